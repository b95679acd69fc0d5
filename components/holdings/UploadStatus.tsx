'use client'

import { useTranslations } from 'next-intl'
import type { UploadProgress } from '@/components/api/upload'
import { Button } from '@/components/ui/Button'

/** The progress of an upload, as text and as a bar; then that the text is being read. */
export function UploadStatus({ progress, onStop }: { progress: UploadProgress | null; onStop: () => void }) {
  const t = useTranslations('holdings.upload')
  const sending = progress?.phase === 'SENDING' ? progress.percent : null
  return (
    <div className={progress ? 'flex flex-wrap items-center gap-3' : 'sr-only'}>
      {progress && (
        <progress
          aria-label={t('label')}
          className="h-2 w-64 accent-accent"
          max={100}
          value={sending ?? undefined}
        />
      )}
      <p role="status" className="tabular-nums">
        {progress &&
          (sending === null
            ? t(progress.phase === 'BROKEN' ? 'broken' : 'reading')
            : t('sending', { percent: Math.floor(sending / 10) * 10 }))}
      </p>
      {progress && (
        <Button look="quiet" small onClick={onStop}>
          {t('stop')}
        </Button>
      )}
    </div>
  )
}
