'use client'

import { useTranslations } from 'next-intl'
import { use, useState } from 'react'
import { addSource, type FoundSource, lookUpReference, sourcesByIds } from '@/components/api/sources'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type Refusal, refused } from '@/components/desk/refusal'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { DateGroupField } from '@/components/ui/DateGroupField'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import { formatDate } from '@/lib/dates'
import { message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { sourceFromFields } from '@/lib/records/shared-facts'
import { personName } from '@/lib/sources/person-name'
import type { Proposal } from '@/lib/sources/references/proposals'
import { identifications } from '@/lib/sources/schema'
import { sourceTypeIds, sourceTypeLabel } from '@/lib/sources/types'
import { CopyFields } from './CopyFields'
import { ExistingSources } from './ExistingSources'
import { RecordFacts } from './record-facts'
import type { SourceDraft } from './unfinished-source'
import { useNewCopy } from './use-new-copy'

/** The values as a list: texts as they are, a date as it is shown. */
const valuesOf = (proposed: ReturnType<typeof sourceFromFields>, t: Translator) =>
  Object.values(proposed).flatMap((value) =>
    typeof value === 'string' ? [value] : value ? [formatDate(value, t)] : [],
  )

/** What is looked up of a source that a pasted text names by it alone; null for any other. */
const lookedUpBy = ({ format, source }: SourceDraft): string | null =>
  format === 'DOI' ? source.doi : format === 'ISBN' ? source.isbn : format === 'ADDRESS' ? source.url : null

const isBlank = (value: unknown) =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** The types that are guessed from an identifier alone. */
const guessed = { DOI: 'article-journal', ISBN: 'book', ADDRESS: 'webpage' } as const

/** The source with what was looked up in the details that are empty, and its type where that was guessed. What someone chose or typed stays. */
function completed({ format, source }: SourceDraft, found: SourceDraft['source']): SourceDraft['source'] {
  const missing = Object.entries(found).filter(([name]) => isBlank(source[name as keyof typeof source]))
  const isGuess = format in guessed && source.type === guessed[format as keyof typeof guessed]
  return { ...source, ...Object.fromEntries(missing), ...(isGuess && { type: found.type }) }
}

type FieldsProps = {
  draft: SourceDraft
  /** Changes the draft as it is then, because an answer can arrive between two keys. */
  onChange: (next: (now: SourceDraft) => SourceDraft) => void
  name: string
  onAdd: (source: FoundSource) => void
  onDiscard: () => void
}

/** One proposed source: the details that every citation shows, to be completed; what else was read is listed. */
export function NewSourceFields({ draft, onChange, name, onAdd, onDiscard }: FieldsProps) {
  const t = useTranslations('citing.newSource')
  const render = useTranslator()
  const { source } = draft
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const errors = refusal?.fields ?? {}
  const changeDraft = (part: Partial<SourceDraft>) =>
    onChange((now) => ({ ...now, ...part, isChanged: true }))
  const change = (part: Partial<Proposal['source']>) =>
    onChange((now) => ({ ...now, source: { ...now.source, ...part }, isChanged: true }))
  const copy = useNewCopy(draft.id, draft.copy, (copy) => changeDraft({ copy }))
  const record = use(RecordFacts)
  const ofRecord = record ? sourceFromFields(record.kind, record.fields, source) : {}
  const [foundAt, setFoundAt] = useState('')
  const sought = lookedUpBy(draft)
  const lookUp = async () => {
    setBusy(true)
    const answer = await lookUpReference(sought ?? '')
    setBusy(false)
    setRefusal('refusal' in answer ? answer.refusal : null)
    if (!('done' in answer)) return
    const { from, source: found } = answer.done
    setFoundAt(from)
    onChange((now) => ({ ...now, source: completed(now, found), isChanged: true }))
  }
  const add = async () => {
    const identification = identifications.find((known) => known === draft.identification)
    if (!identification) {
      const fields = { identification: t('identificationMissing') }
      return setRefusal({ ...refused(message('citing.newSource.identificationMissing')), fields })
    }
    if (copy.isGiven() && !copy.isComplete()) return
    setBusy(true)
    const answer = await addSource({ ...source, id: draft.id, identification })
    setRefusal('refusal' in answer ? answer.refusal : null)
    // A copy that is refused can be added again where its source is cited then; its text is kept.
    const hasCopy = 'done' in answer && copy.isGiven() && 'done' in (await copy.add())
    const [made] = hasCopy ? await sourcesByIds([draft.id]).catch(() => []) : []
    setBusy(false)
    if ('done' in answer) onAdd(made ?? answer.done)
  }
  const also = [
    ...source.contributors.map(personName),
    ...[
      source.volume,
      source.issue,
      source.page,
      source.publisherPlace,
      source.publisher,
      source.doi,
      source.isbn,
      source.url,
    ],
  ].filter(Boolean)
  return (
    <fieldset
      className="space-y-3 border-s-2 border-line ps-3"
      // The text of the copy and its file are no part of the draft.
      onInput={() => draft.isChanged || changeDraft({})}
    >
      <legend className="font-medium">{name}</legend>
      <FormRefusal refusal={refusal} />
      <p className="text-sm text-quiet">{t('readAs', { format: draft.format })}</p>
      <ExistingSources
        sources={draft.existing}
        onUse={(existing) => {
          copy.forget()
          onAdd(existing)
        }}
      />
      {sought && (
        <Button look="secondary" small disabled={isBusy} onClick={lookUp}>
          {t('lookUp')}
        </Button>
      )}
      <p role="status" className="text-sm empty:hidden">
        {foundAt && t('lookedUp', { from: foundAt })}
      </p>
      {Object.keys(ofRecord).length > 0 && (
        <div className="rounded border border-line bg-panel px-3 py-2 text-sm">
          <p>{render('citing.facts.fromRecord', { values: valuesOf(ofRecord, render) })}</p>
          <Button look="secondary" small className="mt-1" onClick={() => change(ofRecord)}>
            {render('citing.facts.takeFromRecord')}
          </Button>
        </div>
      )}
      <Field label={t('type')} error={errors.type}>
        {(wired) => (
          <Select
            {...wired}
            value={source.type}
            options={sourceTypeIds.map((value) => ({ value, label: sourceTypeLabel(value, render) }))}
            onChange={(event) =>
              change({ type: sourceTypeIds.find((known) => known === event.target.value) ?? source.type })
            }
          />
        )}
      </Field>
      <Field label={t('sourceTitle')} error={errors.title}>
        {(wired) => (
          <Input
            {...wired}
            dir="auto"
            maxLength={1000}
            value={source.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
      <Checkbox
        label={render('sources.fields.titleIsSupplied')}
        hint={render('sources.form.titleIsSuppliedHint')}
        checked={source.titleIsSupplied}
        onChange={({ target }) => change({ titleIsSupplied: target.checked })}
      />
      <Field label={t('container')} error={errors.containerTitle}>
        {(wired) => (
          <Input
            {...wired}
            dir="auto"
            value={source.containerTitle ?? ''}
            onChange={(event) => change({ containerTitle: event.target.value || null })}
          />
        )}
      </Field>
      <DateGroupField legend={t('issued')} value={source.issued} onChange={(issued) => change({ issued })} />
      {also.length > 0 && <p className="text-sm">{t('also', { values: also.join(' · ') })}</p>}
      {source.note && <p className="text-sm">{t('note', { text: source.note })}</p>}
      <Field label={t('identification')} error={errors.identification}>
        {(wired) => (
          <Select
            {...wired}
            none={t('choose')}
            value={draft.identification}
            options={identifications.map((value) => ({
              value,
              label: render(`labels.identificationDescription.${value}`),
            }))}
            onChange={(event) => changeDraft({ identification: event.target.value })}
          />
        )}
      </Field>
      <Disclosure summary={t('copy')} open>
        <div className="space-y-3">
          <CopyFields sourceId={draft.id} copy={copy} />
        </div>
      </Disclosure>
      <div className="flex flex-wrap gap-3">
        <Button look="secondary" disabled={isBusy} onClick={add}>
          {t('add')}
        </Button>
        <Button
          look="quiet"
          disabled={isBusy}
          onClick={() => {
            copy.forget()
            onDiscard()
          }}
        >
          {t('discard')}
        </Button>
      </div>
    </fieldset>
  )
}
