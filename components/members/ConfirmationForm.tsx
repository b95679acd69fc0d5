'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'

/** Asks a signed-in member for their password again. */
export function ConfirmationForm({ confirm }: { confirm: FormAction }) {
  const t = useTranslations('members.confirmation')
  const { refusal, pending, form } = useForm(confirm)
  return (
    <form {...form} className="space-y-5">
      <FormRefusal refusal={refusal} />
      <Field label={t('password')} id="password" error={refusal?.fields.password} required>
        {(wired) => <Input {...wired} name="password" type="password" autoComplete="current-password" />}
      </Field>
      <Button type="submit" disabled={pending}>
        {t('confirm')}
      </Button>
    </form>
  )
}
