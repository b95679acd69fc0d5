import { randomBytes } from 'node:crypto'
import { MINUTE_MS } from '@/lib/durations'
import type { ReportInput } from './schema'

/** What a reader typed in a form that was refused. */
export type RefusedReport = Pick<ReportInput, 'text'> & { name: string; email: string }

const MINUTES = 15
/** The most forms that are kept, so that no one can fill the memory with them. */
const MOST = 200

type Kept = RefusedReport & { until: number }

// One map for all bundles of the server.
const shared = globalThis as typeof globalThis & { steleRefused?: Map<string, Kept> }
shared.steleRefused ??= new Map()
const refused = shared.steleRefused

/**
 * Keeps what was typed in the memory of this process for some minutes, so that the form can be shown again with it, also without a script. Nothing
 * of a refused report reaches the database or the disk. Returns the word by which `refusedReport` finds it.
 */
export function keepRefused(typed: RefusedReport, now = Date.now()): string {
  for (const [word, { until }] of refused) if (until <= now || refused.size >= MOST) refused.delete(word)
  const word = randomBytes(18).toString('base64url')
  refused.set(word, { ...typed, until: now + MINUTES * MINUTE_MS })
  return word
}

/** What was typed in the refused form of this word; null after some minutes, and in another process. */
export function refusedReport(word: string, now = Date.now()): RefusedReport | null {
  const kept = refused.get(word)
  return kept && kept.until > now ? { text: kept.text, name: kept.name, email: kept.email } : null
}
