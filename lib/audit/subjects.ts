import 'server-only'
import { db } from '@/lib/db'
import { isUuid } from '@/lib/input'

/** The present name of a subject, and the page at the desk that shows it. */
export type Named = { name: string; href: string | null }
type Row = { type: string; id: string; name: string; parent: string | null }

const addressOf = ({ type, id, parent }: Row): string | null => {
  if (type === 'record') return `/desk/records/${id}`
  if (type === 'source') return `/desk/sources/${id}`
  if (type === 'authority') return `/desk/authorities/${id}`
  if (type === 'holding') return `/desk/sources/${parent}/holdings/${id}`
  if (type === 'thread') return parent && `/desk/records/${parent}`
  if (type === 'collection') return `/desk/collections/${id}`
  if (type === 'template') return '/desk/settings/templates'
  if (type === 'page') return `/desk/settings/pages/${id}`
  return type === 'media' ? `/desk/media/${id}` : null
}

/** The names of the subjects that still exist, by type and id ("record 0199…"), with those of these members: one query. */
export async function namesOf(
  subjects: readonly { subjectType: string; subjectId: string }[],
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, Named>> {
  const ids = (type: string) => [
    ...new Set(
      subjects.flatMap(({ subjectType, subjectId }) =>
        subjectType === type && isUuid(subjectId) ? [subjectId] : [],
      ),
    ),
  ]
  const members = [...new Set([...ids('member'), ...memberIds])]
  const rows = await db.$queryRaw<Row[]>`
    SELECT 'member' AS type, id::text, name, NULL AS parent FROM "Member" WHERE id = ANY(${members}::uuid[])
    UNION ALL SELECT 'record', "recordId"::text, title, NULL FROM "Draft" WHERE "recordId" = ANY(${ids('record')}::uuid[])
    UNION ALL SELECT 'source', id::text, title, NULL FROM "Source" WHERE id = ANY(${ids('source')}::uuid[])
    UNION ALL SELECT 'authority', id::text, name, NULL FROM "Authority" WHERE id = ANY(${ids('authority')}::uuid[])
    UNION ALL SELECT 'holding', h.id::text, s.title, s.id::text FROM "Holding" h JOIN "Source" s ON s.id = h."sourceId"
      WHERE h.id = ANY(${ids('holding')}::uuid[])
    UNION ALL SELECT 'thread', t.id::text, d.title, d."recordId"::text FROM "Thread" t JOIN "Draft" d ON d."recordId" = t."recordId"
      WHERE t.id = ANY(${ids('thread')}::uuid[])
    UNION ALL SELECT 'template', id::text, name, NULL FROM "RecordTemplate" WHERE id = ANY(${ids('template')}::uuid[])
    UNION ALL SELECT 'media', id::text, filename, NULL FROM "Media" WHERE id = ANY(${ids('media')}::uuid[])
    UNION ALL SELECT 'collection', c.id::text, v.title, NULL FROM "Collection" c
      JOIN "CollectionVersion" v ON v."collectionId" = c.id AND v.version = c.version WHERE c.id = ANY(${ids('collection')}::uuid[])
    UNION ALL SELECT 'page', p.id::text, v.title, NULL FROM "Page" p
      JOIN "PageVersion" v ON v."pageId" = p.id AND v.version = p.version WHERE p.id = ANY(${ids('page')}::uuid[])`
  return new Map(rows.map((row) => [`${row.type} ${row.id}`, { name: row.name, href: addressOf(row) }]))
}
