'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { ProposedLine } from '@/components/members/ProposedLine'
import { Button } from '@/components/ui/Button'

/** Shows whether the archive asks for two admins, and turns it on, or proposes to turn it off. */
export function TwoAdminsForm({ isOn, action }: { isOn: boolean; action: FormAction }) {
  const t = useTranslations('settings.twoAdmins')
  const { refusal, pending, taken, form } = useForm(action)
  return (
    <form {...form} className="space-y-4">
      <FormRefusal refusal={refusal} />
      <p className="font-medium">{t(isOn ? 'isOn' : 'isOff')}</p>
      <p className="text-quiet">{t('hint')}</p>
      {!isOn && <p className="text-quiet">{t('turnOnHint')}</p>}
      {isOn && taken ? (
        <ProposedLine />
      ) : (
        <Button type="submit" look="secondary" disabled={pending}>
          {t(isOn ? 'turnOff' : 'turnOn')}
        </Button>
      )}
    </form>
  )
}
