'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { LanguageField } from '@/components/ui/LanguageField'
import { newId } from '@/lib/text'

/** Begins a translation of a record with its structure. */
export function StartTranslationForm({ recordId, action }: { recordId: string; action: FormAction }) {
  const t = useTranslations('records.translations.start')
  const { refusal, pending, form } = useForm(action)
  const [language, setLanguage] = useState('')
  const [id] = useState(newId)
  const fields = refusal?.fields ?? {}
  return (
    <Disclosure summary={t('title')}>
      <form {...form} className="max-w-xl space-y-4">
        <FormRefusal refusal={refusal} />
        <p className="text-quiet">{t('lead')}</p>
        <input type="hidden" name="recordId" value={recordId} />
        <input type="hidden" name="id" value={id} />
        <LanguageField
          label={t('language')}
          name="language"
          required
          error={fields.language ?? fields.original}
          value={language}
          onChange={setLanguage}
        />
        <Button type="submit" look="secondary" disabled={pending}>
          {t('submit')}
        </Button>
      </form>
    </Disclosure>
  )
}
