'use client'

import { Button } from '@/components/ui/Button'
import { useTranslator } from '@/components/ui/use-translator'
import { errorText } from '@/lib/errors'
import type { Upload } from './use-uploads'

type Props = { uploads: readonly Upload[]; onStop: (key: number) => void }

/** The files that are being sent, each with its progress, and those that were refused, each with the reason. */
export function UploadList({ uploads, onStop }: Props) {
  const t = useTranslator()
  if (uploads.length === 0) return null
  return (
    <section aria-label={t('holdings.upload.many')} className="max-w-3xl">
      {uploads.some(({ state }) => state !== 'REFUSED') && <p>{t('holdings.upload.stay')}</p>}
      <ul className="mt-2 border-t border-line">
        {uploads.map(({ key, name, state, percent, reason }) => (
          <li key={key} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2">
            <bdi className="min-w-0 grow break-words font-medium">{name}</bdi>
            {state === 'REFUSED' ? (
              <p role="status" className="text-alarm">
                {reason !== null && errorText(reason, t)}
              </p>
            ) : (
              <>
                <progress
                  aria-label={t('holdings.upload.sendingName', { name })}
                  className="h-2 w-40 accent-accent"
                  max={100}
                  value={percent}
                />
                <span className="tabular-nums">
                  {state === 'WAITING'
                    ? t('holdings.upload.waiting')
                    : t('holdings.upload.sent', { percent })}
                </span>
                <Button
                  look="quiet"
                  small
                  onClick={() => onStop(key)}
                  aria-label={t('holdings.upload.stopOf', { name })}
                >
                  {t('holdings.upload.stop')}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
