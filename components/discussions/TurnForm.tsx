'use client'

import type { ReactNode } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'

type Props = { threadId: string; label: ReactNode; action: FormAction }

/** A button that resolves or reopens a discussion. */
export function TurnForm({ threadId, label, action }: Props) {
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form}>
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="threadId" value={threadId} />
      <Button type="submit" small look="quiet" disabled={pending}>
        {label}
      </Button>
    </form>
  )
}
