'use client'

import type { ReactNode } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'

/** A button that ends one session or several. */
export function EndSessionForm({ end, children }: { end: FormAction; children: ReactNode }) {
  const { refusal, pending, form } = useForm(end)
  return (
    <form {...form}>
      <Button type="submit" look="secondary" disabled={pending}>
        {children}
      </Button>
      <FormRefusal refusal={refusal} />
    </form>
  )
}
