'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { type Retention, retentionRules } from '@/lib/retention/schema'

/** For how many days the archive keeps what it doesn't need for ever. */
export function RetentionForm({ kept, action }: { kept: Retention; action: FormAction }) {
  const t = useTranslations('settings.retention')
  const { refusal, pending, taken, form } = useForm(action)
  return (
    <form {...form} className="space-y-4">
      <FormRefusal refusal={refusal} />
      <p className="text-quiet">{t('lead')}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        {retentionRules.map((rule) => (
          <Field
            key={rule}
            label={t(`rule.${rule}`)}
            id={`retention-${rule}`}
            hint={t('days')}
            error={refusal?.fields[rule]}
          >
            {(wired) => (
              <Input
                {...wired}
                name={rule}
                type="number"
                min={1}
                max={3650}
                defaultValue={kept[rule]}
                className="max-w-28"
              />
            )}
          </Field>
        ))}
      </div>
      <Button type="submit" look="secondary" disabled={pending}>
        {t('save')}
      </Button>
      <p role="status" className="text-quiet">
        {taken && t('saved')}
      </p>
    </form>
  )
}
