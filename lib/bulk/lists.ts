import 'server-only'
import { visibleTo } from '@/lib/access'
import { db } from '@/lib/db'
import type { ListId } from '@/lib/lists/columns'
import { filtersSchema } from '@/lib/records/filters'
import { countRecords, recordIdsAfter } from '@/lib/records/lists'
import { applyTo, undoOn } from './actions'
import { authorities, media, sources } from './entries'
import type { BulkList } from './list'
import { previewOfRecords } from './record-preview'

const records: BulkList = {
  count: (actor, query) => countRecords(actor, filtersSchema.parse(query)),
  idsAfter: (actor, query, after, most) => recordIdsAfter(actor, filtersSchema.parse(query), after, most),
  read: async (actor, ids) => {
    const rows = await db.record.findMany({
      where: { id: { in: [...ids] }, ...visibleTo(actor) },
      orderBy: { id: 'asc' },
      select: { id: true, updatedAt: true, draft: { select: { title: true, language: true } } },
    })
    return rows.map(({ id, updatedAt: changedAt, draft }) => {
      const { title, language } = draft ?? { title: '', language: 'und' }
      return { id, title, language, changedAt }
    })
  },
  preview: previewOfRecords,
  apply: applyTo,
  undo: undoOn,
}

/** The lists whose entries can be changed many at once. */
export const bulkLists: Readonly<Record<ListId, BulkList>> = { records, sources, names: authorities, media }
