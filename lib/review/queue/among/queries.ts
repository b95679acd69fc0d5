import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import { type QueueFilters, queueAges } from '../filters'
import { countOf, daysAgo, MOST_COUNTED } from '../ownership/queries'

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
export type CitedAmong = { id: string; title: string; found: number }

type Found = Readonly<Record<string, number>>

/** How many there are by what one could narrow the queue to; null where there are too many to count. */
export type Among = {
  kind: Found | null
  language: Found | null
  /** Waiting for so many days at least. */
  age: Found
  /** The ten works that most of them cite. */
  sources: readonly CitedAmong[] | null
}

const MOST_CITED = 10

/** Up to one more row than are counted, as the columns given. */
const someOf = ({ from, where }: Shelf, filters: QueueFilters, columns: Prisma.Sql) =>
  Prisma.sql`(SELECT ${columns} ${from} WHERE ${where(filters)} LIMIT ${MOST_COUNTED + 1}) these`

const valuesOf = (shelf: Shelf, filters: QueueFilters, column: 'kind' | 'language') =>
  Prisma.sql`(SELECT CASE WHEN sum(found) > ${MOST_COUNTED} THEN NULL ELSE coalesce(jsonb_object_agg(value, found), '{}') END FROM (
    SELECT value, count(*)::int AS found
    FROM ${someOf(shelf, { ...filters, [column]: undefined }, Prisma.sql`${shelf[column]} AS value`)} GROUP BY value) values)`

function agesOf({ from, where, at }: Shelf, filters: QueueFilters) {
  const any = where({ ...filters, age: undefined })
  const counts = queueAges.map(
    (age) => Prisma.sql`${age}::text, ${countOf(from, Prisma.sql`${any} AND ${daysAgo(at, age)}`)}`,
  )
  return Prisma.sql`jsonb_build_object(${Prisma.join(counts)})`
}

function sourcesOf(shelf: Shelf, filters: QueueFilters) {
  const { record, revision } = shelf
  const columns = Prisma.sql`${record} AS record, ${revision ?? Prisma.sql`NULL::uuid`} AS revision, count(*) OVER () AS total`
  const cited = revision ? Prisma.sql`f."revisionId" = these.revision` : Prisma.sql`f."revisionId" IS NULL`
  return Prisma.sql`(SELECT CASE WHEN max(total) > ${MOST_COUNTED} THEN NULL ELSE coalesce(
      jsonb_agg(jsonb_build_object('id', id, 'title', title, 'found', found) ORDER BY found DESC, title, id), '[]') END FROM (
    SELECT w.id, w.title, count(DISTINCT these.record)::int AS found, max(these.total) AS total
    FROM ${someOf(shelf, { ...filters, source: undefined }, columns)}
    JOIN "Reference" f ON f."recordId" = these.record AND ${cited}
    JOIN "Source" s ON s.id = f."sourceId" JOIN "Source" w ON w.id = coalesce(s."mergedIntoId", s.id)
    GROUP BY w.id ORDER BY found DESC, w.title, w.id LIMIT ${MOST_CITED}) works)`
}

/** What would be found under each value, if it were asked for instead of what is asked for now; a scalar, to be read as `Among`. */
export const amongOf = (shelf: Shelf, filters: QueueFilters) => Prisma.sql`jsonb_build_object(
  'kind', ${valuesOf(shelf, filters, 'kind')}, 'language', ${valuesOf(shelf, filters, 'language')},
  'age', ${agesOf(shelf, filters)}, 'sources', ${sourcesOf(shelf, filters)})`
