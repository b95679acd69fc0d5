import { explained } from '@/lib/review/checks'
import type { SeenFinding, SeenReport } from '@/lib/review/findings/schema'
import { DismissForm } from './DismissForm'
import { FindingEntry } from './FindingEntry'
import { inOrder } from './findings-words'

type Props = {
  recordId: string
  findings: readonly SeenFinding[]
  reopened?: SeenReport['reopened']
}

/** What the automatic checks found, each with how much it weighs. They judge nothing; a person does. */
export function Findings({ recordId, findings, reopened = [] }: Props) {
  if (findings.length === 0) return null
  return (
    <ul aria-label="Found by the automatic checks" className="space-y-3 text-sm">
      {inOrder(findings).map((finding) => (
        <li key={finding.key}>
          <FindingEntry
            finding={finding}
            message={finding.message}
            explained={explained}
            reopened={reopened.find(({ key }) => key === finding.key)}
          >
            {finding.level === 'WARN' && <DismissForm recordId={recordId} findingKey={finding.key} />}
          </FindingEntry>
        </li>
      ))}
    </ul>
  )
}
