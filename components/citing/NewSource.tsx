'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { addSource, type FoundSource, readReference } from '@/components/api/sources'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { KeptTextarea } from '@/components/desk/KeptTextarea'
import { type Refusal, refused } from '@/components/desk/refusal'
import { Button } from '@/components/ui/Button'
import { DateGroupField } from '@/components/ui/DateGroupField'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import { message } from '@/lib/messages/message'
import { personName } from '@/lib/sources/person-name'
import type { Proposal } from '@/lib/sources/references/proposals'
import { identifications } from '@/lib/sources/schema'
import { sourceTypeIds, sourceTypeLabel } from '@/lib/sources/types'
import { newId } from '@/lib/text'

/** A proposal as it is completed; the identification is empty until someone chooses it. */
type Draft = { id: string; format: Proposal['format']; source: Proposal['source']; identification: string }

const draftOf = ({ format, source }: Proposal): Draft => ({ id: newId(), format, source, identification: '' })

/**
 * Adds a source where someone cites: a reference, BibTeX, RIS, CSL-JSON, a DOI, an ISBN or an address is pasted, read and completed. Nothing is
 * written before "Add source". The pasted text is kept in this browser until then.
 */
export function NewSource({ onAdd }: { onAdd: (source: FoundSource) => void }) {
  const t = useTranslations('citing.newSource')
  const pasted = useRef<HTMLTextAreaElement>(null)
  const [drafts, setDrafts] = useState<readonly Draft[]>([])
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const read = async () => {
    setBusy(true)
    const answer = await readReference(pasted.current?.value ?? '')
    setBusy(false)
    setRefusal('refusal' in answer ? answer.refusal : null)
    if ('done' in answer) setDrafts(answer.done.map(draftOf))
  }
  return (
    <Disclosure summary={t('title')}>
      <div className="space-y-3">
        <FormRefusal refusal={refusal} />
        <Field label={t('pasted')} hint={t('pastedHint')}>
          {(wired) => <KeptTextarea {...wired} ref={pasted} keptAs="reference" rows={4} dir="auto" />}
        </Field>
        <Button look="secondary" small disabled={isBusy} onClick={read}>
          {t('read')}
        </Button>
        {drafts.map((draft, index) => (
          <NewSourceFields
            key={draft.id}
            draft={draft}
            onChange={(next) => setDrafts(drafts.map((one) => (one.id === draft.id ? next : one)))}
            name={t('number', { number: index + 1, count: drafts.length })}
            onAdd={onAdd}
          />
        ))}
      </div>
    </Disclosure>
  )
}

type FieldsProps = {
  draft: Draft
  onChange: (draft: Draft) => void
  name: string
  onAdd: (source: FoundSource) => void
}

/** One proposed source: the details that every citation shows, to be completed; what else was read is listed. */
function NewSourceFields({ draft, onChange, name, onAdd }: FieldsProps) {
  const t = useTranslations('citing.newSource')
  const render = useTranslator()
  const { source } = draft
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const errors = refusal?.fields ?? {}
  const change = (part: Partial<Proposal['source']>) => onChange({ ...draft, source: { ...source, ...part } })
  const add = async () => {
    const identification = identifications.find((known) => known === draft.identification)
    if (!identification) {
      const fields = { identification: t('identificationMissing') }
      return setRefusal({ ...refused(message('citing.newSource.identificationMissing')), fields })
    }
    setBusy(true)
    const answer = await addSource({ ...source, id: draft.id, identification })
    setBusy(false)
    setRefusal('refusal' in answer ? answer.refusal : null)
    if ('done' in answer) onAdd(answer.done)
  }
  const also = [
    ...source.contributors.map(personName),
    ...[source.volume, source.issue, source.page, source.publisher, source.doi, source.isbn, source.url],
  ].filter(Boolean)
  return (
    <fieldset className="space-y-3 border-s-2 border-line ps-3">
      <legend className="font-medium">{name}</legend>
      <FormRefusal refusal={refusal} />
      <p className="text-sm text-quiet">{t('readAs', { format: draft.format })}</p>
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
            onChange={(event) => onChange({ ...draft, identification: event.target.value })}
          />
        )}
      </Field>
      <Button look="secondary" disabled={isBusy} onClick={add}>
        {t('add')}
      </Button>
    </fieldset>
  )
}
