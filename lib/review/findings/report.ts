import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import { checks } from '@/lib/checks'
import { runChecksAside } from '@/lib/checks/run-aside'
import { db, type Tx } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { sha256 } from '@/lib/hashing'
import { parseId } from '@/lib/input'
import { type RecordContent, storedContent } from '@/lib/records/schema'
import { judged, type Material, materialOf, materialOfRevision, type ReviewedText } from '../material'
import type { ReviewedSubject } from '../verdicts/judge'
import { missingPeople } from '../workflow/missing-people'
import { membersWho } from '../workflow/others'
import { checkInputOf } from './check-input'
import { withoutClosedCopies, withoutClosedCounts, withoutClosedKeys } from './closed-copies'
import { type RecordReport, withDismissals } from './dismissed'

const explainedByGate = new Set(checks.filter(({ explainedByGate }) => explainedByGate).map(({ id }) => id))

/**
 * Runs the automatic checks on a text and its current evidence. Each finding has the SHA-256 of its key, or a sealed key where the actor
 * can't read what it is about; dismissed warnings are listed separately. `subjects` are those of the text, with their verdicts.
 */
export async function reportOf(
  client: Tx,
  actor: Actor,
  record: { id: string; kind: string },
  material: Material,
  subjects: readonly ReviewedSubject[],
): Promise<RecordReport> {
  const input = await checkInputOf(client, actor, record, material, subjects)
  const report = await runChecksAside(actor.id, input)
  const found = report.findings.map(({ key, earlierKeys, ...finding }) => ({
    ...finding,
    key: sha256(key),
    ...(earlierKeys && { earlierKeys: earlierKeys.map(sha256) }),
  }))
  const findings = await withoutClosedCopies(client, actor, material, found)
  const [atGate = [], ownFindings = []] = [true, false].map((isLeft) =>
    findings.filter(({ check }) => explainedByGate.has(check) === isLeft),
  )
  const full = withDismissals({ ...report, findings: ownFindings, atGate }, material.dismissals)
  return withoutClosedKeys(actor, record.id, full)
}

/** A reviewed text with the findings of the automatic checks. A workflow step makes it once and passes it on. */
export type ReviewedContent = ReviewedText & { report: RecordReport }

async function reviewed(
  client: Tx,
  actor: Actor,
  record: { id: string; kind: string },
  material: Material,
): Promise<ReviewedContent> {
  const { content, contributors, consentContributors, proposed, evidence, consent, approved } = material
  const subjects = judged(material)
  return {
    content,
    contributors,
    consentContributors,
    proposed,
    evidence,
    subjects,
    consent,
    approved,
    report: await reportOf(client, actor, record, material, subjects),
  }
}

/** The review state of this content of the record. The caller has checked the permission. */
export const reviewedContent = async (
  client: Tx,
  actor: Actor,
  record: { id: string; kind: string },
  content: RecordContent,
) => reviewed(client, actor, record, await materialOf(client, record, content))

/** The review state of a revision. The caller has checked the permission. */
export const reviewedRevision = async (
  client: Tx,
  actor: Actor,
  record: { id: string; kind: string },
  revisionId: string,
) => reviewed(client, actor, record, await materialOfRevision(client, record, revisionId))

const draftColumns = { select: { version: true, content: true } } as const

/** The findings in the saved draft. The caller has checked the permission. */
export async function draftReportOf(
  client: Tx,
  actor: Actor,
  record: { id: string; kind: string },
): Promise<RecordReport> {
  const { content } = await client.draft.findUniqueOrThrow({
    where: { recordId: record.id },
    ...draftColumns,
  })
  return (await reviewedContent(client, actor, record, storedContent(record.kind, content))).report
}

/** The input of the checks for the saved draft. The caller has checked the permission. */
export async function draftInputOf(client: Tx, actor: Actor, record: { id: string; kind: string }) {
  const { content } = await client.draft.findUniqueOrThrow({
    where: { recordId: record.id },
    ...draftColumns,
  })
  const material = await materialOf(client, record, storedContent(record.kind, content))
  return checkInputOf(client, actor, record, material, judged(material))
}

/**
 * What an editor should know of a saved draft: the findings of the checks, and the steps after submission that no member could take.
 * `NotFound` when the actor can't see it.
 */
export async function findingsOf(actor: Actor, recordId: string) {
  const record = await db.record.findFirst({
    where: { id: parseId(recordId), ...visibleTo(actor) },
    select: {
      ...{ id: true, kind: true, slugContributors: true },
      draft: draftColumns,
      consent: { select: { contributors: true, nameDisplay: true } },
    },
  })
  if (!record?.draft) throw new NotFound()
  const { draft, kind } = record
  const text = await reviewedContent(db, actor, record, storedContent(kind, draft.content))
  const members = await membersWho(db, 'giveVerdicts')
  const report = withoutClosedCounts(text.report)
  return { version: draft.version, report, missing: missingPeople(members, record, text) }
}
