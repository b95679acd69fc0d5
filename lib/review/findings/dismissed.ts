import { type CheckReport, type Finding, isKnownBy } from '@/lib/checks'
import type { Dismissal } from '../material'

/** What the checks say of a record: `findings` are those that stand open; what was let pass stands apart. */
export type RecordReport = CheckReport & {
  dismissed: { finding: Finding; dismissal: Dismissal }[]
  /** What the gate will stop and tells of itself (checks that are `leftToGate`); no part of `findings`. */
  atGate: Finding[]
  /** Open warnings of which an earlier form was dismissed: the thing has changed since. */
  reopened: { key: string; dismissal: Dismissal }[]
}

/**
 * The open warnings that a dismissal was for until the thing it was for changed: one of the same check about the same subject, or about
 * the same words where there is none, whose key no finding has any more.
 */
function reopenedOf(
  findings: readonly Finding[],
  dismissals: readonly Dismissal[],
): RecordReport['reopened'] {
  const present = new Set(findings.flatMap(({ key, earlierKeys = [] }) => [key, ...earlierKeys]))
  const spent = dismissals.filter(({ key }) => !present.has(key))
  const dismissed = (finding: Finding) => dismissals.some(({ key }) => isKnownBy(finding, key))
  const isFor = (finding: Finding) => (one: Dismissal) =>
    one.check === finding.check &&
    one.subjectId === finding.place.subjectId &&
    (one.subjectId !== null || one.excerpt === finding.excerpt)
  return openWarnings({ findings }).flatMap((finding) => {
    const dismissal = dismissed(finding) ? undefined : spent.find(isFor(finding))
    return dismissal ? [{ key: finding.key, dismissal }] : []
  })
}

/** Warnings that nobody has let pass. They stop nothing, and are counted wherever a record is submitted, approved or published. */
export const openWarnings = ({ findings }: { findings: readonly Finding[] }): Finding[] =>
  findings.filter(({ level }) => level === 'WARN')

/** The report with the warnings that were let pass set apart. A dismissal counts for a WARN that is or was known by its key, and for nothing else. */
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

/** How many warnings stand open, and how many were let pass. */
export const warningsOf = (report: RecordReport) => ({
  open: openWarnings(report).length,
  dismissed: report.dismissed.length,
})

/** The same as an event tells of it. */
export function warningCounts(report: RecordReport) {
  const { open, dismissed } = warningsOf(report)
  return { openWarnings: open, dismissedWarnings: dismissed }
}
