'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'

/** Copies a text that is shown once. */
export function CopyButton({ text }: { text: string }) {
  const t = useTranslations('members.offer')
  const [state, setState] = useState<'copy' | 'copied' | 'refused'>('copy')
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('refused'),
    )
  return (
    <Button look="secondary" small onClick={copy}>
      <span aria-live="polite">{t(state)}</span>
    </Button>
  )
}
