import { useTranslator } from '@/components/ui/use-translator'
import { isMachineRead } from '@/lib/holdings/machine-read'
import type { LayerSpan } from '@/lib/holdings/spans'
import { directionOf } from '@/lib/text'
import type { LayerPage } from '@/lib/text/passage-position'
import { LayerText } from './LayerText'

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
      <LayerText {...{ part, passages, masks, isWarned }} places={part.locators} spans={part.spans} />
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
