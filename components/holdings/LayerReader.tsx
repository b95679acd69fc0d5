import { useTranslator } from '@/components/ui/use-translator'
import { isMachineRead } from '@/lib/holdings/machine-read'
import type { LayerSpan } from '@/lib/holdings/spans'
import { directionOf } from '@/lib/text'
import { type LayerPage, positionOfPage } from '@/lib/text/passage-position'
import { anchorOf } from './passage-anchors'
import { SpanText } from './SpanText'
import { segmentsOf } from './segments'

type Props = {
  part: {
    start: number
    text: string
    language: string
    origin: string
    locators: readonly LayerPage[]
    spans: readonly LayerSpan[]
  }
  /** Passages that the part touches. */
  passages: readonly { id: string; start: number; end: number }[]
  /** Masks that apply to it. */
  masks: readonly { id: string; start: number; end: number; kind: 'GRAPHIC' | 'PRIVATE' }[]
  /** True when a content warning covers it. */
  isWarned: boolean
}

/** A part of the text of a copy, unchanged, with its pages, the passages that records cite, the masks, and the look of its spans. */
export function LayerReader({ part, passages, masks, isWarned }: Props) {
  const t = useTranslator()
  const isRead = isMachineRead(part, { start: part.start, end: part.start + part.text.length })
  const text = (
    <div
      lang={part.language}
      dir={directionOf(part.language)}
      className="max-w-measure whitespace-pre-wrap font-serif text-lg [unicode-bidi:plaintext]"
    >
      {segmentsOf(part, part.locators, passages, masks, part.spans).map((segment) => (
        <span key={segment.start} className={segment.masked ? 'bg-panel' : undefined}>
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
            {segment.bound ? (
              <mark className="bg-transparent text-ink underline decoration-accent decoration-2 underline-offset-4">
                {segment.text}
              </mark>
            ) : (
              segment.text
            )}
          </SpanText>
        </span>
      ))}
    </div>
  )
  if (!isRead) return text
  return (
    <>
      <p className="mb-4 max-w-measure border-s-4 border-edge ps-3 text-sm">{t('holdings.machineRead')}</p>
      {text}
    </>
  )
}
