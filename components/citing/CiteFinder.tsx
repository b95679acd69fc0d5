'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import {
  type Citable,
  type FoundSource,
  findCitable,
  readPassage,
  sourcesByIds,
} from '@/components/api/sources'
import { useMayAddEvidence } from '@/components/desk/EvidencePermission'
import { Button } from '@/components/ui/Button'
import { Combobox, type Pick } from '@/components/ui/Combobox'
import { Field } from '@/components/ui/Field'
import { useTranslator } from '@/components/ui/use-translator'
import { type Locator, locatorLabels } from '@/lib/text/chain'
import { positionOfPassage } from '@/lib/text/passage-position'
import type { ChosenPassage } from './chosen-passage'
import { NewSource } from './NewSource'
import { isReference } from './pasted-reference'
import { copiesOf, nameOf, type SourceShelf } from './source-shelf'
import { withoutLocator } from './typed-locator'
import { useFocusAfterChoice } from './use-focus-after-choice'

type Props = {
  shelf: SourceShelf
  /** Member and place of the form: the key under which this browser keeps an unfinished new source. */
  keepAs: string
  /** Called with the source, with the passage where one was picked, and with the locator that was typed after its name. */
  onPick: (source: FoundSource, passage: ChosenPassage | null, locator: Locator | null) => void
}

type Passage = Citable['passages'][number]

/** The most sources of this record that are offered before anything is typed. */
const MOST_RECENT = 8

/** A cited passage as one that is chosen now. */
async function chosenOf(passage: Passage): Promise<ChosenPassage> {
  const { exact, words } = await readPassage(passage.id)
  const label = locatorLabels.find((known) => known === passage.locatorLabel)
  return {
    ...{ textLayerId: passage.textLayerId, start: passage.start, end: passage.end, exact, words },
    language: passage.language,
    locator: label ? { label, value: passage.locatorValue ?? '' } : null,
    sheet: null,
  }
}

/**
 * One field that finds what to cite: sources, names with their sources, and passages that records cite already. Before anything is typed, it
 * offers the sources of this record.
 */
export function CiteFinder({ shelf, keepAs, onPick }: Props) {
  const t = useTranslations('citing.finder')
  const render = useTranslator()
  const mayAdd = useMayAddEvidence()
  const found = useRef<Citable>({ sources: [], names: [], passages: [] })
  const locator = useRef<Locator | null>(null)
  const [name, setName] = useState<{ id: string; name: string } | null>(null)
  const [isNamed, setNamed] = useState(false)
  const place = useFocusAfterChoice(name?.id ?? null, isNamed)
  const [fault, setFault] = useState('')
  const [reference, setReference] = useState<{ text: string; number: number } | null>(null)
  const readReference = (text: string) => setReference({ text, number: (reference?.number ?? 0) + 1 })

  const sourceRow = (source: FoundSource): Pick => ({
    id: `source ${source.id}`,
    label: nameOf(source, render),
    hint: t('source', { copies: copiesOf(source) }),
  })
  const search = async (typed: string, signal: AbortSignal): Promise<readonly Pick[]> => {
    const { words, locator: given } = withoutLocator(typed)
    locator.current = given
    const recent = words === '' && !name ? shelf.recent(MOST_RECENT) : []
    const answer = await findCitable(name && words === '' ? { name: name.id } : { q: words }, signal)
    const others = answer.sources.filter(({ id }) => !recent.some((source) => source.id === id))
    found.current = { ...answer, sources: [...recent, ...others] }
    return [
      ...found.current.sources.map(sourceRow),
      ...answer.names.map(({ id, name, kind }) => ({
        id: `name ${id}`,
        label: name,
        hint: t('name', { kind: render(`labels.authority.${kind}`) }),
      })),
      ...answer.passages.map((passage) => ({
        id: `passage ${passage.id}`,
        label: t('passageText', { text: passage.text.replace(/\s+/g, ' ') }),
        hint: t('passage', { source: passage.source, place: render(positionOfPassage(passage)) }),
      })),
    ]
  }
  const showSourcesOf = (next: typeof name) => {
    setNamed(true)
    setName(next)
  }
  const pick = async (id: string) => {
    const { sources, names, passages } = found.current
    const source = sources.find((one) => id === `source ${one.id}`)
    if (source) return onPick(source, null, locator.current)
    const named = names.find((one) => id === `name ${one.id}`)
    if (named) return showSourcesOf(named)
    const passage = passages.find((one) => id === `passage ${one.id}`)
    if (!passage) return
    const [[of], chosen] = await Promise.all([sourcesByIds([passage.sourceId]), chosenOf(passage)])
    if (of) onPick(of, chosen, null)
  }
  return (
    <div className="space-y-1">
      <div
        ref={place}
        data-finder
        onPasteCapture={(event) => {
          // A field of one line would lose the line ends of a reference.
          const text = event.clipboardData.getData('text/plain')
          if (!mayAdd || !isReference(text)) return
          event.preventDefault()
          event.stopPropagation()
          readReference(text)
        }}
      >
        <Field label={t('label')} hint={name ? t('ofName', { name: name.name }) : t('hint')}>
          {(wired) => (
            <Combobox
              {...wired}
              // The sources of a name are another list.
              key={name?.id ?? ''}
              value={null}
              search={search}
              placeholder={t('placeholder')}
              {...(mayAdd && { onCreate: readReference, createsAlone: true as const })}
              createLabel={(text) => t('addReference', { text })}
              onChange={(picked) => {
                setFault('')
                if (picked) pick(picked.id).catch(() => setFault(t('failed')))
              }}
            />
          )}
        </Field>
      </div>
      {name && (
        <Button look="quiet" small onClick={() => showSourcesOf(null)}>
          {t('all')}
        </Button>
      )}
      {fault && <p role="alert">{fault}</p>}
      {mayAdd ? (
        <NewSource given={reference} keepAs={keepAs} onAdd={(source) => onPick(source, null, null)} />
      ) : (
        <p className="text-sm text-quiet">{t('editorsAdd')}</p>
      )}
    </div>
  )
}
