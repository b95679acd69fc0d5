import { type Folded, fold, type Span } from '@/lib/quotation/fold'
import { languageFor } from '@/lib/quotation/language'
import { longestSentence, widenToSentences } from '@/lib/quotation/sentences'
import type { TextBlock } from '../input'

const folds = new WeakMap<TextBlock, Folded>()

function foldedBlock(block: TextBlock): Folded {
  const source = folds.get(block) ?? fold(block.text)
  folds.set(block, source)
  return source
}

/**
 * The first of some spans with one of these offsets in its sentences. Spans and offsets are in order. A span that no offset is near isn't
 * looked at more closely.
 */
export function firstInSentence<Place extends Span>(
  block: TextBlock,
  spans: readonly Place[],
  offsets: readonly number[],
): Place | undefined {
  const source = foldedBlock(block)
  let next = 0
  return spans.find(({ start, end }) => {
    while ((offsets[next] ?? start) < start) next += 1
    const near = [offsets[next - 1], offsets[next]].filter((offset) => offset !== undefined)
    const isNear = near.some(
      (offset) =>
        source.fromOriginal(offset) >= source.fromOriginal(start) - longestSentence &&
        source.fromOriginal(offset) <= source.fromOriginal(end) + longestSentence,
    )
    if (!isNear) return false
    const sentence = sentenceSpan(block, start, end)
    return near.some((offset) => offset >= sentence.start && offset < sentence.end)
  })
}

/** The sentences of a block that a span touches. */
export function sentenceAround(block: TextBlock, start: number, end: number): string {
  const sentence = sentenceSpan(block, start, end)
  return block.text.slice(sentence.start, sentence.end)
}

function sentenceSpan(block: TextBlock, start: number, end: number): Span {
  const source = foldedBlock(block)
  const span = { start: source.fromOriginal(start), end: source.fromOriginal(end) }
  const wide = widenToSentences(source, span, languageFor(block.language, block.text))
  return source.toOriginalSpan(wide.start, wide.end)
}
