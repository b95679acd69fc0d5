import 'server-only'
import { env } from '@/lib/env'

/** Searches that may wait for their turn. */
const MOST_WAITING = 50

// Shared with the proxy, which Next bundles separately from the pages.
const kept = globalThis as typeof globalThis & {
  steleSearches?: { running: number; waiting: (() => void)[] }
}
kept.steleSearches ??= { running: 0, waiting: [] }
const searches = kept.steleSearches

/** True when so many searches wait that another one should come back later. */
export const isCrowded = (): boolean => searches.waiting.length >= MOST_WAITING

/**
 * Runs a search, at most `STELE_SEARCHES` at the same time and in the order of their calls. However many arrive, most connections to the database
 * stay free for readers and members.
 */
export async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (searches.running < env.STELE_SEARCHES) searches.running += 1
  else await new Promise<void>((resolve) => searches.waiting.push(resolve))
  try {
    return await work()
  } finally {
    // The next one takes over this turn.
    const next = searches.waiting.shift()
    if (next) next()
    else searches.running -= 1
  }
}
