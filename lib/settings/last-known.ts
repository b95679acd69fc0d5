import 'server-only'
import { cache } from 'react'
import { isCutOff } from '@/lib/page-store/answering'
import { doubt } from '@/lib/page-store/known-changes'

/** Milliseconds that a page waits for the database before it uses the value read last. */
const TIMEOUT_MS = 2_000

// Shared by all bundles of this process.
const kept = globalThis as typeof globalThis & { steleLastKnown?: Map<string, unknown> }
kept.steleLastKnown ??= new Map()
const values = kept.steleLastKnown

/**
 * Makes a read for the header and footer of public pages, run once per request. While the database doesn't answer, it returns the value that
 * this process read last, or `unset` if there is none, so that the error page still has a header and a footer. `readLast` of it returns that
 * value without asking the database, which it asks only while this process has read none.
 */
export function lastKnown<Value>(name: string, read: () => Promise<Value>, unset: Value) {
  const current = cache(async (): Promise<Value> => {
    // Only the read with this name writes the entry.
    const fallback = () => {
      doubt()
      return values.has(name) ? (values.get(name) as Value) : unset
    }
    if (isCutOff()) return fallback()
    const reading = read().then((value) => {
      values.set(name, value)
      return value
    })
    if (!values.has(name)) return reading.catch(fallback)
    const late = new Promise<null>((resolve) => setTimeout(resolve, TIMEOUT_MS, null).unref())
    const first = await Promise.race([reading.then((value) => ({ value })), late]).catch(() => null)
    return first ? first.value : fallback()
  })
  const readLast = async (): Promise<Value> => (values.has(name) ? (values.get(name) as Value) : current())
  return Object.assign(current, { readLast })
}
