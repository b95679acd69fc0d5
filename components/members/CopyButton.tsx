'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'

/** Copies a text that is shown once. `label`: what the button says, where the text is no link. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const t = useTranslations('members.offer')
  const [state, setState] = useState<'copy' | 'copied' | 'refused'>('copy')
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('refused'),
    )
  return (
    <Button look="secondary" small onClick={copy}>
      <span aria-live="polite">{state === 'copy' && label !== undefined ? label : t(state)}</span>
    </Button>
  )
}
