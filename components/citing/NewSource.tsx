'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type FoundSource, readReference } from '@/components/api/sources'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { KeptTextarea } from '@/components/desk/KeptTextarea'
import type { Refusal } from '@/components/desk/refusal'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import type { Proposal } from '@/lib/sources/references/proposals'
import { newId } from '@/lib/text'
import { NewSourceFields, type SourceDraft } from './NewSourceFields'

const draftOf = ({ format, source }: Proposal): SourceDraft => ({
  id: newId(),
  format,
  source,
  identification: '',
})

type Props = {
  onAdd: (source: FoundSource) => void
  /** A reference that was pasted elsewhere and is read at once; another number reads it again. */
  given: { text: string; number: number } | null
}

/**
 * Adds a source where someone cites: a reference, BibTeX, RIS, CSL-JSON, a DOI, an ISBN or an address is pasted, read and completed, and its copy
 * can be added with it. Nothing is written before "Add source". The pasted text is kept in this browser until then.
 */
export function NewSource({ onAdd, given }: Props) {
  const t = useTranslations('citing.newSource')
  const pasted = useRef<HTMLTextAreaElement>(null)
  const [drafts, setDrafts] = useState<readonly SourceDraft[]>([])
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const read = useCallback(async (text: string) => {
    setBusy(true)
    const answer = await readReference(text)
    setBusy(false)
    setRefusal('refusal' in answer ? answer.refusal : null)
    if ('done' in answer) setDrafts(answer.done.map(draftOf))
  }, [])
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!given) return
    if (pasted.current) pasted.current.value = given.text
    // Then what was read is what one goes on with.
    void read(given.text).then(() =>
      setTimeout(() => form.current?.querySelector<HTMLElement>('fieldset select')?.focus()),
    )
  }, [given, read])
  return (
    <Disclosure summary={t('title')} open={given !== null}>
      <div ref={form} className="space-y-3">
        <FormRefusal refusal={refusal} />
        <Field label={t('pasted')} hint={t('pastedHint')}>
          {(wired) => <KeptTextarea {...wired} ref={pasted} keptAs="reference" rows={4} dir="auto" />}
        </Field>
        <Button look="secondary" small disabled={isBusy} onClick={() => read(pasted.current?.value ?? '')}>
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
