'use client'

import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'

/** Runs work on the browser's storage. It may be full or disabled: then nothing is kept, and nothing else changes. */
function quietly<Result>(work: () => Result): Result | null {
  try {
    return work()
  } catch {
    return null
  }
}

function read<Value>(key: string, schema: z.ZodType<Value>, from: string): Value | null {
  const entry = z.object({ from: z.literal(from), value: schema })
  return quietly(() => entry.parse(JSON.parse(localStorage.getItem(key) ?? '')).value)
}

function write(key: string, entry: { from: string; value: unknown } | null) {
  quietly(() =>
    entry === null ? localStorage.removeItem(key) : localStorage.setItem(key, JSON.stringify(entry)),
  )
}

/**
 * The unfinished input of a form, or null. It is kept in this browser until it is set to null, so that neither a crash nor an expired session
 * loses it. It appears after the first paint, because the server doesn't know it. `key` names member and form; `from` is the saved value it
 * was begun from: input begun from another value is not restored. `onFound` is called before it is restored; `wasFound` is true when it was
 * begun before the page was opened.
 */
export function useKept<Value>(
  key: string,
  schema: z.ZodType<Value>,
  { from = '', onFound }: { from?: string; onFound?: (value: Value) => void } = {},
) {
  const [kept, setKept] = useState<Value | null>(null)
  const [wasFound, setFound] = useState(false)
  // A server's answer can arrive between two keystrokes, so each change starts from the latest value.
  const latest = useRef<Value | null>(null)
  useEffect(() => {
    const found = read(key, schema, from)
    if (found === null) return
    onFound?.(found)
    latest.current = found
    setKept(found)
    setFound(true)
  }, [key, schema, from, onFound])
  const change = (next: (before: Value | null) => Value | null) => {
    const value = next(latest.current)
    latest.current = value
    setKept(value)
    if (value === null) setFound(false)
    write(key, value === null ? null : { from, value })
  }
  return { kept, wasFound, change }
}
