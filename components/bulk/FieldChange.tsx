import { Field } from '@/components/ui/Field'
import { type Option, Select } from '@/components/ui/Select'
import { Textarea } from '@/components/ui/Textarea'
import { useTranslator } from '@/components/ui/use-translator'

type Props = {
  /** What was sent before, by the name of the field. */
  values: Readonly<{ field?: string; mode?: string; value?: string }>
  errors: Readonly<Record<string, string>>
  fields: readonly Option[]
}

/** Which field of many records or entries is changed, how, and to what. */
export function FieldChange({ values, errors, fields }: Props) {
  const t = useTranslator()
  return (
    <>
      <Field label={t('bulk.field')} error={errors.field} required>
        {(wired) => (
          <Select {...wired} name="field" defaultValue={values.field ?? ''} none="" options={fields} />
        )}
      </Field>
      <Field label={t('bulk.mode')} error={errors.mode}>
        {(wired) => (
          <Select
            {...wired}
            name="mode"
            defaultValue={values.mode ?? 'REPLACE'}
            options={(['REPLACE', 'APPEND'] as const).map((value) => ({
              value,
              label: t(`bulk.modes.${value}`),
            }))}
          />
        )}
      </Field>
      <Field label={t('bulk.value')} error={errors.value}>
        {(wired) => (
          <Textarea {...wired} name="value" defaultValue={values.value} maxLength={2000} rows={3} />
        )}
      </Field>
    </>
  )
}
