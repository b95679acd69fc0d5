'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { type FoundSource, readReference } from '@/components/api/sources'
import { FormRefusal } from '@/components/desk/FormRefusal'
import type { Refusal } from '@/components/desk/refusal'
import { useKept } from '@/components/desk/use-kept'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Textarea } from '@/components/ui/Textarea'
import { NewSourceFields } from './NewSourceFields'
import {
  nothingUnfinished,
  type SourceDraft,
  type Unfinished,
  unfinishedName,
  unfinishedSchema,
  withoutDraft,
  withRead,
  withTyped,
} from './unfinished-source'

type Props = {
  onAdd: (source: FoundSource) => void
  /** A reference that was pasted elsewhere and is read at once; another number reads it again. */
  given: { text: string; number: number } | null
  /** Member and place of the form: the key under which this browser keeps what is unfinished. */
  keepAs: string
}

/**
 * Adds a source where someone cites: a reference, BibTeX, RIS, CSL-JSON, a DOI, an ISBN or an address is pasted, read and completed, and its copy
 * can be added with it. Nothing is written before "Add source". What was pasted and completed is kept in this browser until then, encrypted for the member.
 */
export function NewSource({ onAdd, given, keepAs }: Props) {
  const t = useTranslations('citing.newSource')
  const { kept, change } = useKept(unfinishedName(keepAs), unfinishedSchema, { together: withTyped })
  const { reference, drafts } = kept ?? nothingUnfinished
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const keep = (next: (now: Unfinished) => Unfinished) =>
    change((before) => {
      const after = next(before ?? nothingUnfinished)
      return after.reference === '' && after.drafts.length === 0 ? null : after
    })
  const read = async (text: string) => {
    setBusy(true)
    const answer = await readReference(text)
    setBusy(false)
    setRefusal('refusal' in answer ? answer.refusal : null)
    if ('done' in answer) keep((now) => withRead(now, answer.done))
  }
  const form = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each reference that is given is read once
  useEffect(() => {
    if (!given) return
    keep((now) => ({ ...now, reference: given.text }))
    // Then what was read is what one goes on with.
    void read(given.text).then(() =>
      setTimeout(() =>
        form.current?.querySelector<HTMLElement>('[data-existing] button, fieldset select')?.focus(),
      ),
    )
  }, [given])
  const changeDraft = (id: string, next: (now: SourceDraft) => SourceDraft) =>
    keep((now) => ({ ...now, drafts: now.drafts.map((draft) => (draft.id === id ? next(draft) : draft)) }))
  return (
    <Disclosure summary={t('title')} open={given !== null || kept !== null}>
      <div ref={form} className="space-y-3">
        <FormRefusal refusal={refusal} />
        <Field label={t('pasted')} hint={t('pastedHint')}>
          {(wired) => (
            <Textarea
              {...wired}
              rows={4}
              dir="auto"
              value={reference}
              onChange={(event) => keep((now) => ({ ...now, reference: event.target.value }))}
            />
          )}
        </Field>
        <Button look="secondary" small disabled={isBusy} onClick={() => read(reference)}>
          {t('read')}
        </Button>
        {drafts.map((draft, index) => (
          <NewSourceFields
            key={draft.id}
            draft={draft}
            onChange={(next) => changeDraft(draft.id, next)}
            name={t('number', { number: index + 1, count: drafts.length })}
            onAdd={(source) => {
              keep((now) => withoutDraft(now, draft.id))
              onAdd(source)
            }}
            onDiscard={() => keep((now) => withoutDraft(now, draft.id))}
          />
        ))}
      </div>
    </Disclosure>
  )
}
