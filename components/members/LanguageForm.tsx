'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { type Option, Select } from '@/components/ui/Select'

type Props = {
  /** The member's choice, null for the archive's language. */
  language: string | null
  /** The languages, each named in itself. */
  offered: readonly Option[]
  /** The name of the archive's language. */
  ofArchive: string
  choose: FormAction
}

/** Changes the language in which members read staff pages. */
export function LanguageForm({ language, offered, ofArchive, choose }: Props) {
  const t = useTranslations('members.account')
  const { refusal, taken, pending, form } = useForm(choose)
  return (
    <form {...form} className="space-y-3">
      <FormRefusal refusal={refusal} />
      <Field
        label={t('languageLabel')}
        id="staff-language"
        hint={t('languageHint')}
        error={refusal?.fields.language}
      >
        {(wired) => (
          <Select
            {...wired}
            name="language"
            defaultValue={language ?? ''}
            key={language}
            options={offered}
            none={t('languageOfArchive', { language: ofArchive })}
          />
        )}
      </Field>
      <Button type="submit" look="secondary" disabled={pending}>
        {t('languageSubmit')}
      </Button>
      <p role="status" className="text-quiet">
        {taken && t('languageSaved')}
      </p>
    </form>
  )
}
