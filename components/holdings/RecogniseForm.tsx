'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { Field } from '@/components/ui/Field'
import { type Option, Select } from '@/components/ui/Select'

type Props = {
  holdingId: string
  /** The languages that can be read, by their codes. */
  languages: readonly Option[]
  /** True when some pages are machine-read already. */
  hasMachineRead: boolean
  action: FormAction
}

/** Starts the job that reads the text of a copy from the images of its pages. */
export function RecogniseForm({ holdingId, languages, hasMachineRead, action }: Props) {
  const t = useTranslations('holdings.recognition')
  const { refusal, pending, form } = useForm(action)
  const [main, setMain] = useState('')
  return (
    <form {...form} className="max-w-xl space-y-4">
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="holdingId" value={holdingId} />
      <Field label={t('main')} error={refusal?.fields.languages} required>
        {(wired) => (
          <Select
            {...wired}
            name="language"
            none={t('choose')}
            options={languages}
            value={main}
            onChange={({ target }) => setMain(target.value)}
          />
        )}
      </Field>
      {languages.length > 1 && (
        <fieldset className="space-y-2">
          <legend className="font-medium">{t('further')}</legend>
          <p className="text-sm text-quiet">{t('furtherHint')}</p>
          <div className="flex flex-wrap gap-x-6 gap-y-2">
            {languages
              .filter(({ value }) => value !== main)
              .map(({ value, label }) => (
                <Checkbox key={value} name="further" value={value} label={label} />
              ))}
          </div>
        </fieldset>
      )}
      {hasMachineRead && <Checkbox name="again" label={t('again')} />}
      <Button type="submit" look="secondary" disabled={pending}>
        {t('start')}
      </Button>
    </form>
  )
}
