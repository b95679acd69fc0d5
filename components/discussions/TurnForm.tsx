'use client'

import type { ReactNode } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import type { Refusal } from '@/components/desk/refusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'

type Props = {
  threadId: string
  label: ReactNode
  action: FormAction
  /** Of a suggestion, which changes its record. */
  recordId?: string
  isMain?: boolean
  /** Can refuse it in the browser. */
  before?: () => Promise<Refusal | null>
}

/** A button that resolves or reopens a discussion, or decides a suggestion. */
export function TurnForm({ threadId, label, action, recordId, isMain = false, before }: Props) {
  const { refusal, pending, form } = useForm(action, before)
  return (
    <form {...form}>
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="threadId" value={threadId} />
      {recordId && <input type="hidden" name="recordId" value={recordId} />}
      <Button type="submit" small look={isMain ? 'secondary' : 'quiet'} disabled={pending}>
        {label}
      </Button>
    </form>
  )
}
