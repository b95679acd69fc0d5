import 'server-only'
import { z } from 'zod'
import { type DateGroup, dateGroupSchema } from '@/lib/dates'
import type { Evidence } from '@/lib/editions/evidence'
import { shownElsewhere } from '@/lib/editions/translations'
import { Prisma } from '@/lib/generated/prisma/client'
import { pageSchema } from '@/lib/input'
import { kinds } from '@/lib/records/kinds'
import { publicQuery } from '@/lib/replica'
import { dateOf } from './queries'
import { inTurn } from './turns'

const PAGE_SIZE = 100
/** The rows that a file reads at once, and the most other dates of an event. */
const [AT_ONCE, MOST_OTHERS] = [1_000, 20]

/** What a timeline shows: dated events that records state, the records by their own dates, or both. */
const timelineParts = ['all', 'events', 'records'] as const

export const timelineSchema = z.object({
  show: z.enum(timelineParts).catch('all'),
  year: z
    .string()
    .regex(/^\d{1,4}$/)
    .nullable()
    .catch(null),
  view: z.enum(['table']).nullable().catch(null),
  page: pageSchema,
})
export type TimelineAsked = z.output<typeof timelineSchema>

/** A date that a record gives. */
export type StatedDate = { slug: string; title: string; language: string; date: DateGroup | null }

/** An event that a record states, or a record by its own date; `differing` has other dates that records give for the same event. */
export type TimelineItem = StatedDate & {
  /** The id of the event; a nil UUID for a record. */
  id: string
  /** The words of the event; null for a record. */
  event: string | null
  kind: string
  from: string | null
  to: string | null
  state: Evidence['state'] | null
  differing: StatedDate[]
}

export type Timeline = {
  items: TimelineItem[]
  total: number
  pages: number
  years: { year: number; items: number }[]
  undated: number
}

type Row = Omit<TimelineItem, 'date' | 'differing'> & { date: unknown; fields: unknown; differing: unknown }

/** Kinds of documents: they have a date, and state no dated events themselves. */
const documents = kinds.filter(
  ({ form, dateField }) =>
    dateField !== null && !Object.values(form).some(({ input }) => input === 'timeline'),
)

/** A record without a date is in no timeline, but one with a date without a year is. */
const hasDate = Prisma.sql`(${Prisma.join(
  documents.map(
    ({ id, dateField }) =>
      Prisma.sql`(kind = ${id} AND (coalesce(dated, "datedTo") IS NOT NULL OR fields -> ${dateField}::text ->> 'verbatim' IS NOT NULL))`,
  ),
  ' OR ',
)})`

/** A kind of items: the day by which each has its place, which has an index; the order of those of a day; what is read, and where. */
type Part = { day: Prisma.Sql; after: Prisma.Sql; columns: Prisma.Sql; from: Prisma.Sql }

const events: Part = {
  day: Prisma.sql`coalesce(e."from", e."to")`,
  after: Prisma.sql`e."to", e."recordId", e.id`,
  columns: Prisma.sql`e."from", e."to", e."recordId", e.id, e.date, e.text AS event, e.words, e.state`,
  from: Prisma.sql`"SearchEvent" e WHERE TRUE`,
}
const records: Part = {
  day: Prisma.sql`coalesce(e.dated, e."datedTo")`,
  after: Prisma.sql`e."datedTo", e."recordId"`,
  columns: Prisma.sql`e.dated AS "from", e."datedTo" AS "to", e."recordId", '00000000-0000-0000-0000-000000000000'::uuid AS id,
    NULL::jsonb AS date, NULL AS event, NULL AS words, NULL AS state`,
  from: Prisma.sql`"SearchEntry" e WHERE ${hasDate}`,
}

/** SQL of all items, each kind read in its own way. Of translations of one another, those of the one in the reader's language (`elsewhere`). */
const itemsOf = (show: TimelineAsked['show'], read: (part: Part) => Prisma.Sql) => {
  const parts = [...(show === 'records' ? [] : [events]), ...(show === 'events' ? [] : [records])]
  const isHere = Prisma.sql`e."recordId" NOT IN (SELECT "recordId" FROM elsewhere)`
  return Prisma.join(
    parts.map((part) => Prisma.sql`(${read({ ...part, from: Prisma.sql`${part.from} AND ${isHere}` })})`),
    ' UNION ALL ',
  )
}

/** Days of a year, which can be asked for by its number only. */
const inYear = (day: Prisma.Sql, year: string | null) =>
  year === null || Number(year) === 0
    ? Prisma.empty
    : Prisma.sql`AND ${day} >= make_date(${Number(year)}::int, 1, 1) AND ${day} < make_date(${Number(year) + 1}::int, 1, 1)`

const yearsOf = (show: TimelineAsked['show'], language: string) => publicQuery<
  { year: number | null; items: number }[]
>`
  WITH ${shownElsewhere(language)}
  SELECT extract(year FROM day)::int AS year, sum(items)::int AS items
  FROM (${itemsOf(show, ({ day, from }) => Prisma.sql`SELECT ${day} AS day, count(*) AS items FROM ${from} GROUP BY 1`)}) AS item
  GROUP BY 1 ORDER BY 1 NULLS LAST`

/** A page is made of the first items of each kind, so that none is sorted as a whole. */
const rowsOf = ({ show, year }: TimelineAsked, language: string, size: number, from: number) => publicQuery<
  Row[]
>`
  WITH ${shownElsewhere(language)},
  page AS MATERIALIZED (
    SELECT *, row_number() OVER () AS place FROM (
      SELECT * FROM (${itemsOf(
        show,
        (
          part,
        ) => Prisma.sql`SELECT ${part.day} AS day, ${part.columns} FROM ${part.from} ${inYear(part.day, year)}
          ORDER BY ${part.day}, ${part.after} LIMIT ${from + size}`,
      )}) AS item
      ORDER BY day ASC NULLS LAST, "to" ASC NULLS LAST, "recordId", id LIMIT ${size} OFFSET ${from}) AS listed)
  SELECT s.slug, s.title, s.language, s.kind, s.fields, page.id::text, page.event, page.date, page."from"::text, page."to"::text, page.state,
    (SELECT coalesce(jsonb_agg(other), '[]') FROM (
      SELECT o.date, r.slug, r.title, r.language FROM "SearchEvent" o JOIN "SearchEntry" r USING ("recordId")
      WHERE page.words IS NOT NULL AND md5(o.words) = md5(page.words) AND o.words = page.words AND o.date ->> 'edtf' IS DISTINCT FROM page.date ->> 'edtf'
      ORDER BY o."from" NULLS LAST, o."recordId", o.id LIMIT ${MOST_OTHERS}) AS other) AS differing
  FROM page JOIN "SearchEntry" s USING ("recordId") ORDER BY page.place`

const dateSchema = dateGroupSchema.nullable().catch(null)
const otherSchema = z.array(
  z.object({ slug: z.string(), title: z.string(), language: z.string(), date: dateSchema }),
)

const itemOf = ({ date, fields, differing, ...row }: Row): TimelineItem => ({
  ...row,
  date: row.event === null ? dateOf(row.kind, fields) : dateSchema.parse(date),
  differing: otherSchema.parse(differing),
})

/**
 * One page of the timeline for readers of this language, the undated last, and how much each year has. Live editions only, without what is behind a
 * content warning. Two queries.
 */
export const timelineOf = (asked: TimelineAsked, language: string): Promise<Timeline> =>
  inTurn(async () => {
    const years = await yearsOf(asked.show, language)
    const shown = asked.year === null ? years : years.filter(({ year }) => year === Number(asked.year))
    const total = shown.reduce((sum, { items }) => sum + items, 0)
    const rows = await rowsOf(asked, language, PAGE_SIZE, (asked.page - 1) * PAGE_SIZE)
    return {
      items: rows.map(itemOf),
      total,
      pages: Math.ceil(total / PAGE_SIZE),
      years: years.flatMap(({ year, items }) => (year === null ? [] : [{ year, items }])),
      undated: years.find(({ year }) => year === null)?.items ?? 0,
    }
  })

/** All items of a timeline, read in pieces. */
export async function* timelineRows(asked: TimelineAsked, language: string): AsyncGenerator<TimelineItem> {
  for (let from = 0; ; from += AT_ONCE) {
    const rows = await inTurn(() => rowsOf(asked, language, AT_ONCE, from))
    yield* rows.map(itemOf)
    if (rows.length < AT_ONCE) return
  }
}
