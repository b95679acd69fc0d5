'use client'

import { Button } from '@/components/ui/Button'
import { FormRefusal } from '../../desk/FormRefusal'
import { type FormAction, useForm } from '../../desk/use-form'

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
