'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Dependents } from './Dependents'
import { FormRefusal } from './FormRefusal'
import { type FormAction, useForm } from './use-form'

type Props = { id: string; what: 'source' | 'copy' | 'name'; action: FormAction }

/** Deletes something after a second click. If anything relies on it, it stays, and the form lists what does. */
export function DeleteForm({ id, what, action }: Props) {
  const t = useTranslations('desk.delete')
  const { refusal, pending, form } = useForm(action)
  return (
    <Disclosure summary={t('open', { what })} open={refusal !== null || undefined}>
      <form {...form} className="max-w-2xl space-y-3">
        <FormRefusal refusal={refusal} />
        <Dependents items={refusal?.current} />
        <input type="hidden" name="id" value={id} />
        <p className="text-quiet">{t('hint')}</p>
        <Button type="submit" look="danger" small disabled={pending}>
          {t('submit', { what })}
        </Button>
      </form>
    </Disclosure>
  )
}
