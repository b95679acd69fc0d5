import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/db'
import { idsOf } from '@/lib/sources/survivors'
import { type SnapshotPassage, type SnapshotSource, snapshotSchema } from './schema'

/** A record whose live edition rests on a source. */
export type Citing = {
  slug: string
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
 * A source as live editions show it, with what cites it, newest first, also under the ids of what was merged into it; null when no live
 * edition rests on it. Its description is that
 * of the newest edition (docs/decisions/003). Two queries.
 */
export async function citedSource(sourceId: string, page = 1): Promise<PublicSource | null> {
  if (!idSchema.safeParse(sourceId).success) return null
  const citing = await db.$queryRaw<(Citing & { editionId: string; total: number })[]>`
    SELECT s.slug, s.kind, s.title, s.attribution, s."editionId", cited.statements::int, cited.seen::int, (count(*) OVER ())::int AS total
    FROM (
      SELECT r."revisionId", count(DISTINCT r."subjectId") AS statements,
        count(DISTINCT r."subjectId") FILTER (WHERE r.access <> 'NOT_SEEN') AS seen
      FROM "Reference" r WHERE r."sourceId" IN ${idsOf(sourceId)} AND r."revisionId" IS NOT NULL GROUP BY r."revisionId"
    ) AS cited
    JOIN "Edition" e ON e."revisionId" = cited."revisionId"
    JOIN "SearchEntry" s ON s."editionId" = e.id
    ORDER BY s."publishedAt" DESC, s."recordId"
    LIMIT ${CITING_PAGE_SIZE} OFFSET ${(page - 1) * CITING_PAGE_SIZE}`
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
