import 'server-only'
import type { Actor } from '@/lib/access'
import { db, transaction } from '@/lib/db'
import { editSource } from '@/lib/sources/commands'
import { idsOf } from '@/lib/sources/survivors'
import { holdRecord } from '../held-record'
import { judgedRevision } from '../review'

/** In so many records at most the checks are asked again at once; of the others the queue tells with their next verdict. */
const MOST = 50

/**
 * Tells the queue where a warning that was let pass stands again because this source was changed. Each record that waits is looked at in a
 * transaction of its own, the longest waiting first; of what fails here the queue still tells that a source was changed.
 */
export async function markReopened(actor: Actor, sourceId: string): Promise<void> {
  const waiting = await db.$queryRaw<{ id: string }[]>`
    SELECT i."recordId" AS id FROM "QueueItem" i
    WHERE NOT 'WARNING_REOPENED' = ANY(i.reasons)
      AND EXISTS (SELECT FROM "Dismissal" d WHERE d."recordId" = i."recordId")
      AND EXISTS (SELECT FROM "Reference" f
        WHERE f."recordId" = i."recordId" AND f."revisionId" = i."revisionId" AND f."sourceId" IN ${idsOf(sourceId)})
    ORDER BY i.at, i."recordId" LIMIT ${MOST}`
  // What was changed stands, whatever becomes of the marks.
  for (const { id } of waiting) await markOne(actor, id).catch(console.error)
}

const markOne = (actor: Actor, id: string) =>
  transaction(async (tx) => {
    const record = await holdRecord(tx, actor, id)
    if (record.submittedId === null) return
    const { report } = await judgedRevision(tx, actor, record, record.submittedId)
    if (report.reopened.length > 0)
      await tx.$executeRaw`
        UPDATE "QueueItem" SET reasons = array_append(reasons, 'WARNING_REOPENED')
        WHERE "recordId" = ${id}::uuid AND NOT 'WARNING_REOPENED' = ANY(reasons)`
  })

/** `editSource`, and the queue is told of what its change lets stand again. */
export async function changeSource(...change: Parameters<typeof editSource>) {
  const saved = await editSource(...change)
  const [actor, sourceId] = change
  await markReopened(actor, sourceId)
  return saved
}
