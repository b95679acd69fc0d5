'use client'

import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'

/** Storage may be full or switched off: then nothing outlasts the page, and nothing else changes. */
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
 * What was begun in a form and not finished, or null: kept in this browser until it is set to null, so that neither a crash nor an expired
 * sign-in loses it. What was kept is there after the first paint, as the server knows nothing of it. `key` names member and place; `from` is
 * what stood there when it was begun: what was to change something else by now is not brought back. `onFound` is told of it beforehand;
 * `wasFound` says that it was begun before the page was opened.
 */
export function useKept<Value>(
  key: string,
  schema: z.ZodType<Value>,
  { from = '', onFound }: { from?: string; onFound?: (value: Value) => void } = {},
) {
  const [kept, setKept] = useState<Value | null>(null)
  const [wasFound, setFound] = useState(false)
  // Answers of the archive come between two strokes: each change is made from the last.
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
