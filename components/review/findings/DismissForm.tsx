'use client'

import { useRouter } from 'next/navigation'
import { useId } from 'react'
import { dismiss, takeBack } from '@/components/api/findings'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { KeptTextarea } from '@/components/desk/KeptTextarea'
import { useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import type { SeenFindings } from '@/lib/review/findings/schema'

type Props = {
  recordId: string
  findingKey: string
  /** The findings as they stand then; by default the page is shown anew. */
  onDone?: (findings: SeenFindings) => void
}

function useTaken(onDone: Props['onDone']) {
  const router = useRouter()
  return (findings: SeenFindings) => (onDone ? onDone(findings) : router.refresh())
}

/** Lets one warning pass, for a reason that everybody who works on the record reads. What was typed stays when it is refused. */
export function DismissForm({ recordId, findingKey, onDone }: Props) {
  const take = useTaken(onDone)
  const id = useId()
  const { refusal, pending, form } = useForm(async (_, data) => {
    const answer = await dismiss(recordId, findingKey, String(data.get('reason') ?? ''))
    if ('refusal' in answer) return answer.refusal
    take(answer.done)
    return null
  })
  return (
    <Disclosure summary="Dismiss …">
      <form {...form} className="space-y-2" aria-label="Dismiss this warning">
        {refusal && !refusal.fields.reason && <FormRefusal refusal={refusal} />}
        <Field
          label="Why can it stand as it is?"
          hint="Whoever works on this record reads it. The warning comes back when the thing changes."
          id={id}
          error={refusal?.fields.reason}
        >
          {(wired) => (
            <KeptTextarea
              {...wired}
              keptAs={`dismissal-${recordId}-${findingKey}`}
              name="reason"
              rows={2}
              maxLength={1000}
            />
          )}
        </Field>
        <Button type="submit" look="secondary" small disabled={pending}>
          Dismiss
        </Button>
      </form>
    </Disclosure>
  )
}

/** Takes a dismissal back. */
export function TakeBackForm({ recordId, findingKey, onDone }: Props) {
  const take = useTaken(onDone)
  const { refusal, pending, form } = useForm(async () => {
    const answer = await takeBack(recordId, findingKey)
    if ('refusal' in answer) return answer.refusal
    take(answer.done)
    return null
  })
  return (
    <form {...form} className="mt-1 space-y-2">
      <FormRefusal refusal={refusal} />
      <Button type="submit" look="quiet" small disabled={pending}>
        Take back<span className="sr-only"> this dismissal</span>
      </Button>
    </form>
  )
}
