'use client'

import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, useContext } from 'react'
import { RESET_HOURS } from '@/lib/access'
import { HOUR_MS } from '@/lib/durations'

type Reset = { memberId: string; at: Date; by: string | null; proposedBy: string | null }

const Resets = createContext<readonly Reset[]>([])

/** Gives the marks inside it the resets of the members whose acts the page shows, newest first. */
export function PasswordResets({ resets, children }: { resets: readonly Reset[]; children: ReactNode }) {
  return <Resets value={resets}>{children}</Resets>
}

/** Marks what a member did in the first hours after someone else set up a new password for them; renders nothing for other acts. */
export function AfterReset({ memberId, at }: { memberId: string; at: Date }) {
  const t = useTranslations('members')
  const since = (reset: Reset) => at.getTime() - reset.at.getTime()
  const reset = useContext(Resets).find(
    (one) => one.memberId === memberId && since(one) >= 0 && since(one) < RESET_HOURS * HOUR_MS,
  )
  if (!reset) return null
  return (
    <span className="block text-disputed" data-after-reset>
      {t('afterReset', {
        hours: RESET_HOURS,
        by: reset.by ?? t('accountNotices.operator'),
        two: reset.proposedBy ? 'yes' : 'no',
        proposer: reset.proposedBy ?? '',
      })}
    </span>
  )
}
