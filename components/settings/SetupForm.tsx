'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Link } from '@/components/ui/Link'

/** Asks the first admin for the archive's name and subject. */
export function SetupForm({ action }: { action: FormAction }) {
  const { refusal, pending, form } = useForm(action)
  const t = useTranslations('settings')
  return (
    <form {...form} className="space-y-5">
      <FormRefusal refusal={refusal} />
      <Field label={t('name')} id="name" hint={t('nameHint')} error={refusal?.fields.name} required>
        {(wired) => <Input {...wired} name="name" maxLength={120} />}
      </Field>
      <Field label={t('subject')} id="subject" hint={t('subjectHint')} error={refusal?.fields.subject}>
        {(wired) => <Input {...wired} name="subject" maxLength={300} />}
      </Field>
      <div className="flex flex-wrap items-center gap-5">
        <Button type="submit" disabled={pending}>
          {t('setup.submit')}
        </Button>
        <Link href="/desk" className="link">
          {t('setup.skip')}
        </Link>
      </div>
    </form>
  )
}
