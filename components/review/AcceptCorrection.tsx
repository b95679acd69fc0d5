'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/Button'
import { FormRefusal } from '../desk/FormRefusal'
import { type FormAction, useForm } from '../desk/use-form'
import { ChangedTexts } from './ChangedTexts'

type Props = {
  recordId: string
  verdictId: string
  /** "Quotation 3, Wording". */
  about: string
  /** True when the member who accepts it could otherwise give verdicts on it. */
  mayJudge: boolean
  action: FormAction
}

/** Accepts a proposed correction with one button. */
export function AcceptCorrection({ recordId, verdictId, about, mayJudge, action }: Props) {
  const t = useTranslations('review.correction')
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form} aria-label={t('form', { about })} className="space-y-2">
      <FormRefusal refusal={refusal} />
      {refusal?.current !== undefined && <ChangedTexts current={refusal.current} of="corrected" />}
      <input type="hidden" name="recordId" value={recordId} />
      <input type="hidden" name="verdictId" value={verdictId} />
      <Button type="submit" small look="primary" disabled={pending} aria-label={t('acceptLabel', { about })}>
        {t('accept')}
      </Button>
      {mayJudge && <p className="text-xs text-quiet">{t('acceptHint')}</p>}
    </form>
  )
}
