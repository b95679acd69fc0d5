'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'
import { newerDraft } from '@/components/api/drafts'
import type { RecordContent } from '@/lib/records/schema'
import type { Autosave } from './autosave'
import { newestVersion, onNews } from './draft-news'
import type { ServerDraft } from './save-status'

type Setting = {
  recordId: string
  memberId: string
  /** The version that the page was loaded with. A browser that goes back can show an old page. */
  version: number
  machine: RefObject<Autosave<RecordContent> | null>
  /** Shows the content in the page; false where an open panel or dialog of the page needs the current text. */
  show: (content: RecordContent) => boolean
}

/** Milliseconds until the next request when the server didn't answer. */
const retryDelay = 2_000

/**
 * Keeps the page at the newest version of the draft while it has no unsaved change: asks the server when the page opens, when it is shown again,
 * and when another page of this browser saves. `isOutdated`: a newer version is known and not loaded yet.
 */
export function useNewestDraft({ recordId, memberId, version, machine, show }: Setting) {
  const [isOutdated, setOutdated] = useState(() => newestVersion(recordId) > version)
  const shower = useRef(show)
  shower.current = show
  const asker = useRef(() => {})

  useEffect(() => {
    let isHere = true
    let timer: ReturnType<typeof setTimeout> | undefined

    function take(newer: ServerDraft<RecordContent> | null) {
      const autosave = machine.current
      if (!isHere || !autosave) return
      if (newer && newer.version > autosave.baseVersion) {
        if (autosave.isUnsaved || !shower.current(newer.content)) return
        autosave.renew(newer)
      }
      setOutdated(false)
    }
    async function ask() {
      clearTimeout(timer)
      const autosave = machine.current
      if (!isHere || !autosave || autosave.isUnsaved) return
      try {
        take(await newerDraft(recordId, autosave.baseVersion, memberId))
      } catch {
        if (isHere && newestVersion(recordId) > autosave.baseVersion) timer = setTimeout(ask, retryDelay)
      }
    }
    const shown = () => document.visibilityState === 'visible' && void ask()
    const stopNews = onNews((news) => {
      const base = machine.current?.baseVersion ?? 0
      if (news.kind === 'saved' && news.recordId === recordId && news.version > base) void ask()
    })
    asker.current = () => void ask()
    void ask()
    window.addEventListener('pageshow', shown)
    document.addEventListener('visibilitychange', shown)
    return () => {
      isHere = false
      clearTimeout(timer)
      stopNews()
      window.removeEventListener('pageshow', shown)
      document.removeEventListener('visibilitychange', shown)
    }
  }, [recordId, memberId, machine])

  // A decision about a suggestion changes the draft, and the page is rendered with the new version.
  useEffect(() => {
    if (version > (machine.current?.baseVersion ?? version)) asker.current()
  }, [version, machine])

  /** Called when the server is known to have this version. */
  const follow = (newest: number) => {
    if (newest > (machine.current?.baseVersion ?? newest)) asker.current()
  }
  return { isOutdated, follow }
}
