'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { type Option, Select } from '@/components/ui/Select'
import { encodingNames } from '@/lib/holdings/encodings'

type Props = {
  id: string
  encoding: string
  /** False when other encodings fit as well. */
  isCertain: boolean
  /** The sign between two cells, and those that can be chosen; null for references. */
  delimiter: string
  delimiters: readonly Option[] | null
  action: FormAction
}

/** How a file was read: its encoding and the delimiter of its cells. Both can be changed. */
export function ReadingForm({ id, encoding, isCertain, delimiter, delimiters, action }: Props) {
  const t = useTranslations('imports')
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form} className="space-y-4">
      <FormRefusal refusal={refusal} />
      {!isCertain && <Alert title={t('uncertain')}>{t('uncertainHint')}</Alert>}
      <input type="hidden" name="id" value={id} />
      <div className="flex flex-wrap items-end gap-4">
        <Field label={t('encoding')} id="encoding" error={refusal?.fields.encoding ?? refusal?.fields.file}>
          {(wired) => (
            <Select
              {...wired}
              key={encoding}
              name="encoding"
              defaultValue={encoding}
              options={encodingNames.map((value) => ({ value, label: value.toUpperCase() }))}
            />
          )}
        </Field>
        {delimiters && (
          <Field label={t('delimiter')} id="delimiter" error={refusal?.fields.delimiter}>
            {(wired) => (
              <Select
                {...wired}
                key={delimiter}
                name="delimiter"
                defaultValue={delimiter}
                options={delimiters}
              />
            )}
          </Field>
        )}
        <Button type="submit" look="secondary" disabled={pending}>
          {t('readAgain')}
        </Button>
      </div>
    </form>
  )
}
