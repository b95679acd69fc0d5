import type { ComponentProps } from 'react'
import { Field } from './Field'
import { LanguageSelect } from './LanguageSelect'

type Props = Omit<ComponentProps<typeof Field>, 'children'> & {
  name?: string
  value: string
  onChange: (value: string) => void
}

/** A controlled language, with its label, hint and error. */
export const LanguageField = ({ name, value, onChange, ...field }: Props) => (
  <Field {...field}>
    {(wired) => (
      <LanguageSelect
        {...wired}
        name={name}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
)
