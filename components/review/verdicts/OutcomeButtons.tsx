'use client'

import { useTranslations } from 'next-intl'
import type { Outcome } from '@/lib/generated/prisma/enums'

type Props = {
  outcomes: readonly Outcome[]
  /** "Quotation 3, Wording". */
  about: string
  pending: boolean
  /** True when the key for verifying presses the first one. */
  byKey: boolean
  /** The outcome that waits for its note. */
  asked: Outcome | null
}

/** The buttons of a verdict, one for each outcome. */
export function OutcomeButtons({ outcomes, about, pending, byKey, asked }: Props) {
  const t = useTranslations()
  return (
    <fieldset aria-label={t('review.verdict.choose')} className="review-outcomes">
      {outcomes.map((outcome) => (
        <button
          key={outcome}
          type="submit"
          name="outcome"
          value={outcome}
          disabled={pending}
          aria-label={t('review.verdict.outcomeOf', { outcome: t(`labels.outcome.${outcome}`), about })}
          data-verify={(outcome === 'VERIFIED' && byKey) || undefined}
          data-asked={asked === outcome || undefined}
        >
          {t(`labels.outcome.${outcome}`)}
        </button>
      ))}
    </fieldset>
  )
}
