import type { LayerPlace } from '@/lib/holdings/schema'
import { directionOf } from '@/lib/text'
import { anchorOf } from './passage-anchors'
import { segmentsOf } from './segments'

type Props = {
  part: { start: number; text: string; language: string; locators: readonly LayerPlace[] }
  /** Passages that the part touches. */
  passages: readonly { id: string; start: number; end: number }[]
  /** Whether a warning stands before it. */
  isWarned: boolean
}

/** A part of a held text as it stands, with its pages and the passages that records rest on. */
export function LayerReader({ part, passages, isWarned }: Props) {
  return (
    <div
      lang={part.language}
      dir={directionOf(part.language)}
      className="max-w-measure whitespace-pre-wrap font-serif text-lg"
    >
      {segmentsOf(part, part.locators, passages).map((segment) => (
        <span key={segment.start}>
          {segment.places.map((place) => (
            <span
              key={place}
              lang="en"
              dir="ltr"
              className="block pt-6 pb-1 font-sans text-xs text-quiet select-none"
            >
              {place}
            </span>
          ))}
          {segment.begins.map((id) => (
            <span key={id} id={anchorOf('passage', id, isWarned)} />
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
