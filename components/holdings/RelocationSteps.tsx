'use client'

import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Textarea } from '@/components/ui/Textarea'

/** Moves the records that have been opened since to the place that is known. */
export function MoveWaitingForm({ id, action }: { id: string; action: FormAction }) {
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form} className="space-y-3">
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="id" value={id} />
      <Button type="submit" disabled={pending}>
        Move what is open now
      </Button>
    </form>
  )
}

/** Decides that the passage stays in the old copy. */
export function KeepInOldCopyForm({ id, action }: { id: string; action: FormAction }) {
  const { refusal, pending, form } = useForm(action)
  return (
    <Disclosure summary="Leave it in the older copy" open={refusal !== null || undefined}>
      <form {...form} className="max-w-2xl space-y-3">
        <FormRefusal refusal={refusal} />
        <input type="hidden" name="id" value={id} />
        <Field label="Why it stays there" id="reason" required error={refusal?.fields.reason}>
          {(wired) => <Textarea {...wired} name="reason" rows={2} maxLength={500} />}
        </Field>
        <Button type="submit" look="secondary" disabled={pending}>
          Leave it there
        </Button>
      </form>
    </Disclosure>
  )
}
