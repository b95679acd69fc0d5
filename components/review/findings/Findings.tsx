import { Fragment } from 'react'
import { Disclosure } from '@/components/ui/Disclosure'
import { useTranslator } from '@/components/ui/use-translator'
import type { SeenFinding, SeenReport } from '@/lib/review/findings/schema'
import { DismissForm } from './DismissForm'
import { FindingEntry } from './FindingEntry'
import { inOrder } from './findings-words'

type Props = {
  recordId: string
  findings: readonly SeenFinding[]
  reopened?: SeenReport['reopened']
}

/** Of what one check only wants to be known, so many are shown at once. */
const SHOWN = 3

/**
 * What the automatic checks found, each with how much it weighs, check by check. They judge nothing; a person does. Where one check wants
 * many things to be known, most of them are closed.
 */
export function Findings({ recordId, findings, reopened = [] }: Props) {
  const t = useTranslator()
  if (findings.length === 0) return null
  const entry = (finding: SeenFinding, index: number) => (
    <li key={finding.key}>
      <FindingEntry
        finding={finding}
        explains={index === 0}
        message={t(finding.message)}
        reopened={reopened.find(({ key }) => key === finding.key)}
      >
        {finding.level === 'WARN' && <DismissForm recordId={recordId} findingKey={finding.key} />}
      </FindingEntry>
    </li>
  )
  const byCheck = [...Map.groupBy(inOrder(findings), ({ check, level }) => `${level} ${check}`)]
  return (
    <ul aria-label="Found by the automatic checks" className="space-y-3 text-sm">
      {byCheck.map(([key, found]) => {
        const entries = found.map(entry)
        const many = found.length > SHOWN + 1 && found[0]?.level === 'INFO'
        if (!many) return entries
        return (
          <Fragment key={key}>
            {entries.slice(0, SHOWN)}
            <li>
              <Disclosure summary={`${found.length - SHOWN} more of these`}>
                <ul className="space-y-3">{entries.slice(SHOWN)}</ul>
              </Disclosure>
            </li>
          </Fragment>
        )
      })}
    </ul>
  )
}
