import 'server-only'
import { isShownSql } from '@/lib/editions/indexing/shown-names'
import { MOST_RELATED } from '@/lib/page-store/reach'
import { publicQuery } from '@/lib/replica'

export type RelatedRecord = {
  slug: string
  kind: string
  title: string
  attribution: string
  /** The fields of its search entry, for the line in the language of the page. */
  fields: unknown
  language: string
}

/** The number of related records. */
const MOST = 4

/**
 * The live records that share the most sources and names with this one; a shared source counts as two names. What too many records have in
 * common relates nothing (lib/page-store/reach.ts), nor do names that must stay hidden. Translations
 * of the record are linked by themselves, and so are records with a stated relation. One query.
 */
export const relatedRecords = (recordId: string): Promise<RelatedRecord[]> => publicQuery<RelatedRecord[]>`
  WITH original AS (
    SELECT coalesce((SELECT "originalId" FROM "RecordTranslation" WHERE "recordId" = ${recordId}::uuid), ${recordId}::uuid) AS id),
  versions AS (
    SELECT id FROM original UNION ALL SELECT "recordId" FROM "RecordTranslation" WHERE "originalId" = (SELECT id FROM original)),
  stated AS (
    SELECT "toId" AS id FROM "RecordRelation" WHERE "fromId" = ${recordId}::uuid AND "checkedAt" IS NOT NULL
    UNION ALL SELECT "fromId" FROM "RecordRelation" WHERE "toId" = ${recordId}::uuid AND "checkedAt" IS NOT NULL),
  named AS (
    SELECT ARRAY(SELECT other."recordId" FROM "SearchName" other WHERE other.kind = n.kind AND other.key = n.key
      LIMIT ${MOST_RELATED.records + 1}) AS ids
    FROM "SearchName" n WHERE n."recordId" = ${recordId}::uuid AND n.kind <> 'COUNTRY' AND ${isShownSql}),
  cited AS (
    SELECT ARRAY(SELECT e.id FROM "Reference" r JOIN "Edition" e ON e."revisionId" = r."revisionId" WHERE r."sourceId" = source.id
      LIMIT ${MOST_RELATED.references + 1}) AS ids
    FROM (SELECT DISTINCT r."sourceId" AS id FROM "SearchEntry" s JOIN "Edition" e ON e.id = s."editionId"
      JOIN "Reference" r ON r."revisionId" = e."revisionId" WHERE s."recordId" = ${recordId}::uuid) AS source),
  shared AS (
    SELECT unnest(ids) AS "recordId", 1 AS weight FROM named WHERE cardinality(ids) <= ${MOST_RELATED.records}
    UNION ALL
    SELECT s."recordId", 2 FROM cited, LATERAL (SELECT DISTINCT unnest(ids) AS id) AS edition JOIN "SearchEntry" s ON s."editionId" = edition.id
    WHERE cardinality(ids) <= ${MOST_RELATED.references})
  SELECT s.slug, s.kind, s.title, s.attribution, s.fields, s.language
  FROM (SELECT "recordId", sum(weight) AS weight FROM shared WHERE "recordId" NOT IN (SELECT id FROM versions UNION ALL SELECT id FROM stated) GROUP BY 1) AS one
  JOIN "SearchEntry" s USING ("recordId") ORDER BY one.weight DESC, s."publishedAt" DESC, s."recordId" LIMIT ${MOST}`
