import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import type { Aspect, Outcome, SubjectType } from '@/lib/generated/prisma/enums'
import { parseId } from '@/lib/input'
import { storedContent } from '@/lib/records/schema'
import { subjectsOf } from '@/lib/records/subjects'
import { passing } from './aspects'
import { asSeenBy } from './blind'
import { evidenceOf } from './evidence'
import { judgedRevision } from './findings/report'
import { fingerprinted, isFresh } from './fingerprints'
import { situationOf, workflowColumns } from './situation'
import { keyOf, namesOf } from './subject-names'

/** What a reviewer found at one place of a returned record. */
export type Remark = {
  verdictId: string
  subject: { type: SubjectType; id: string; name: string; wording: string }
  aspect: Aspect
  outcome: Outcome
  note: string
  /** What was proposed in its place. */
  correction: { before: string; after: string } | null
  /** What became of it in the draft since. */
  since: 'UNCHANGED' | 'CHANGED' | 'TAKEN_OUT'
}

export type ReturnNote = {
  reason: string
  by: string
  at: Date
  /** Number of the revision that was returned. */
  revision: number
  remarks: Remark[]
}

/** Why the record came back, with what was found at each place; null unless it stands returned. `NotFound` for what the actor may not see. */
export async function returnNoteOf(actor: Actor, recordId: string): Promise<ReturnNote | null> {
  const record = await db.record.findFirst({
    where: { id: parseId(recordId), ...visibleTo(actor) },
    select: { ...workflowColumns, draft: { select: { content: true } } },
  })
  if (!record?.draft) throw new NotFound()
  if (record.state !== 'RETURNED') return null
  const step = await db.transition.findFirst({
    where: { recordId: record.id, action: 'RETURN' },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: {
      reason: true,
      at: true,
      actor: { select: { name: true } },
      revision: { select: { id: true, number: true } },
    },
  })
  if (!step?.revision) return null
  const judged = await judgedRevision(db, actor, record, step.revision.id)
  const subjects = asSeenBy(actor, situationOf(actor, record), judged.subjects)
  const drafted = subjectsOf(record.kind, storedContent(record.kind, record.draft.content))
  const now = new Map(
    fingerprinted(drafted, await evidenceOf(db, drafted, judged.consent)).map((subject) => [
      keyOf(subject),
      subject,
    ]),
  )
  const names = namesOf(subjects)
  const remarks = subjects.flatMap((subject) =>
    subject.aspects.flatMap(({ aspect, counted }) => {
      const present = now.get(keyOf(subject))
      return counted
        .filter(({ outcome }) => !passing.includes(outcome))
        .map(
          (given): Remark => ({
            verdictId: given.id,
            subject: {
              type: subject.type,
              id: subject.id,
              name: names.get(keyOf(subject)) ?? '',
              wording: subject.wording,
            },
            aspect,
            outcome: given.outcome,
            note: given.note,
            correction: given.correction,
            since:
              present === undefined
                ? 'TAKEN_OUT'
                : isFresh(present, aspect, subject.fingerprints[aspect])
                  ? 'UNCHANGED'
                  : 'CHANGED',
          }),
        )
    }),
  )
  return { reason: step.reason, by: step.actor.name, at: step.at, revision: step.revision.number, remarks }
}
