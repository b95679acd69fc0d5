import 'server-only'
import type { Tx } from '@/lib/db'
import { type FacetName, facetNames } from '@/lib/editions/indexing/facets'
import { isShownSql } from '@/lib/editions/indexing/shown-names'
import { Prisma } from '@/lib/generated/prisma/client'

/** A value of a facet with the number of records that have it. `label` is a name as a record writes it, or the title of a collection; null for any other value. */
export type FacetValue = {
  value: string
  records: number
  label: string | null
  /** The language of the record or collection that writes the label; null without one. */
  language: string | null
}
export type FacetCounts = {
  counts: ReadonlyMap<FacetName, readonly FacetValue[]>
  /** The number of records that were counted, where there are more than that; null when all were. */
  counted: number | null
}

/** The most values of one facet, and years. */
const [MOST_VALUES, MOST_YEARS] = [10, 150]
/** Facets whose values are names. */
const named = ['country', 'body', 'periodical', 'person', 'place'] satisfies FacetName[]

const COLLECTION = 'collection:'
/** The public collections, each with its records. They are few. */
const liveCollections = Prisma.sql`(
  SELECT c.slug, v.title, v.language, v.records FROM "Collection" c JOIN "CollectionVersion" v ON v."collectionId" = c.id AND v.version = c."liveVersion")`

type Row = FacetValue & { name: FacetName; total: number }

/**
 * The most frequent values of each facet among the records of a condition on SearchEntry, and of the chosen ones (`kept`) in any case. Names that must
 * stay hidden are left out. One query, which counts at most `most` records.
 */
export async function countFacets(
  tx: Tx,
  where: Prisma.Sql,
  kept: readonly string[],
  most: number,
): Promise<FacetCounts> {
  const rows = await tx.$queryRaw<Row[]>`
    WITH counted AS MATERIALIZED (SELECT "recordId", facets FROM "SearchEntry" ${where} LIMIT ${most + 1}),
    collected AS (
      SELECT 'collection:' || slug AS facet, count(*)::int AS records FROM ${liveCollections} AS c
      JOIN (SELECT "recordId" FROM counted LIMIT ${most}) AS one ON one."recordId" = ANY(c.records) GROUP BY slug),
    found AS MATERIALIZED (
      SELECT split_part(facet, ':', 1) AS name, substr(facet, strpos(facet, ':') + 1) AS value, records, facet = ANY(${[...kept]}::text[]) AS kept
      FROM (SELECT facet, count(*)::int AS records FROM (SELECT facets FROM counted LIMIT ${most}) AS c, unnest(facets) AS facet GROUP BY facet
        UNION ALL SELECT facet, records FROM collected) AS f),
    ranked AS (SELECT *, row_number() OVER (PARTITION BY name ORDER BY records DESC, value) AS place FROM found)
    SELECT r.name, r.value, r.records, coalesce(l.name, k.title) AS label, coalesce(l.language, k.language) AS language, (SELECT count(*)::int FROM counted) AS total
    FROM ranked r LEFT JOIN LATERAL (
      SELECT n.name, s.language FROM "SearchName" n JOIN "SearchEntry" s ON s."recordId" = n."recordId" WHERE r.name = ANY(${[...named]}::text[]) AND n.kind = upper(r.name) AND n.key = r.value
      AND ${isShownSql} ORDER BY n."recordId" DESC LIMIT 1) AS l ON TRUE
    LEFT JOIN ${liveCollections} AS k ON r.name = 'collection' AND k.slug = r.value
    WHERE (place <= CASE r.name WHEN 'year' THEN ${MOST_YEARS}::int ELSE ${MOST_VALUES}::int END OR kept)
      AND (r.name <> ALL(${[...named, 'collection']}::text[]) OR l.name IS NOT NULL OR k.title IS NOT NULL)
    ORDER BY place`
  const counts = new Map(
    facetNames.map((name) => [
      name,
      rows.filter((row) => row.name === name).map(({ name: _, total: __, ...counted }) => counted),
    ]),
  )
  const total = rows[0]?.total ?? 0
  return { counts, counted: total > most ? most : null }
}

/** A condition: the entry has all of these facets. A collection's records are those of its public version. */
export function hasFacets(facets: readonly string[]): Prisma.Sql {
  const collection = facets.find((facet) => facet.startsWith(COLLECTION))?.slice(COLLECTION.length)
  const kept = facets.filter((facet) => !facet.startsWith(COLLECTION))
  return Prisma.sql`${kept.length === 0 ? Prisma.empty : Prisma.sql`AND facets @> ${kept}::text[]`}
    ${collection === undefined ? Prisma.empty : Prisma.sql`AND ${inCollection(collection)}`}`
}

/** A condition on SearchEntry: the record is in this public collection. */
export const inCollection = (slug: string): Prisma.Sql =>
  Prisma.sql`"recordId" = ANY(ARRAY(SELECT unnest(c.records) FROM ${liveCollections} AS c WHERE c.slug = ${slug}))`
