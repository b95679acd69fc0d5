import { SpanText } from '@/components/holdings/SpanText'
import { type Segment, shownOf } from '@/components/holdings/segments'
import type { LayerSpan } from '@/lib/holdings/spans'
import { EDITION_CONTEXT } from '@/lib/review/schema'

type Props = {
  text: string
  /** With offsets from the start of the text. */
  spans: readonly LayerSpan[]
  /** For the text before or after a passage: the side that is far from the passage. */
  cut?: 'START' | 'END'
  /** The characters of such a text that are shown. */
  most?: number
}

/** Removes empty lines, which the context of a passage doesn't need. */
const close = (text: string) => text.replace(/\n\s*\n/g, '\n')

/**
 * The range of a text that is shown: without a word that is cut in the middle. A side has one character less where the last would be half of a
 * surrogate pair.
 */
function shownRange(text: string, cut: Props['cut'], most: number): { start: number; end: number } {
  const { length } = text
  if (!cut || length < most - 1) return { start: 0, end: length }
  if (cut === 'END') return { start: 0, end: text.slice(0, most).search(/\s*\S*$/) }
  const from = Math.max(0, length - most)
  return { start: from + (/^\S*\s*/.exec(text.slice(from))?.[0].length ?? 0), end: length }
}

/** A text of a copy in the look of its spans: note markers raised, deleted text struck, what isn't its text in grey. */
export function SpannedText({ text, spans, cut, most = EDITION_CONTEXT }: Props) {
  const { start, end } = shownRange(text, cut, most)
  const part = { start, text: text.slice(start, end) }
  const pieces = spans.length === 0 ? null : shownOf(part, [], [], [], spans)
  const shown = (words: string) => (cut ? close(words) : words)
  const look = (piece: Segment) => (
    <SpanText key={piece.start} kinds={piece.kinds} begins={piece.begun}>
      {shown(piece.text)}
    </SpanText>
  )
  return (
    <>
      {start > 0 && '… '}
      {pieces
        ? pieces.map(({ base, reading }) =>
            reading.length > 0 ? (
              <ruby key={base[0]?.start}>
                {base.map(look)}
                <rt>{reading.map(look)}</rt>
              </ruby>
            ) : (
              base.map(look)
            ),
          )
        : shown(part.text)}
      {end < text.length && ' …'}
    </>
  )
}
