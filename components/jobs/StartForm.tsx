'use client'

import type { ReactNode } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'

type Props = {
  action: FormAction
  /** The text of its button. */
  submit: string
  /** The choices of the job. */
  children?: ReactNode
}

/** A button that starts a job. */
export function StartForm({ action, submit, children }: Props) {
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form} className="space-y-3">
      <FormRefusal refusal={refusal} />
      {children}
      <Button type="submit" look="secondary" disabled={pending}>
        {submit}
      </Button>
    </form>
  )
}
