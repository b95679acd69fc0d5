'use client'

import { useTranslations } from 'next-intl'
import { useId, useLayoutEffect } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Select } from '@/components/ui/Select'
import type { Aspect, Outcome, SubjectType } from '@/lib/generated/prisma/enums'
import { reliesOnSourcesOrConsent } from '@/lib/review/aspects'
import type { Correctable } from '@/lib/review/corrections/parts'
import type { Copy, WorkbenchSubject } from '@/lib/review/workbench'
import { FormRefusal } from '../desk/FormRefusal'
import { KeptTextarea } from '../desk/KeptTextarea'
import { type FormAction, useForm } from '../desk/use-form'
import { ChangedTexts } from './ChangedTexts'
import { CorrectionFields } from './CorrectionFields'

export type ReviewedThing = {
  recordId: string
  subjectType: SubjectType
  subjectId: string
  /** The fingerprint of each aspect, as the page shows it. */
  fingerprints: Readonly<Record<Aspect, string>>
  /** "Quotation 3". */
  name: string
  copies: readonly Copy[]
  /** The copy of the bound passage; null when none is bound. */
  boundCopy: string | null
  /** The parts that can be corrected. */
  correctable: readonly Correctable[]
  /** The cited sources, in the order of the chain, and the speaker's consent. */
  reliedOn: WorkbenchSubject['reliedOn']
}

type Props = {
  thing: ReviewedThing
  /** One aspect, or several to choose from. */
  aspects: readonly Aspect[]
  /** True when the key for verifying can press this form's button: where no one has given a verdict yet. */
  byKey?: boolean
  action: FormAction
}

const outcomes = ['FAILED_VERIFICATION', 'NEEDS_ORIGINAL', 'CANNOT_ACCESS'] as const satisfies Outcome[]

/** The form for a verdict: a note, the copy where there are several, and a button for each outcome. Keeps what was typed when refused. */
export function VerdictForm({ thing, aspects, byKey = false, action }: Props) {
  const t = useTranslations()
  const { refusal, pending, form } = useForm(action)
  const place = `verdict-${thing.recordId}-${thing.subjectId}-${aspects.join('-')}`
  const id = useId()
  const [only] = aspects.length === 1 ? aspects : []
  const about = only
    ? t('review.subjectAspect', { name: thing.name, aspect: t(`labels.aspect.${only}`) })
    : thing.name
  const idOf = (field: string) => `${id}-${field}`
  // Before the browser paints, because the member may start typing as soon as the error shows.
  useLayoutEffect(() => {
    const [field] = Object.keys(refusal?.fields ?? {})
    if (field) document.getElementById(`${id}-${field === 'outcome' ? 'note' : field}`)?.focus()
  }, [refusal, id])
  const others: readonly Outcome[] = [...outcomes, ...(only ? [] : (['NOT_APPLICABLE'] as const))]
  const correctable = only ? thing.correctable.filter((one) => one.aspects.includes(only)) : []
  return (
    <form
      {...form}
      aria-label={t('review.verdict.form', { about })}
      className="space-y-3"
      onSubmit={(event) => {
        // The verdict replaces the form; the focus stays at the subject.
        event.currentTarget.closest('article')?.focus({ preventScroll: true })
        form.onSubmit(event)
      }}
    >
      {refusal && Object.keys(refusal.fields).length > 0 ? (
        <Alert tone="error" title={t('review.problem')} />
      ) : (
        <FormRefusal refusal={refusal} />
      )}
      {refusal?.current !== undefined && <ChangedTexts current={refusal.current} of="checked" />}
      <input type="hidden" name="recordId" value={thing.recordId} />
      <input type="hidden" name="subjectType" value={thing.subjectType} />
      <input type="hidden" name="subjectId" value={thing.subjectId} />
      {aspects.map((aspect) => (
        <input key={aspect} type="hidden" name={`fingerprint.${aspect}`} value={thing.fingerprints[aspect]} />
      ))}
      {aspects.some(reliesOnSourcesOrConsent) && (
        <input type="hidden" name="seen" value={JSON.stringify(thing.reliedOn)} />
      )}
      {only && <input type="hidden" name="aspect" value={only} />}
      {!only && (
        <Field label={t('review.verdict.aspect')} id={idOf('aspect')} error={refusal?.fields.aspect}>
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
        <Field label={t('review.verdict.copy')} id={idOf('holdingId')} error={refusal?.fields.holdingId}>
          {(wired) => (
            <Select
              {...wired}
              name="holdingId"
              none={thing.boundCopy === null ? t('review.verdict.noneOfThese') : undefined}
              defaultValue={thing.boundCopy ?? ''}
              options={thing.copies.map((copy) => ({ value: copy.id, label: copy.filename }))}
            />
          )}
        </Field>
      )}
      <Field
        label={t.rich('review.verdict.note', {
          hint: (chunks) => <span className="font-normal text-quiet">{chunks}</span>,
        })}
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
          aria-label={t('review.verdict.outcomeOf', { outcome: t('labels.outcome.VERIFIED'), about })}
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
            aria-label={t('review.verdict.outcomeOf', { outcome: t(`labels.outcome.${outcome}`), about })}
          >
            {t(`labels.outcome.${outcome}`)}
          </Button>
        ))}
      </div>
      {correctable.length > 0 && (
        <Disclosure summary={t('review.correction.propose')}>
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
