import 'server-only'
import type { Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { type RecordContent, storedContent } from '@/lib/records/schema'
import { subjectsOf } from '@/lib/records/subjects'
import { evidenceOf } from './evidence'
import { fingerprinted } from './fingerprints'
import { namedPeople } from './named-people'

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

/**
 * All that the subjects of this content are judged by, as it stands now: `judge(subjects, verdicts, named)`. The number of reads does not
 * grow with the number of subjects. Guarded by its caller.
 */
export async function materialOf(client: Tx, record: { id: string; kind: string }, content: RecordContent) {
  const subjects = subjectsOf(record.kind, content)
  const evidence = await evidenceOf(client, record, subjects)
  const verdicts = await client.verdict.findMany({ where: { recordId: record.id }, select: verdictColumns })
  const named = await namedPeople(client, content.people)
  return { content, evidence, subjects: fingerprinted(subjects, evidence), verdicts, named }
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
