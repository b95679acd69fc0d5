import { inThread, LimitReached } from '@/lib/workers/threads'
import { align, type SideBySide } from './align'
import type { Pair } from './thread'

/** Up to this sum of the costs of pairs, comparing takes less than 50 ms. */
const LARGE = 500_000
/** The cost of a character of two texts of which one contains the other: they are read, and nothing is searched. */
const SAME = 20
/** The work ends by itself at this time, with the pairs that it has compared. */
const MILLISECONDS = 6_000
/** For the start of the thread and a pair that takes long. */
const MORE_SECONDS = 4

const inAThread = (seconds: number) =>
  inThread<{ pairs: readonly Pair[]; milliseconds: number }, (SideBySide | null)[]>(
    'lib/quotation/thread.ts',
    seconds,
  )

const costOf = ({ quotation, passage }: Pair): number =>
  passage.includes(quotation) || quotation.includes(passage)
    ? SAME * (quotation.length + passage.length)
    : quotation.length * passage.length

/**
 * Cuts pairs of texts into segments to show them side by side, in their order: what takes long in a thread, so that it doesn't stop the
 * server. Null for a pair whose comparison a limit of time or memory ended. `who` asks; members take turns.
 */
export async function alignAside(
  who: string,
  pairs: readonly Pair[],
  milliseconds = MILLISECONDS,
): Promise<(SideBySide | null)[]> {
  const found: (SideBySide | null)[] = pairs.map(() => null)
  const byCost = pairs
    .map((pair, index) => ({ pair, index, cost: costOf(pair) }))
    .toSorted((one, other) => one.cost - other.cost)
  let sum = 0
  const large = byCost.filter(({ pair, index, cost }) => {
    sum += cost
    if (sum > LARGE) return true
    found[index] = align(pair.quotation, pair.passage, pair.language, pair.skipped)
    return false
  })
  if (large.length === 0) return found
  try {
    const aligned = await inAThread(milliseconds / 1000 + MORE_SECONDS)(who, {
      pairs: large.map(({ pair }) => pair),
      milliseconds,
    })
    for (const [at, { index }] of large.entries()) found[index] = aligned[at] ?? null
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error
  }
  return found
}
