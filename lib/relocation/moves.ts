import 'server-only'
import type { Actor } from '@/lib/access'
import type { Tx } from '@/lib/db'
import { recordEvent } from '@/lib/events'
import type { WorkState } from '@/lib/generated/prisma/enums'
import { replaceContent } from '@/lib/records/drafts'
import { withPassages } from '@/lib/records/references/chains'
import { writeRevision } from '@/lib/records/revisions/commands'
import { storedContent } from '@/lib/records/schema'
import { writableStates } from '@/lib/records/state'
import { getTranslator } from '@/lib/settings/language'

/** A record whose draft cites some of the passages. */
export type CitingRecord = {
  id: string
  kind: string
  state: WorkState
  editions: number
  createdById: string
  passageIds: string[]
  isOpen: boolean
}

/** The records whose drafts cite these passages, locked in a fixed order until the transaction ends. */
export async function lockCiting(
  tx: Tx,
  _actor: Actor,
  passageIds: readonly string[],
): Promise<CitingRecord[]> {
  if (passageIds.length === 0) return []
  await tx.$queryRaw`
    SELECT id FROM "Record" WHERE id IN (
      SELECT "recordId" FROM "Reference" WHERE "passageId" = ANY(${passageIds}::uuid[]) AND "revisionId" IS NULL)
    ORDER BY id FOR NO KEY UPDATE`
  const rows = await tx.$queryRaw<Omit<CitingRecord, 'isOpen'>[]>`
    SELECT r.id, r.kind, r.state, r.editions, r."createdById", array_agg(DISTINCT f."passageId"::text) AS "passageIds"
    FROM "Record" r JOIN "Reference" f ON f."recordId" = r.id AND f."revisionId" IS NULL
    WHERE f."passageId" = ANY(${passageIds}::uuid[]) GROUP BY r.id ORDER BY r.id`
  return rows.map((row) => ({ ...row, isOpen: writableStates.includes(row.state) }))
}

/**
 * Moves the open drafts of these records to new passages: `places` maps old to new ids. Writes a revision and an event for each. The actor
 * becomes a contributor, because the passage is part of what a reviewer checks.
 */
export async function moveOpen(
  tx: Tx,
  actor: Actor,
  records: readonly CitingRecord[],
  places: ReadonlyMap<string, string>,
  holdingId: string,
): Promise<void> {
  const t = await getTranslator()
  for (const { passageIds, isOpen, ...record } of records) {
    const moving = passageIds.filter((id) => places.has(id))
    if (!isOpen || moving.length === 0) continue
    const draft = await tx.draft.findUniqueOrThrow({
      where: { recordId: record.id },
      select: { version: true, content: true },
    })
    const content = withPassages(record.kind, storedContent(record.kind, draft.content), places)
    const { version } = await replaceContent(tx, actor, record, draft.version, content)
    const { number } = await writeRevision(tx, actor, record.id, t('relocation.revisionMessage'))
    await recordEvent(tx, {
      actor,
      action: 'record.relocate',
      subjectType: 'record',
      subjectId: record.id,
      detail: { holding: holdingId, passages: moving.length, version, revision: number },
    })
  }
}
