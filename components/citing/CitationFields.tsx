'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { FoundSource } from '@/components/api/sources'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import { holdingLabel } from '@/lib/holdings/schema'
import type { Translator } from '@/lib/messages/translator'
import { languageName } from '@/lib/text'
import { BoundPassage } from './BoundPassage'
import { CopyReader } from './CopyReader'
import { type ChosenPassage, textOfPassage } from './chosen-passage'
import type { CitationDraft } from './citation-draft'
import { LocatorFields } from './LocatorFields'
import { PassageFooter } from './PassageFooter'
import { SourcePicker } from './SourcePicker'
import type { SourceShelf } from './source-shelf'
import { useWording } from './use-wording'
import type { Range } from './word-range'

type Props = {
  draft: CitationDraft
  onChange: (draft: CitationDraft) => void
  shelf: SourceShelf
  /** The words that are compared with the copy while they are typed; null where there are none. */
  words?: string | null
}

const firstText = ({ holdings }: FoundSource) => holdings.find(({ textLayerId }) => textLayerId) ?? null

/**
 * The fields of one citation, controlled: the source that was seen, where in it, and the sources that it quotes. What was seen and the printed page
 * are empty until the member says them, and remembered for the copy.
 */
export function CitationFields({ draft, onChange, shelf, words = null }: Props) {
  const t = useTranslator()
  const text = useTranslations('citing.seen')
  const { seen, attributed } = draft
  const [reading, setReading] = useState(draft.passageId === null)
  const [justPicked, setJustPicked] = useState(false)
  const source = seen.sourceId === null ? null : shelf.get(seen.sourceId)
  const copies = source?.holdings.filter(({ textLayerId }) => textLayerId) ?? []
  const [copyId, setCopyId] = useState<string | null>(null)
  const copy = copies.find(({ id }) => id === copyId) ?? copies[0]
  const holdingId = copy?.id ?? source?.holdings[0]?.id
  const [asked, setAsked] = useState<Range | null>(null)
  const isBound = draft.chosen !== null || draft.passageId !== null
  const wording = useWording(
    copy?.textLayerId ?? null,
    words,
    draft.chosen && textOfPassage(draft.chosen.words),
  )
  const found =
    wording?.is === 'SEARCHED' && wording.found.outcome === 'FOUND' ? wording.found.places[0] : null
  // Words that are in one place of the copy need no choice.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is what was found
  useEffect(() => {
    if (!found || isBound) return
    setReading(true)
    setAsked(found)
  }, [found?.start, found?.end])

  const pickSeen = (found: FoundSource) => {
    shelf.add(found)
    setCopyId(null)
    setReading(true)
    setJustPicked(true)
    const holding = firstText(found) ?? found.holdings[0]
    onChange({
      ...draft,
      seen: { sourceId: found.id, locator: null, access: shelf.copies.of(holding?.id).seen },
      passageId: null,
      chosen: null,
    })
  }
  const choose = (passage: ChosenPassage) => {
    const typed = isBound ? null : seen.locator
    const locator = passage.locator ?? typed ?? shelf.copies.pageOf(holdingId, passage.sheet)
    onChange({ ...draft, chosen: passage, seen: { ...seen, locator } })
  }
  const changeSeen = (next: CitationDraft['seen']) => {
    if (holdingId && next.access !== seen.access) shelf.copies.remember(holdingId, { seen: next.access })
    const sheet = draft.chosen?.locator === null ? draft.chosen.sheet : null
    if (holdingId && sheet !== null && next.locator !== seen.locator)
      shelf.copies.rememberPage(holdingId, sheet, next.locator)
    onChange({ ...draft, seen: next })
  }

  return (
    <div className="space-y-5">
      {seen.sourceId === null ? (
        <SourcePicker label={text('source')} hint={text('sourceHint')} onPick={pickSeen} />
      ) : (
        <div>
          <p className="font-medium">{text('title')}</p>
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
            {text('change')}
          </Button>
        </div>
      )}

      {copies.length > 1 && reading && (
        <Field label={text('copy')}>
          {(wired) => (
            <Select
              {...wired}
              value={copy?.id}
              options={copies.map((option, index) => ({
                value: option.id,
                label: copyName(option, index, t),
              }))}
              onChange={(event) => {
                setCopyId(event.target.value)
                onChange({
                  ...draft,
                  seen: { ...seen, access: shelf.copies.of(event.target.value).seen },
                })
              }}
            />
          )}
        </Field>
      )}
      {copy?.textLayerId && reading && (
        <CopyReader
          key={copy.textLayerId}
          textLayerId={copy.textLayerId}
          onChoose={choose}
          asked={asked}
          focused={justPicked}
        />
      )}
      <BoundPassage draft={draft} />
      {copy?.textLayerId && !reading && (
        <Button look="secondary" small onClick={() => setReading(true)}>
          {text('choosePassage')}
        </Button>
      )}
      {source && copies.length === 0 && (
        <p className="text-quiet">
          {text.rich('noText', {
            add: (chunks) => (
              <a href={`/desk/sources/${source.id}`} target="_blank" rel="noopener" className="link">
                {chunks}
              </a>
            ),
          })}
        </p>
      )}

      {seen.sourceId !== null && (
        <>
          <PassageFooter
            {...{ seen, isBound, wording }}
            chosen={draft.chosen}
            hasText={copies.length > 0}
            onChange={changeSeen}
            onChoose={(range) => {
              setReading(true)
              setAsked(range)
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

const copyName = ({ kind, language }: FoundSource['holdings'][number], index: number, t: Translator) =>
  t('citing.seen.copyOption', {
    number: index + 1,
    kind: holdingLabel(kind, t),
    hasLanguage: language ? 'yes' : 'no',
    language: language ? languageName(language, t) : '',
  })

type AttributedProps = {
  attributed: CitationDraft['attributed']
  shelf: SourceShelf
  onChange: (hops: CitationDraft['attributed']) => void
}

/** The sources that the seen one quotes; none of them was seen. The last row is the nearest to the seen source. */
function AttributedFields({ attributed, shelf, onChange }: AttributedProps) {
  const t = useTranslations('citing.original')
  const change = (index: number, hop: CitationDraft['attributed'][number]) =>
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
            {hop.sourceId === null ? (
              <SourcePicker
                label={t(index === 0 ? 'first' : 'between')}
                onPick={(found) => {
                  shelf.add(found)
                  change(index, { ...hop, sourceId: found.id })
                }}
              />
            ) : (
              <>
                <p>{t('notSeen', { source: shelf.labelOf(hop.sourceId) })}</p>
                <LocatorFields
                  locator={hop.locator}
                  onChange={(locator) => change(index, { ...hop, locator })}
                />
              </>
            )}
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
