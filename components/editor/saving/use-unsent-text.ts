'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useState } from 'react'
import { newerDraft } from '@/components/api/drafts'
import { newestVersion, onNews } from './draft-news'
import { deleteText, type KeptText, unsavedTexts, withoutSaved } from './kept-texts'

type Draft = { recordId: string; memberId: string; version: number }
export type UnsentTexts = readonly (KeptText & { isOpen: boolean })[]

/**
 * The text of this draft that this browser has and the server doesn't, for a page that shows version `version`. Refreshes the page when a newer
 * version was saved. Without a draft (null) there is none.
 */
export function useUnsentText(draft: Draft | null) {
  const [texts, setTexts] = useState<UnsentTexts>([])
  const router = useRouter()
  const { recordId = '', memberId = '', version = 0 } = draft ?? {}

  const look = useCallback(async (): Promise<UnsentTexts> => {
    if (!recordId) return []
    // A browser without storage has no unsent text.
    const kept = await unsavedTexts(recordId, memberId).catch(() => [])
    const left = kept.filter(({ isOpen }) => !isOpen)
    const unsent = [...kept.filter(({ isOpen }) => isOpen), ...(await withoutSaved(recordId, memberId, left))]
    setTexts(unsent)
    return unsent
  }, [recordId, memberId])

  useEffect(() => {
    if (!recordId) return
    const compare = () => newestVersion(recordId) > version && router.refresh()
    const comeBack = async (event: PageTransitionEvent) => {
      if (!event.persisted) return
      void look()
      // If this request fails, the server still refuses an old version at submission.
      if (await newerDraft(recordId, version, memberId).catch(() => null)) router.refresh()
    }
    const stop = onNews(({ kind }) => (kind === 'texts' ? void look() : compare()))
    void look()
    compare()
    window.addEventListener('pageshow', comeBack)
    return () => {
      stop()
      window.removeEventListener('pageshow', comeBack)
    }
  }, [recordId, memberId, version, router, look])

  return {
    texts,
    isThere: async () => (await look()).length > 0,
    discard: async () => {
      for (const { key, isOpen } of texts) if (!isOpen) await deleteText(key)
      await look()
    },
  }
}
