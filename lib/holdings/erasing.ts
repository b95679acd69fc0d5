import 'server-only'
import { db, type Tx } from '@/lib/db'
import { removeUnusedFiles } from './media-files'

export type SoleCopy = { id: string; sourceId: string; title: string; filename: string; sha256: string }

/** Copies that this record uses and that no other record, draft or verdict uses. One query. */
export const copiesOnlyFor = (recordId: string, client: Tx | typeof db = db): Promise<SoleCopy[]> =>
  client.$queryRaw<SoleCopy[]>`
    WITH used AS (
      SELECT t."holdingId", f."recordId" FROM "Reference" f JOIN "Passage" p ON p.id = f."passageId" JOIN "TextLayer" t ON t.id = p."textLayerId"
      UNION SELECT v."holdingId", v."recordId" FROM "Verdict" v WHERE v."holdingId" IS NOT NULL
    )
    SELECT h.id, h."sourceId", s.title, h.filename, h.sha256 FROM "Holding" h JOIN "Source" s ON s.id = h."sourceId"
    WHERE EXISTS (SELECT FROM used WHERE used."holdingId" = h.id AND used."recordId" = ${recordId}::uuid)
      AND NOT EXISTS (SELECT FROM used WHERE used."holdingId" = h.id AND used."recordId" <> ${recordId}::uuid)
    ORDER BY s.title, h.id`

/**
 * Deletes these copies with their texts, their passages and the details that the event log has of them. The caller has deleted what used them,
 * and removes the bytes afterwards (`dropUnusedBytes`). Returns the events whose details were deleted, with the rows that they recorded.
 */
export async function eraseCopies(
  tx: Tx,
  copies: readonly SoleCopy[],
): Promise<{ eventId: bigint; rows: unknown }[]> {
  const ids = copies.map(({ id }) => id)
  const details = await tx.$queryRaw<{ eventId: bigint; rows: unknown }[]>`
    DELETE FROM "EventDetail" WHERE "eventId" IN (
      SELECT e.id FROM "Event" e WHERE (e."subjectType" = 'holding' AND e."subjectId" = ANY(${ids}::text[]))
        OR (e."subjectType" = 'passage' AND e."subjectId" IN (
          SELECT p.id::text FROM "Passage" p JOIN "TextLayer" t ON t.id = p."textLayerId" WHERE t."holdingId" = ANY(${ids}::uuid[])))) RETURNING "eventId", rows`
  const atPassages = { passage: { textLayer: { holdingId: { in: ids } } } }
  await tx.comment.deleteMany({ where: { thread: atPassages } })
  await tx.thread.deleteMany({ where: atPassages })
  const within = { textLayer: { holdingId: { in: ids } } }
  await tx.relocation.deleteMany({
    where: { OR: [{ holdingId: { in: ids } }, { passage: within }, { toPassage: within }] },
  })
  await tx.holding.updateMany({ where: { betterThanId: { in: ids } }, data: { betterThanId: null } })
  await tx.passage.deleteMany({ where: { textLayer: { holdingId: { in: ids } } } })
  await tx.textLayer.deleteMany({ where: { holdingId: { in: ids } } })
  await tx.holding.deleteMany({ where: { id: { in: ids } } })
  await removeUnusedFiles(
    tx,
    copies.map(({ sha256 }) => sha256),
  )
  return details
}
