'use client'

import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { LanguageSelect } from '@/components/ui/LanguageSelect'
import { Textarea } from '@/components/ui/Textarea'
import { directionOf } from '@/lib/text'
import type { RecordForm } from './record-form'

type Props = {
  form: RecordForm
  onChange: (part: Partial<RecordForm>) => void
  /** Sentences of the schema by field. */
  errors: Readonly<Record<string, string>>
  disabled: boolean
}

/** What every record says of itself, whatever its kind. */
export function DescriptionFields({ form, onChange, errors, disabled }: Props) {
  const written = { lang: form.language, dir: directionOf(form.language) }
  return (
    <fieldset disabled={disabled} className="space-y-4">
      <legend className="sr-only">Description</legend>
      <Field label="Title" id="title" error={errors.title}>
        {(wired) => (
          <Input
            {...wired}
            {...written}
            className="font-serif text-xl"
            value={form.title}
            onChange={(event) => onChange({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label="Summary" id="summary" hint="A sentence or two, in neutral words." error={errors.summary}>
        {(wired) => (
          <Textarea
            {...wired}
            {...written}
            rows={2}
            value={form.summary}
            onChange={(event) => onChange({ summary: event.target.value })}
          />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-[12rem_1fr]">
        <Field label="Language" id="language" error={errors.language}>
          {(wired) => (
            <LanguageSelect
              {...wired}
              value={form.language}
              onChange={(event) => onChange({ language: event.target.value })}
            />
          )}
        </Field>
        <Field
          label="Content warning"
          id="contentWarning"
          hint="For the whole record; empty when none is needed."
          error={errors.contentWarning}
        >
          {(wired) => (
            <Input
              {...wired}
              {...written}
              value={form.contentWarning ?? ''}
              onChange={(event) => onChange({ contentWarning: event.target.value || null })}
            />
          )}
        </Field>
      </div>
    </fieldset>
  )
}
