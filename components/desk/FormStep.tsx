'use client'

import { Button } from '@/components/ui/Button'
import { FormRefusal } from './FormRefusal'
import { type FormAction, useForm } from './use-form'

type Props = { action: FormAction; label: string; look: 'primary' | 'secondary' | 'danger' }

/** One step that needs no input, as a button, with the reason where it is refused. */
export function FormStep({ action, label, look }: Props) {
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form} className="space-y-3">
      <FormRefusal refusal={refusal} />
      <Button type="submit" look={look} disabled={pending}>
        {label}
      </Button>
    </form>
  )
}
