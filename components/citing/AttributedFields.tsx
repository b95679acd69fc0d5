'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import type { CitationDraft } from './citation-draft'
import { LocatorFields } from './LocatorFields'
import { SourcePicker } from './SourcePicker'
import type { SourceShelf } from './source-shelf'
import { useFocusAfterChoice } from './use-focus-after-choice'

type Props = {
  attributed: CitationDraft['attributed']
  shelf: SourceShelf
  /** Member and place of the form: the key under which this browser keeps an unfinished new source. */
  keepAs: string
  onChange: (hops: CitationDraft['attributed']) => void
}

type Hop = CitationDraft['attributed'][number]
type SourceProps = Pick<Props, 'shelf' | 'keepAs'> & {
  hop: Hop
  label: string
  onChange: (hop: Hop) => void
}

/** One of these sources, which is picked first, and its place in it. */
function AttributedSource({ hop, label, shelf, keepAs, onChange }: SourceProps) {
  const t = useTranslations('citing.original')
  const [isPicked, setPicked] = useState(false)
  const place = useFocusAfterChoice(hop.sourceId, isPicked)
  return (
    <div ref={place}>
      {hop.sourceId === null ? (
        <SourcePicker
          label={label}
          keepAs={`${keepAs}-original`}
          onPick={(found) => {
            shelf.add(found)
            setPicked(true)
            onChange({ ...hop, sourceId: found.id })
          }}
        />
      ) : (
        <>
          <p>{t('notSeen', { source: shelf.labelOf(hop.sourceId) })}</p>
          <LocatorFields locator={hop.locator} onChange={(locator) => onChange({ ...hop, locator })} />
        </>
      )}
    </div>
  )
}

/** The sources that the seen one quotes; none of them was seen. The last row is the nearest to the seen source. */
export function AttributedFields({ attributed, shelf, keepAs, onChange }: Props) {
  const t = useTranslations('citing.original')
  const change = (index: number, hop: Hop) =>
    onChange(attributed.map((old, at) => (at === index ? hop : old)))
  return (
    <fieldset>
      <legend className="font-medium">{t('title')}</legend>
      <p className="text-quiet">{t('hint')}</p>
      <ol className="mt-2 space-y-3">
        {attributed.map((hop, index) => (
          // A row is its position in the chain.
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own before a source is picked
          <li key={index} className="border-s-2 border-line ps-3">
            <AttributedSource
              {...{ hop, shelf, keepAs }}
              label={t(index === 0 ? 'first' : 'between')}
              onChange={(changed) => change(index, changed)}
            />
            <Button look="quiet" small onClick={() => onChange(attributed.filter((_, at) => at !== index))}>
              {t.rich('remove', {
                number: index + 1,
                more: (chunks) => <span className="sr-only">{chunks}</span>,
              })}
            </Button>
          </li>
        ))}
      </ol>
      {attributed.length < 7 && (
        <Button
          look="secondary"
          small
          className="mt-2"
          onClick={() => onChange([...attributed, { sourceId: null, locator: null }])}
        >
          {t(attributed.length === 0 ? 'add' : 'addBetween')}
        </Button>
      )}
    </fieldset>
  )
}
