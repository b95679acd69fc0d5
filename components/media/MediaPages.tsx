'use client'

import { useEffect, useState } from 'react'
import { askPageImage } from '@/components/api/page-image'
import { Button } from '@/components/ui/Button'
import { useTranslator } from '@/components/ui/use-translator'
import { errorText } from '@/lib/errors'
import type { Message } from '@/lib/messages/message'
import { staffPageAddress } from '@/lib/text/file-address'

/** The pages of a document of the library, one at a time, as pictures: nothing in the file runs. */
export function MediaPages({ sha256 }: { sha256: string }) {
  const t = useTranslator()
  const [page, setPage] = useState(1)
  const [attempt, setAttempt] = useState(0)
  const [shown, setShown] = useState<{ page: number; pages: number; address: string } | null>(null)
  const [reason, setReason] = useState<Message | string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    const stop = new AbortController()
    let address = ''
    setReason(null)
    void askPageImage(staffPageAddress(sha256, page), stop.signal).then((answer) => {
      if (stop.signal.aborted) return
      if ('refusal' in answer) return setReason(answer.refusal.message)
      address = URL.createObjectURL(answer.done.image)
      setShown({ page, pages: answer.done.pages, address })
    })
    return () => {
      stop.abort()
      URL.revokeObjectURL(address)
    }
  }, [sha256, page, attempt])
  const pages = shown?.pages ?? null
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-center gap-3">
        <p role="status">
          {pages ? t('review.pageImage.pageOf', { page, pages }) : t('review.pageImage.page', { page })}
        </p>
        <Button look="secondary" small disabled={page === 1} onClick={() => setPage(page - 1)}>
          {t('review.pageImage.previous')}
        </Button>
        <Button
          look="secondary"
          small
          disabled={pages === null || page >= pages}
          onClick={() => setPage(page + 1)}
        >
          {t('review.pageImage.next')}
        </Button>
      </div>
      {reason && (
        <div role="alert">
          <p>{t('review.pageImage.failed', { reason: errorText(reason, t) })}</p>
          <Button look="secondary" small onClick={() => setAttempt(attempt + 1)}>
            {t('review.pageImage.tryAgain')}
          </Button>
        </div>
      )}
      {shown && shown.page === page && (
        <img
          src={shown.address}
          alt={t('review.pageImage.image', { page, marked: 'no' })}
          className="w-full border border-line"
        />
      )}
    </div>
  )
}
