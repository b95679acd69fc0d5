import type { LayerSpan } from './spans'

type Layer = { origin: string; spans: readonly LayerSpan[] }
type Range = { start: number; end: number }

/**
 * True when software read a part of this range from an image and no person has compared it since: the whole text is said to be machine-read, or a
 * span says it of this part. The spans are those that touch the range, or more.
 */
export const isMachineRead = ({ origin, spans }: Layer, { start, end }: Range): boolean =>
  origin === 'OCR' || spans.some((span) => span.kind === 'INVISIBLE' && span.start < end && start < span.end)
