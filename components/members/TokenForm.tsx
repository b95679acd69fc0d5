'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type Refusal, unreached } from '@/components/desk/refusal'
import { type FormAnswer, useAnswer } from '@/components/desk/use-form'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Select } from '@/components/ui/Select'
import { CopyButton } from './CopyButton'

/** A new token, shown once; or why none was made. */
export type TokenAnswer = { token: string } | { refusal: Refusal }

type Props = { scopes: readonly string[]; days: readonly string[]; make: FormAnswer<TokenAnswer> }

/** Makes a token for programs. */
export function TokenForm({ scopes, days, make }: Props) {
  const t = useTranslations('members.tokens')
  const { answer, pending, form } = useAnswer<TokenAnswer>(make, { refusal: unreached })
  const refusal = answer && 'refusal' in answer ? answer.refusal : null
  return (
    <form {...form} className="space-y-5">
      <FormRefusal refusal={refusal} />
      {answer && 'token' in answer && (
        <Alert tone="success" title={t('made')}>
          <p className="break-all font-mono text-sm select-all">{answer.token}</p>
          <CopyButton key={answer.token} text={answer.token} label={t('copy')} />
          <p>{t('madeHint')}</p>
        </Alert>
      )}
      <Field label={t('name')} id="name" hint={t('nameHint')} error={refusal?.fields.name} required>
        {(wired) => <Input {...wired} name="name" maxLength={80} autoComplete="off" />}
      </Field>
      <Field label={t('scope')} id="scope" error={refusal?.fields.scope}>
        {(wired) => (
          <Select
            {...wired}
            name="scope"
            options={scopes.map((value) => ({ value, label: t('scopeOf', { scope: value }) }))}
          />
        )}
      </Field>
      <Field label={t('days')} id="days" error={refusal?.fields.days}>
        {(wired) => (
          <Select
            {...wired}
            name="days"
            options={days.map((value) => ({ value, label: t('lasts', { days: Number(value) }) }))}
            defaultValue="30"
          />
        )}
      </Field>
      <Button type="submit" disabled={pending}>
        {t('make')}
      </Button>
    </form>
  )
}
