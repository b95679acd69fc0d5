import { compare } from './compare'
import type { DifferenceClass } from './difference'
import type { Span } from './fold'

/** One run of text on one side of a side-by-side rendering. */
export interface Segment extends Span {
  text: string
  /** OMITTED: words of the passage that the quotation openly leaves out. INTERVENTION: text marked as supplied by the editor. */
  kind: 'EQUAL' | 'CHANGED' | 'OMITTED' | 'INTERVENTION'
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

/** Cuts a quotation and its passage into segments to show them side by side, with each difference and its class. */
export function align(quotation: string, passage: string, language: string): SideBySide {
  const { differences, omissions, interventions } = compare(quotation, passage, language)
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
  return {
    quotation: segments(quotation, [...changed('quotation'), ...supplied]),
    passage: segments(passage, [...changed('passage'), ...omitted]),
  }
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
