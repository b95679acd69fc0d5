'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'

type Props = {
  accept: FormAction
  /** The address that the link is for; null where the person enters it. */
  email: string | null
  /** Asks for the person's name: not for a new password. */
  named: boolean
  label: string
}

/** The form for a person who opens a link: a password, and the fields that the link doesn't contain. */
export function AcceptanceForm({ accept, email, named, label }: Props) {
  const t = useTranslations('members')
  const { refusal, pending, form } = useForm(accept)
  return (
    <form {...form} className="space-y-5">
      <FormRefusal refusal={refusal} />
      {email === null ? (
        <Field label={t('fields.email')} id="email" error={refusal?.fields.email} required>
          {(wired) => <Input {...wired} name="email" type="email" autoComplete="username" />}
        </Field>
      ) : (
        <p>
          {t.rich('invitation.for', { email, b: (chunks) => <strong>{chunks}</strong> })}
          {/* Not sent: a password manager reads from it whose password this is. */}
          <input type="hidden" autoComplete="username" value={email} readOnly />
        </p>
      )}
      {named && (
        <Field
          label={t('fields.name')}
          id="name"
          hint={t('fields.nameHint')}
          error={refusal?.fields.name}
          required
        >
          {(wired) => <Input {...wired} name="name" autoComplete="name" />}
        </Field>
      )}
      <Field
        label={t('fields.password')}
        id="password"
        hint={t('fields.passwordHint')}
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
