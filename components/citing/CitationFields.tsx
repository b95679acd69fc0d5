'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { FoundSource } from '@/components/api/sources'
import { useMayAddEvidence } from '@/components/desk/EvidencePermission'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import { holdingLabel } from '@/lib/holdings/schema'
import type { Translator } from '@/lib/messages/translator'
import { languageName } from '@/lib/text'
import type { Locator } from '@/lib/text/chain'
import { textOfPassage } from '@/lib/text/characters'
import { AttributedFields } from './AttributedFields'
import { BoundPassage } from './BoundPassage'
import { CiteFinder } from './CiteFinder'
import { InCopyPane } from './CopyPane'
import { CopyReader } from './CopyReader'
import type { ChosenPassage } from './chosen-passage'
import type { CitationDraft } from './citation-draft'
import { locatorOfChoice, offeredLocator } from './locator-of-choice'
import { NewCopy } from './NewCopy'
import { PassageFooter } from './PassageFooter'
import type { SourceShelf } from './source-shelf'
import { useFocusAfterChoice } from './use-focus-after-choice'
import { useWording } from './use-wording'
import type { Range } from './word-range'

type Props = {
  draft: CitationDraft
  onChange: (draft: CitationDraft) => void
  shelf: SourceShelf
  /** Member and place of the form: the key under which this browser keeps an unfinished new source. */
  keepAs: string
  /** The words that are compared with the copy while they are typed; null where there are none. */
  words?: string | null
}

const firstText = ({ holdings }: FoundSource) => holdings.find(({ textLayerId }) => textLayerId) ?? null

/**
 * The fields of one citation, controlled: the source that was seen, where in it, and the sources that it quotes. What was seen and the printed page
 * are empty until the member says them, and remembered for the copy.
 */
export function CitationFields({ draft, onChange, shelf, keepAs, words = null }: Props) {
  const t = useTranslator()
  const text = useTranslations('citing.seen')
  const mayAdd = useMayAddEvidence()
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
  const [isTyped, setTyped] = useState(!isBound && seen.locator !== null)
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

  const hasReader = Boolean(copy?.textLayerId) && reading
  // A reader takes the focus itself.
  const place = useFocusAfterChoice(seen.sourceId, justPicked && !hasReader)

  const pickSeen = (found: FoundSource, passage: ChosenPassage | null, typed: Locator | null) => {
    shelf.add(found)
    setCopyId(null)
    setAsked(null)
    setReading(passage === null)
    setJustPicked(true)
    setTyped(false)
    const cited = found.holdings.find(({ textLayerId }) => textLayerId === passage?.textLayerId)
    const holding = cited ?? firstText(found) ?? found.holdings[0]
    onChange({
      ...draft,
      seen: {
        sourceId: found.id,
        locator: passage?.locator ?? typed,
        access: shelf.copies.of(holding?.id).seen,
      },
      passageId: null,
      chosen: passage,
    })
  }
  const pickAnother = () => {
    setJustPicked(true)
    onChange({
      ...draft,
      seen: { ...seen, sourceId: null, locator: null },
      passageId: null,
      chosen: null,
    })
  }
  const choose = (passage: ChosenPassage) => {
    // A reader that opens later must not choose it again, least of all in another copy.
    setAsked(null)
    const locator = locatorOfChoice({
      typed: isTyped ? seen.locator : null,
      found: passage.locator,
      before: isBound ? null : seen.locator,
      remembered: shelf.copies.pageOf(holdingId, passage.sheet),
    })
    onChange({ ...draft, chosen: passage, seen: { ...seen, locator } })
  }
  const changeSeen = (next: CitationDraft['seen']) => {
    if (holdingId && next.access !== seen.access) shelf.copies.remember(holdingId, { seen: next.access })
    const sheet = draft.chosen?.locator === null ? draft.chosen.sheet : null
    if (holdingId && sheet !== null && next.locator !== seen.locator)
      shelf.copies.rememberPage(holdingId, sheet, next.locator)
    if (next.locator !== seen.locator) setTyped(next.locator !== null)
    onChange({ ...draft, seen: next })
  }

  return (
    <div className="space-y-5">
      <div ref={place}>
        {seen.sourceId === null ? (
          <CiteFinder shelf={shelf} keepAs={keepAs} onPick={pickSeen} />
        ) : (
          <>
            <p className="font-medium">{text('title')}</p>
            <p className="mt-1">{shelf.labelOf(seen.sourceId)}</p>
            <Button look="quiet" small className="-ms-3" onClick={pickAnother}>
              {text('change')}
            </Button>
          </>
        )}
      </div>

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
                setAsked(null)
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
        <InCopyPane>
          <CopyReader
            key={copy.textLayerId}
            textLayerId={copy.textLayerId}
            onChoose={choose}
            asked={asked}
            focused={justPicked}
          />
        </InCopyPane>
      )}
      <BoundPassage draft={draft} />
      {copy?.textLayerId && !reading && (
        <Button look="secondary" small onClick={() => setReading(true)}>
          {text('choosePassage')}
        </Button>
      )}
      {source && copies.length === 0 && !mayAdd && (
        <p className="text-sm text-quiet">{t('citing.newCopy.editorsAdd')}</p>
      )}
      {source && copies.length === 0 && mayAdd && (
        <NewCopy
          key={source.id}
          sourceId={source.id}
          keepAs={keepAs}
          onAdd={(found) => {
            shelf.add(found)
            setReading(true)
            setJustPicked(true)
          }}
        />
      )}

      {seen.sourceId !== null && (
        <>
          <PassageFooter
            {...{ seen, isBound, wording }}
            chosen={draft.chosen}
            offered={offeredLocator(seen.locator, draft.chosen?.locator ?? null)}
            hasText={copies.length > 0}
            onChange={changeSeen}
            onChoose={(range) => {
              setReading(true)
              setAsked(range)
            }}
          />
          <AttributedFields
            attributed={attributed}
            {...{ shelf, keepAs }}
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
