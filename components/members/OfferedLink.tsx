'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import type { Refusal } from '@/components/desk/refusal'
import { Alert } from '@/components/ui/Alert'
import { CopyButton } from './CopyButton'
import { ProposedLine } from './ProposedLine'

/** A link for another person, shown once because the archive keeps only its hash; or the reason why there is none, or none yet. */
export type LinkOffer = { link: string; mailed: boolean } | { proposed: true } | { refusal: Refusal }

/** Shows a new link, with the number of days for which it works. */
export function OfferedLink({ offer, days }: { offer: LinkOffer | null; days: number }) {
  const t = useTranslations('members.offer')
  if (!offer) return null
  if ('refusal' in offer) return <FormRefusal refusal={offer.refusal} />
  if ('proposed' in offer) return <ProposedLine />
  return (
    <Alert tone="success" title={t('title')}>
      <p className="break-all font-mono text-sm select-all">{offer.link}</p>
      <CopyButton key={offer.link} text={offer.link} />
      <p>{t('lasts', { days, mailed: offer.mailed ? 'yes' : 'no' })}</p>
    </Alert>
  )
}
