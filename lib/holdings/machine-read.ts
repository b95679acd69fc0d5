import type { LayerSpan } from './spans'

type Layer = { origin: string; spans: readonly LayerSpan[] }
type Range = { start: number; end: number }

/**
 * True when software read a part of this range from an image and no person has compared it since: the whole text is marked as machine-read, or a
 * span says it of this part. The spans are those that touch the range, or more.
 */
export const isMachineRead = ({ origin, spans }: Layer, { start, end }: Range): boolean =>
  origin === 'OCR' || spans.some((span) => span.kind === 'INVISIBLE' && span.start < end && start < span.end)

/** The spans of a text that say which parts are machine-read, so that they stay when a person corrects a part of it. */
export const withMachineRead = ({ origin, spans }: Layer, length: number): readonly LayerSpan[] =>
  origin === 'OCR' && !spans.some(({ kind }) => kind === 'INVISIBLE')
    ? [{ kind: 'INVISIBLE', start: 0, end: length }, ...spans]
    : spans

/** The spans after a person has compared this range with the page: it isn't machine-read any more. */
export const withoutMachineRead = (spans: readonly LayerSpan[], { start, end }: Range): LayerSpan[] =>
  spans.flatMap((span) =>
    span.kind !== 'INVISIBLE' || span.end <= start || end <= span.start
      ? [span]
      : [
          { ...span, end: start },
          { ...span, start: end },
        ].filter((rest) => rest.start < rest.end),
  )
