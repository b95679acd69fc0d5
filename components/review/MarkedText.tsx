import { useTranslator } from '@/components/ui/use-translator'
import type { Segment } from '@/lib/quotation/align'
import { severity } from '@/lib/quotation/difference'

const ellipsis = /^[\s[(]*(…|\.{3}|\. \. \.)[\s\])]*$/

/** One side of a comparison: each difference is marked where it stands and says of what kind it is. */
export function MarkedText({ segments }: { segments: readonly Segment[] }) {
  return segments.map((segment) => <Piece key={segment.start} segment={segment} />)
}

function Piece({ segment }: { segment: Segment }) {
  const t = useTranslator()
  const { kind, text } = segment
  if (kind === 'EQUAL') return text
  if (kind === 'OMITTED') return <Noted words="left out openly" text={text} look="text-quiet" />
  if (kind === 'INTERVENTION')
    return (
      <Noted
        words={ellipsis.test(text) ? 'words left out here' : 'supplied by the editor'}
        text={text}
        look="text-quiet"
      />
    )
  const words = t(`labels.difference.${segment.class ?? 'WORD'}`)
  const grave = segment.class !== undefined && severity(segment.class) === 'BLOCK'
  return (
    <mark
      className={`rounded bg-transparent text-ink underline decoration-2 underline-offset-4 ${grave ? 'decoration-alarm' : 'decoration-edge decoration-dashed'}`}
    >
      {text}
      <small
        className={`ms-1 me-0.5 rounded border px-1 font-sans text-xs ${grave ? 'border-alarm text-alarm' : 'border-edge text-quiet'}`}
      >
        {words}
      </small>
    </mark>
  )
}

function Noted({ words, text, look }: { words: string; text: string; look: string }) {
  return (
    <span className={look}>
      {text}
      <small className="mx-1 font-sans text-xs">({words})</small>
    </span>
  )
}
