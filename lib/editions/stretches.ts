import type { LayerSpan } from '@/lib/holdings/spans'
import type { UsedPassage } from './sources'

/** A stretch of the text of a copy with the passages in it, in order. Offsets of pieces and spans are in the whole text, UTF-16 units. */
export type Stretch = {
  passages: UsedPassage[]
  /** The text from the first context to the last; null where the passages are shown one by one. */
  text: { start: number; content: string; spans: LayerSpan[] } | null
}

type Text = NonNullable<Stretch['text']>

/** The text of a passage with its context; null where something of it is hidden or folded, so that positions in it aren't those of the copy. */
function textOf({ passage, isOpen }: UsedPassage): Text | null {
  const { start, end, before, exact, after, looks, warning, textLayerSha256 } = passage
  if (!isOpen || warning !== null || textLayerSha256 === '' || exact.length !== end - start) return null
  const from = start - before.length
  const at = (spans: readonly LayerSpan[], offset: number) =>
    spans.map((span) => ({ ...span, start: span.start + offset, end: span.end + offset }))
  return {
    start: from,
    content: before + exact + after,
    spans: [...at(looks.before, from), ...at(looks.exact, start), ...at(looks.after, end)],
  }
}

/** Both texts as one, where the second begins within the first and has the same words there. */
function joined(one: Text, other: Text): Text | null {
  const at = other.start - one.start
  if (at < 0 || at > one.content.length) return null
  const shared = Math.min(one.content.length - at, other.content.length)
  if (one.content.slice(at, at + shared) !== other.content.slice(0, shared)) return null
  const key = ({ kind, start, end }: LayerSpan) => `${kind} ${start} ${end}`
  const spans = new Map([...one.spans, ...other.spans].map((span) => [key(span), span]))
  return {
    start: one.start,
    content: one.content + other.content.slice(shared),
    spans: [...spans.values()].toSorted((first, second) => first.start - second.start),
  }
}

/** Passages in the order of the text, those whose contexts meet together: a reader sees their text once. */
export function stretchesOf(passages: readonly UsedPassage[]): Stretch[] {
  const found: Stretch[] = []
  for (const used of passages) {
    const text = textOf(used)
    const last = found.at(-1)
    const before = last?.passages.at(-1)?.passage
    const isSameCopy = before?.textLayerSha256 === used.passage.textLayerSha256
    const both = last?.text && text && isSameCopy ? joined(last.text, text) : null
    if (last && both) {
      last.passages.push(used)
      last.text = both
    } else found.push({ passages: [used], text })
  }
  return found
}

/** A piece of a stretch: words of a passage, or text between passages. `begins`: the passages that begin with it. */
export type StretchPiece = {
  start: number
  text: string
  used: UsedPassage | null
  begins: UsedPassage[]
}

/** The text of a stretch in pieces, cut where passages begin and end. Joined again, they are the text. */
export function piecesOfStretch({ start, content }: Text, passages: readonly UsedPassage[]): StretchPiece[] {
  const close = start + content.length
  const ends = passages.flatMap(({ passage }) => [passage.start, passage.end])
  const cuts = [...new Set([start, ...ends, close])].filter((at) => at >= start && at <= close)
  cuts.sort((one, other) => one - other)
  return cuts.slice(0, -1).map((from, index) => ({
    start: from,
    text: content.slice(from - start, (cuts[index + 1] ?? close) - start),
    used: passages.find(({ passage }) => passage.start <= from && from < passage.end) ?? null,
    begins: passages.filter(({ passage }) => passage.start === from),
  }))
}
