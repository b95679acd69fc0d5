import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { useTranslator } from '@/components/ui/use-translator'
import { type SourceField, sourceFields } from '@/lib/sources/fields'
import { sourceFieldLabel } from '@/lib/sources/types'

type Props = {
  type: string
  names: readonly SourceField[]
  values: Readonly<Record<SourceField, string>>
  onChange: (name: SourceField, value: string) => void
  errors: Readonly<Record<string, string>>
}

/** The plain fields of a source, with the labels of its type. */
export function PlainFields({ type, names, values, onChange, errors }: Props) {
  const t = useTranslator()
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {names.map((name) => (
        <Field
          key={name}
          label={t(sourceFieldLabel(type, name))}
          id={name}
          error={errors[name]}
          className={sourceFields[name].max > 400 ? 'sm:col-span-2' : ''}
        >
          {(wired) => (
            <Input
              {...wired}
              value={values[name]}
              maxLength={sourceFields[name].max}
              inputMode={name === 'url' ? 'url' : undefined}
              spellCheck={name !== 'url' && name !== 'doi'}
              onChange={(event) => onChange(name, event.target.value)}
            />
          )}
        </Field>
      ))}
    </div>
  )
}
