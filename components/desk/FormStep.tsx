'use client'

import { Button } from '@/components/ui/Button'
import { FormRefusal } from './FormRefusal'
import { type FormAction, useForm } from './use-form'

type Props = {
  action: FormAction
  label: string
  look: 'primary' | 'secondary' | 'danger'
  /** What the action gets. */
  fields?: Readonly<Record<string, string>>
}

/** One step that needs no input, as a button, with the reason where it is refused. */
export function FormStep({ action, label, look, fields = {} }: Props) {
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form} className="space-y-3">
      <FormRefusal refusal={refusal} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" look={look} disabled={pending}>
        {label}
      </Button>
    </form>
  )
}
