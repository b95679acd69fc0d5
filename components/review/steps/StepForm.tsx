'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { KeptTextarea } from '@/components/desk/KeptTextarea'
import { refused } from '@/components/desk/refusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { UnsentText } from '@/components/editor/saving/UnsentText'
import { useUnsentText } from '@/components/editor/saving/use-unsent-text'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { message } from '@/lib/messages/message'
import type { WorkflowAction } from '@/lib/review/workflow/workflow'
import { StepRefusal } from './StepRefusal'
import { stepForms } from './step-forms'

type Props = {
  step: WorkflowAction
  /** The record, revision, version, edition and state on the page, so that an outdated page takes no step. */
  seen: Readonly<Record<string, string> & { recordId: string }>
  /** The signed-in member, whose unsent text in this browser keeps the draft from being submitted. */
  memberId: string
  /** True when the form is open at first. */
  open: boolean
  /** True in a row of other controls. */
  isCompact?: boolean
  action: FormAction
}

/** The form of one step of the workflow. Keeps what was typed when it is refused. */
export function StepForm({ step, seen, memberId, open, isCompact = false, action }: Props) {
  const draft = { recordId: seen.recordId, memberId, version: Number(seen.version) }
  const unsent = useUnsentText(step === 'SUBMIT' ? draft : null)
  const { refusal, pending, form } = useForm(action, async () =>
    (await unsent.isThere()) ? refused(message('editor.unsent.refused')) : null,
  )
  const id = useId()
  const t = useTranslations()
  const stepForm = stepForms[step]
  const label = t(`labels.step.${step}`)
  const body = (
    <form {...form} className={isCompact ? 'review-step' : 'space-y-3'} aria-label={label}>
      <StepRefusal refusal={refusal} field={stepForm.field} recordId={seen.recordId} />
      <UnsentText {...unsent} recordId={seen.recordId} />
      <p className={isCompact ? 'review-effect' : 'max-w-prose text-quiet'}>
        {t(`review.step.${step}.effect`)}
      </p>
      {Object.entries(seen).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {stepForm.field && (
        <Field
          label={t(`review.step.${stepForm.action}.field`)}
          hint={t(`review.step.${stepForm.action}.hint`)}
          id={`${id}-text`}
          error={refusal?.fields[stepForm.field]}
        >
          {(wired) => (
            <KeptTextarea
              {...wired}
              keptAs={`step-${seen.recordId}-${step}`}
              name={stepForm.field}
              rows={2}
              maxLength={2000}
              className="max-w-prose"
            />
          )}
        </Field>
      )}
      <Button type="submit" look={stepForm.look} disabled={pending}>
        {label}
      </Button>
    </form>
  )
  return open ? body : <Disclosure summary={t('review.step.more', { step: label })}>{body}</Disclosure>
}
