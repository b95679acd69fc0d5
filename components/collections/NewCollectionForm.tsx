'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { TitleAndAddress } from '@/components/desk/TitleAndAddress'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { LanguageField } from '@/components/ui/LanguageField'
import { pathOfCollection } from '@/lib/collections/shown'

type Props = { action: FormAction; language: string }

/** Title, language and address of a new collection. */
export function NewCollectionForm({ action, language: usual }: Props) {
  const { refusal, pending, form } = useForm(action)
  const t = useTranslations('collections')
  const [language, setLanguage] = useState(usual)
  const errors = refusal?.fields ?? {}
  return (
    <form {...form} className="max-w-2xl space-y-5">
      <FormRefusal refusal={refusal} />
      <TitleAndAddress
        slugHint={t('slugHint', { prefix: pathOfCollection('') })}
        longest={80}
        errors={errors}
      >
        <LanguageField
          label={t('language')}
          id="language"
          name="language"
          value={language}
          onChange={setLanguage}
          error={errors.language}
          required
        />
      </TitleAndAddress>
      <Button type="submit" disabled={pending}>
        {t('add')}
      </Button>
    </form>
  )
}
