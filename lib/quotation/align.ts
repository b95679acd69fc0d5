import { compare } from './compare'
import type { DifferenceClass } from './difference'
import { fold, type Span } from './fold'

/** One run of text on one side of a side-by-side rendering. */
export interface Segment extends Span {
  text: string
  /**
   * OMITTED: words of the passage that the quotation openly leaves out. INTERVENTION: text marked as supplied by the editor. SKIPPED: part of
   * the passage that isn't compared.
   */
  kind: 'EQUAL' | 'CHANGED' | 'OMITTED' | 'INTERVENTION' | 'SKIPPED'
  /** Set on CHANGED. */
  class?: DifferenceClass
  /** Set on CHANGED: the number of its difference, the same on both sides. */
  difference?: number
}

export interface SideBySide {
  /** Segments that cover the untouched quotation and passage without gap or overlap. */
  quotation: Segment[]
  passage: Segment[]
}

type Mark = Omit<Segment, 'text'>

/**
 * Cuts a quotation and its passage into segments to show them side by side, with each difference and its class. The `skipped` ranges of the
 * passage aren't compared.
 */
export function align(
  quotation: string,
  passage: string,
  language: string,
  skipped: readonly Span[] = [],
): SideBySide {
  const held = fold(passage, skipped)
  const { differences, omissions, interventions } = compare(quotation, held, language)
  const changed = (side: 'quotation' | 'passage'): Mark[] =>
    differences.map((difference, index) => ({
      kind: 'CHANGED',
      class: difference.class,
      difference: index,
      start: difference[side].start,
      end: difference[side].end,
    }))
  const supplied = interventions.map(({ start, end }): Mark => ({ kind: 'INTERVENTION', start, end }))
  const omitted = omissions.map(({ passage: { start, end } }): Mark => ({ kind: 'OMITTED', start, end }))
  const apart = held.skipped.map(({ start, end }): Mark => ({ kind: 'SKIPPED', start, end }))
  return {
    quotation: segments(quotation, [...changed('quotation'), ...supplied]),
    passage: segments(passage, [
      ...apart,
      ...[...changed('passage'), ...omitted].flatMap((mark) => around(mark, apart)),
    ]),
  }
}

/** The parts of a mark outside the skipped ranges. */
function around(mark: Mark, skipped: readonly Span[]): Mark[] {
  const parts: Mark[] = []
  let { start } = mark
  for (const range of skipped) {
    if (range.end <= start || range.start >= mark.end) continue
    if (range.start > start) parts.push({ ...mark, start, end: range.start })
    start = range.end
  }
  return start < mark.end ? [...parts, { ...mark, start }] : parts
}

/** Two marks can share a ligature that both touch; the first keeps it. */
function segments(text: string, marks: Mark[]): Segment[] {
  const found: Segment[] = []
  let at = 0
  for (const mark of marks.toSorted((one, other) => one.start - other.start)) {
    const start = Math.max(at, mark.start)
    if (mark.end <= start) continue
    if (start > at) found.push({ kind: 'EQUAL', start: at, end: start, text: text.slice(at, start) })
    found.push({ ...mark, start, text: text.slice(start, mark.end) })
    at = mark.end
  }
  if (at < text.length) found.push({ kind: 'EQUAL', start: at, end: text.length, text: text.slice(at) })
  return found
}
