import 'server-only'
import type { Tx } from '@/lib/db'
import { type FacetName, facetNames } from '@/lib/editions/indexing/facets'
import { isShownSql } from '@/lib/editions/indexing/shown-names'
import { Prisma } from '@/lib/generated/prisma/client'

/** A value of a facet with the number of records that have it. `label` is a name as a record writes it; null for any other value. */
export type FacetValue = { value: string; records: number; label: string | null }
export type FacetCounts = {
  counts: ReadonlyMap<FacetName, readonly FacetValue[]>
  /** The number of records that were counted, where there are more than that; null when all were. */
  counted: number | null
}

/** The most values of one facet, and years. */
const [MOST_VALUES, MOST_YEARS] = [10, 150]
/** Facets whose values are names. */
const named = ['country', 'body', 'periodical', 'person', 'place'] satisfies FacetName[]

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
    WITH counted AS MATERIALIZED (SELECT facets FROM "SearchEntry" ${where} LIMIT ${most + 1}),
    found AS MATERIALIZED (
      SELECT split_part(facet, ':', 1) AS name, substr(facet, strpos(facet, ':') + 1) AS value, records, facet = ANY(${[...kept]}::text[]) AS kept
      FROM (SELECT facet, count(*)::int AS records FROM (SELECT facets FROM counted LIMIT ${most}) AS c, unnest(facets) AS facet GROUP BY facet) AS f),
    ranked AS (SELECT *, row_number() OVER (PARTITION BY name ORDER BY records DESC, value) AS place FROM found)
    SELECT r.name, r.value, r.records, l.name AS label, (SELECT count(*)::int FROM counted) AS total
    FROM ranked r LEFT JOIN LATERAL (
      SELECT n.name FROM "SearchName" n WHERE r.name = ANY(${[...named]}::text[]) AND n.kind = upper(r.name) AND n.key = r.value
      AND ${isShownSql} ORDER BY n."recordId" DESC LIMIT 1) AS l ON TRUE
    WHERE (place <= CASE r.name WHEN 'year' THEN ${MOST_YEARS}::int ELSE ${MOST_VALUES}::int END OR kept)
      AND (r.name <> ALL(${[...named]}::text[]) OR l.name IS NOT NULL)
    ORDER BY place`
  const counts = new Map(
    facetNames.map((name) => [
      name,
      rows.filter((row) => row.name === name).map(({ value, records, label }) => ({ value, records, label })),
    ]),
  )
  const total = rows[0]?.total ?? 0
  return { counts, counted: total > most ? most : null }
}

/** A condition: the entry has all of these facets. */
export const hasFacets = (facets: readonly string[]): Prisma.Sql =>
  facets.length === 0 ? Prisma.empty : Prisma.sql`AND facets @> ${[...facets]}::text[]`
