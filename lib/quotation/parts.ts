import { resemblingPlaces } from './approximate'
import type { Span } from './fold'
import type { Reading } from './interventions'
import { exactPlaces } from './place'

/** The range of the passage that one part of a quotation is compared with, and the sides where missing words aren't a difference. */
export interface Alignment {
  part: Span
  passage: Span
  freeStart: boolean
  freeEnd: boolean
}

/**
 * Matches the parts of a quotation with ranges of a folded passage, forward only. Text between two parts was left out openly. Text before the
 * first and after the last counts, unless the quotation begins or ends with an omission. `null` when a part resembles nothing.
 */
export function layParts(reading: Reading, passage: string): Alignment[] | null {
  const whole = { start: 0, end: passage.length }
  const freeStart = reading.opensWithOmission
  const freeEnd = reading.closesWithOmission
  const isCut = reading.interventions.some((intervention) => intervention.kind === 'OMISSION')
  if (!isCut) return [{ part: { start: 0, end: reading.plain.length }, passage: whole, freeStart, freeEnd }]
  if (reading.parts.length === 0) return null
  const alignments: Alignment[] = []
  let from = 0
  for (const [index, part] of reading.parts.entries()) {
    const place = nextPlace(passage, reading.plain.slice(part.start, part.end), from)
    if (!place) return null
    alignments.push({
      part,
      passage: place,
      freeStart: index > 0 || freeStart,
      freeEnd: index < reading.parts.length - 1 || freeEnd,
    })
    from = place.end
  }
  const first = alignments[0]
  const last = alignments.at(-1)
  if (first && !freeStart) first.passage = { ...first.passage, start: 0 }
  if (last && !freeEnd) last.passage = { ...last.passage, end: passage.length }
  return alignments
}

function nextPlace(passage: string, words: string, from: number): Span | undefined {
  const exact = exactPlaces(passage, words, from, passage.length, 1)[0]
  if (exact) return exact
  return resemblingPlaces(passage, words, from, passage.length)[0]
}
