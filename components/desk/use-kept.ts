'use client'

import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { readEntry, writeEntry } from './kept-entries'
import { shownAgain } from './kept-text'

async function read<Value>(key: string, schema: z.ZodType<Value>, from: string): Promise<Value | null> {
  const entry = z.object({ from: z.literal(from), value: schema })
  return entry.safeParse(await readEntry(key)).data?.value ?? null
}

/**
 * The unfinished input of a form, or null. It is kept in this browser, encrypted for the member, until it is set to null, so that neither a
 * crash nor an expired session loses it. It appears after the first paint, because the server doesn't know it. `key` names member and form; `from` is the saved value it
 * was begun from: input begun from another value is not restored. `onFound` is called before it is restored; `wasFound` is true when it was
 * begun before the page was opened. What is found stays, whatever was changed before it was read; `together` can add of those changes what
 * replaces nothing: it gets what was found, and that with the changes.
 */
export function useKept<Value>(
  key: string,
  schema: z.ZodType<Value>,
  {
    from = '',
    onFound,
    together,
  }: {
    from?: string
    onFound?: (value: Value) => void
    together?: (found: Value, changed: Value) => Value
  } = {},
) {
  const [kept, setKept] = useState<Value | null>(null)
  const [wasFound, setFound] = useState(false)
  // A server's answer can arrive between two keystrokes, so each change starts from the latest value.
  const latest = useRef<Value | null>(null)
  /** The entry that was read already. Until then nothing is written, because an earlier value would be lost. */
  const wasRead = useRef('')
  /** The changes until then. */
  const early = useRef<((before: Value | null) => Value | null)[]>([])
  const entry = `${key} ${from}`
  useEffect(() => {
    if (wasRead.current === entry) return
    let current = true
    void read(key, schema, from).then((found) => {
      if (!current) return
      wasRead.current = entry
      const changes = early.current
      early.current = []
      if (found === null) {
        const value = latest.current
        if (changes.length > 0) void writeEntry(key, value === null ? null : { from, value })
        return
      }
      const value =
        together && changes.length > 0
          ? together(
              found,
              changes.reduce((now, next) => next(now) ?? now, found),
            )
          : found
      if (value !== found) void writeEntry(key, { from, value })
      shownAgain(key)
      onFound?.(value)
      latest.current = value
      setKept(value)
      setFound(true)
    })
    return () => {
      current = false
    }
  }, [key, schema, from, onFound, together, entry])
  const change = (next: (before: Value | null) => Value | null) => {
    const value = next(latest.current)
    latest.current = value
    setKept(value)
    if (value === null) setFound(false)
    if (wasRead.current !== entry) early.current.push(next)
    else void writeEntry(key, value === null ? null : { from, value })
  }
  return { kept, wasFound, change }
}
