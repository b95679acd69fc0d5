'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/Button'
import { LinkButton } from '@/components/ui/LinkButton'
import { useTranslator } from '@/components/ui/use-translator'
import { errorText } from '@/lib/errors'
import type { MediaUpload } from './use-media-uploads'

type Props = {
  uploads: readonly MediaUpload[]
  onCancel: (key: number) => void
  onAgain: (key: number) => void
}

/** The files that are being added, each with its progress, its end or why it was refused. */
export function UploadRows({ uploads, onCancel, onAgain }: Props) {
  const t = useTranslations('media.upload')
  if (uploads.length === 0) return null
  return (
    <section aria-label={t('list')} className="mt-4">
      <ul className="border-t border-line">
        {uploads.map((upload) => (
          <li
            key={upload.key}
            className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-1.5"
          >
            <bdi className="min-w-0 grow break-words font-medium">{upload.name}</bdi>
            <UploadState upload={upload} onCancel={onCancel} onAgain={onAgain} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type RowProps = Omit<Props, 'uploads'> & { upload: MediaUpload }

function UploadState({ upload: { key, name, state, percent, reason, media }, onCancel, onAgain }: RowProps) {
  const t = useTranslations('media.upload')
  const translator = useTranslator()
  if (state === 'REFUSED')
    return (
      <>
        <p role="status" className="max-w-prose text-alarm">
          {reason !== null && errorText(reason, translator)}
        </p>
        <Button look="quiet" small onClick={() => onAgain(key)} aria-label={t('againOf', { name })}>
          {t('again')}
        </Button>
      </>
    )
  if (media)
    return (
      <>
        <p role="status">{t(state === 'PRESENT' ? 'present' : 'added')}</p>
        <LinkButton look="quiet" small href={`/desk/media/${media.id}`} aria-label={t('openOf', { name })}>
          {t('open')}
        </LinkButton>
      </>
    )
  return (
    <>
      <progress
        aria-label={t('progressOf', { name })}
        className="h-2 w-32 accent-accent"
        max={100}
        value={percent}
      />
      <span role="status" className="tabular-nums">
        {state === 'WAITING' && t('waiting')}
        {state === 'SENDING' && t('sending', { percent })}
        {state === 'BROKEN' && t('broken')}
        {state === 'READING' && t('reading')}
      </span>
      <Button look="quiet" small onClick={() => onCancel(key)} aria-label={t('cancelOf', { name })}>
        {t('cancel')}
      </Button>
    </>
  )
}
