'use client'

import { useId } from 'react'
import { KeptTextarea } from '@/components/desk/KeptTextarea'
import { refused } from '@/components/desk/refusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { UnsentText } from '@/components/editor/UnsentText'
import { useUnsentText } from '@/components/editor/use-unsent-text'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { useTranslator } from '@/components/ui/use-translator'
import { message } from '@/lib/messages/message'
import type { WorkflowAction } from '@/lib/review/workflow'
import { StepRefusal } from './StepRefusal'
import { stepWords } from './step-words'

type Props = {
  step: WorkflowAction
  /** What the page shows, so that a stale page takes no step: record, revision, version, edition, state. */
  seen: Readonly<Record<string, string> & { recordId: string }>
  /** The signed-in member, whose unsent text in this browser keeps the draft from being submitted. */
  memberId: string
  /** Whether its form is open at first. */
  open: boolean
  action: FormAction
}

/** One step of the workflow. What was typed stays when it is refused. */
export function StepForm({ step, seen, memberId, open, action }: Props) {
  const draft = { recordId: seen.recordId, memberId, version: Number(seen.version) }
  const unsent = useUnsentText(step === 'SUBMIT' ? draft : null)
  const { refusal, pending, form } = useForm(action, async () =>
    (await unsent.isThere()) ? refused(message('editor.unsent.refused')) : null,
  )
  const id = useId()
  const t = useTranslator()
  const label = t(`labels.step.${step}`)
  const { tells, field, look } = stepWords[step]
  const body = (
    <form {...form} className="space-y-3" aria-label={label}>
      <StepRefusal refusal={refusal} field={field?.name ?? null} recordId={seen.recordId} />
      <UnsentText {...unsent} recordId={seen.recordId} />
      <p className="max-w-prose text-quiet">{tells}</p>
      {Object.entries(seen).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {field && (
        <Field label={field.label} hint={field.hint} id={`${id}-words`} error={refusal?.fields[field.name]}>
          {(wired) => (
            <KeptTextarea
              {...wired}
              keptAs={`step-${seen.recordId}-${step}`}
              name={field.name}
              rows={2}
              maxLength={2000}
              className="max-w-prose"
            />
          )}
        </Field>
      )}
      <Button type="submit" look={look} disabled={pending}>
        {label}
      </Button>
    </form>
  )
  return open ? body : <Disclosure summary={`${label} …`}>{body}</Disclosure>
}
