'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'

const digestOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : null

/** Shown when a staff page fails, with the number under which the server logged the error. */
export default function DeskError({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations()
  const digest = digestOf(error)
  return (
    <Notice title={t('desk.error.title')}>
      <p>{t('desk.error.kept')}</p>
      <p>{t(digest ? 'desk.error.retryWithNumber' : 'desk.error.retry')}</p>
      {digest && <p className="font-mono text-xs text-quiet">{digest}</p>}
      <Button onClick={() => retry()}>{t('ui.tryAgain')}</Button>
    </Notice>
  )
}
