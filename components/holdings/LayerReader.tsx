import { useTranslator } from '@/components/ui/use-translator'
import { directionOf } from '@/lib/text'
import { type LayerPage, positionOfPage } from '@/lib/text/passage-position'
import { anchorOf } from './passage-anchors'
import { segmentsOf } from './segments'

type Props = {
  part: { start: number; text: string; language: string; locators: readonly LayerPage[] }
  /** Passages that the part touches. */
  passages: readonly { id: string; start: number; end: number }[]
  /** Masks that apply to it. */
  masks: readonly { id: string; start: number; end: number; kind: 'GRAPHIC' | 'PRIVATE' }[]
  /** True when a content warning covers it. */
  isWarned: boolean
}

/** A part of the text of a copy, unchanged, with its pages, the passages that records cite, and the masks. */
export function LayerReader({ part, passages, masks, isWarned }: Props) {
  const t = useTranslator()
  return (
    <div
      lang={part.language}
      dir={directionOf(part.language)}
      className="max-w-measure whitespace-pre-wrap font-serif text-lg [unicode-bidi:plaintext]"
    >
      {segmentsOf(part, part.locators, passages, masks).map((segment) => (
        <span key={segment.start} className={segment.masked ? 'bg-panel' : undefined}>
          {segment.places.map((place) => (
            <span
              key={place.start}
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
          {segment.bound ? (
            <mark className="bg-transparent text-ink underline decoration-accent decoration-2 underline-offset-4">
              {segment.text}
            </mark>
          ) : (
            segment.text
          )}
        </span>
      ))}
    </div>
  )
}
