import 'server-only'
import { cache } from 'react'

/** How long a page waits for what this process has read before, in milliseconds. */
const PATIENCE = 2_000

// Shared with other bundles of this process.
const kept = globalThis as typeof globalThis & { steleLastKnown?: Map<string, unknown> }
kept.steleLastKnown ??= new Map()
const values = kept.steleLastKnown

/**
 * A read for the frame of public pages, made once a request. While the database doesn't answer, it gives what this process read last, or
 * `unset` if it read nothing yet, so that the page that says so still has a frame.
 */
export const lastKnown = <Value>(name: string, read: () => Promise<Value>, unset: Value) =>
  cache(async (): Promise<Value> => {
    const reading = read().then((value) => {
      values.set(name, value)
      return value
    })
    if (!values.has(name)) return reading.catch(() => unset)
    // Only `read` of the same name writes here.
    const known = values.get(name) as Value
    const patience = new Promise<Value>((resolve) => setTimeout(resolve, PATIENCE, known).unref())
    return Promise.race([reading, patience]).catch(() => known)
  })
