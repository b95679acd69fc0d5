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

/** Cuts a part of a layer where pages, passages, masks and spans begin and end. Joined again, the segments are exactly the part. */
export function segmentsOf(
  part: { start: number; text: string },
  places: readonly Place[],
  passages: readonly Passage[],
  masks: readonly Mask[] = [],
  spans: readonly Span[] = [],
): Segment[] {
  const end = part.start + part.text.length
  const cuts = new Set([part.start])
  for (const { start, end: close } of [...passages, ...masks, ...spans])
    for (const cut of [start, close]) cuts.add(cut)
  for (const { start } of places) cuts.add(start)
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
