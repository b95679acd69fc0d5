import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/db'
import { idsOf } from '@/lib/sources/survivors'
import { readEdition, type StoredEdition, storedColumns } from './masking/shown'
import type { SnapshotPassage, SnapshotSource } from './schema'

/** A record that cites a source in an edition that readers can open. */
export type Citing = {
  slug: string
  /** Number of the newest edition that cites it; null when that is the current one. */
  earlier: number | null
  kind: string
  title: string
  attribution: string
  /** The number of statements that cite it, and of those for which this source itself was seen. */
  statements: number
  seen: number
}

export type PublicSource = {
  source: SnapshotSource
  /** The archive copies that the newest citing edition was checked against. */
  holdings: SnapshotPassage['holding'][]
  total: number
  pages: number
  citing: Citing[]
}

const CITING_PAGE_SIZE = 50
const idSchema = z.uuid()

/**
 * A source as shown in the editions that readers can open, with the records that cite it, also by the ids of merged sources. Current editions
 * come first, newest first, then earlier ones. Null when no such edition cites it. Its description is from the first edition listed
 * (docs/decisions/003). Two queries.
 */
export async function citedSource(sourceId: string, page = 1): Promise<PublicSource | null> {
  if (!idSchema.safeParse(sourceId).success) return null
  const citing = await db.$queryRaw<(Citing & { editionId: string; total: number })[]>`
    WITH cited AS (
      SELECT r."revisionId", count(DISTINCT r."subjectId") AS statements,
        count(DISTINCT r."subjectId") FILTER (WHERE r.access <> 'NOT_SEEN') AS seen
      FROM "Reference" r WHERE r."sourceId" IN ${idsOf(sourceId)} AND r."revisionId" IS NOT NULL GROUP BY r."revisionId"
    ), newest AS (
      SELECT DISTINCT ON (e."recordId") e.id, e."recordId", e.number, e."publishedAt", cited.statements, cited.seen
      FROM cited JOIN "Edition" e ON e."revisionId" = cited."revisionId"
      WHERE e.number > coalesce((SELECT max(w."throughEdition") FROM "Withdrawal" w WHERE w."recordId" = e."recordId"), 0)
      ORDER BY e."recordId", e.number DESC
    ), shown AS (
      SELECT n.id AS "editionId", n.statements::int, n.seen::int, r.slug, r.kind,
        CASE WHEN r."liveId" = n.id THEN NULL ELSE n.number END AS earlier, (count(*) OVER ())::int AS total,
        row_number() OVER (ORDER BY r."liveId" = n.id DESC NULLS LAST, n."publishedAt" DESC, n."recordId") AS place
      FROM newest n JOIN "Record" r ON r.id = n."recordId"
      ORDER BY place
      LIMIT ${CITING_PAGE_SIZE} OFFSET ${(page - 1) * CITING_PAGE_SIZE})
    SELECT shown.slug, shown.kind, shown."editionId", shown.statements, shown.seen, shown.earlier, shown.total, coalesce(s.title, e.snapshot #>> '{content,title}', shown.slug) AS title, coalesce(s.attribution, '') AS attribution
    FROM shown JOIN "Edition" e ON e.id = shown."editionId" LEFT JOIN "SearchEntry" s ON s."editionId" = e.id
    ORDER BY shown.place`
  const [first] = citing
  if (!first) return null
  const described = await describedIn(first.editionId, sourceId)
  return (
    described && {
      ...described,
      total: first.total,
      pages: Math.ceil(first.total / CITING_PAGE_SIZE),
      citing,
    }
  )
}

/** The description and copies of a source in one edition, by any of its ids, its own first. */
async function describedIn(editionId: string, sourceId: string) {
  const [row] = await db.$queryRaw<(StoredEdition & { ids: string[] })[]>`
    SELECT ${storedColumns}, (SELECT array_agg(id::text) FROM "Source" WHERE id IN ${idsOf(sourceId)}) AS ids
    FROM "Edition" e WHERE e.id = ${editionId}::uuid`
  if (!row) return null
  const { sources, passages: all } = (await readEdition(row)).shown
  const named = sources.filter(({ id }) => row.ids.includes(id))
  const source = named.find(({ id }) => id === sourceId) ?? named[0]
  const passages = all.filter((passage) => row.ids.includes(passage.sourceId))
  const holdings = new Map(passages.map(({ holding }) => [holding.id, holding]))
  return source ? { source: { ...source, id: sourceId }, holdings: [...holdings.values()] } : null
}
