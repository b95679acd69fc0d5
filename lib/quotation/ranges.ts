import type { Span } from './fold'
import type { Alignment } from './parts'
import { type Stretch, stretchesOf } from './stretches'
import type { Token } from './tokens'

/** Token indices of one part on both sides, the end excluded. */
export interface Range {
  quotation: [from: number, to: number]
  passage: [from: number, to: number]
}

/** The most tokens beside an approximate range that can belong to it. */
const reach = 16

/** Returns the tokens of each part on both sides. Moves free edges to the first and last words of the part. */
export function rangesOf(
  alignments: readonly Alignment[],
  quoted: readonly Token[],
  held: readonly Token[],
): Range[] {
  const ranges = alignments.map((alignment) => ({
    quotation: within(quoted, alignment.part),
    passage: within(held, alignment.passage),
  }))
  for (const [index, range] of ranges.entries()) {
    const alignment = alignments[index]
    const earliest = ranges[index - 1]?.passage[1] ?? 0
    const latest = ranges[index + 1]?.passage[0] ?? held.length
    if (alignment?.freeStart) range.passage[0] = startOf(range, quoted, held, earliest)
    if (alignment?.freeEnd) range.passage[1] = endOf(range, quoted, held, latest)
  }
  return ranges
}

function within(tokens: readonly Token[], span: Span): [number, number] {
  const from = tokens.findIndex((token) => token.end > span.start)
  if (from < 0) return [tokens.length, tokens.length]
  const to = tokens.findIndex((token) => token.start >= span.end)
  return [from, to < 0 ? tokens.length : to]
}

const length = ([from, to]: [number, number]) => to - from

/** The changed quotation tokens at an edge, before the first or after the last word that is the same. */
const unmatched = (stretch: Stretch | undefined) => (stretch && !stretch.same ? length(stretch.quotation) : 0)
const beyond = (stretch: Stretch | undefined) => (stretch && !stretch.same ? length(stretch.passage) : 0)

function startOf(range: Range, quoted: readonly Token[], held: readonly Token[], earliest: number): number {
  const [from, to] = range.passage
  const words = quoted.slice(...range.quotation).reverse()
  const first = stretchesOf(words, held.slice(from, to).reverse(), true).at(-1)
  if (unmatched(first) === 0) return from + beyond(first)
  const back = Math.max(earliest, from - reach)
  // Read backwards, so that repeated words are matched at their nearest position.
  const further = stretchesOf(words, held.slice(back, to).reverse(), true).at(-1)
  if (unmatched(further) < unmatched(first))
    return Math.max(earliest, back + beyond(further) - unmatched(further))
  return Math.max(earliest, from - Math.max(0, unmatched(first) - beyond(first)))
}

function endOf(range: Range, quoted: readonly Token[], held: readonly Token[], latest: number): number {
  const [from, to] = range.passage
  const words = quoted.slice(...range.quotation)
  const last = stretchesOf(words, held.slice(from, to), true).at(-1)
  if (unmatched(last) === 0) return to - beyond(last)
  const ahead = Math.min(latest, to + reach)
  const further = stretchesOf(words, held.slice(from, ahead), true).at(-1)
  if (unmatched(further) < unmatched(last))
    return Math.min(latest, ahead - beyond(further) + unmatched(further))
  return Math.min(latest, to + Math.max(0, unmatched(last) - beyond(last)))
}

/**
 * Removes whole sentences before the first quoted word and after the last from the ranges: quoting fewer sentences isn't a difference.
 * `endsSentence` is true where the passage up to an offset ends a sentence.
 */
export function withinSentences(
  ranges: Range[],
  quoted: readonly Token[],
  held: readonly Token[],
  endsSentence: (end: number) => boolean,
): Range[] {
  const first = ranges[0]
  const last = ranges.at(-1)
  if (first) first.passage[0] += sentencesBefore(edgeOf(first, quoted, held, 0), held, first, endsSentence)
  if (last) last.passage[1] -= sentencesAfter(edgeOf(last, quoted, held, -1), held, last, endsSentence)
  return ranges
}

/** The stretch at one end of a range, if only the passage has words there. */
function edgeOf(
  range: Range,
  quoted: readonly Token[],
  held: readonly Token[],
  at: 0 | -1,
): Stretch | undefined {
  const stretches = stretchesOf(quoted.slice(...range.quotation), held.slice(...range.passage))
  const edge = stretches.length > 1 ? stretches.at(at) : undefined
  return edge && !edge.same && length(edge.quotation) === 0 ? edge : undefined
}

type Ends = (end: number) => boolean

function sentencesBefore(
  edge: Stretch | undefined,
  held: readonly Token[],
  range: Range,
  ends: Ends,
): number {
  for (let to = edge?.passage[1] ?? 0; to > 0; to -= 1)
    if (ends(held[range.passage[0] + to - 1]?.end ?? 0)) return to
  return 0
}

function sentencesAfter(edge: Stretch | undefined, held: readonly Token[], range: Range, ends: Ends): number {
  if (!edge) return 0
  for (let from = range.passage[0] + edge.passage[0]; from < range.passage[1]; from += 1) {
    // A closing mark belongs to the sentence that it closes.
    const closes = held[from]?.kind === 'MARK' && held[from]?.spaceBefore === false
    if (!closes && ends(held[from - 1]?.end ?? 0)) return range.passage[1] - from
  }
  return 0
}
