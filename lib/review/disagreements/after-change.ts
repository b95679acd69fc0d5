import 'server-only'
import type { Actor } from '@/lib/access'
import type { Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { reportOf } from '../findings/report'
import { judged, materialOfRevision } from '../material'
import { recountQueue } from '../queue/placement'
import { openDisagreements } from './disagreements'

/** Selects the ids of records that list this person. */
export const listing = (authorityId: string) => Prisma.sql`
  SELECT "recordId" FROM "RecordAuthority" WHERE "authorityId" = ${authorityId}::uuid AND role LIKE 'person-%'`

/**
 * Locks those of these records that are under review until the transaction ends, so that no verdict is given meanwhile. For changes to data
 * that giving a verdict doesn't lock itself. Runs before the changed rows are locked, where others lock them after a record.
 */
export async function lockWaiting(tx: Tx, affected: Prisma.Sql): Promise<void> {
  await tx.$queryRaw`
    SELECT FROM "Record" WHERE id IN (SELECT "recordId" FROM "QueueItem") AND id IN (${affected})
    ORDER BY id FOR NO KEY UPDATE`
}

type Waiting = { id: string; kind: string; submittedId: string }

/**
 * Opens discussions where reviewers now disagree because something changed that records under review rely on: a name, a source. `affected`
 * selects the ids of the records that may be affected. Counts again what is open where one of `joined` has given a verdict: members who have
 * become contributors of what changed. Runs in the transaction of the change, after it.
 */
export async function openNewDisagreements(
  tx: Tx,
  actor: Actor,
  affected: Prisma.Sql,
  joined: readonly string[] = [],
): Promise<void> {
  const waiting = await tx.$queryRaw<Waiting[]>`
    SELECT r.id, r.kind, r."submittedId" FROM "Record" r JOIN "QueueItem" q ON q."recordId" = r.id
    WHERE r."submittedId" IS NOT NULL AND r.id IN (${affected}) AND (EXISTS (
        SELECT FROM "Verdict" one JOIN "Verdict" other USING ("recordId", "subjectType", "subjectId", aspect)
        WHERE one."recordId" = r.id AND one."memberId" < other."memberId" AND one.outcome <> other.outcome)
      OR EXISTS (SELECT FROM "Verdict" v WHERE v."recordId" = r.id AND v."memberId" = ANY(${joined}::uuid[])))
    ORDER BY r.id`
  for (const { submittedId, ...record } of waiting) {
    const material = await materialOfRevision(tx, record, submittedId)
    const reviewed = judged(material)
    const reportNow = () => reportOf(tx, actor, record, material, reviewed)
    const isDisputed = await openDisagreements(tx, actor, record.id, reviewed)
    const hasJoined = material.verdicts.some(({ memberId }) => joined.includes(memberId))
    if (isDisputed || hasJoined) await recountQueue(tx, record.id, reviewed, reportNow)
  }
}
