'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { ChecksRun } from '@/components/review/findings/ChecksRun'
import { Dismissed } from '@/components/review/findings/Dismissed'
import { DismissForm, UndoDismissalForm } from '@/components/review/findings/DismissForm'
import { FindingEntry } from '@/components/review/findings/FindingEntry'
import { MissingPeople } from '@/components/review/steps/MissingPeople'
import { useTranslator } from '@/components/ui/use-translator'
import type { SeenFinding, SeenFindings } from '@/lib/review/findings/schema'
import { sourceHrefOf } from './finding-places'
import type { EditorFindings } from './use-findings'

type Props = {
  recordId: string
  found: EditorFindings
  /** When the list was asked for last: it takes the focus then. */
  opened: number
}

/** The list of findings beside the text: each one leads to its passage and explains its check; a warning can be dismissed. */
export function FindingsPanel({ recordId, found, opened }: Props) {
  const t = useTranslations('editor.findings')
  const { answer, failed, findings, current, count, take } = found
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (current) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (opened > 0) heading.current?.focus()
  }, [opened])
  if (!answer) return <p className="text-quiet">{t(failed ? 'failed' : 'running')}</p>
  const { report, missing } = answer
  // The form disappears with the warning, so the focus moves to the list.
  const done = (next: SeenFindings) => {
    take(next)
    list.current?.focus()
  }
  return (
    <div className="space-y-4">
      <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold">
        {t('title')}
      </h2>
      <MissingPeople missing={missing} before="SUBMIT" />
      <p className="text-quiet">{t('lead', { counts: count ?? '' })}</p>
      <ul ref={list} tabIndex={-1} aria-label={t('list')} className="space-y-4 text-sm">
        {findings.map((finding) => (
          <li
            key={finding.key}
            aria-current={finding.key === current ? 'true' : undefined}
            className="border-s-3 border-transparent ps-2 aria-[current]:border-accent"
          >
            <FindingEntry
              finding={finding}
              message={<FindingLink finding={finding} go={found.go} />}
              reopened={report.reopened.find(({ key }) => key === finding.key)}
            >
              {finding.level === 'WARN' && (
                <DismissForm recordId={recordId} findingKey={finding.key} onDone={done} />
              )}
            </FindingEntry>
          </li>
        ))}
      </ul>
      <Dismissed
        dismissed={report.dismissed}
        takeBack={(key) => <UndoDismissalForm recordId={recordId} findingKey={key} onDone={done} />}
      />
      <ChecksRun report={report} />
    </div>
  )
}

/** The message of a finding as a link to its passage or field on this page, or to the page of its source. */
function FindingLink({ finding, go }: { finding: SeenFinding; go: EditorFindings['go'] }) {
  const t = useTranslations('editor.findings')
  const render = useTranslator()
  const href = sourceHrefOf(finding)
  return href ? (
    <a href={href} target="_blank" rel="noopener" className="link">
      {t.rich('newTab', {
        text: render(finding.message),
        quiet: (chunks) => <span className="text-quiet">{chunks}</span>,
      })}
    </a>
  ) : (
    <button type="button" className="link text-start" onClick={() => go(finding)}>
      {render(finding.message)}
    </button>
  )
}
