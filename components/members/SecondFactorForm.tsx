'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type Refusal, unreached } from '@/components/desk/refusal'
import { type FormAnswer, useAnswer } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { QrCode } from './QrCode'
import { RecoveryCodes } from './RecoveryCodes'

/** The app to confirm, the codes of one that was confirmed, or why neither. A refusal keeps the app that is being set up. */
export type SetUpAnswer =
  | { app: { secret: string; uri: string }; refusal?: Refusal }
  | { codes: string[] }
  | { refusal: Refusal }

type Props = {
  setUp: FormAnswer<SetUpAnswer>
  /** Where to go afterwards. */
  then: string
  /** Says that no app is in use, until one is. */
  saysOff?: boolean
}

/** Sets up an authenticator app in two steps: show its secret, then take a code of it. */
export function SecondFactorForm({ setUp, then, saysOff = false }: Props) {
  const t = useTranslations('members.secondFactor')
  const { answer, pending, form } = useAnswer<SetUpAnswer>(setUp, { refusal: unreached })
  if (answer && 'codes' in answer) return <RecoveryCodes codes={answer.codes} then={then} />
  const app = answer && 'app' in answer ? answer.app : null
  const refusal = answer?.refusal ?? null
  return (
    <form {...form} className="space-y-5">
      {saysOff && <p>{t('off')}</p>}
      <FormRefusal refusal={refusal} />
      {app && (
        <>
          <p>{t('scan')}</p>
          <QrCode text={app.uri} label={t('picture')} />
          <p className="wrap-anywhere">
            {t.rich('key', {
              secret: app.secret,
              b: (chunks) => <strong className="font-mono">{chunks}</strong>,
            })}
          </p>
          <input type="hidden" name="secret" value={app.secret} />
          <input type="hidden" name="uri" value={app.uri} />
          <Field label={t('code')} id="code" error={refusal?.fields.code} required>
            {(wired) => (
              <Input {...wired} name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={10} />
            )}
          </Field>
        </>
      )}
      <Button type="submit" disabled={pending}>
        {t(app ? 'confirm' : 'begin')}
      </Button>
    </form>
  )
}
