import { skippedBy } from '@/lib/holdings/skipped-text'
import type { LayerSpan } from '@/lib/holdings/spans'
import { type Folded, fold, foldPart, locate, type Span } from '@/lib/quotation'
import { contextIn } from '@/lib/quotation/locate'
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

/** A text folded for a search: as running text, then its notes, then everything that it has. */
export const foldedFor = ({ text, spans }: Pick<Search, 'text' | 'spans'>): Folded[] =>
  spans.length === 0
    ? [fold(text)]
    : (['BODY', 'NOTES', 'ALL'] as const).map((reading) => fold(text, skippedBy(reading, text.length, spans)))

/** The spans of each folded reading that have exactly these words, whatever is around them. None for words without a letter or digit. */
export function wordsIn(readings: readonly Folded[], exact: string): Span[][] {
  const words = fold(exact).folded.trim()
  return readings.map(({ folded }) =>
    /[\p{L}\p{N}]/u.test(words) ? exactPlaces(folded, words, 0, folded.length, MOST_PLACES) : [],
  )
}

/** The same places in the text, each once. */
export function placesIn(readings: readonly Folded[], words: readonly Span[][]): Span[] {
  const places = readings.flatMap((reading, index) =>
    (words[index] ?? []).map(({ start, end }) => reading.toOriginalSpan(start, end)),
  )
  return [...new Map(places.map((place) => [`${place.start} ${place.end}`, place])).values()]
}

/**
 * Searches for a passage of one copy in the text of another. FOUND in the first reading in which exactly this text (after folding) is in one
 * place with a matching context. Similar passages of the running text are suggestions for a person and are never chosen. Finding them takes
 * long; without `guesses` it is skipped. `words` are the `wordsIn` of the passage.
 */
export function searchIn(
  readings: readonly Folded[],
  passage: Sought,
  guesses = true,
  words = wordsIn(readings, passage.exact),
): Searched {
  const [body] = readings
  const exactly = readings.map((reading, index) => exactIn(reading, passage, words[index] ?? []))
  const found =
    exactly.find(({ outcome }) => outcome === 'FOUND') ?? exactly.find(({ outcome }) => outcome === 'SEVERAL')
  if (found) return found
  if (body && guesses) return similarIn(body, passage)
  return exactly[0] ?? { outcome: 'NOT_FOUND', candidates: [] }
}

/**
 * The place of a passage in one reading, of those that have its words. Dots or brackets, which mark omissions in a quotation, are plain text in a
 * passage, so `locate`, which reads all of the text for them, isn't asked.
 */
function exactIn(layer: Folded, { exact, ...context }: Sought, places: readonly Span[]): Searched {
  const words = fold(exact).folded.trim()
  const spansOf = (those: readonly Span[]) =>
    those.slice(0, MOST).map(({ start, end }) => layer.toOriginalSpan(start, end))
  if (places.length === 0) {
    // Also words that are there only as parts of others are for a person.
    const at = words === '' ? -1 : layer.folded.indexOf(words)
    const parts = at < 0 ? [] : [{ start: at, end: at + words.length }]
    return { outcome: 'NOT_FOUND', candidates: spansOf(parts) }
  }
  const fitting = places.filter(contextIn(layer, context))
  const [found] = spansOf(fitting)
  if (!found) return { outcome: 'NOT_FOUND', candidates: spansOf(places) }
  if (fitting.length > 1) return { outcome: 'SEVERAL', candidates: spansOf(fitting) }
  const isWhole = foldPart(layer, found.start, found.end).folded === words
  return isWhole ? { outcome: 'FOUND', place: found } : { outcome: 'NOT_FOUND', candidates: [found] }
}

/** Similar passages, by the engine that compares quotations. */
function similarIn(layer: Folded, { exact, prefix, suffix }: Sought): Searched {
  const { reason, parts, candidates } = locate(exact, layer, { prefix, suffix })
  const [first] = parts
  const whole = first ? [{ start: first.start, end: parts.at(-1)?.end ?? first.end }] : []
  return {
    outcome: reason === 'SEVERAL_PLACES' ? 'SEVERAL' : 'NOT_FOUND',
    candidates: [...whole, ...candidates].slice(0, MOST),
  }
}
