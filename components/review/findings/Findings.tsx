import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { Disclosure } from '@/components/ui/Disclosure'
import { useTranslator } from '@/components/ui/use-translator'
import type { SeenFinding, SeenReport } from '@/lib/review/findings/schema'
import { DismissForm } from './DismissForm'
import { FindingEntry } from './FindingEntry'
import { inOrder } from './findings-messages'

type Props = {
  recordId: string
  findings: readonly SeenFinding[]
  reopened?: SeenReport['reopened']
}

/** The number of notes of one check that are shown at first. */
const SHOWN = 3

/** The findings of the automatic checks with their levels, check by check. Where one check has many notes, most of them are folded. */
export function Findings({ recordId, findings, reopened = [] }: Props) {
  const t = useTranslator()
  const text = useTranslations('review.checks')
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
    <ul aria-label={text('list')} className="space-y-3 text-sm">
      {byCheck.map(([key, found]) => {
        const entries = found.map(entry)
        const many = found.length > SHOWN + 1 && found[0]?.level === 'INFO'
        if (!many) return entries
        return (
          <Fragment key={key}>
            {entries.slice(0, SHOWN)}
            <li>
              <Disclosure summary={text('more', { count: found.length - SHOWN })}>
                <ul className="space-y-3">{entries.slice(SHOWN)}</ul>
              </Disclosure>
            </li>
          </Fragment>
        )
      })}
    </ul>
  )
}
