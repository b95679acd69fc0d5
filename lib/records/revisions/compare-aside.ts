import { inThread, LimitReached } from '@/lib/workers/threads'
import type { Part } from '../parts'
import { comparisonOf, type Difference } from './compare'
import type { Contents } from './thread'

/** Up to this sum, over the changed parts, of the product of both lengths, comparing takes less than 50 ms. */
const LARGE = 1_000_000
/** The work ends by itself at this time, with the parts that it has compared. */
const MILLISECONDS = 6_000
/** For the start of the thread and a part that takes long. */
const MORE_SECONDS = 4

const inAThread = (seconds: number) =>
  inThread<Contents, Difference[]>('lib/records/revisions/thread.ts', seconds)

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
  milliseconds = MILLISECONDS,
): Promise<Difference[]> {
  if (costOf(before, after) < LARGE) return comparisonOf(before, after)
  try {
    return await inAThread(milliseconds / 1000 + MORE_SECONDS)(who, { before, after, milliseconds })
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error
    return comparisonOf(before, after, 0)
  }
}
