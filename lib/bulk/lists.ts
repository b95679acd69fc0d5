import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import { db } from '@/lib/db'
import type { ListId } from '@/lib/lists/columns'
import { filtersSchema } from '@/lib/records/filters'
import { countRecords, recordIdsAfter } from '@/lib/records/lists'
import { applyTo, undoOn } from './actions'
import { authorities, media, sources } from './entries'
import { type BulkEntry, type BulkList, idsOf, unchangedSince } from './list'
import { previewOfRecords } from './record-preview'

const among = (actor: Actor, ids: readonly string[]) => ({ id: { in: [...ids] }, ...visibleTo(actor) })

async function read(actor: Actor, ids: readonly string[]): Promise<BulkEntry[]> {
  const rows = await db.record.findMany({
    where: among(actor, ids),
    orderBy: { id: 'asc' },
    select: { id: true, updatedAt: true, draft: { select: { title: true, language: true } } },
  })
  return rows.map(({ id, updatedAt: changedAt, draft }) => {
    const { title, language } = draft ?? { title: '', language: 'und' }
    return { id, title, language, changedAt }
  })
}

const records: BulkList = {
  count: (actor, query) => countRecords(actor, filtersSchema.parse(query)),
  idsAfter: (actor, query, after, most) => recordIdsAfter(actor, filtersSchema.parse(query), after, most),
  seen: async (actor, ids) =>
    idsOf(await db.record.findMany({ where: among(actor, ids), select: { id: true } })),
  read,
  preview: previewOfRecords,
  apply: async (actor, change, id, seenAt) => {
    unchangedSince((await read(actor, [id]))[0], seenAt)
    return applyTo(actor, change, id)
  },
  undo: undoOn,
}

/** The lists whose entries can be changed many at once. */
export const bulkLists: Readonly<Record<ListId, BulkList>> = { records, sources, names: authorities, media }
