'use client'

import { z } from 'zod'
import type { SourceShelf } from '@/components/citing/source-shelf'
import { DateGroupField } from '@/components/ui/DateGroupField'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import { authorityNameSchema } from '@/lib/authorities/schema'
import type { DateGroup } from '@/lib/dates'
import { type FormField, kindOf } from '@/lib/records/kinds'
import { fieldHint, fieldLabel, optionLabel } from '@/lib/records/kinds/labels'
import type { RecordContent } from '@/lib/records/schema'
import type { TimelineEvent } from '@/lib/records/timeline'
import { under } from '../entries/faults'
import { TimelineEditor } from '../timeline/TimelineEditor'
import { AuthorityField } from './AuthorityField'

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
/** Shapes, not rules: a value that breaks a rule is shown too, with its error. */
const nameShape = authorityNameSchema.nullable().catch(null)
const dateShape = z
  .custom<DateGroup>((value) => isObject(value) && 'verbatim' in value)
  .nullable()
  .catch(null)
const eventsShape = z.array(z.custom<TimelineEvent>(isObject)).catch([])
const textShape = z.string().catch('')

type Props = {
  kind: string
  value: RecordContent['fields']
  onChange: (value: RecordContent['fields']) => void
  /** Error messages by their path in the whole content ("fields.periodical"). */
  errors: Readonly<Record<string, string>>
  shelf: SourceShelf
  /** The key under which an unfinished event is kept in this browser: member and record. */
  keepAs: string
}

/** The fields of a kind as its form declares them. */
export function RecordFields({ kind, value, onChange, errors, ...citing }: Props) {
  return (
    <div className="space-y-5">
      {Object.entries(kindOf(kind).form).map(([name, input]) => (
        <RecordField
          key={name}
          kind={kind}
          name={name}
          input={input}
          value={value[name]}
          onChange={(next) => onChange({ ...value, [name]: next })}
          errors={under(`fields.${name}`, errors)}
          {...citing}
        />
      ))}
    </div>
  )
}

type FieldProps = {
  kind: string
  name: string
  input: FormField
  value: unknown
  onChange: (value: unknown) => void
  errors: Readonly<Record<string, string>>
  shelf: SourceShelf
  keepAs: string
}

function RecordField({ kind, name, input, value, onChange, errors, shelf, keepAs }: FieldProps) {
  const id = `fields.${name}`
  const t = useTranslator()
  const { required } = input
  const label = t(fieldLabel(kind, name))
  const hintMessage = fieldHint(kind, name)
  const hint = hintMessage && t(hintMessage)
  switch (input.input) {
    case 'link':
      return (
        <Field label={label} hint={hint} required={required} id={id} error={errors['']}>
          {(wired) => (
            <Input
              {...wired}
              type="url"
              dir="ltr"
              maxLength={2_000}
              spellCheck={false}
              value={textShape.parse(value)}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
        </Field>
      )
    case 'text':
      return (
        <Field label={label} hint={hint} required={required} id={id} error={errors['']}>
          {(wired) => (
            <Input
              {...wired}
              dir="auto"
              value={textShape.parse(value)}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
        </Field>
      )
    case 'date':
      return (
        <div id={id}>
          <DateGroupField
            legend={label}
            hint={hint}
            value={dateShape.parse(value)}
            onChange={onChange}
            errors={errors}
          />
        </div>
      )
    case 'authority':
      return (
        <AuthorityField
          label={label}
          kind={input.kind}
          hint={hint}
          required={required}
          id={id}
          value={nameShape.parse(value)}
          onChange={onChange}
          error={errors[''] ?? errors.name}
        />
      )
    case 'choice':
      return (
        <Field label={label} hint={hint} required={required} id={id} error={errors['']}>
          {(wired) => (
            <Select
              {...wired}
              value={textShape.parse(value)}
              options={input.options.map((option) => ({
                value: option,
                label: t(optionLabel(kind, name, option)),
              }))}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
        </Field>
      )
    case 'timeline':
      return (
        <TimelineEditor
          legend={label}
          value={eventsShape.parse(value)}
          onChange={onChange}
          errors={errors}
          shelf={shelf}
          keepAs={keepAs}
        />
      )
  }
}
