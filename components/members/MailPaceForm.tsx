'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Select } from '@/components/ui/Select'
import { mailPaces } from '@/lib/members/schema'

/** Chooses when the member gets e-mails about notifications. */
export function MailPaceForm({ pace, choose }: { pace: string; choose: FormAction }) {
  const t = useTranslations('members.mailPace')
  const { refusal, taken, pending, form } = useForm(choose)
  return (
    <form {...form} className="space-y-3">
      <FormRefusal refusal={refusal} />
      <Field label={t('label')} id="mail-pace" hint={t('hint')}>
        {(wired) => (
          <Select
            {...wired}
            name="pace"
            defaultValue={pace}
            key={pace}
            options={mailPaces.map((value) => ({ value, label: t('pace', { pace: value }) }))}
          />
        )}
      </Field>
      <Button type="submit" look="secondary" disabled={pending}>
        {t('submit')}
      </Button>
      <p role="status" className="text-quiet">
        {taken && t('saved')}
      </p>
    </form>
  )
}
