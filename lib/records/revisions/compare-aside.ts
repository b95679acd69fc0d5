import { inThread, LimitReached } from '@/lib/workers/threads'
import type { Part } from '../parts'
import { comparisonOf, type Difference } from './compare'
import type { Contents } from './thread'

/** Up to this sum, over the changed parts, of the product of both lengths, comparing takes less than 50 ms. */
const LARGE = 1_000_000
const SECONDS = 10
/** The work ends by itself at this time, with the parts that it has compared. */
const MILLISECONDS = 6_000

const inAThread = inThread<Contents, Difference[]>('lib/records/revisions/thread.ts', SECONDS)

function costOf(before: readonly Part[], after: readonly Part[]): number {
  const earlier = new Map(before.map(({ key, text }) => [key, text]))
  return after.reduce((sum, { key, text }) => {
    const old = earlier.get(key) ?? ''
    return old === text ? sum : sum + old.length * text.length
  }, 0)
}

/**
 * The differences from `before` to `after`, part by part (see `comparisonOf`): of long texts in a thread, so that it doesn't stop the server.
 * Parts for which a limit of time or memory leaves nothing are shown as replaced. `who` asks; members take turns.
 */
export async function compareAside(
  who: string,
  before: readonly Part[],
  after: readonly Part[],
): Promise<Difference[]> {
  if (costOf(before, after) < LARGE) return comparisonOf(before, after)
  try {
    return await inAThread(who, { before, after, milliseconds: MILLISECONDS })
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error
    return comparisonOf(before, after, 0)
  }
}
