'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type Refusal, unreached } from '@/components/desk/refusal'
import { type FormAnswer, useAnswer } from '@/components/desk/use-form'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { REQUESTED_MINUTES } from '@/lib/members/schema'

/** The address that a link goes to if a member has it, or why the form was refused. */
export type ForgottenAnswer = { sentTo: string } | { refusal: Refusal }

/** Asks for the e-mail address of an account. Says the same whether or not there is one. */
export function ForgottenForm({ ask }: { ask: FormAnswer<ForgottenAnswer> }) {
  const t = useTranslations('members')
  const { answer, pending, form } = useAnswer<ForgottenAnswer>(ask, { refusal: unreached })
  if (answer && 'sentTo' in answer)
    return (
      <Alert tone="success" title={t('forgotten.sentTitle')}>
        <p>{t('forgotten.sent', { email: answer.sentTo, minutes: REQUESTED_MINUTES })}</p>
      </Alert>
    )
  const refusal = answer?.refusal ?? null
  return (
    <form {...form} className="space-y-5">
      <p>{t('forgotten.lead')}</p>
      <FormRefusal refusal={refusal} />
      <Field label={t('fields.email')} id="email" error={refusal?.fields.email}>
        {(wired) => <Input {...wired} name="email" type="email" autoComplete="username" required />}
      </Field>
      <Button type="submit" disabled={pending}>
        {t('forgotten.submit')}
      </Button>
    </form>
  )
}
