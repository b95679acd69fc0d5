'use client'

import { useState } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { LanguageSelect } from '@/components/ui/LanguageSelect'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { useTranslator } from '@/components/ui/use-translator'
import { kinds } from '@/lib/records/kinds'
import { kindDescription, kindLabel } from '@/lib/records/kinds/labels'
import { directionOf } from '@/lib/text'

/** Kind, title and language of a new record. `id` is the record's, created with the page: a form sent twice adds one record. */
export function NewRecordForm({ id, action }: { id: string; action: FormAction }) {
  const t = useTranslator()
  const choices = kinds.map(({ id: kind }) => ({
    value: kind,
    label: t(kindLabel(kind)),
    hint: t(kindDescription(kind)),
  }))
  const { refusal, pending, form } = useForm(action)
  const [title, setTitle] = useState('')
  const [language, setLanguage] = useState('en')
  const fields = refusal?.fields ?? {}
  return (
    <form {...form} className="max-w-2xl space-y-6">
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="id" value={id} />
      <div id="kind">
        <RadioGroup
          legend={t('records.new.kind')}
          name="kind"
          choices={choices}
          error={fields.kind}
          required
        />
      </div>
      <Field
        label={t('records.new.title')}
        id="title"
        required
        error={fields.title}
        hint={t('records.new.titleHint')}
      >
        {(wired) => (
          <Input
            {...wired}
            name="title"
            maxLength={300}
            value={title}
            lang={language}
            dir={directionOf(language)}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('records.new.language')} id="language" required error={fields.language}>
        {(wired) => (
          <LanguageSelect
            {...wired}
            name="language"
            value={language}
            onChange={(event) => setLanguage(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" disabled={pending}>
        {t(pending ? 'records.new.pending' : 'records.new.submit')}
      </Button>
    </form>
  )
}
