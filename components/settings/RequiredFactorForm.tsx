'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { roles } from '@/lib/members/schema'

/** The roles whose members need a second factor. */
export function RequiredFactorForm({ chosen, action }: { chosen: readonly string[]; action: FormAction }) {
  const t = useTranslations()
  const { refusal, pending, taken, form } = useForm(action)
  return (
    <form {...form} className="space-y-4">
      <FormRefusal refusal={refusal} />
      <p className="text-quiet">{t('settings.secondFactor.lead')}</p>
      <fieldset className="space-y-2">
        <legend className="mb-2 font-medium">{t('settings.secondFactor.roles')}</legend>
        {roles.map((role) => (
          <Checkbox
            key={role}
            name="role"
            value={role}
            label={t(`labels.role.${role}`)}
            defaultChecked={chosen.includes(role)}
          />
        ))}
      </fieldset>
      <Button type="submit" look="secondary" disabled={pending}>
        {t('settings.secondFactor.save')}
      </Button>
      <p role="status" className="text-quiet">
        {taken && t('settings.secondFactor.saved')}
      </p>
    </form>
  )
}
