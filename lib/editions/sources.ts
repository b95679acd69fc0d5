import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/db'
import { idsOf } from '@/lib/sources/survivors'
import { type SnapshotPassage, type SnapshotSource, snapshotSchema } from './schema'

/** A record of which an edition that readers can open rests on a source. */
export type Citing = {
  slug: string
  /** The newest edition that does; null where it is the one that stands now. */
  earlier: number | null
  kind: string
  title: string
  attribution: string
  /** Quotations, citations, events and figures that rest on it, and those of them for which this source itself was seen. */
  statements: number
  seen: number
}

export type PublicSource = {
  source: SnapshotSource
  /** The copies that the newest edition citing it was checked against. */
  holdings: SnapshotPassage['holding'][]
  total: number
  pages: number
  citing: Citing[]
}

export const CITING_PAGE_SIZE = 50
const idSchema = z.uuid()
const { sources: sourcesSchema, passages: passagesSchema } = snapshotSchema.shape

/**
 * A source as the editions that readers can open show it, with what cites it, also under the ids of what was merged into it: what stands now,
 * the newest first, then what only an earlier edition cites. Null when none rests on it. Its description is that of the first of them
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

/** Under whichever of its ids the edition cites it, its own first. */
async function describedIn(editionId: string, sourceId: string) {
  const [row] = await db.$queryRaw<{ sources: unknown; passages: unknown }[]>`
    WITH named AS (SELECT array_agg(id::text) AS ids FROM "Source" WHERE id IN ${idsOf(sourceId)})
    SELECT
      (SELECT jsonb_agg(s ORDER BY s->>'id' = ${sourceId} DESC) FROM jsonb_array_elements(e.snapshot->'sources') s
        WHERE s->>'id' = ANY(named.ids)) AS sources,
      (SELECT jsonb_agg(p) FROM jsonb_array_elements(e.snapshot->'passages') p
        WHERE p->>'sourceId' = ANY(named.ids)) AS passages
    FROM "Edition" e, named WHERE e.id = ${editionId}::uuid`
  const [source] = sourcesSchema.parse(row?.sources ?? [])
  const passages = passagesSchema.parse(row?.passages ?? [])
  const holdings = new Map(passages.map(({ holding }) => [holding.id, holding]))
  return source ? { source: { ...source, id: sourceId }, holdings: [...holdings.values()] } : null
}
