import { merged, type Range, withoutRanges } from '@/lib/text/remaining-text'
import { type LayerSpan, type SpanKind, skippedKinds } from './spans'

/**
 * How a stretch of a text layer is read: the running text without what interrupts it, the notes only, or everything that the layer has
 * (deleted or hidden text, a running head).
 */
export type LayerReading = 'BODY' | 'NOTES' | 'ALL'

/** No document has these as words, wherever they are. */
const neverWords: readonly SpanKind[] = ['NOTE_MARKER', 'CUE_TIME']
/** What a document has, and says that it isn't its text, or doesn't show. */
export const withdrawnKinds: readonly SpanKind[] = ['DELETED', 'HIDDEN', 'COVERED']
/** Kinds that change how the words of a passage read. */
const changingKinds: readonly SpanKind[] = [...skippedKinds, 'INVISIBLE']

const isWord = /[\p{L}\p{N}]/u

const rangesOf = (spans: readonly LayerSpan[], kinds: readonly SpanKind[]): Range[] =>
  spans.filter(({ kind }) => kinds.includes(kind))

/** The ranges of a text that this reading leaves out. */
export function skippedBy(reading: LayerReading, length: number, spans: readonly LayerSpan[]): Range[] {
  if (reading === 'BODY') return merged(rangesOf(spans, skippedKinds))
  if (reading === 'ALL') return merged(rangesOf(spans, neverWords))
  const notes = merged(rangesOf(spans, ['NOTE']))
  const around = [0, ...notes.map(({ end }) => end)].map((start, index) => ({
    start,
    end: notes[index]?.start ?? length,
  }))
  return merged([...around, ...rangesOf(spans, [...neverWords, ...withdrawnKinds])])
}

/** The first reading in which a text with these spans has words. */
export function readingOf(text: string, spans: readonly LayerSpan[]): LayerReading {
  const hasWords = (reading: LayerReading) =>
    isWord.test(withoutRanges(text, skippedBy(reading, text.length, spans)).text)
  if (spans.length === 0 || hasWords('BODY')) return 'BODY'
  return hasWords('NOTES') ? 'NOTES' : 'ALL'
}

/** The ranges of a passage, by its text and its spans, that aren't compared. */
export const skippedIn = (text: string, spans: readonly LayerSpan[]): Range[] =>
  spans.length === 0 ? [] : skippedBy(readingOf(text, spans), text.length, spans)

/** A passage as words: its text without the spans that aren't compared. */
export const wordsOf = (text: string, spans: readonly LayerSpan[]): string =>
  withoutRanges(text, skippedIn(text, spans)).text

/** The spans that touch a range of a text layer, with offsets from its start. */
export const spansWithin = (spans: readonly LayerSpan[], { start, end }: Range): LayerSpan[] =>
  spans
    .filter((span) => span.start < end && start < span.end)
    .map((span) => ({
      kind: span.kind,
      start: Math.max(span.start, start) - start,
      end: Math.min(span.end, end) - start,
    }))

/** The spans of a passage that change how it reads, with offsets from its start, in a fixed order. */
export const changingSpans = (spans: readonly LayerSpan[], range: Range): LayerSpan[] =>
  spansWithin(spans, range)
    .filter(({ kind }) => changingKinds.includes(kind))
    .toSorted(
      (one, other) => one.start - other.start || one.end - other.end || (one.kind < other.kind ? -1 : 1),
    )

type PlacedPassage = {
  exact: string
  prefix: string
  suffix: string
  start: number
  end: number
  spans?: readonly LayerSpan[]
}

/** The words of a passage and of the text kept around it, without the spans that aren't compared. */
export function wordsAround(passage: PlacedPassage): { exact: string; prefix: string; suffix: string } {
  const { exact, prefix, suffix, start, end, spans = [] } = passage
  const reading = readingOf(exact, spansWithin(spans, { start, end }))
  const words = (text: string, from: number) => {
    const within = spansWithin(spans, { start: from, end: from + text.length })
    return withoutRanges(text, skippedBy(reading, text.length, within)).text
  }
  return {
    exact: words(exact, start),
    prefix: words(prefix, start - prefix.length),
    suffix: words(suffix, end),
  }
}
