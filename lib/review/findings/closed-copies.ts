import 'server-only'
import { type Actor, can } from '@/lib/access'
import type { CheckId, Finding } from '@/lib/checks/check'
import type { Tx } from '@/lib/db'
import { readableAmong } from '@/lib/holdings/access'
import { message } from '@/lib/messages/message'
import { keyedHash } from '@/lib/sealing'
import type { Dismissal, Material } from '../material'
import type { RecordReport } from './dismissed'

/** What is said instead of what such a finding quotes. */
export const CLOSED_COPY = 'review.closedCopy'

/** The checks whose findings quote a passage, or the text around it, or show where a text differs from it. */
const quoting: readonly CheckId[] = ['quote-drift', 'cut-meaning', 'text-not-shown']

/**
 * These findings as the actor can read them: about a passage of a copy that they can't read, a finding only says that there is one. Its level
 * stays, and its key until the dismissals are known, so that the gate is the same for everyone. One query, or none.
 */
export async function withoutClosedCopies(
  client: Tx,
  actor: Actor,
  { subjects, evidence }: Pick<Material, 'subjects' | 'evidence'>,
  findings: readonly Finding[],
): Promise<Finding[]> {
  const copyOf = new Map(
    subjects.flatMap(({ id, passageId }) => {
      const passage = passageId === null ? undefined : evidence.passages.get(passageId)
      return passage ? [[id, passage.holding.id] as const] : []
    }),
  )
  const quoted = ({ check, place }: Finding) =>
    (quoting.includes(check) && place.subjectId !== null && copyOf.get(place.subjectId)) || null
  const copies = findings.flatMap((finding) => quoted(finding) ?? [])
  if (copies.length === 0 || can(actor, 'seeIdentities')) return [...findings]
  const readable = await readableAmong(client, actor, copies)
  return findings.map((finding) => {
    const copy = quoted(finding)
    if (copy === null || readable.has(copy)) return finding
    const place = { ...finding.place, start: 0, end: 0, from: null, to: null }
    return { ...finding, place, excerpt: '', message: message(CLOSED_COPY) }
  })
}

/**
 * The key by which the actor takes back this dismissal. It isn't that of the finding where the check quotes passages and the actor can't read
 * all copies: the passage could be one of those.
 */
export const shownDismissalKey = (
  actor: Actor,
  recordId: string,
  { check, key }: Pick<Dismissal, 'check' | 'key'>,
): string =>
  can(actor, 'seeIdentities') || !quoting.some((id) => id === check)
    ? key
    : keyedHash('dismissal', `${recordId}:${key}`)

/** The report without the keys and excerpts of what the actor can't read. The keys that are left out contain the words of the passage, hashed. */
export function withoutClosedKeys(actor: Actor, recordId: string, report: RecordReport): RecordReport {
  const isClosedCopy = ({ message }: Finding) => message.key === CLOSED_COPY
  const finding = (one: Finding): Finding => {
    if (!isClosedCopy(one)) return one
    const { earlierKeys, ...shown } = one
    return { ...shown, key: keyedHash('finding', `${recordId}:${one.key}`) }
  }
  const dismissal = (one: Dismissal): Dismissal => {
    const key = shownDismissalKey(actor, recordId, one)
    return { ...one, key, excerpt: key === one.key ? one.excerpt : '' }
  }
  const closed = new Set(report.findings.filter(isClosedCopy).map(({ key }) => key))
  return {
    ...report,
    findings: report.findings.map(finding),
    dismissed: report.dismissed.map((one) => ({
      finding: finding(one.finding),
      dismissal: dismissal(one.dismissal),
    })),
    reopened: report.reopened.map((one) => ({
      key: closed.has(one.key) ? keyedHash('finding', `${recordId}:${one.key}`) : one.key,
      dismissal: dismissal(one.dismissal),
    })),
  }
}

/**
 * The report with one open finding of each check and level about a quotation whose copy the actor can't read. Their number would tell someone who
 * changes a quotation word by word which of the words are right.
 */
export function withoutClosedCounts(report: RecordReport): RecordReport {
  const kindOf = ({ check, level, place }: Finding) => `${check} ${level} ${place.subjectId}`
  const first = new Map(
    report.findings
      .filter(({ message }) => message.key === CLOSED_COPY)
      .toReversed()
      .map((one) => [kindOf(one), one]),
  )
  const findings = report.findings.filter(
    (one) => one.message.key !== CLOSED_COPY || first.get(kindOf(one)) === one,
  )
  const keys = new Set(findings.map(({ key }) => key))
  return { ...report, findings, reopened: report.reopened.filter(({ key }) => keys.has(key)) }
}
