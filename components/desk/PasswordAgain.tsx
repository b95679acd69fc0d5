'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { confirmPassword } from '@/components/api/confirmation'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { useTranslator } from '@/components/ui/use-translator'
import { errorText } from '@/lib/errors'
import type { Refusal } from './refusal'

/**
 * Asks for the password within a form that was refused for want of it. It isn't a form itself and its field has no name, so the form around it
 * stays as it is and never sends the password. Without JavaScript, a page asks.
 */
export function PasswordAgain() {
  const t = useTranslations('members.confirmation')
  const translate = useTranslator()
  const id = useId()
  const [password, setPassword] = useState('')
  const [answer, setAnswer] = useState<Refusal | 'PENDING' | 'CONFIRMED' | null>(null)
  const confirm = async () => {
    setAnswer('PENDING')
    setAnswer((await confirmPassword(password)) ?? 'CONFIRMED')
    setPassword('')
  }
  if (answer === 'CONFIRMED') return <p role="status">{t('confirmed')}</p>
  const refusal = answer === 'PENDING' ? null : answer
  const error = refusal && (refusal.fields.password ?? errorText(refusal.message, translate))
  return (
    <div className="mt-3 max-w-sm space-y-3">
      <Field label={t('password')} id={id} error={error ?? undefined}>
        {(wired) => (
          <Input
            {...wired}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              void confirm()
            }}
          />
        )}
      </Field>
      <Button type="button" small disabled={answer === 'PENDING'} onClick={() => void confirm()}>
        {t('confirm')}
      </Button>
      <noscript>
        <a className="link" href="/desk/account/password" target="_blank" rel="noreferrer">
          {t('page')}
        </a>
      </noscript>
    </div>
  )
}
