import 'server-only'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { keptIdSql } from '@/lib/sources/merged-sources'
import { daysAgo, MOST_COUNTED } from './conditions'
import { type QueueFilters, queueAges } from './filters'

/** The query of a shelf: its rows, the conditions of the filters, and the columns for facets. */
export type Shelf = {
  /** Begins with FROM. */
  from: Prisma.Sql
  where: (filters: QueueFilters) => Prisma.Sql
  kind: Prisma.Sql
  language: Prisma.Sql
  /** The time since when a row waits. */
  at: Prisma.Sql
  /** The text that waits: the record, and the revision; null for a draft. */
  record: Prisma.Sql
  revision: Prisma.Sql | null
}

/** A source with the number of waiting records that cite it. */
type CitedWork = { id: string; title: string; found: number }

type Found = Readonly<Record<string, number>>

/** The counts for each filter value; null where there are too many rows to count. */
export type Facets = {
  kind: Found | null
  language: Found | null
  /** Waiting for so many days at least. */
  age: Found | null
  /** The ten sources that most of them cite. */
  source: readonly CitedWork[] | null
}

const MOST_CITED = 10

const valuesOf = (column: 'kind' | 'language') => (rows: Prisma.Sql) =>
  Prisma.sql`(
  SELECT coalesce(jsonb_object_agg(value, found), '{}')
  FROM (SELECT ${Prisma.raw(column)} AS value, count(*) AS found FROM ${rows} GROUP BY 1) values)`

const agesOf = (rows: Prisma.Sql) =>
  Prisma.sql`(SELECT jsonb_build_object(${Prisma.join(
    queueAges.map((age) => Prisma.sql`${age}::text, count(*) FILTER (WHERE ${daysAgo(Prisma.sql`at`, age)})`),
  )}) FROM ${rows})`

/**
 * Finds each row's citations by their key. Reads titles only for the few sources that are shown. A merged source counts as the one it was
 * merged into.
 */
const worksOf =
  ({ revision }: Shelf) =>
  (rows: Prisma.Sql) =>
    Prisma.sql`(
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'title', w.title, 'found', cited.found)
      ORDER BY cited.found DESC, w.title, w.id), '[]')
    FROM (
      SELECT work, count(*) AS found FROM ${rows} rows CROSS JOIN LATERAL (
        SELECT DISTINCT ${keptIdSql('s')} AS work
        FROM "Reference" f JOIN "Source" s ON s.id = f."sourceId"
        WHERE ${
          revision
            ? Prisma.sql`f."revisionId" = rows.revision`
            : Prisma.sql`f."recordId" = rows.record AND f."revisionId" IS NULL`
        }) works
      GROUP BY work ORDER BY found DESC, work LIMIT ${MOST_CITED}) cited
    JOIN "Source" w ON w.id = cited.work)`

/**
 * The number of results for each filter value, if it were chosen instead of the current one. Facets without a chosen value share one reading
 * of the rows. One query.
 */
export async function facetsOf(shelf: Shelf, filters: QueueFilters): Promise<Facets> {
  const { from, where, kind, language, at, record, revision } = shelf
  const rowsUnder = (asked: QueueFilters) => Prisma.sql`MATERIALIZED (
    SELECT ${kind} AS kind, ${language} AS language, ${at} AS at, ${record} AS record, ${revision ?? Prisma.sql`NULL::uuid`} AS revision
    ${from} WHERE ${where(asked)} LIMIT ${MOST_COUNTED + 1})`
  const facets = [
    ['kind', valuesOf('kind')],
    ['language', valuesOf('language')],
    ['age', agesOf],
    ['source', worksOf(shelf)],
  ] as const
  const sets = facets.flatMap(([facet]) =>
    filters[facet] === undefined
      ? []
      : [Prisma.sql`${Prisma.raw(`any_${facet}`)} AS ${rowsUnder({ ...filters, [facet]: undefined })}`],
  )
  const told = facets.map(([facet, told]) => {
    const rows = Prisma.raw(filters[facet] === undefined ? 'asked' : `any_${facet}`)
    return Prisma.sql`CASE WHEN (SELECT count(*) FROM ${rows}) <= ${MOST_COUNTED} THEN ${told(rows)} END AS ${Prisma.raw(facet)}`
  })
  const [found] = await db.$queryRaw<[Facets]>`
    WITH ${Prisma.join([Prisma.sql`asked AS ${rowsUnder(filters)}`, ...sets])} SELECT ${Prisma.join(told)}`
  return found
}
