import { message } from '@/lib/messages/message'
import { type Check, type CheckId, type Finding, type Found, placeOf } from './check'
import type { CheckInput } from './input'
import { keysOf } from './keys'

export interface CheckReport {
  ran: CheckId[]
  notApplicable: CheckId[]
  /** A check that couldn't run. It blocks, because the fault it looks for may be there. */
  crashed: { check: CheckId; message: string }[]
  findings: Finding[]
}

/**
 * Runs checks on a draft. Every check is accounted for: as run, as not applicable, or as crashed. Findings are in the order of the
 * checks, then of the text.
 */
export function runChecks(input: CheckInput, checks: readonly Check[]): CheckReport {
  const report: CheckReport = { ran: [], notApplicable: [], crashed: [], findings: [] }
  for (const check of checks)
    try {
      if (!check.applies(input)) {
        report.notApplicable.push(check.id)
        continue
      }
      report.findings.push(...keyed(check, input))
      report.ran.push(check.id)
    } catch (error) {
      report.crashed.push({
        check: check.id,
        message: error instanceof Error ? error.message : String(error),
      })
    }
  return report
}

/** True when the report prevents publishing: a blocking finding, or a check that crashed. */
export const blocks = (report: CheckReport) =>
  report.crashed.length > 0 || report.findings.some((finding) => finding.level === 'BLOCK')

/** The most findings of one check that are listed. More of them in one record are one fault, or an attack. */
export const MOST_FINDINGS = 500

function keyed(check: Check, input: CheckInput): Finding[] {
  const all = check.run(input)
  const found = all.length > MOST_FINDINGS ? [...all.slice(0, MOST_FINDINGS), tooMany(all[0])] : all
  const keys = keysOf(check, found, input)
  return found.map(({ level = check.level, message, place, excerpt }, index) => {
    const [key = '', ...earlierKeys] = keys[index] ?? []
    const names = { key, ...(earlierKeys.length > 0 && { earlierKeys }) }
    return { check: check.id, level, message, place, excerpt, ...names }
  })
}

/** Stands for the findings that aren't listed. It can't be dismissed, so that none of them goes unseen. */
const tooMany = (first: Found | undefined): Found => ({
  level: 'BLOCK',
  message: message('review.checks.tooMany', { count: MOST_FINDINGS }),
  place: placeOf(first?.place.field ?? 'body'),
  excerpt: '',
})
