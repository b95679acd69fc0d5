'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { LanguageField } from '@/components/ui/LanguageField'
import { pathOfCollection } from '@/lib/collections/shown'
import { suggestSlug } from '@/lib/records/slug'

type Props = { action: FormAction; language: string }

/** Title, language and address of a new collection. The address follows the title until it is typed. */
export function NewCollectionForm({ action, language: usual }: Props) {
  const { refusal, pending, form } = useForm(action)
  const t = useTranslations('collections')
  const [title, setTitle] = useState('')
  const [language, setLanguage] = useState(usual)
  const [slug, setSlug] = useState<string | null>(null)
  const errors = refusal?.fields ?? {}
  return (
    <form {...form} className="max-w-2xl space-y-5">
      <FormRefusal refusal={refusal} />
      <Field label={t('name')} id="title" error={errors.title} required>
        {(wired) => (
          <Input
            {...wired}
            name="title"
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      <LanguageField
        label={t('language')}
        id="language"
        name="language"
        value={language}
        onChange={setLanguage}
        error={errors.language}
        required
      />
      <Field
        label={t('slug')}
        id="slug"
        hint={t('slugHint', { prefix: pathOfCollection('') })}
        error={errors.slug}
        required
      >
        {(wired) => (
          <Input
            {...wired}
            name="slug"
            maxLength={80}
            spellCheck={false}
            autoComplete="off"
            value={slug ?? suggestSlug(title).slice(0, 80)}
            onChange={(event) => setSlug(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" disabled={pending}>
        {t('add')}
      </Button>
    </form>
  )
}
