import { skippedBy } from '@/lib/holdings/skipped-text'
import type { LayerSpan } from '@/lib/holdings/spans'
import { type Folded, fold, foldPart, locate, type Span } from '@/lib/quotation'
import { exactPlaces } from '@/lib/quotation/place'

export type Sought = { exact: string; prefix: string; suffix: string }

/**
 * Passages to search for in a text, and for how many milliseconds similar ones are suggested. `everywhere`: results also list each place that
 * has the words of the passage; `ONLY`: nothing else is searched for.
 */
export type Search = {
  text: string
  spans: readonly LayerSpan[]
  passages: readonly Sought[]
  guessing: number
  everywhere?: boolean | 'ONLY'
}

/** The result of a search in a better copy: found in exactly one place with the same context, or for a person to decide. */
export type Searched = { places?: readonly Span[] } & (
  | { outcome: 'FOUND'; place: Span }
  | { outcome: 'NOT_FOUND' | 'SEVERAL'; candidates: Span[] }
)

const MOST = 10

/** The most places that are listed or counted. */
const MOST_PLACES = 1_000

/**
 * Every place that has exactly these words after folding, in any reading, whatever is around them. None for words without a letter or digit.
 */
export function placesIn(readings: readonly Folded[], exact: string): Span[] {
  const words = fold(exact).folded.trim()
  if (!/[\p{L}\p{N}]/u.test(words)) return []
  const places = readings.flatMap((reading) =>
    exactPlaces(reading.folded, words, 0, reading.folded.length, MOST_PLACES).map(({ start, end }) =>
      reading.toOriginalSpan(start, end),
    ),
  )
  return [...new Map(places.map((place) => [`${place.start} ${place.end}`, place])).values()]
}

/** A text folded for a search: as running text, then its notes, then everything that it has. */
export const foldedFor = ({ text, spans }: Pick<Search, 'text' | 'spans'>): Folded[] =>
  spans.length === 0
    ? [fold(text)]
    : (['BODY', 'NOTES', 'ALL'] as const).map((reading) => fold(text, skippedBy(reading, text.length, spans)))

/** The first reading in which the passage is found. Similar passages are suggested from the running text only. */
export function searchIn([body, ...others]: readonly Folded[], passage: Sought, guesses = true): Searched {
  if (!body) return { outcome: 'NOT_FOUND', candidates: [] }
  const exactly = [body, ...others].map((layer) => searchReading(layer, passage, false))
  const found =
    exactly.find(({ outcome }) => outcome === 'FOUND') ?? exactly.find(({ outcome }) => outcome === 'SEVERAL')
  return found ?? searchReading(body, passage, guesses)
}

/**
 * Searches for a passage of one copy in the text of another, by the engine that compares quotations. FOUND only where exactly this text
 * (after folding) is in one place with a matching context. Similar passages are suggestions for a person and are never chosen. Finding them
 * takes long; without `guesses` it is skipped.
 */
function searchReading(layer: Folded, { exact, prefix, suffix }: Sought, guesses = true): Searched {
  if (!guesses && !layer.folded.includes(fold(exact).folded)) return { outcome: 'NOT_FOUND', candidates: [] }
  const found = locate(exact, layer, { prefix, suffix })
  if (found.status === 'ORPHAN' || found.status === 'NOT_FOUND') {
    const outcome = found.reason === 'SEVERAL_PLACES' ? 'SEVERAL' : 'NOT_FOUND'
    return { outcome, candidates: found.candidates.slice(0, MOST) }
  }
  const [start, end] = [found.parts[0]?.start ?? 0, found.parts.at(-1)?.end ?? 0]
  // Dots or brackets mark omissions in a quotation. In a passage they are plain text.
  const isWhole = foldPart(layer, start, end).folded === fold(exact).folded
  return found.status === 'FOUND' && isWhole
    ? { outcome: 'FOUND', place: { start, end } }
    : { outcome: 'NOT_FOUND', candidates: [{ start, end }] }
}
