// Runs in a thread of its own (align-aside.ts).
import { align, type SideBySide } from './align'
import type { Span } from './fold'

/** A quotation and the passage that it is compared with, without the skipped ranges. */
export type Pair = { quotation: string; passage: string; skipped?: readonly Span[]; language: string }

/** The result for each pair, in their order. Pairs are compared until the time for that is over; null for the rest. */
export default function alignAll({
  pairs,
  milliseconds,
}: {
  pairs: readonly Pair[]
  milliseconds: number
}): (SideBySide | null)[] {
  const until = Date.now() + milliseconds
  return pairs.map(({ quotation, passage, language, skipped }) =>
    Date.now() < until ? align(quotation, passage, language, skipped) : null,
  )
}
