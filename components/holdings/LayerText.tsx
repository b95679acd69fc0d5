import { Fragment } from 'react'
import { useTranslator } from '@/components/ui/use-translator'
import { positionOfPage } from '@/lib/text/passage-position'
import { anchorOf } from './passage-anchors'
import { SpanText } from './SpanText'
import { type Segment, type Shown, shownOf } from './segments'

type Props = {
  part: Parameters<typeof shownOf>[0]
  places?: Parameters<typeof shownOf>[1]
  passages?: Parameters<typeof shownOf>[2]
  masks?: Parameters<typeof shownOf>[3]
  spans: Parameters<typeof shownOf>[4]
  /** True when a content warning covers it. */
  isWarned?: boolean
  /** True where a range of it can be chosen: each piece of the text has its offset in `data-start`. */
  isChosenFrom?: boolean
}

/**
 * A part of the text of a copy, unchanged, in the look of its spans: raised note markers, struck deletions, grey page heads, readings above
 * their words. Names of pages, masks and spans stand between the text and can't be selected.
 */
export function LayerText({
  part,
  places = [],
  passages = [],
  masks = [],
  spans,
  isWarned = false,
  isChosenFrom = false,
}: Props) {
  const piece = (segment: Segment) => (
    <Piece key={segment.start} segment={segment} isWarned={isWarned} isChosenFrom={isChosenFrom} />
  )
  return shownOf(part, places, passages, masks, spans).map(({ base, reading }: Shown) =>
    reading.length > 0 ? (
      <ruby key={base[0]?.start}>
        {base.map(piece)}
        <rt>{reading.map(piece)}</rt>
      </ruby>
    ) : (
      <Fragment key={base[0]?.start}>{base.map(piece)}</Fragment>
    ),
  )
}

type PieceProps = { segment: Segment; isWarned: boolean; isChosenFrom: boolean }

function Piece({ segment, isWarned, isChosenFrom }: PieceProps) {
  const t = useTranslator()
  const { start, text, bound } = segment
  const words = isChosenFrom ? <span data-start={start}>{text}</span> : text
  return (
    <span className={segment.masked ? 'bg-panel' : undefined}>
      {segment.places.map((place) => (
        <span
          key={`${place.label} ${place.value}`}
          lang={t.locale}
          dir="ltr"
          className="block pt-6 pb-1 font-sans text-xs text-quiet select-none"
        >
          {t(positionOfPage(place))}
        </span>
      ))}
      {segment.begins.map((id) => (
        <span key={id} id={anchorOf('passage', id, isWarned)} />
      ))}
      {segment.masks.map(({ id, kind }) => (
        <span
          key={id}
          lang={t.locale}
          dir="ltr"
          className="me-1 rounded border border-edge px-1 font-sans text-xs text-quiet select-none"
        >
          {t(`masks.kindLabel.${kind}`)}
        </span>
      ))}
      <SpanText kinds={segment.kinds} begins={segment.begun}>
        {bound ? (
          <mark className="bg-transparent text-ink underline decoration-accent decoration-2 underline-offset-4">
            {words}
          </mark>
        ) : (
          words
        )}
      </SpanText>
    </span>
  )
}
