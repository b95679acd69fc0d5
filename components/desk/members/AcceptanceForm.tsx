'use client'

import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'

/** Name and password of a new member; the e-mail address only where the link is not for one already. */
export function AcceptanceForm({
  accept,
  email,
  label,
}: {
  accept: FormAction
  email: string | null
  label: string
}) {
  const { refusal, pending, form } = useForm(accept)
  return (
    <form {...form} className="space-y-5">
      <FormRefusal refusal={refusal} />
      {email === null ? (
        <Field label="E-mail address" id="email" error={refusal?.fields.email} required>
          {(wired) => <Input {...wired} name="email" type="email" autoComplete="username" />}
        </Field>
      ) : (
        <p>
          For <strong>{email}</strong>
        </p>
      )}
      <Field
        label="Your name"
        id="name"
        hint="As other members of the desk see it. Readers see only roles."
        error={refusal?.fields.name}
        required
      >
        {(wired) => <Input {...wired} name="name" autoComplete="name" />}
      </Field>
      <Field
        label="Password"
        id="password"
        hint="At least 12 characters; a few words are good."
        error={refusal?.fields.password}
        required
      >
        {(wired) => <Input {...wired} name="password" type="password" autoComplete="new-password" />}
      </Field>
      <Button type="submit" disabled={pending}>
        {label}
      </Button>
    </form>
  )
}
