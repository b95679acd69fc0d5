'use client'

import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'

type Props = { threadId: string; label: string; about: string; action: FormAction }

/** One button that resolves a discussion or opens it again. */
export function TurnForm({ threadId, label, about, action }: Props) {
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form}>
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="threadId" value={threadId} />
      <Button type="submit" small look="quiet" disabled={pending} aria-label={`${label}: ${about}`}>
        {label}
      </Button>
    </form>
  )
}
