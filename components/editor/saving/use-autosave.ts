'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { sendDraft } from '@/components/api/drafts'
import { contentMark, isSameContent } from '@/lib/records/same-content'
import type { RecordContent } from '@/lib/records/schema'
import { newId } from '@/lib/text'
import { mergeContents } from '../conflicts/merge'
import { Autosave } from './autosave'
import { sendNews } from './draft-news'
import { claimKey, deleteSaved, keepText } from './kept-texts'
import { holdLinks } from './leaving-links'
import { SaveState } from './use-save-status'

type Setting = {
  recordId: string
  memberId: string
  draft: { version: number; savedAt: string }
  /** The content that the page shows. */
  read: () => RecordContent
  /** Shows this content, which the same member changed elsewhere, in place of the page's. */
  show: (content: RecordContent) => void
}

/** Runs one `Autosave` while the page is open, driven by the browser's events: connection, return, leaving. */
export function useAutosave({ recordId, memberId, draft, read, show }: Setting) {
  const t = useTranslations('editor')
  const [saveState] = useState(
    () => new SaveState({ kind: 'opened', version: draft.version, savedAt: draft.savedAt, kept: true }),
  )
  const machine = useRef<Autosave<RecordContent> | null>(null)
  const start = useRef({ draft, read })
  const shower = useRef(show)
  shower.current = show
  const mayLose = useRef((): boolean => window.confirm(t('leaving.loses')))

  useEffect(() => {
    const key = newId()
    const release = claimKey(key)
    const { draft, read } = start.current
    const autosave = new Autosave<RecordContent>(
      {
        read,
        send: async (baseVersion, content, { base, isGuess, keepTheirs, parting }) => {
          const after = isGuess ? contentMark(base) : undefined
          const answer = await sendDraft(
            recordId,
            { memberId, baseVersion, content, after, keepTheirs, base },
            { parting },
          )
          if (answer.kind === 'saved') sendNews({ kind: 'saved', recordId, version: answer.version })
          return answer
        },
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
        discard: () => deleteSaved(key),
        same: isSameContent,
        merge: (base, theirs) => {
          const merged = mergeContents(base, read(), theirs)
          if (merged) shower.current(merged)
          return merged !== null
        },
        show: saveState.show,
      },
      draft.version,
      draft.savedAt,
    )
    machine.current = autosave
    const stops = [listen(autosave), holdLinks(autosave, () => mayLose.current())]
    return () => {
      for (const stop of stops) stop()
      // Until the last save has ended, no other page offers this text as unsaved.
      void autosave.leave().finally(release)
    }
  }, [recordId, memberId, saveState])

  const changed = useCallback(() => machine.current?.changed(), [])
  return { saveState, changed, machine }
}

function listen(autosave: Autosave<RecordContent>): () => void {
  let isClosing = false
  const retry = () => autosave.retry()
  const turn = () => {
    if (document.visibilityState === 'visible') autosave.retry()
    // A closing page is also hidden, after `pagehide`.
    else if (!isClosing) autosave.hide()
  }
  const close = () => {
    isClosing = true
    autosave.close()
  }
  const comeBack = () => {
    isClosing = false
    autosave.retry()
  }
  const warn = (event: BeforeUnloadEvent) => {
    if (autosave.atRisk) event.preventDefault()
  }
  window.addEventListener('online', retry)
  window.addEventListener('focus', retry)
  window.addEventListener('pageshow', comeBack)
  window.addEventListener('pagehide', close)
  window.addEventListener('beforeunload', warn)
  document.addEventListener('visibilitychange', turn)
  return () => {
    window.removeEventListener('online', retry)
    window.removeEventListener('focus', retry)
    window.removeEventListener('pageshow', comeBack)
    window.removeEventListener('pagehide', close)
    window.removeEventListener('beforeunload', warn)
    document.removeEventListener('visibilitychange', turn)
  }
}
