'use client'

import { useTranslations } from 'next-intl'
import { type FormAnswer, useAnswer } from '@/components/desk/use-form'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'

/** Why a code was not taken. `wait`: until the next attempt. */
export type CodeAnswer =
  | { outcome: 'WRONG' | 'UNREACHED' }
  | { outcome: 'WAIT'; wait: { minutes: number; seconds: number } }

/** The second step of signing in. Works without JavaScript. */
export function CodeForm({ enter }: { enter: FormAnswer<CodeAnswer> }) {
  const t = useTranslations('members')
  const { answer, pending, form } = useAnswer<CodeAnswer>(enter, { outcome: 'UNREACHED' })
  return (
    <form {...form} className="space-y-5">
      <p>{t('code.lead')}</p>
      {answer?.outcome === 'WRONG' && (
        <Alert tone="error" title={t('code.wrongTitle')}>
          <p>{t('code.wrongHint')}</p>
        </Alert>
      )}
      {answer?.outcome === 'WAIT' && (
        <Alert tone="error" title={t('code.waitTitle')}>
          <p>{t('conflict.tooManyCodes', answer.wait)}</p>
        </Alert>
      )}
      {answer?.outcome === 'UNREACHED' && (
        <Alert tone="error" title={t('signIn.outcome.UNREACHED.title')}>
          <p>{t('signIn.outcome.UNREACHED.hint')}</p>
        </Alert>
      )}
      <Field label={t('code.code')}>
        {(wired) => (
          <Input
            {...wired}
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="none"
            maxLength={40}
            required
          />
        )}
      </Field>
      <Button type="submit" disabled={pending}>
        {t('code.submit')}
      </Button>
    </form>
  )
}
