'use client'

import { type FormEvent, type ReactNode, useId, useState, useSyncExternalStore } from 'react'
import type { SourceShelf } from '@/components/citing/source-shelf'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { useTranslator } from '@/components/ui/use-translator'
import { fieldLabel } from '@/lib/records/kinds/labels'
import { partsOf } from '@/lib/records/parts'
import type { RecordContent } from '@/lib/records/schema'
import { subjectsOf } from '@/lib/records/subjects'
import { directionOf, plainText } from '@/lib/text'
import { timeOf } from '../saving/save-messages'
import type { ServerDraft } from '../saving/save-status'
import { type Choice, type Clash, isChoice, mergeOf } from './merge'
import { VersionText } from './VersionText'
import { type Run, wordsApart } from './words-apart'

type Props = {
  base: RecordContent
  mine: RecordContent
  theirs: ServerDraft<RecordContent>
  kind: string
  shelf: SourceShelf
  /** `leavesMine`: something that was typed here is not in the content. */
  onResolve: (content: RecordContent, leavesMine: boolean) => void
  children?: ReactNode
}

/** True for the part of a content that the clash is about. */
const isOf = (clash: Clash, key: string) => {
  if (clash.place === 'figures') return key.startsWith('FIGURE ')
  if (clash.place !== 'field') return key === clash.place
  return key === `fields.${clash.name}` || (clash.name === 'timeline' && key.startsWith('TIMELINE '))
}

/**
 * A conflict of two members, or of two pages of one: each place that both changed, with the words that differ marked, to choose from. Nothing is
 * chosen at first. What only one of them changed is in the result.
 */
export function ConflictStrip({ base, mine, theirs, kind, shelf, onResolve, children }: Props) {
  const t = useTranslator()
  const heading = useId()
  const [chosen, setChosen] = useState<Readonly<Record<string, Choice>>>({})
  useSyncExternalStore(shelf.subscribe, shelf.snapshot, shelf.snapshot)
  const { clashes, resolved } = mergeOf(base, mine, theirs.content)
  const who = { name: theirs.savedBy, when: timeOf(theirs.savedAt, t), own: theirs.isOwn ? 'yes' : 'no' }

  const textIn = (clash: Clash, content: RecordContent, side: 'mine' | 'theirs') => {
    if (clash.place === 'body') return plainText({ type: 'doc', content: [...clash[side]] })
    const named = subjectsOf(kind, content).flatMap(({ chain }) => chain.map(({ sourceId }) => sourceId))
    const titles = new Map(named.map((id) => [id, shelf.labelOf(id)]))
    return partsOf(kind, content, titles, t)
      .filter(({ key }) => isOf(clash, key))
      .map(({ text }) => text)
      .join('\n')
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const choices = clashes.flatMap(({ key }) => chosen[key] ?? [])
    if (choices.length === clashes.length) onResolve(resolved(choices), choices.includes('THEIRS'))
  }

  return (
    <section aria-labelledby={heading} className="conflict-strip">
      <h2 id={heading} className="font-semibold">
        {t('editor.conflict.title', { ...who, count: clashes.length })}
      </h2>
      <p className="mt-1 max-w-prose">{t('editor.conflict.lead', { ...who, count: clashes.length })}</p>
      {children}
      <form onSubmit={submit} className="mt-3 space-y-4">
        {clashes.map((clash, index) => {
          const apart = wordsApart(textIn(clash, mine, 'mine'), textIn(clash, theirs.content, 'theirs'))
          const side = (runs: readonly Run[]) => (
            <Words runs={runs} language={mine.language} isSame={apart.isSame} />
          )
          const choice = (value: Choice, runs: readonly Run[] | null) => ({
            value,
            label: t(`editor.conflict.choice.${value}`, who),
            ...(runs && { hint: side(runs) }),
          })
          return (
            <RadioGroup
              key={clash.key}
              name={`${heading}-${index}`}
              legend={t('editor.conflict.place', {
                place: clash.place,
                field: clash.place === 'field' ? t(fieldLabel(kind, clash.name)) : '',
                number: index + 1,
              })}
              choices={[
                choice('MINE', apart.mine),
                choice('THEIRS', apart.theirs),
                ...(clash.place === 'body' ? [choice('BOTH', null)] : []),
              ]}
              value={chosen[clash.key] ?? null}
              onChange={(value) => isChoice(value) && setChosen((old) => ({ ...old, [clash.key]: value }))}
              required
            />
          )
        })}
        <Button type="submit">{t('editor.conflict.save', { count: clashes.length })}</Button>
      </form>
      <Disclosure summary={t('editor.conflict.whole')}>
        <div className="grid gap-4 md:grid-cols-2">
          {[mine, theirs.content].map((content, index) => (
            <div key={index === 0 ? 'mine' : 'theirs'} className="space-y-2">
              <h3 className="font-semibold">
                {t(`editor.conflict.choice.${index === 0 ? 'MINE' : 'THEIRS'}`, who)}
              </h3>
              <VersionText content={content} kind={kind} shelf={shelf} />
            </div>
          ))}
        </div>
      </Disclosure>
    </section>
  )
}

/** One version of a place. Words that the other version doesn't have are marked. */
function Words({ runs, language, isSame }: { runs: readonly Run[]; language: string; isSame: boolean }) {
  const t = useTranslator()
  if (runs.length === 0) return <span className="text-quiet">{t('editor.conflict.nothing')}</span>
  return (
    <span
      className="block font-serif whitespace-pre-wrap text-ink"
      lang={language}
      dir={directionOf(language)}
    >
      {runs.map(({ text, isApart, at }) =>
        isApart ? (
          <mark key={at}>
            <span className="sr-only">{t('editor.conflict.differs')} </span>
            {text}
          </mark>
        ) : (
          text
        ),
      )}
      {isSame && <span className="block font-sans text-quiet">{t('editor.conflict.sameWords')}</span>}
    </span>
  )
}
