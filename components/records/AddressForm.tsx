'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'

/** Changes the address of a record that was never published. */
export function AddressForm({
  recordId,
  slug,
  action,
}: {
  recordId: string
  slug: string
  action: FormAction
}) {
  const t = useTranslations('records.slug')
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form} className="max-w-xl space-y-4">
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="recordId" value={recordId} />
      <Field label={t('label')} id="slug" hint={t('hint')} error={refusal?.fields.slug}>
        {(wired) => <Input {...wired} name="slug" defaultValue={slug} maxLength={120} spellCheck={false} />}
      </Field>
      <Button type="submit" look="secondary" disabled={pending}>
        {t('change')}
      </Button>
    </form>
  )
}
