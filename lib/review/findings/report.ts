import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import { checks, runChecks } from '@/lib/checks'
import { db, type Tx } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { sha256 } from '@/lib/hashing'
import { parseId } from '@/lib/input'
import type { IdentifiedConsent } from '@/lib/records/consent/schema'
import { type RecordContent, storedContent } from '@/lib/records/schema'
import type { RecordEvidence } from '../evidence'
import { type JudgedSubject, judge } from '../judge'
import { type Material, materialOf, materialOfRevision, type SeenVerdict } from '../material'
import { checkInputOf } from './check-input'
import { type RecordReport, withDismissals } from './dismissed'

const leftToGate = new Set(checks.filter(({ leftToGate }) => leftToGate).map(({ id }) => id))

/**
 * What the automatic checks find in a text and in everything it relies on now, each finding with the SHA-256 of its key, and which
 * warnings were dismissed. `subjects` are those of the text, judged.
 */
export async function reportOf(
  client: Tx,
  actor: Actor,
  record: { id: string; kind: string },
  material: Material,
  subjects: readonly JudgedSubject[],
): Promise<RecordReport> {
  const report = runChecks(await checkInputOf(client, actor, record, material, subjects))
  const findings = report.findings.map(({ key, earlierKeys, ...finding }) => ({
    ...finding,
    key: sha256(key),
    ...(earlierKeys && { earlierKeys: earlierKeys.map(sha256) }),
  }))
  const [atGate = [], ownFindings = []] = [true, false].map((isLeft) =>
    findings.filter(({ check }) => leftToGate.has(check) === isLeft),
  )
  return withDismissals({ ...report, findings: ownFindings, atGate }, material.dismissals)
}

/** A text with each of its subjects judged as it is now, and what the automatic checks find. A step passes it on: it is made once. */
export type JudgedContent = {
  content: RecordContent
  evidence: RecordEvidence
  subjects: JudgedSubject<SeenVerdict>[]
  report: RecordReport
  /** With the speaker's name; null where no one speaks. */
  consent: IdentifiedConsent | null
}

async function judged(
  client: Tx,
  actor: Actor,
  record: { id: string; kind: string },
  material: Material,
): Promise<JudgedContent> {
  const { content, evidence, consent, verdicts, named } = material
  const subjects = judge(material.subjects, verdicts, named)
  return {
    content,
    evidence,
    subjects,
    consent,
    report: await reportOf(client, actor, record, material, subjects),
  }
}

/** This content of the record, judged. Guarded by its caller. */
export const judgedContent = async (
  client: Tx,
  actor: Actor,
  record: { id: string; kind: string },
  content: RecordContent,
) => judged(client, actor, record, await materialOf(client, record, content))

/** A revision of the record, judged. Guarded by its caller. */
export const judgedRevision = async (
  client: Tx,
  actor: Actor,
  record: { id: string; kind: string },
  revisionId: string,
) => judged(client, actor, record, await materialOfRevision(client, record, revisionId))

const draftColumns = { select: { version: true, content: true } } as const

/** What the checks find in the draft as it is saved now. Guarded by its caller. */
export async function draftReportOf(
  client: Tx,
  actor: Actor,
  record: { id: string; kind: string },
): Promise<RecordReport> {
  const { content } = await client.draft.findUniqueOrThrow({
    where: { recordId: record.id },
    ...draftColumns,
  })
  return (await judgedContent(client, actor, record, storedContent(record.kind, content))).report
}

/** What the checks look at in the draft as it is saved now. Guarded by its caller. */
export async function draftInputOf(client: Tx, actor: Actor, record: { id: string; kind: string }) {
  const { content } = await client.draft.findUniqueOrThrow({
    where: { recordId: record.id },
    ...draftColumns,
  })
  const material = await materialOf(client, record, storedContent(record.kind, content))
  return checkInputOf(
    client,
    actor,
    record,
    material,
    judge(material.subjects, material.verdicts, material.named),
  )
}

/** What the checks find in a draft as it is saved now. `NotFound` for what the actor may not see. */
export async function findingsOf(actor: Actor, recordId: string) {
  const record = await db.record.findFirst({
    where: { id: parseId(recordId), ...visibleTo(actor) },
    select: { id: true, kind: true, draft: draftColumns },
  })
  if (!record?.draft) throw new NotFound()
  const { draft, kind } = record
  const { report } = await judgedContent(db, actor, record, storedContent(kind, draft.content))
  return { version: draft.version, report }
}
