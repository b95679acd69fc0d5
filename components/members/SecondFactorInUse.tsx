'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { unreached } from '@/components/desk/refusal'
import { type FormAction, type FormAnswer, useAnswer, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { RecoveryCodes } from './RecoveryCodes'
import type { SetUpAnswer } from './SecondFactorForm'

type Props = { codes: number; renew: FormAnswer<SetUpAnswer>; remove: FormAction }

/** The app that a member uses: new recovery codes, or turning it off. */
export function SecondFactorInUse({ codes, renew, remove }: Props) {
  const t = useTranslations('members.secondFactor')
  const renewal = useAnswer<SetUpAnswer>(renew, { refusal: unreached })
  const removal = useForm(remove)
  const { answer } = renewal
  return (
    <div className="space-y-6">
      <p>{t('on', { codes: answer && 'codes' in answer ? answer.codes.length : codes })}</p>
      {answer && 'codes' in answer ? (
        <RecoveryCodes codes={answer.codes} then="/desk/account" />
      ) : (
        <form {...renewal.form}>
          <FormRefusal refusal={answer?.refusal ?? null} />
          <p className="mb-2 text-quiet">{t('renewHint')}</p>
          <Button type="submit" look="secondary" disabled={renewal.pending}>
            {t('renew')}
          </Button>
        </form>
      )}
      <form {...removal.form}>
        <FormRefusal refusal={removal.refusal} />
        <Button type="submit" look="secondary" disabled={removal.pending}>
          {t('remove')}
        </Button>
      </form>
    </div>
  )
}
