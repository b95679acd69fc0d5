'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useGiven } from './VerdictQueue'

type Props = {
  /** Names subject and aspect in the queue. */
  queued: string
  /** The newest verdict that the page shows. */
  basis: string
  children: ReactNode
}

/** The state of an aspect: what the page shows from the server, or that a verdict given here is on its way. */
export function AspectStatus({ queued, basis, children }: Props) {
  const t = useTranslations('review.verdict')
  const given = useGiven(queued, basis)
  return (
    <span role="status" className="shrink-0">
      {given && given.state !== 'REFUSED' ? (
        <span className="text-xs text-quiet">{t('saving')}</span>
      ) : given ? (
        <span className="text-xs font-medium text-alarm">{t('notSaved')}</span>
      ) : (
        children
      )}
    </span>
  )
}
