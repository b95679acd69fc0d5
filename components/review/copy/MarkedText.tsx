import { useTranslations } from 'next-intl'
import type { Segment } from '@/lib/quotation/align'
import { severity } from '@/lib/quotation/difference'

const ellipsis = /^[\s[(]*(…|\.{3}|\. \. \.)[\s\])]*$/

/** One side of a comparison. Each difference is marked and says its kind. */
export function MarkedText({ segments }: { segments: readonly Segment[] }) {
  return segments.map((segment) => <Piece key={segment.start} segment={segment} />)
}

function Piece({ segment }: { segment: Segment }) {
  const t = useTranslations()
  const { kind, text } = segment
  if (kind === 'EQUAL') return text
  if (kind === 'SKIPPED') return <Noted label={t('review.sides.skipped')} text={text} look="text-quiet" />
  if (kind === 'OMITTED') return <Noted label={t('review.sides.omittedHere')} text={text} look="text-quiet" />
  if (kind === 'INTERVENTION')
    return (
      <Noted
        label={t(ellipsis.test(text) ? 'review.sides.omission' : 'review.sides.added')}
        text={text}
        look="text-quiet"
      />
    )
  const grave = segment.class !== undefined && severity(segment.class) === 'BLOCK'
  return (
    <mark
      className={`rounded bg-transparent text-ink underline decoration-2 underline-offset-4 ${grave ? 'decoration-alarm' : 'decoration-edge decoration-dashed'}`}
    >
      {text}
      <small
        className={`ms-1 me-0.5 rounded border px-1 font-sans text-xs ${grave ? 'border-alarm text-alarm' : 'border-edge text-quiet'}`}
      >
        {t(`labels.difference.${segment.class ?? 'WORD'}`)}
      </small>
    </mark>
  )
}

function Noted({ label, text, look }: { label: string; text: string; look: string }) {
  return (
    <span className={look}>
      {text}
      <small className="mx-1 font-sans text-xs">({label})</small>
    </span>
  )
}
