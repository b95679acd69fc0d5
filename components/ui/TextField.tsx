import type { ComponentProps } from 'react'
import { directionOf } from '@/lib/text'
import { Field } from './Field'
import { Input } from './Input'
import { Textarea } from './Textarea'

type Props = Omit<ComponentProps<typeof Field>, 'children'> & {
  name?: string
  value: string
  onChange: (value: string) => void
  /** The language of the text, for its direction and for screen readers; empty if it is not known. */
  language: string
  maxLength?: number
  /** Several lines, at least this many; one line without it. */
  rows?: number
}

/** A controlled text in a language of its own, with its label, hint and error. */
export function TextField({ name, value, onChange, language, maxLength, rows, ...field }: Props) {
  const control = {
    ...{ name, value, maxLength },
    lang: language || undefined,
    dir: directionOf(language),
  }
  return (
    <Field {...field}>
      {(wired) =>
        rows === undefined ? (
          <Input {...wired} {...control} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <Textarea {...wired} {...control} rows={rows} onChange={(event) => onChange(event.target.value)} />
        )
      }
    </Field>
  )
}
