'use client'

import type { Editor } from '@tiptap/core'
import { startTransition, useCallback, useEffect, useRef, useState } from 'react'
import { findingsOfDraft } from '@/components/api/findings'
import { type PageKey, useListedKeys } from '@/components/desk/page-keys'
import { countMessages, inOrder, levelLabel } from '@/components/review/findings/findings-messages'
import { useTranslator } from '@/components/ui/use-translator'
import { message } from '@/lib/messages/message'
import type { SeenFinding, SeenFindings } from '@/lib/review/findings/schema'
import type { SaveState } from '../saving/use-save-status'
import { markAsked, markFound } from './finding-marks'
import { goToFinding, sourceHrefOf } from './finding-places'

/** Milliseconds between a save and the request to the checks: a burst of saves sends one request. */
const pause = 500

const keys: readonly PageKey[] = [
  { keys: 'Alt+F8', does: message('editor.findings.next') },
  { keys: 'Shift+Alt+F8', does: message('editor.findings.previous') },
]

type Setting = {
  recordId: string
  editor: Editor | null
  saveState: SaveState
  /** Shows this element of the page, and gives it the focus. */
  reveal: (element: HTMLElement) => void
  /** Shows the text, where a narrow screen shows something else. */
  showText: () => void
  /** The element for a field of the record, also where only the text is shown. */
  fieldElement: (field: string) => HTMLElement | null
}

/**
 * The findings of the checks in the last saved text, marked in the text. The server runs the checks after each save. A newer save cancels a
 * pending request, so that typing never waits.
 */
export function useFindings({ recordId, editor, saveState, reveal, showText, fieldElement }: Setting) {
  const t = useTranslator()
  const [answer, setAnswer] = useState<SeenFindings | null>(null)
  const [failed, setFailed] = useState(false)
  const [at, setAt] = useState<string | null>(null)
  const [announcement, announce] = useState('')
  const take = useCallback(
    (found: SeenFindings) => {
      setAnswer(found)
      setFailed(false)
      if (editor && !editor.isDestroyed)
        markFound(editor, found.report.findings, (finding) =>
          t('review.checks.findingTitle', { level: levelLabel(finding.level), text: finding.message }),
        )
    },
    [editor, t],
  )
  useEffect(() => {
    if (!editor) return
    let asked = ''
    let question = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = ({ signal }: AbortController) => {
      if (signal.aborted) return
      findingsOfDraft(recordId, signal).then(
        (found) => signal.aborted || startTransition(() => take(found)),
        () => signal.aborted || setFailed(true),
      )
    }
    const follow = () => {
      const status = saveState.snapshot()
      if (status.kind === 'saving') question.abort()
      const isSaved = status.kind === 'opened' || status.kind === 'saved'
      if (!isSaved || status.savedAt === asked) return
      asked = status.savedAt
      question.abort()
      clearTimeout(timer)
      question = new AbortController()
      markAsked(editor)
      timer = setTimeout(ask, pause, question)
    }
    const stop = saveState.subscribe(follow)
    follow()
    return () => {
      stop()
      clearTimeout(timer)
      question.abort()
    }
  }, [recordId, editor, saveState, take])

  const findings = answer ? inOrder(answer.report.findings) : []
  const go = (finding: SeenFinding) => {
    const index = findings.indexOf(finding)
    setAt(finding.key)
    const isHere = editor !== null && goToFinding(editor, finding, { reveal, showText, fieldElement })
    announce(
      t('editor.findings.place', {
        number: index + 1,
        total: findings.length,
        finding: message('review.checks.findingTitle', {
          level: levelLabel(finding.level),
          text: finding.message,
        }),
        where: isHere ? 'here' : sourceHrefOf(finding) ? 'source' : 'gone',
      }),
    )
  }
  const step = (by: 1 | -1) => {
    const here = findings.findIndex(({ key }) => key === at)
    const next = findings.at(here < 0 ? (by > 0 ? 0 : -1) : (here + by) % findings.length)
    if (next) go(next)
    else announce(t('editor.findings.none'))
  }
  useStepKeys(step)
  return {
    answer,
    failed,
    findings,
    current: at,
    go,
    take,
    /** The numbers of findings as text; null before the first answer. */
    count: answer && t('editor.findings.counts', { counts: countMessages(answer.report) }),
    /** The finding that the last step went to, to be read out. */
    announcement,
  }
}
export type EditorFindings = ReturnType<typeof useFindings>

/** Alt+F8 and Shift+Alt+F8, wherever the focus is on the page. */
function useStepKeys(step: (by: 1 | -1) => void) {
  useListedKeys(keys)
  const latest = useRef(step)
  latest.current = step
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || !event.altKey || event.ctrlKey || event.metaKey) return
      if (document.querySelector('[role=dialog][data-open]')) return
      event.preventDefault()
      latest.current(event.shiftKey ? -1 : 1)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
