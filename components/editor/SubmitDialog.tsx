'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { FormAction } from '@/components/desk/use-form'
import { inOrder } from '@/components/review/findings/findings-messages'
import { MissingPeople } from '@/components/review/steps/MissingPeople'
import { StepForm } from '@/components/review/steps/StepForm'
import { Dialog } from '@/components/ui/Dialog'
import { useTranslator } from '@/components/ui/use-translator'
import { message } from '@/lib/messages/message'
import type { SeenFinding } from '@/lib/review/findings/schema'
import type { EditedRecord } from './edited-record'
import { timeOf } from './saving/save-messages'
import { useSaveStatus } from './saving/use-save-status'
import { type Shortcoming, shortcomingsOf } from './shortcomings'
import type { RecordEditing } from './use-record-editor'

type Props = {
  record: EditedRecord
  memberId: string
  editing: RecordEditing
  action: FormAction
  open: boolean
  onClose: () => void
}

/**
 * Before a draft is submitted: what is missing and what blocks it, each with a link to its place; then the form. What is submitted is what the page
 * shows, because it is saved first.
 */
export function SubmitDialog({ record, memberId, editing, action, open, onClose }: Props) {
  const t = useTranslations('editor.submit')
  return (
    <Dialog open={open} onClose={onClose} title={t('title')}>
      <SubmitContents {...{ record, memberId, editing, action, onClose }} />
    </Dialog>
  )
}

/** What the dialog says. Where the checks didn't answer, the form is there all the same: the server decides. */
export function SubmitContents({ record, memberId, editing, action, onClose }: Omit<Props, 'open'>) {
  const t = useTranslations('editor.submit')
  const render = useTranslator()
  const { found, read, retry } = editing
  const status = useSaveStatus(editing.saveState, (whole) => whole)
  const [missing, setMissing] = useState<readonly Shortcoming[]>([])
  useEffect(() => {
    retry()
    setMissing(shortcomingsOf(record.kind, read(), render))
  }, [record.kind, read, retry, render])

  const goTo = (go: () => void) => () => {
    onClose()
    // The dialog gives the focus back when it closes; then the place takes it.
    setTimeout(go, 50)
  }
  const place = (field: string) => goTo(() => editing.revealField(field))
  const findings = inOrder(found.findings)
  // Without an answer, the findings are those of an earlier text.
  const blocking = found.failed ? [] : findings.filter(({ level }) => level === 'BLOCK')
  const warnings = findings.filter(({ level }) => level === 'WARN').length
  const isSaved = status.kind === 'saved' || status.kind === 'opened'
  const count = missing.length + blocking.length
  const isChecking = isSaved && blocking.length > 0 && (found.answer?.version ?? 0) < status.version
  return (
    <div className="space-y-4" data-submit>
      {count > 0 ? (
        <>
          <p className="font-medium">{t('missing', { count })}</p>
          <ul className="space-y-2 border-s-2 border-alarm ps-4">
            {missing.map(({ field, text }) => (
              <li key={field}>
                <button type="button" className="link text-start" onClick={place(field)}>
                  {text}
                </button>
              </li>
            ))}
            {blocking.map((finding: SeenFinding) => (
              <li key={finding.key}>
                <button type="button" className="link text-start" onClick={goTo(() => found.go(finding))}>
                  {render(finding.message)}
                </button>
              </li>
            ))}
          </ul>
          <p className="text-quiet">{t('missingHint')}</p>
          <p role="status">{isChecking && render(message('editor.findings.running'))}</p>
        </>
      ) : (
        <p>{found.failed ? render(message('editor.findings.failed')) : t('ready')}</p>
      )}
      {warnings > 0 && (
        <p>
          <button type="button" className="link text-start" onClick={goTo(() => editing.openFindings())}>
            {t('warnings', { count: warnings })}
          </button>
        </p>
      )}
      <MissingPeople missing={found.answer?.missing ?? []} before="SUBMIT" />
      {!isSaved && <p role="status">{t('saving')}</p>}
      {isSaved && count === 0 && (
        <>
          <p className="text-quiet">{t('version', { when: timeOf(status.savedAt, render) })}</p>
          <StepForm
            step="SUBMIT"
            seen={{ recordId: record.id, state: record.state, version: String(status.version) }}
            memberId={memberId}
            open
            action={action}
          />
        </>
      )}
    </div>
  )
}
