'use client'

import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'

type Props = {
  accept: FormAction
  /** The address that the link is for; null where the person gives it. */
  email: string | null
  /** Whether the person gives their name: not for a new password. */
  named: boolean
  label: string
}

/** What a person who opens a link gives: a password, and what the link does not know. */
export function AcceptanceForm({ accept, email, named, label }: Props) {
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
          {/* Not sent: it tells a password keeper whose password this is. */}
          <input type="hidden" autoComplete="username" value={email} readOnly />
        </p>
      )}
      {named && (
        <Field
          label="Your name"
          id="name"
          hint="As other members of the desk see it. Readers see only roles."
          error={refusal?.fields.name}
          required
        >
          {(wired) => <Input {...wired} name="name" autoComplete="name" />}
        </Field>
      )}
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
