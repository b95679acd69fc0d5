import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import type { Aspect, Outcome, SubjectType } from '@/lib/generated/prisma/enums'
import { parseId } from '@/lib/input'
import type { Message } from '@/lib/messages/message'
import { storedContent } from '@/lib/records/schema'
import { subjectsOf } from '@/lib/records/subjects'
import { evidenceOf } from './evidence'
import { reviewedRevision } from './findings/report'
import { keyOf, nameOf, namesOf } from './subject-names'
import { passing } from './verdicts/aspects'
import { asSeenBy } from './verdicts/blind'
import { fingerprinted, isFresh } from './verdicts/fingerprints'

/** A verdict that the authors of a returned record should look at. */
export type Remark = {
  verdictId: string
  subject: { type: SubjectType; id: string; name: Message; wording: string }
  aspect: Aspect
  outcome: Outcome
  note: string
  /** The proposed correction. */
  correction: { before: string; after: string } | null
  /** The change of the subject in the draft since. */
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

/** Why the record was returned, with the verdicts to look at; null when it isn't returned. `NotFound` for a record that the actor can't see. */
export async function returnNoteOf(actor: Actor, recordId: string): Promise<ReturnNote | null> {
  const record = await db.record.findFirst({
    where: { id: parseId(recordId), ...visibleTo(actor) },
    select: { id: true, kind: true, state: true, draft: { select: { content: true } } },
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
  const reviewed = await reviewedRevision(db, actor, record, step.revision.id)
  const subjects = asSeenBy(actor, reviewed, reviewed.subjects)
  const drafted = subjectsOf(record.kind, storedContent(record.kind, record.draft.content))
  const now = new Map(
    fingerprinted(drafted, await evidenceOf(db, drafted, reviewed.consent)).map((subject) => [
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
              name: names.get(keyOf(subject)) ?? nameOf({ type: subject.type, number: 0 }),
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
