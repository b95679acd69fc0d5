import 'server-only'
import { db } from '@/lib/db'
import { isShownSql } from '@/lib/editions/indexing/shown-names'

export type RelatedRecord = {
  slug: string
  kind: string
  title: string
  attribution: string
  language: string
}

/** The most related records, and for each name or source, the newest records that are looked at. */
const [MOST, LOOKED_AT] = [4, 100]

/**
 * The live records that share the most sources and names with this one; a shared source counts as two names. Names that must stay hidden relate
 * nothing. One query.
 */
export const relatedRecords = (recordId: string): Promise<RelatedRecord[]> => db.$queryRaw<RelatedRecord[]>`
  WITH shared AS (
    SELECT o."recordId", 1 AS weight FROM "SearchName" n, LATERAL (
      SELECT other."recordId" FROM "SearchName" other WHERE other.kind = n.kind AND other.key = n.key ORDER BY other."recordId" DESC LIMIT ${LOOKED_AT}) AS o
    WHERE n."recordId" = ${recordId}::uuid AND n.kind <> 'COUNTRY' AND ${isShownSql}
    UNION ALL
    SELECT o."recordId", 2 FROM (
      SELECT DISTINCT r."sourceId" FROM "SearchEntry" s JOIN "Edition" e ON e.id = s."editionId" JOIN "Reference" r ON r."revisionId" = e."revisionId"
      WHERE s."recordId" = ${recordId}::uuid) AS cited, LATERAL (
      SELECT DISTINCT s."recordId" FROM (
        SELECT r."revisionId" FROM "Reference" r WHERE r."sourceId" = cited."sourceId" AND r."revisionId" IS NOT NULL LIMIT ${LOOKED_AT * 5}) AS r
      JOIN "Edition" e ON e."revisionId" = r."revisionId" JOIN "SearchEntry" s ON s."editionId" = e.id LIMIT ${LOOKED_AT}) AS o)
  SELECT s.slug, s.kind, s.title, s.attribution, s.language
  FROM (SELECT "recordId", sum(weight) AS weight FROM shared WHERE "recordId" <> ${recordId}::uuid GROUP BY 1) AS one
  JOIN "SearchEntry" s USING ("recordId") ORDER BY one.weight DESC, s."publishedAt" DESC, s."recordId" LIMIT ${MOST}`
