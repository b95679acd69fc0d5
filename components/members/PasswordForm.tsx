'use client'

import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'

export function PasswordForm({ change }: { change: FormAction }) {
  const { refusal, pending, form } = useForm(change)
  return (
    <form {...form} className="space-y-5">
      <FormRefusal refusal={refusal} />
      <Field label="Present password" id="current" error={refusal?.fields.current} required>
        {(wired) => <Input {...wired} name="current" type="password" autoComplete="current-password" />}
      </Field>
      <Field
        label="New password"
        id="password"
        hint="At least 12 characters; a few words are good. It signs you out in every other browser."
        error={refusal?.fields.password}
        required
      >
        {(wired) => <Input {...wired} name="password" type="password" autoComplete="new-password" />}
      </Field>
      <Button type="submit" disabled={pending}>
        Change the password
      </Button>
    </form>
  )
}
