'use client'

import { useState } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { LanguageField } from '@/components/ui/LanguageField'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { Select } from '@/components/ui/Select'
import { TextField } from '@/components/ui/TextField'
import { useTranslator } from '@/components/ui/use-translator'
import { kinds } from '@/lib/records/kinds'
import { kindDescription, kindLabel } from '@/lib/records/kinds/labels'

type Props = {
  id: string
  /** The templates of all kinds. */
  templates?: readonly { id: string; kind: string; name: string }[]
  action: FormAction
}

/** Kind, title, language and template of a new record. `id` is the record's, created with the page: a form sent twice adds one record. */
export function NewRecordForm({ id, templates = [], action }: Props) {
  const t = useTranslator()
  const choices = kinds.map(({ id: kind }) => ({
    value: kind,
    label: t(kindLabel(kind)),
    hint: t(kindDescription(kind)),
  }))
  const { refusal, pending, form } = useForm(action)
  const [title, setTitle] = useState('')
  const [language, setLanguage] = useState('en')
  const [kind, setKind] = useState('')
  const offered = templates.filter((template) => template.kind === kind)
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
          value={kind || null}
          onChange={setKind}
          error={fields.kind}
          required
        />
      </div>
      <TextField
        label={t('records.new.title')}
        id="title"
        name="title"
        required
        error={fields.title}
        hint={t('records.new.titleHint')}
        language={language}
        maxLength={300}
        value={title}
        onChange={setTitle}
      />
      <LanguageField
        label={t('records.new.language')}
        id="language"
        name="language"
        required
        error={fields.language}
        value={language}
        onChange={setLanguage}
      />
      {offered.length > 0 && (
        <Field label={t('records.new.template')} error={fields.templateId}>
          {(wired) => (
            <Select
              {...wired}
              name="templateId"
              none={t('records.new.noTemplate')}
              options={offered.map((template) => ({ value: template.id, label: template.name }))}
            />
          )}
        </Field>
      )}
      <Button type="submit" disabled={pending}>
        {t(pending ? 'records.new.pending' : 'records.new.submit')}
      </Button>
    </form>
  )
}
