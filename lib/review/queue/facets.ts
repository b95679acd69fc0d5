import 'server-only'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { daysAgo, MOST_COUNTED } from './conditions'
import { type QueueFilters, queueAges } from './filters'

/** How a shelf is read: its rows, what these filters let through, and where it keeps what one can narrow it by. */
export type Shelf = {
  /** Begins with FROM. */
  from: Prisma.Sql
  where: (filters: QueueFilters) => Prisma.Sql
  kind: Prisma.Sql
  language: Prisma.Sql
  /** Since when a row waits. */
  at: Prisma.Sql
  /** Of the text that waits: the record, and the revision; none where it is the draft. */
  record: Prisma.Sql
  revision: Prisma.Sql | null
}

/** A work with how many of the records that wait cite it. */
export type CitedWork = { id: string; title: string; found: number }

type Found = Readonly<Record<string, number>>

/** How many there are by what one could narrow the queue to; each null where there are too many to count. */
export type Facets = {
  kind: Found | null
  language: Found | null
  /** Waiting for so many days at least. */
  age: Found | null
  /** The ten works that most of them cite. */
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
 * Each row's citations are found by their key, and titles are read for the few works that are told alone. A work that was merged counts as the
 * one that it was merged into.
 */
const worksOf =
  ({ revision }: Shelf) =>
  (rows: Prisma.Sql) =>
    Prisma.sql`(
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'title', w.title, 'found', cited.found)
      ORDER BY cited.found DESC, w.title, w.id), '[]')
    FROM (
      SELECT work, count(*) AS found FROM ${rows} rows CROSS JOIN LATERAL (
        SELECT DISTINCT coalesce(s."mergedIntoId", s.id) AS work
        FROM "Reference" f JOIN "Source" s ON s.id = f."sourceId"
        WHERE ${
          revision
            ? Prisma.sql`f."revisionId" = rows.revision`
            : Prisma.sql`f."recordId" = rows.record AND f."revisionId" IS NULL`
        }) works
      GROUP BY work ORDER BY found DESC, work LIMIT ${MOST_CITED}) cited
    JOIN "Source" w ON w.id = cited.work)`

/**
 * What would be found under each value, if it were asked for instead of what is asked for now. What is not asked for is told from the rows
 * as they are asked for, which are read once. One query.
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
