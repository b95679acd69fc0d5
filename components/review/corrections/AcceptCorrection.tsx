'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { ChangedTexts } from './ChangedTexts'

type Props = {
  recordId: string
  verdictId: string
  /** The verdicts that propose the same for other items from this copy. */
  also: readonly string[]
  /** "Quotation 3, Wording". */
  about: string
  /** True when the member who accepts it could otherwise give verdicts on it. */
  mayJudge: boolean
  action: FormAction
}

/** Accepts a proposed correction with one button, and with another one the same correction for the other items from its copy. */
export function AcceptCorrection({ recordId, verdictId, also, about, mayJudge, action }: Props) {
  const t = useTranslations('review.correction')
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form} aria-label={t('form', { about })} className="space-y-2">
      <FormRefusal refusal={refusal} />
      {refusal?.current !== undefined && <ChangedTexts current={refusal.current} of="corrected" />}
      <input type="hidden" name="recordId" value={recordId} />
      <input type="hidden" name="verdictId" value={verdictId} />
      {also.map((one) => (
        <input key={one} type="hidden" name="also" value={one} />
      ))}
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          small
          look="primary"
          disabled={pending}
          aria-label={t('acceptLabel', { about })}
        >
          {t('accept')}
        </Button>
        {also.length > 0 && (
          <Button
            type="submit"
            small
            look="secondary"
            name="all"
            value="yes"
            disabled={pending}
            aria-label={t('acceptAllLabel', { about, count: also.length })}
          >
            {t('acceptAll', { count: also.length })}
          </Button>
        )}
      </div>
      {mayJudge && <p className="text-xs text-quiet">{t('acceptHint')}</p>}
    </form>
  )
}
