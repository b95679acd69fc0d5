'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'

/** Gives a published record whose address has a hidden name another address. */
export function NewAddressForm({ recordId, action }: { recordId: string; action: FormAction }) {
  const t = useTranslations('review.hiddenNames')
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form} className="space-y-3">
      <FormRefusal refusal={refusal} />
      <p>{t('newAddressHint')}</p>
      <input type="hidden" name="recordId" value={recordId} />
      <Button type="submit" look="secondary" disabled={pending}>
        {t('newAddress')}
      </Button>
    </form>
  )
}
