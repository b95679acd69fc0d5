'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { RecordContent } from '@/lib/records/schema'
import { newId } from '@/lib/text'
import { Autosave, type SaveStatus } from './autosave'
import { isSameContent } from './content'
import { sendDraft } from './draft-door'
import { claimKey, forgetText, keepText } from './kept-texts'

type Setting = {
  recordId: string
  memberId: string
  draft: { version: number; savedAt: string }
  /** The content as it stands on the page now. */
  read: () => RecordContent
}

/** One `Autosave` for as long as the page is open, tied to what a browser tells: connection, coming back, leaving. */
export function useAutosave({ recordId, memberId, draft, read }: Setting) {
  const [status, setStatus] = useState<SaveStatus<RecordContent>>({
    kind: 'saved',
    savedAt: draft.savedAt,
    kept: true,
  })
  const machine = useRef<Autosave<RecordContent> | null>(null)
  const start = useRef({ draft, read })

  useEffect(() => {
    const key = newId()
    claimKey(key)
    const { draft, read } = start.current
    const autosave = new Autosave<RecordContent>(
      {
        read,
        send: (baseVersion, content, { keepTheirs }) =>
          sendDraft(recordId, { memberId, baseVersion, content, keepTheirs }),
        keep: (baseVersion, content) =>
          keepText({
            key,
            recordId,
            memberId,
            kind: 'UNSAVED',
            baseVersion,
            content,
            keptAt: new Date().toISOString(),
          }),
        forget: () => forgetText(key),
        same: isSameContent,
        tell: setStatus,
      },
      draft.version,
      draft.savedAt,
    )
    machine.current = autosave
    const release = listen(autosave)
    return () => {
      release()
      autosave.leave()
    }
  }, [recordId, memberId])

  const changed = useCallback(() => machine.current?.changed(), [])
  return { status, changed, machine }
}

function listen(autosave: Autosave<RecordContent>): () => void {
  const retry = () => autosave.retry()
  const turn = () => {
    if (document.visibilityState === 'hidden') void autosave.keepNow()
    autosave.retry()
  }
  const hide = () => void autosave.keepNow()
  const warn = (event: BeforeUnloadEvent) => {
    if (autosave.atRisk) event.preventDefault()
  }
  window.addEventListener('online', retry)
  window.addEventListener('focus', retry)
  window.addEventListener('pagehide', hide)
  window.addEventListener('beforeunload', warn)
  document.addEventListener('visibilitychange', turn)
  return () => {
    window.removeEventListener('online', retry)
    window.removeEventListener('focus', retry)
    window.removeEventListener('pagehide', hide)
    window.removeEventListener('beforeunload', warn)
    document.removeEventListener('visibilitychange', turn)
  }
}
