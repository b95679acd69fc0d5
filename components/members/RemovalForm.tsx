'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'

const more = (chunks: ReactNode) => <span className="sr-only">{chunks}</span>

/** Removes a disabled member, once their name was typed. */
export function RemovalForm({ name, remove }: { name: string; remove: FormAction }) {
  const t = useTranslations('members.removal')
  const { refusal, pending, form } = useForm(remove)
  return (
    <Disclosure summary={t.rich('open', { name, more })}>
      <form {...form} className="max-w-md space-y-3 text-start">
        <FormRefusal refusal={refusal} />
        <p>{t('lead')}</p>
        <Field label={t('confirm')} error={refusal?.fields.confirm}>
          {(wired) => <Input {...wired} name="confirm" autoComplete="off" maxLength={120} />}
        </Field>
        <Button type="submit" look="danger" small disabled={pending}>
          {t('submit')}
        </Button>
      </form>
    </Disclosure>
  )
}
