'use client'

import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import { findingsOfDraft } from '@/components/api/findings'
import { type PageKey, useListedKeys } from '@/components/desk/page-keys'
import { countMessages, inOrder, levelLabel } from '@/components/review/findings/findings-messages'
import { useTranslator } from '@/components/ui/use-translator'
import type { SeenFinding, SeenFindings } from '@/lib/review/findings/schema'
import { markAsked, markFound } from './finding-marks'
import { goToFinding, sourceHrefOf } from './finding-places'
import type { SaveStatus } from './save-status'

/** Milliseconds after a save before the checks are asked: a burst of saves asks once. */
const pause = 500

const keys: readonly PageKey[] = [
  { keys: 'Alt+F8', does: 'While writing: go to the next thing that the checks found' },
  { keys: 'Shift+Alt+F8', does: 'While writing: go to the one before' },
]

type Setting = { recordId: string; editor: Editor | null; status: SaveStatus<unknown> }

/**
 * What the checks find in the text as it was saved last, marked in the text. They are asked on the server after each save, and a newer
 * save takes the place of an answer that is still awaited, so that typing never waits.
 */
export function useFindings({ recordId, editor, status }: Setting) {
  const t = useTranslator()
  const [answer, setAnswer] = useState<SeenFindings | null>(null)
  const [failed, setFailed] = useState(false)
  const [at, setAt] = useState<string | null>(null)
  const [place, setPlace] = useState('')
  const [saved, setSaved] = useState('')
  const asking = useRef<AbortController | null>(null)
  if ((status.kind === 'opened' || status.kind === 'saved') && status.savedAt !== saved)
    setSaved(status.savedAt)
  const isSaving = status.kind === 'saving'

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
    if (isSaving) asking.current?.abort()
  }, [isSaving])
  useEffect(() => {
    if (!editor || saved === '') return
    const question = new AbortController()
    const { signal } = question
    asking.current = question
    markAsked(editor)
    const timer = setTimeout(() => {
      if (signal.aborted) return
      findingsOfDraft(recordId, signal).then(
        (found) => !signal.aborted && take(found),
        () => !signal.aborted && setFailed(true),
      )
    }, pause)
    return () => {
      clearTimeout(timer)
      question.abort()
    }
  }, [recordId, editor, saved, take])

  const findings = answer ? inOrder(answer.report.findings) : []
  const go = (finding: SeenFinding) => {
    const index = findings.indexOf(finding)
    setAt(finding.key)
    const isHere = editor !== null && goToFinding(editor, finding)
    const where = isHere
      ? ''
      : sourceHrefOf(finding)
        ? ' It is mended at the source.'
        : ' Its place has changed.'
    setPlace(
      `${index + 1} of ${findings.length}. ${t('review.checks.findingTitle', { level: levelLabel(finding.level), text: finding.message })}${where}`,
    )
  }
  const step = (by: 1 | -1) => {
    const here = findings.findIndex(({ key }) => key === at)
    const next = findings.at(here < 0 ? (by > 0 ? 0 : -1) : (here + by) % findings.length)
    if (next) go(next)
    else setPlace('The checks found nothing.')
  }
  useStepKeys(step)
  return {
    answer,
    failed,
    findings,
    current: at,
    go,
    take,
    /** In words, for the line at the text; null before the first answer. */
    count:
      answer &&
      countMessages(answer.report)
        .map((count) => t(count))
        .join(', '),
    /** Where the last step led, to be read out. */
    place,
  }
}
export type EditorFindings = ReturnType<typeof useFindings>

/** Alt+F8 and Shift+Alt+F8, wherever on the page the focus is. */
function useStepKeys(step: (by: 1 | -1) => void) {
  useListedKeys(keys)
  const latest = useRef(step)
  latest.current = step
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || !event.altKey || event.ctrlKey || event.metaKey) return
      if (document.querySelector('dialog[open]')) return
      event.preventDefault()
      latest.current(event.shiftKey ? -1 : 1)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
