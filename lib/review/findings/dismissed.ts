import { type CheckReport, type Finding, hasKey } from '@/lib/checks'
import type { Dismissal } from '../material'

/** The findings in a record: `findings` are open; dismissed warnings are listed separately. */
export type RecordReport = CheckReport & {
  dismissed: { finding: Finding; dismissal: Dismissal }[]
  /** Findings that the gate blocks and explains itself; not part of `findings`. */
  atGate: Finding[]
  /** Open warnings that were dismissed in an earlier form: the thing they are about has changed since. */
  reopened: { key: string; dismissal: Dismissal }[]
}

/**
 * The open warnings whose dismissal no longer applies because something changed: the same check about the same subject, or about the same
 * excerpt where there is no subject, with a key that no finding has any more.
 */
function reopenedOf(
  findings: readonly Finding[],
  dismissals: readonly Dismissal[],
): RecordReport['reopened'] {
  const present = new Set(findings.flatMap(({ key, earlierKeys = [] }) => [key, ...earlierKeys]))
  const spent = dismissals.filter(({ key }) => !present.has(key))
  const dismissed = (finding: Finding) => dismissals.some(({ key }) => hasKey(finding, key))
  const isFor = (finding: Finding) => (one: Dismissal) =>
    one.check === finding.check &&
    one.subjectId === finding.place.subjectId &&
    (one.subjectId !== null || one.excerpt === finding.excerpt)
  return openWarnings({ findings }).flatMap((finding) => {
    const dismissal = dismissed(finding) ? undefined : spent.find(isFor(finding))
    return dismissal ? [{ key: finding.key, dismissal }] : []
  })
}

/** Warnings that no one has dismissed. They block nothing, and are counted when a record is submitted, approved or published. */
export const openWarnings = ({ findings }: { findings: readonly Finding[] }): Finding[] =>
  findings.filter(({ level }) => level === 'WARN')

/** The report with dismissed warnings listed separately. A dismissal only applies to a WARN with its key, current or earlier. */
export function withDismissals<Report extends CheckReport>(
  report: Report,
  dismissals: readonly Dismissal[],
): Report & Pick<RecordReport, 'dismissed' | 'reopened'> {
  const byKey = new Map(dismissals.map((dismissal) => [dismissal.key, dismissal]))
  const dismissalOf = ({ level, key, earlierKeys = [] }: Finding) => {
    const known = level === 'WARN' ? [key, ...earlierKeys].find((one) => byKey.has(one)) : undefined
    return known === undefined ? undefined : byKey.get(known)
  }
  return {
    ...report,
    findings: report.findings.filter((finding) => !dismissalOf(finding)),
    dismissed: report.findings.flatMap((finding) => {
      const dismissal = dismissalOf(finding)
      return dismissal ? [{ finding, dismissal }] : []
    }),
    reopened: reopenedOf(report.findings, dismissals),
  }
}

/** The number of open and of dismissed warnings. */
export const warningsOf = (report: RecordReport) => ({
  open: openWarnings(report).length,
  dismissed: report.dismissed.length,
})

/** The same numbers for an event. */
export function warningCounts(report: RecordReport) {
  const { open, dismissed } = warningsOf(report)
  return { openWarnings: open, dismissedWarnings: dismissed }
}
