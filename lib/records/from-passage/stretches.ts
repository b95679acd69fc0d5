import { skippedBy } from '@/lib/holdings/skipped-text'
import type { LayerSpan } from '@/lib/holdings/spans'
import { merged, type Range } from '@/lib/text/remaining-text'

/** The longest stretch, in UTF-16 units: a text without paragraphs is offered in pieces of this length. */
const LONGEST = 4000

const word = /[\p{L}\p{N}]/u

/** Where paragraphs end: at empty lines, or at every line end of a text that has none. */
function paragraphsOf(text: string): Range[] {
  const ends = /\n[^\S\n]*\n/.test(text) ? /\n(?:[^\S\n]*\n)+/g : /\n+/g
  const ranges: Range[] = []
  let start = 0
  for (const { index, 0: end } of text.matchAll(ends)) {
    ranges.push({ start, end: index })
    start = index + end.length
  }
  return [...ranges, { start, end: text.length }].flatMap((range) => inPieces(text, range))
}

/** A range in pieces that are not too long, cut after a line or a word. */
function inPieces(text: string, { start, end }: Range): Range[] {
  const pieces: Range[] = []
  let from = start
  while (end - from > LONGEST) {
    const piece = text.slice(from, from + LONGEST)
    const cut = Math.max(piece.lastIndexOf('\n'), piece.lastIndexOf(' '))
    const to = from + (cut > 0 ? cut + 1 : LONGEST)
    pieces.push({ start: from, end: to })
    from = to
  }
  return [...pieces, { start: from, end }]
}

/** What the ranges leave of a range. Both are in order, and so are those after `from`; gives where to go on. */
function without({ start, end }: Range, ranges: readonly Range[], from: number): [Range[], number] {
  const left: Range[] = []
  let at = start
  let index = from
  for (let range = ranges[index]; range && range.start < end; range = ranges[index]) {
    if (range.start > at) left.push({ start: at, end: range.start })
    at = Math.max(at, range.end)
    if (range.end > end) break
    index += 1
  }
  return [at < end ? [...left, { start: at, end }] : left, index]
}

/**
 * The stretches of the text of a copy that no record uses yet, in order: each at most a paragraph, with words in it, and without spaces, notes or
 * page heads at its ends. `used` are ranges in any order. Work is linear in the text.
 */
export function unusedStretches(text: string, spans: readonly LayerSpan[], used: readonly Range[]): Range[] {
  const taken = merged([...used])
  const skipped = skippedBy('BODY', text.length, spans)
  const found: Range[] = []
  let next = 0
  let nextSkipped = 0
  for (const paragraph of paragraphsOf(text)) {
    const [free, index] = without(paragraph, taken, next)
    next = index
    for (const range of free) {
      const [words, at] = without(range, skipped, nextSkipped)
      nextSkipped = at
      const withWords = words.filter(({ start, end }) => word.test(text.slice(start, end)))
      const [first, last] = [withWords.at(0), withWords.at(-1)]
      if (!first || !last) continue
      const inFirst = text.slice(first.start, first.end)
      const start = first.start + inFirst.length - inFirst.trimStart().length
      found.push({ start, end: last.start + text.slice(last.start, last.end).trimEnd().length })
    }
  }
  return found
}
