'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'

/** Changes the member's own password. */
export function PasswordForm({ change }: { change: FormAction }) {
  const t = useTranslations('members')
  const { refusal, pending, form } = useForm(change)
  return (
    <form {...form} className="space-y-5">
      <FormRefusal refusal={refusal} />
      <Field label={t('fields.currentPassword')} id="current" error={refusal?.fields.current} required>
        {(wired) => <Input {...wired} name="current" type="password" autoComplete="current-password" />}
      </Field>
      <Field
        label={t('fields.newPassword')}
        id="password"
        hint={t('fields.newPasswordHint')}
        error={refusal?.fields.password}
        required
      >
        {(wired) => <Input {...wired} name="password" type="password" autoComplete="new-password" />}
      </Field>
      <Button type="submit" disabled={pending}>
        {t('account.changePassword')}
      </Button>
    </form>
  )
}
