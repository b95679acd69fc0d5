'use client'

import { useState } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import type { Refusal } from '@/components/desk/refusal'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'

/** A link to pass on, shown once: the archive keeps only its hash. Or why there is none. */
export type LinkOffer = { link: string } | { refusal: Refusal }

export function OfferedLink({ offer, lasts }: { offer: LinkOffer | null; lasts: string }) {
  if (!offer) return null
  if ('refusal' in offer) return <FormRefusal refusal={offer.refusal} />
  return (
    <Alert tone="success" title="Pass on this link now: it is shown only once">
      <p className="break-all font-mono text-sm select-all">{offer.link}</p>
      <CopyButton key={offer.link} text={offer.link} />
      <p>It works once, for {lasts}. The archive sends no e-mail.</p>
    </Alert>
  )
}

const words = { NOT_YET: 'Copy the link', COPIED: 'Copied', REFUSED: 'Could not copy: select the link' }

function CopyButton({ text }: { text: string }) {
  const [state, setState] = useState<keyof typeof words>('NOT_YET')
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('COPIED'),
      () => setState('REFUSED'),
    )
  return (
    <Button look="secondary" small onClick={copy}>
      <span aria-live="polite">{words[state]}</span>
    </Button>
  )
}
