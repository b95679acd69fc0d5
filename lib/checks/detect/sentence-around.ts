import { type Folded, fold } from '@/lib/quotation/fold'
import { languageFor } from '@/lib/quotation/language'
import { widenToSentences } from '@/lib/quotation/sentences'
import type { TextBlock } from '../input'

const folds = new WeakMap<TextBlock, Folded>()

/** The sentences of a block that a span touches. */
export function sentenceAround(block: TextBlock, start: number, end: number): string {
  const source = folds.get(block) ?? fold(block.text)
  folds.set(block, source)
  const span = { start: source.fromOriginal(start), end: source.fromOriginal(end) }
  const wide = widenToSentences(source, span, languageFor(block.language, block.text))
  const { start: from, end: to } = source.toOriginalSpan(wide.start, wide.end)
  return block.text.slice(from, to)
}
