import 'server-only'
import type { Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { IdentifiedConsent } from '@/lib/records/consent/schema'
import { kindOf } from '@/lib/records/kinds'
import { type RecordContent, storedContent } from '@/lib/records/schema'
import { subjectsOf } from '@/lib/records/subjects'
import { evidenceOf, type RecordEvidence } from './evidence'
import { type FingerprintedSubject, fingerprinted } from './fingerprints'
import { consentOfRow } from './gate'
import { namedPeople } from './named-people'
import type { NamedPerson } from './reviewers'

/** What is read of each verdict. */
export const verdictColumns = {
  id: true,
  subjectType: true,
  subjectId: true,
  fingerprint: true,
  aspect: true,
  outcome: true,
  memberId: true,
  note: true,
  at: true,
  holding: { select: { id: true, kind: true, filename: true } },
  member: { select: { id: true, name: true, role: true } },
  correction: {
    select: {
      ...{ part: true, hop: true, before: true, after: true },
      acceptance: { select: { at: true, member: { select: { name: true } } } },
    },
  },
} as const

/** A verdict with who gave it and against which copy. */
export type SeenVerdict = Prisma.VerdictGetPayload<{ select: typeof verdictColumns }>

/** A warning that someone dismissed, with who, when and why. */
export type Dismissal = {
  key: string
  check: string
  subjectId: string | null
  excerpt: string
  reason: string
  at: Date
  by: string
}

/** What is kept of a record beside its text, in one read. */
const keptColumns = {
  consent: true,
  verdicts: { select: verdictColumns },
  dismissals: {
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: {
      ...{ key: true, check: true, subjectId: true, excerpt: true, reason: true, at: true },
      member: { select: { name: true } },
    },
  },
} as const satisfies Prisma.RecordSelect

/** All that the subjects of a text are judged by, as it is now: `judge(subjects, verdicts, named)`. */
export type Material = {
  content: RecordContent
  evidence: RecordEvidence
  subjects: FingerprintedSubject[]
  verdicts: SeenVerdict[]
  named: NamedPerson[]
  /** With the speaker's name; null where no one speaks. */
  consent: IdentifiedConsent | null
  /** Oldest first. */
  dismissals: Dismissal[]
}

/** Reads what this content of the record is judged by. The number of reads does not grow with the number of subjects. Guarded by its caller. */
export async function materialOf(
  client: Tx,
  record: { id: string; kind: string },
  content: RecordContent,
): Promise<Material> {
  const { verdicts, ...kept } = await client.record.findUniqueOrThrow({
    where: { id: record.id },
    select: keptColumns,
  })
  const { needsConsent } = kindOf(record.kind)
  if (needsConsent && !kept.consent) throw new Error(`The record ${record.id} has no consent.`)
  const consent = needsConsent && kept.consent ? consentOfRow(kept.consent) : null
  const subjects = subjectsOf(record.kind, content)
  const evidence = await evidenceOf(client, subjects, consent)
  return {
    content,
    evidence,
    subjects: fingerprinted(subjects, evidence),
    verdicts,
    named: await namedPeople(client, content.people),
    consent,
    dismissals: kept.dismissals.map(({ member, ...dismissal }) => ({ ...dismissal, by: member.name })),
  }
}

/** The same of a revision. */
export async function materialOfRevision(
  client: Tx,
  record: { id: string; kind: string },
  revisionId: string,
) {
  const revision = await client.revision.findFirstOrThrow({
    where: { id: revisionId, recordId: record.id },
    select: { content: true },
  })
  return materialOf(client, record, storedContent(record.kind, revision.content))
}
