'use client'

import { useId, useLayoutEffect } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import type { Aspect, Outcome, SubjectType } from '@/lib/generated/prisma/enums'
import { restsOnMore } from '@/lib/review/aspects'
import type { Correctable } from '@/lib/review/corrections/parts'
import type { Copy, WorkbenchSubject } from '@/lib/review/workbench'
import { FormRefusal } from '../desk/FormRefusal'
import { KeptTextarea } from '../desk/KeptTextarea'
import { type FormAction, useForm } from '../desk/use-form'
import { ChangedTexts } from './ChangedTexts'
import { CorrectionFields } from './CorrectionFields'

export type JudgedThing = {
  recordId: string
  subjectType: SubjectType
  subjectId: string
  /** Of what each aspect rests on, as the page shows it. */
  fingerprints: Readonly<Record<Aspect, string>>
  /** "Quotation 3". */
  name: string
  copies: readonly Copy[]
  /** The copy of the bound passage; null when none is bound. */
  boundCopy: string | null
  /** What a verdict can put right. */
  correctable: readonly Correctable[]
  /** What is cited, in the order of the chain, and what a speaker allows. */
  rests: WorkbenchSubject['rests']
}

type Props = {
  thing: JudgedThing
  /** One aspect, or several to choose from. */
  aspects: readonly Aspect[]
  /** Whether the key for verifying may press this form's button: where nobody has said anything yet. */
  byKey?: boolean
  action: FormAction
}

const outcomes = ['FAILED_VERIFICATION', 'NEEDS_ORIGINAL', 'CANNOT_ACCESS'] as const satisfies Outcome[]

/** Takes one verdict: a note, the copy where there are several, and one button for each outcome. Keeps what was typed when refused. */
export function VerdictForm({ thing, aspects, byKey = false, action }: Props) {
  const t = useTranslator()
  const { refusal, pending, form } = useForm(action)
  const place = `verdict-${thing.recordId}-${thing.subjectId}-${aspects.join('-')}`
  const id = useId()
  const [only] = aspects.length === 1 ? aspects : []
  const about = only ? `${thing.name}, ${t(`labels.aspect.${only}`)}` : thing.name
  const idOf = (field: string) => `${id}-${field}`
  // With the words that say what is missing, not after them: whoever sees them may already be typing.
  useLayoutEffect(() => {
    const [field] = Object.keys(refusal?.fields ?? {})
    if (field) document.getElementById(`${id}-${field === 'outcome' ? 'note' : field}`)?.focus()
  }, [refusal, id])
  const others: readonly Outcome[] = [...outcomes, ...(only ? [] : (['NOT_APPLICABLE'] as const))]
  const correctable = only ? thing.correctable.filter((one) => one.aspects.includes(only)) : []
  return (
    <form
      {...form}
      aria-label={`Verdict on ${about}`}
      className="space-y-3"
      onSubmit={(event) => {
        // The form gives way to the verdict; the keyboard stays at the subject.
        event.currentTarget.closest('article')?.focus({ preventScroll: true })
        form.onSubmit(event)
      }}
    >
      {refusal && Object.keys(refusal.fields).length > 0 ? (
        <Alert tone="error" title="There is something to mend. Nothing you typed is lost." />
      ) : (
        <FormRefusal refusal={refusal} />
      )}
      {refusal?.current !== undefined && <ChangedTexts current={refusal.current} />}
      <input type="hidden" name="recordId" value={thing.recordId} />
      <input type="hidden" name="subjectType" value={thing.subjectType} />
      <input type="hidden" name="subjectId" value={thing.subjectId} />
      {aspects.map((aspect) => (
        <input key={aspect} type="hidden" name={`fingerprint.${aspect}`} value={thing.fingerprints[aspect]} />
      ))}
      {aspects.some(restsOnMore) && <input type="hidden" name="seen" value={JSON.stringify(thing.rests)} />}
      {only && <input type="hidden" name="aspect" value={only} />}
      {!only && (
        <Field label="What did you check?" id={idOf('aspect')} error={refusal?.fields.aspect}>
          {(wired) => (
            <Select
              {...wired}
              name="aspect"
              options={aspects.map((aspect) => ({ value: aspect, label: t(`labels.aspect.${aspect}`) }))}
            />
          )}
        </Field>
      )}
      {thing.copies.length > 1 && (
        <Field label="Checked against" id={idOf('holdingId')} error={refusal?.fields.holdingId}>
          {(wired) => (
            <Select
              {...wired}
              name="holdingId"
              none={thing.boundCopy === null ? 'None of these' : undefined}
              defaultValue={thing.boundCopy ?? ''}
              options={thing.copies.map((copy) => ({ value: copy.id, label: copy.filename }))}
            />
          )}
        </Field>
      )}
      <Field
        label={
          <>
            Note <span className="font-normal text-quiet">(readers will see it)</span>
          </>
        }
        id={idOf('note')}
        error={refusal?.fields.note ?? refusal?.fields.outcome}
      >
        {(wired) => (
          <KeptTextarea {...wired} keptAs={`${place}-note`} name="note" rows={1} maxLength={4000} data-note />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          small
          look="secondary"
          name="outcome"
          value="VERIFIED"
          disabled={pending}
          aria-label={`${t('labels.outcome.VERIFIED')}: ${about}`}
          data-verify={byKey || undefined}
        >
          {t('labels.outcome.VERIFIED')}
        </Button>
        {others.map((outcome) => (
          <Button
            key={outcome}
            type="submit"
            small
            look="quiet"
            name="outcome"
            value={outcome}
            disabled={pending}
            aria-label={`${t(`labels.outcome.${outcome}`)}: ${about}`}
          >
            {t(`labels.outcome.${outcome}`)}
          </Button>
        ))}
      </div>
      {correctable.length > 0 && (
        <Disclosure summary="Propose a correction">
          <CorrectionFields
            correctable={correctable}
            about={about}
            pending={pending}
            place={place}
            idOf={idOf}
            errors={refusal?.fields ?? {}}
          />
        </Disclosure>
      )}
    </form>
  )
}
