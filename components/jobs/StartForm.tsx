'use client'

import type { ReactNode } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'

type Props = { action: FormAction; children: ReactNode }

/** A button that starts a job which needs nothing else. */
export function StartForm({ action, children }: Props) {
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form} className="space-y-3">
      <FormRefusal refusal={refusal} />
      <Button type="submit" look="secondary" disabled={pending}>
        {children}
      </Button>
    </form>
  )
}
