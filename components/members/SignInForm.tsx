'use client'

import { useTranslations } from 'next-intl'
import { type FormAnswer, useAnswer } from '@/components/desk/use-form'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'

/** Why the sign-in failed, with the typed address, so that it stays in the form. `wait`: until the next attempt, for WAIT. */
export type SignInAnswer = {
  outcome: 'WRONG' | 'WAIT' | 'PASSKEY' | 'UNREACHED'
  email: string
  wait?: { minutes: number; seconds: number }
}

/** E-mail address and password. Works without JavaScript. */
export function SignInForm({ enter }: { enter: FormAnswer<SignInAnswer> }) {
  const t = useTranslations('members')
  const { answer, pending, form } = useAnswer<SignInAnswer>(enter, { outcome: 'UNREACHED', email: '' })
  return (
    <form {...form} className="space-y-5">
      {answer && (
        <Alert tone="error" title={t(`signIn.outcome.${answer.outcome}.title`)}>
          <p>{t(`signIn.outcome.${answer.outcome}.hint`, answer.wait ?? { minutes: 0, seconds: 0 })}</p>
        </Alert>
      )}
      <Field label={t('fields.email')}>
        {(wired) => (
          <Input
            {...wired}
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={answer?.email}
            required
          />
        )}
      </Field>
      <Field label={t('fields.password')}>
        {(wired) => (
          <Input {...wired} name="password" type="password" autoComplete="current-password" required />
        )}
      </Field>
      <Button type="submit" disabled={pending}>
        {pending ? t('signIn.pending') : t('signIn.submit')}
      </Button>
    </form>
  )
}
