// Also runs in a thread of its own (typed-quotation.ts).
import type { LayerSpan } from '@/lib/holdings/spans'
import { examine, type Folded, fold, type Location, locate, type Span } from '@/lib/quotation'
import { foldedFor } from '@/lib/quotation/other-text/search'

/** Typed words to find in a text. `within` is the range that they were chosen in: of several places, the one there that begins the nearest. */
export type TypedQuotation = {
  text: string
  spans: readonly LayerSpan[]
  language: string
  words: string
  within?: (Span & { near: number }) | undefined
}

/**
 * Where a text has the words. FOUND: in one place, word for word. SEVERAL: in each of these places, for a person to choose from. DIFFERS: one
 * place is similar, with what differs there.
 */
export type FoundQuotation = {
  outcome: 'FOUND' | 'SEVERAL' | 'DIFFERS' | 'NOT_FOUND'
  places: Span[]
  differences: { quotation: string; passage: string }[]
}

const MOST_PLACES = 50
const MOST_DIFFERENCES = 5

const placeOf = ({ parts }: Location): Span => ({ start: parts[0]?.start ?? 0, end: parts.at(-1)?.end ?? 0 })

function nearest(
  places: readonly Span[],
  { near, ...range }: NonNullable<TypedQuotation['within']>,
): Span | null {
  const there = places.filter(({ start, end }) => range.start <= start && end <= range.end)
  return there.toSorted((one, other) => Math.abs(one.start - near) - Math.abs(other.start - near))[0] ?? null
}

function exactly(words: string, layer: Folded, within: TypedQuotation['within']): FoundQuotation | null {
  if (fold(words).folded === '') return null
  const found = locate(words, layer)
  if (found.status === 'FOUND') return { outcome: 'FOUND', places: [placeOf(found)], differences: [] }
  const places = found.reason === 'SEVERAL_PLACES' ? found.candidates.slice(0, MOST_PLACES) : []
  const one = within && nearest(places, within)
  if (one) return { outcome: 'FOUND', places: [one], differences: [] }
  return places.length > 0 ? { outcome: 'SEVERAL', places, differences: [] } : null
}

/** The places that have the words in other capital letters, in the order of the text. */
function inAnyCase(words: string, layer: Folded): Span[] {
  const [sought, text] = [fold(words).folded.toLowerCase(), layer.folded.toLowerCase()]
  // A few letters have another length in small letters, so that offsets would not be the same.
  if (sought === '' || text.length !== layer.folded.length) return []
  const places: Span[] = []
  for (
    let at = text.indexOf(sought);
    at >= 0 && places.length < MOST_PLACES;
    at = text.indexOf(sought, at + 1)
  )
    places.push(layer.toOriginalSpan(at, at + sought.length))
  return places
}

/** Finds typed words in the text of a copy: word for word in the running text, then in notes and the rest, then in any case, then similar. */
export default function findTyped({ text, spans, language, words, within }: TypedQuotation): FoundQuotation {
  const readings = foldedFor({ text, spans })
  for (const layer of readings) {
    const found = exactly(words, layer, within)
    if (found) return found
  }
  const [body = fold(text)] = readings
  const places = inAnyCase(words, body)
  if (places.length > 1) return { outcome: 'SEVERAL', places, differences: [] }
  const { location, comparison } = examine(words, body, language)
  const place = places[0] ?? (location.status === 'APPROXIMATE' ? placeOf(location) : null)
  if (!place) return { outcome: 'NOT_FOUND', places: [], differences: [] }
  const differences = (comparison?.differences ?? [])
    .slice(0, MOST_DIFFERENCES)
    .map(({ quotation, passage }) => ({ quotation: quotation.text, passage: passage.text }))
  return { outcome: 'DIFFERS', places: [place], differences }
}
