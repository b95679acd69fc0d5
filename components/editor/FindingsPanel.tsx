'use client'

import { useEffect, useRef } from 'react'
import { ChecksRun } from '@/components/review/findings/ChecksRun'
import { Dismissed } from '@/components/review/findings/Dismissed'
import { DismissForm, UndoDismissalForm } from '@/components/review/findings/DismissForm'
import { FindingEntry } from '@/components/review/findings/FindingEntry'
import { useTranslator } from '@/components/ui/use-translator'
import type { SeenFinding, SeenFindings } from '@/lib/review/findings/schema'
import { sourceHrefOf } from './finding-places'
import type { EditorFindings } from './use-findings'

type Props = { recordId: string; found: EditorFindings }

/** The list beside the text: each finding leads to its place, says what is looked for, and can be dismissed where it is a warning. */
export function FindingsPanel({ recordId, found }: Props) {
  const { answer, findings, current, count, take } = found
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (current) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  if (!answer) return <p className="text-quiet">The checks are being asked.</p>
  const { report } = answer
  // The form goes with the warning; the keyboard stays in the list.
  const done = (next: SeenFindings) => {
    take(next)
    list.current?.focus()
  }
  return (
    <div className="space-y-4">
      <p className="text-quiet">
        {count}. They are asked anew after each save; they judge nothing, a person does. Alt+F8 goes to the
        next.
      </p>
      <ul ref={list} tabIndex={-1} aria-label="Found by the automatic checks" className="space-y-4 text-sm">
        {findings.map((finding) => (
          <li
            key={finding.key}
            aria-current={finding.key === current ? 'true' : undefined}
            className="border-s-3 border-transparent ps-2 aria-[current]:border-accent"
          >
            <FindingEntry
              finding={finding}
              message={<Way finding={finding} go={found.go} />}
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

/** The message as the way to its place: words and fields of this page, or the page of the source. */
function Way({ finding, go }: { finding: SeenFinding; go: EditorFindings['go'] }) {
  const t = useTranslator()
  const href = sourceHrefOf(finding)
  return href ? (
    <a href={href} target="_blank" rel="noopener" className="link">
      {t(finding.message)}
      <span className="text-quiet"> (new tab)</span>
    </a>
  ) : (
    <button type="button" className="link text-start" onClick={() => go(finding)}>
      {t(finding.message)}
    </button>
  )
}
