// Runs in a thread of its own (compare-aside.ts).
import type { Part } from '../parts'
import { comparisonOf, type Difference } from './compare'

export type Contents = { before: readonly Part[]; after: readonly Part[]; milliseconds: number }

/** The differences, part by part. Parts that are not compared when the time is over are shown as replaced. */
export default ({ before, after, milliseconds }: Contents): Difference[] =>
  comparisonOf(before, after, Date.now() + milliseconds)
