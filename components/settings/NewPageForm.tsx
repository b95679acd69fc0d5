'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { pathOfPage } from '@/lib/pages/schema'
import { suggestSlug } from '@/lib/records/slug'

/** Title and address of a new page. The address follows the title until it is typed. */
export function NewPageForm({ action }: { action: FormAction }) {
  const { refusal, pending, form } = useForm(action)
  const t = useTranslations('settings.pages')
  const [title, setTitle] = useState('')
  const [slug, setSlug] = useState<string | null>(null)
  return (
    <form {...form} className="max-w-2xl space-y-5">
      <FormRefusal refusal={refusal} />
      <Field label={t('pageTitle')} id="title" error={refusal?.fields.title} required>
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
      <Field
        label={t('slug')}
        id="slug"
        hint={t('slugHint', { prefix: pathOfPage('') })}
        error={refusal?.fields.slug}
        required
      >
        {(wired) => (
          <Input
            {...wired}
            name="slug"
            maxLength={80}
            spellCheck={false}
            autoComplete="off"
            value={slug ?? suggestSlug(title)}
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
