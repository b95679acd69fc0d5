import type { SpanKind } from '@/lib/holdings/spans'

type Range = { start: number; end: number }
type Place = Range & { label: string; value: string }
type Passage = Range & { id: string }
type Span = Range & { kind: SpanKind }
type Mask = Range & { id: string; kind: 'GRAPHIC' | 'PRIVATE' }

/** A range of a text layer that begins where a page or a passage begins or ends. Offsets are in the layer, UTF-16 units. */
export type Segment = {
  start: number
  text: string
  /** Pages that begin here. */
  places: Place[]
  /** Passages that begin here. */
  begins: string[]
  /** True when a passage covers it. */
  bound: boolean
  /** Masks that begin here, and whether one covers it. */
  masks: Mask[]
  masked: boolean
  /** Kinds of the spans that cover it, the widest first, and those of them that begin here or at the start of the part. */
  kinds: SpanKind[]
  begun: SpanKind[]
}

/** The longest word that has a reading beside it, in UTF-16 units. */
const LONGEST_BASE = 40

/** The start of the word that a reading is beside: the Han characters directly before it, else the letters. Null where there are none. */
function baseOf(text: string, reading: number): number | null {
  const before = [...text.slice(Math.max(0, reading - LONGEST_BASE), reading)]
  const lastOther = (isBase: RegExp) => before.findLastIndex((letter) => !isBase.test(letter))
  const [han, letters] = [lastOther(/[\p{sc=Han}々〆]/u), lastOther(/[\p{L}\p{M}\p{N}]/u)]
  const base = before.slice((han < before.length - 1 ? han : letters) + 1).join('')
  return base === '' ? null : reading - base.length
}

/** The readings beside words (ruby) of a part, each with the start of its word. */
const readingsIn = ({ start, text }: { start: number; text: string }, spans: readonly Span[]) =>
  spans.flatMap((span) => {
    const base = span.kind === 'RUBY' ? baseOf(text, span.start - start) : null
    return base === null ? [] : [{ base: start + base, start: span.start, end: span.end }]
  })

/** Segments that are shown together: a word with the reading beside it, or one segment without a reading. */
export type Shown = { base: Segment[]; reading: Segment[] }

/** Cuts a part of a layer into segments, and puts words and their readings together. */
export function shownOf(
  ...[part, places, passages, masks, spans = []]: Parameters<typeof segmentsOf>
): Shown[] {
  const readings = readingsIn(part, spans)
  const shown: Shown[] = []
  for (const segment of segmentsOf(part, places, passages, masks, spans, readings)) {
    const word = readings.find(({ base, end }) => base <= segment.start && segment.start < end)
    const last = shown.at(-1)
    const isNew = !word || !last || (last.base[0]?.start ?? 0) < word.base
    if (isNew) shown.push({ base: [segment], reading: [] })
    else if (segment.start < word.start) last.base.push(segment)
    else last.reading.push({ ...segment, kinds: segment.kinds.filter((kind) => kind !== 'RUBY') })
  }
  return shown
}

/** Cuts a part of a layer where pages, passages, masks and spans begin and end. Joined again, the segments are exactly the part. */
export function segmentsOf(
  part: { start: number; text: string },
  places: readonly Place[],
  passages: readonly Passage[],
  masks: readonly Mask[] = [],
  spans: readonly Span[] = [],
  readings: readonly { base: number }[] = [],
): Segment[] {
  const end = part.start + part.text.length
  const cuts = new Set([part.start])
  for (const { start, end: close } of [...passages, ...masks, ...spans])
    for (const cut of [start, close]) cuts.add(cut)
  for (const { start } of places) cuts.add(start)
  for (const { base } of readings) cuts.add(base)
  const starts = [...cuts].filter((cut) => cut >= part.start && cut < end).sort((a, b) => a - b)
  return starts.map((start, index) => {
    const close = starts[index + 1] ?? end
    const covering = spans.filter((span) => span.start < close && start < span.end)
    return {
      start,
      text: part.text.slice(start - part.start, close - part.start),
      places: places.filter((place) => place.start === start),
      begins: passages.filter((passage) => passage.start === start).map(({ id }) => id),
      bound: passages.some((passage) => passage.start < close && start < passage.end),
      masks: masks.filter((mask) => mask.start === start),
      masked: masks.some((mask) => mask.start < close && start < mask.end),
      kinds: [...new Set(covering.map(({ kind }) => kind))],
      begun: covering.filter((span) => Math.max(span.start, part.start) === start).map(({ kind }) => kind),
    }
  })
}
