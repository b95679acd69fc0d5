import 'server-only'
import type { Actor } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { db, type Tx } from '@/lib/db'
import { Conflict } from '@/lib/errors'
import { type NewEvent, recordEvents } from '@/lib/events'
import type { Import } from '@/lib/generated/prisma/client'
import { message } from '@/lib/messages/message'
import type { Progress } from './run'
import { SOURCES } from './schema'

/** Entries that are removed in one transaction. */
const BATCH = 500
const TIMEOUT = 60_000

type Found = { id: string }

/** Locks these sources, so that no one cites them meanwhile, and returns those that no one changed or used since they were made. */
async function untouchedSources(tx: Tx, ids: string[]): Promise<string[]> {
  await tx.$queryRaw`SELECT id FROM "Source" WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`
  const rows = await tx.$queryRaw<Found[]>`
    SELECT s.id FROM "Source" s WHERE s.id = ANY(${ids}::uuid[]) AND s.version = 1 AND s."mergedIntoId" IS NULL
      AND NOT EXISTS (SELECT FROM "Holding" h WHERE h."sourceId" = s.id)
      AND NOT EXISTS (SELECT FROM "Reference" r WHERE r."sourceId" = s.id)
      AND NOT EXISTS (SELECT FROM "SourceAuthority" a WHERE a."sourceId" = s.id)
      AND NOT EXISTS (SELECT FROM "SourceRelation" t WHERE t."fromId" = s.id)
      AND NOT EXISTS (SELECT FROM "SourceRelation" t WHERE t."toId" = s.id)
      AND NOT EXISTS (SELECT FROM "Assessment" e WHERE e."sourceId" = s.id)
      AND NOT EXISTS (SELECT FROM "Source" m WHERE m."mergedIntoId" = s.id)`
  return rows.map(({ id }) => id)
}

/** The same for records: drafts as they were made, with nothing tied to them. */
async function untouchedRecords(tx: Tx, ids: string[]): Promise<string[]> {
  await tx.$queryRaw`SELECT id FROM "Record" WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`
  const rows = await tx.$queryRaw<Found[]>`
    SELECT r.id FROM "Record" r JOIN "Draft" d ON d."recordId" = r.id LEFT JOIN "Consent" c ON c."recordId" = r.id
    WHERE r.id = ANY(${ids}::uuid[]) AND r.state = 'DRAFT' AND r.editions = 0 AND r."slugContributors" = '{}' AND d.version = 1
      AND coalesce(c.version, 1) = 1
      AND NOT EXISTS (SELECT FROM "Revision" x WHERE x."recordId" = r.id)
      AND NOT EXISTS (SELECT FROM "Transition" x WHERE x."recordId" = r.id)
      AND NOT EXISTS (SELECT FROM "Thread" x WHERE x."recordId" = r.id)
      AND NOT EXISTS (SELECT FROM "Dismissal" x WHERE x."recordId" = r.id)
      AND NOT EXISTS (SELECT FROM "ConsentForm" x WHERE x."recordId" = r.id)
      AND NOT EXISTS (SELECT FROM "RecordTag" x WHERE x."recordId" = r.id)
      AND NOT EXISTS (SELECT FROM "Assignment" x WHERE x."recordId" = r.id)
      AND NOT EXISTS (SELECT FROM "RecordTranslation" x WHERE r.id IN (x."recordId", x."originalId"))
      AND NOT EXISTS (SELECT FROM "RecordRelation" x WHERE r.id IN (x."fromId", x."toId"))
      AND NOT EXISTS (SELECT FROM "EditorPage" x WHERE x."recordId" = r.id)
      AND NOT EXISTS (SELECT FROM "CollectionVersion" x WHERE x.records @> ARRAY[r.id])`
  return rows.map(({ id }) => id)
}

/** Removes these entries with an event for each. Returns nothing of what they said: the log keeps that they were there. */
async function remove(tx: Tx, actor: Actor, { id: importId, target }: Import, ids: string[]): Promise<void> {
  const subject = target === SOURCES ? 'source' : 'record'
  const partOf = new Map<string, string>()
  if (target === SOURCES) {
    const parts = await tx.sourceContributor.findMany({
      where: { sourceId: { in: ids } },
      select: { id: true, sourceId: true },
    })
    for (const part of parts) partOf.set(part.id, part.sourceId)
    await tx.source.deleteMany({ where: { id: { in: ids } } })
  } else {
    await tx.consent.deleteMany({ where: { recordId: { in: ids } } })
    await tx.record.deleteMany({ where: { id: { in: ids } } })
  }
  const events = ids.map(
    (subjectId): NewEvent => ({
      ...{ actor, action: `${subject}.delete`, subjectType: subject, subjectId },
      detail: { import: importId },
    }),
  )
  await recordEvents(tx, events, (_, key) => {
    const [id = ''] = key.split(' ')
    return partOf.get(id) ?? id
  })
}

/**
 * Removes what an import made, as far as no one changed or used it since; the rest stays, and is marked. Called again after an interruption, it
 * goes on with what is left.
 */
export async function undoImport(
  actor: Actor,
  importId: string,
  { signal, report }: Progress,
): Promise<Import> {
  const one = await db.import.findUniqueOrThrow({ where: { id: importId } })
  if (one.state !== 'UNDOING') throw new Conflict(message('imports.otherState'))
  let done = one.removed + one.stayed
  for (;;) {
    signal.throwIfAborted()
    const rows = await db.importRow.findMany({
      where: { importId, outcome: 'MADE' },
      orderBy: { number: 'asc' },
      take: BATCH,
      select: { number: true, entryId: true },
    })
    if (rows.length === 0) break
    const ids = rows.flatMap(({ entryId }) => entryId ?? [])
    await transactionAs(
      actor,
      async (tx) => {
        const isSource = one.target === SOURCES
        const where = { id: { in: ids } }
        const untouched = isSource ? await untouchedSources(tx, ids) : await untouchedRecords(tx, ids)
        const existing = isSource
          ? await tx.source.findMany({ where, select: { id: true } })
          : await tx.record.findMany({ where, select: { id: true } })
        const going = new Set(untouched)
        const stays = existing.flatMap(({ id }) => (going.has(id) ? [] : [id]))
        const mark = (outcome: 'REMOVED' | 'STAYED', entries: { in: string[] } | { notIn: string[] }) =>
          tx.importRow.updateMany({
            where: {
              importId,
              outcome: 'MADE',
              number: { in: rows.map(({ number }) => number) },
              entryId: entries,
            },
            data: { outcome },
          })
        const stayed = await mark('STAYED', { in: stays })
        // Those that someone removed before are gone, too.
        const removed = await mark('REMOVED', { notIn: stays })
        await tx.import.update({
          where: { id: importId },
          data: { removed: { increment: removed.count }, stayed: { increment: stayed.count } },
        })
        await remove(tx, actor, one, untouched)
      },
      { timeout: TIMEOUT },
    )
    done += rows.length
    report({ done, total: one.made })
  }
  return db.import.update({ where: { id: importId }, data: { state: 'UNDONE' } })
}
