'use client'

import { FormRefusal } from '@/components/desk/FormRefusal'
import type { Refusal } from '@/components/desk/refusal'
import { Alert } from '@/components/ui/Alert'

export type LinkOffer = { link: string | null; refusal: Refusal | null }
export const noOffer: LinkOffer = { link: null, refusal: null }

/** A link to pass on, shown once: the archive keeps only its hash. */
export function OfferedLink({ offer, hours }: { offer: LinkOffer; hours: string }) {
  if (offer.refusal) return <FormRefusal refusal={offer.refusal} />
  if (!offer.link) return null
  return (
    <Alert tone="success" title="Pass on this link now: it is shown only once">
      <p className="break-all font-mono text-sm select-all">{offer.link}</p>
      <p>It works once, for {hours}. The archive sends no e-mail.</p>
    </Alert>
  )
}
