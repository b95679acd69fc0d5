'use client'

import { useId, useState } from 'react'
import type { FoundSource } from '@/components/api/sources'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import { holdingLabel } from '@/lib/holdings/schema'
import type { Translator } from '@/lib/messages/translator'
import { languageName } from '@/lib/text'
import { BoundWords } from './BoundWords'
import type { ChosenWords } from './chosen-words'
import type { CitationDraft } from './citation-draft'
import { LocatorFields } from './LocatorFields'
import { SourcePicker } from './SourcePicker'
import type { SourceShelf } from './source-shelf'
import { TextLayerReader } from './TextLayerReader'

type Props = {
  draft: CitationDraft
  onChange: (draft: CitationDraft) => void
  shelf: SourceShelf
}

const seenBy: Readonly<Record<string, CitationDraft['seen']['access']>> = {
  ORIGINAL: 'ORIGINAL_SEEN',
  FACSIMILE: 'FACSIMILE_SEEN',
  WEB_CAPTURE: 'FACSIMILE_SEEN',
  TRANSCRIPT: 'TRANSCRIPT_SEEN',
}

/** What was seen, where in it, and whom it names for the words: one citation, controlled. Used for quotations, figures and events alike. */
export function CitationFields({ draft, onChange, shelf }: Props) {
  const t = useTranslator()
  const { seen, attributed } = draft
  const [reading, setReading] = useState(draft.passageId === null)
  const [justPicked, setJustPicked] = useState(false)
  const source = seen.sourceId === null ? null : shelf.get(seen.sourceId)
  const copies = source?.holdings.filter(({ textLayerId }) => textLayerId) ?? []
  const [copyId, setCopyId] = useState<string | null>(null)
  const copy = copies.find(({ id }) => id === copyId) ?? copies[0]
  const name = useId()

  const pickSeen = (found: FoundSource) => {
    shelf.add(found)
    setCopyId(null)
    setReading(true)
    setJustPicked(true)
    const held = found.holdings.find(({ textLayerId }) => textLayerId) ?? found.holdings[0]
    const access = seenBy[held?.kind ?? ''] ?? seen.access
    onChange({
      ...draft,
      seen: { sourceId: found.id, locator: null, access },
      passageId: null,
      chosen: null,
    })
  }
  const choose = (words: ChosenWords) =>
    onChange({ ...draft, chosen: words, seen: { ...seen, locator: words.locator ?? seen.locator } })

  return (
    <div className="space-y-5">
      {seen.sourceId === null ? (
        <SourcePicker
          label="Where did you see it?"
          hint="The source whose copy you have before you."
          onPick={pickSeen}
        />
      ) : (
        <div>
          <p className="font-medium">Seen in</p>
          <p className="mt-1">{shelf.labelOf(seen.sourceId)}</p>
          <Button
            look="quiet"
            small
            onClick={() =>
              onChange({
                ...draft,
                seen: { ...seen, sourceId: null, locator: null },
                passageId: null,
                chosen: null,
              })
            }
          >
            Choose another source
          </Button>
        </div>
      )}

      {copies.length > 1 && reading && (
        <Field label="Held copy">
          {(wired) => (
            <Select
              {...wired}
              value={copy?.id}
              options={copies.map((held, index) => ({ value: held.id, label: copyName(held, index, t) }))}
              onChange={(event) => setCopyId(event.target.value)}
            />
          )}
        </Field>
      )}
      {copy?.textLayerId && reading && (
        <TextLayerReader
          key={copy.textLayerId}
          textLayerId={copy.textLayerId}
          onChoose={choose}
          focused={justPicked}
        />
      )}
      <BoundWords draft={draft} />
      {copy?.textLayerId && !reading && (
        <Button look="secondary" small onClick={() => setReading(true)}>
          Choose other words in the held copy
        </Button>
      )}
      {source && copies.length === 0 && (
        <p className="text-quiet">
          No text of this source is held, so that nobody can compare the words.{' '}
          <a href={`/desk/sources/${source.id}`} target="_blank" rel="noopener" className="link">
            Add a copy (new tab)
          </a>
        </p>
      )}

      {seen.sourceId !== null && (
        <>
          <LocatorFields
            locator={seen.locator}
            onChange={(locator) => onChange({ ...draft, seen: { ...seen, locator } })}
          />
          <RadioGroup
            legend="What did you see?"
            name={name}
            choices={accesses.map((value) => ({ value, label: t(`labels.seen.${value}`) }))}
            value={seen.access}
            onChange={(value) => {
              const access = accesses.find((known) => known === value)
              if (access) onChange({ ...draft, seen: { ...seen, access } })
            }}
          />
          <AttributedFields
            attributed={attributed}
            shelf={shelf}
            onChange={(hops) => onChange({ ...draft, attributed: hops })}
          />
        </>
      )}
    </div>
  )
}

const accesses = ['ORIGINAL_SEEN', 'FACSIMILE_SEEN', 'TRANSCRIPT_SEEN'] as const

const copyName = ({ kind, language }: FoundSource['holdings'][number], index: number, t: Translator) =>
  [`${index + 1}. ${holdingLabel(kind, t)}`, language && languageName(language, t)].filter(Boolean).join(', ')

type AttributedProps = {
  attributed: CitationDraft['attributed']
  shelf: SourceShelf
  onChange: (hops: CitationDraft['attributed']) => void
}

/** The sources that the copy names for the words; none of them was seen. The last row is the nearest to the copy. */
function AttributedFields({ attributed, shelf, onChange }: AttributedProps) {
  const change = (index: number, hop: CitationDraft['attributed'][number]) =>
    onChange(attributed.map((old, at) => (at === index ? hop : old)))
  return (
    <fieldset>
      <legend className="font-medium">Does this copy give the words as somebody else’s?</legend>
      <p className="text-quiet">
        Then name that source too. It counts as not seen, and readers are told “quoted in” or “as reported
        in”.
      </p>
      <ol className="mt-2 space-y-3">
        {attributed.map((hop, index) => (
          // The place in the chain is what a row is.
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own before a source is picked
          <li key={index} className="border-s-2 border-line ps-3">
            {hop.sourceId === null ? (
              <SourcePicker
                label={index === 0 ? 'Who said it first' : 'Quoted there from'}
                onPick={(found) => {
                  shelf.add(found)
                  change(index, { ...hop, sourceId: found.id })
                }}
              />
            ) : (
              <>
                <p>{shelf.labelOf(hop.sourceId)} (not seen)</p>
                <LocatorFields
                  locator={hop.locator}
                  onChange={(locator) => change(index, { ...hop, locator })}
                />
              </>
            )}
            <Button look="quiet" small onClick={() => onChange(attributed.filter((_, at) => at !== index))}>
              Remove
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
          {attributed.length === 0 ? 'Name that source' : 'Add a source in between'}
        </Button>
      )}
    </fieldset>
  )
}
