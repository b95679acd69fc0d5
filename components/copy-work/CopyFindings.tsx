'use client'

import { useTranslations } from 'next-intl'
import { use } from 'react'
import { FindingEntry } from '@/components/review/findings/FindingEntry'
import { Alert } from '@/components/ui/Alert'
import { useTranslator } from '@/components/ui/use-translator'
import type { SeenFinding } from '@/lib/review/findings/schema'

type Range = { start: number; end: number }

/** What the checks found in the text of a copy. */
export type FoundInCopy = {
  /** False when the text no longer matches its checksum. */
  intact: boolean
  /** The number of passages whose text isn't at their place. */
  astray: number
  placed: readonly (Range & { finding: SeenFinding })[]
}

/** The most findings that are listed. */
const MOST = 100

/** The findings in the text of the copy; each leads to its place. */
export function CopyFindings({
  findings,
  onGo,
}: {
  findings: Promise<FoundInCopy>
  onGo: (range: Range) => void
}) {
  const t = useTranslations('holdings.work.checks')
  const render = useTranslator()
  const { intact, astray, placed } = use(findings)
  const listed = placed.toSorted((one, other) => one.start - other.start).slice(0, MOST)
  return (
    <div className="space-y-3">
      {!intact && <Alert tone="error" title={t('altered')} />}
      {astray > 0 && <Alert tone="error" title={t('astray', { count: astray })} />}
      <p className="text-quiet">{t('lead', { count: placed.length })}</p>
      <ul className="max-h-[50dvh] space-y-3 overflow-auto text-sm">
        {listed.map(({ finding, start, end }, index) => (
          <li key={`${finding.key} ${start}`}>
            <FindingEntry
              finding={finding}
              explains={listed[index - 1]?.finding.check !== finding.check}
              message={
                <button type="button" className="link text-start" onClick={() => onGo({ start, end })}>
                  {render(finding.message)}
                </button>
              }
            />
          </li>
        ))}
      </ul>
      {listed.length < placed.length && (
        <p className="text-sm text-quiet">{t('more', { count: placed.length - listed.length })}</p>
      )}
    </div>
  )
}
