'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'

/** Saves the current draft as a revision. */
export function KeepRevisionForm({ recordId, action }: { recordId: string; action: FormAction }) {
  const t = useTranslations('records.revisions')
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form} className="mb-8 max-w-2xl space-y-3">
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="recordId" value={recordId} />
      <Field label={t('keep')} id="message" hint={t('keepHint')} error={refusal?.fields.message}>
        {(wired) => <Input {...wired} name="message" maxLength={1000} />}
      </Field>
      <Button type="submit" look="secondary" disabled={pending}>
        {t('keepSubmit')}
      </Button>
    </form>
  )
}
