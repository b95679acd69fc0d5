import 'server-only'
import { z } from 'zod'
import { type DateGroup, dateGroupSchema } from '@/lib/dates'
import type { Evidence } from '@/lib/editions/evidence'
import { Prisma } from '@/lib/generated/prisma/client'
import { accountKinds } from '@/lib/records/kinds'
import { publicQuery } from '@/lib/replica'
import { dateOf } from './queries'
import { inTurn } from './turns'

const MOST = 200

/** A day of any year: "02-29". Anything else counts as missing. */
export const dayOfYear = z
  .string()
  .regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/)
  .refine((day) => {
    const at = Date.parse(`2000-${day}T00:00:00Z`)
    return !Number.isNaN(at) && new Date(at).toISOString().slice(5, 10) === day
  })
  .nullable()
  .catch(null)

export type OnThisDay = {
  slug: string
  id: string
  title: string
  kind: string
  language: string
  /** The words of a dated event; null for a record by its own date. */
  event: string | null
  date: DateGroup | null
  state: Evidence['state'] | null
}

type Row = Omit<OnThisDay, 'date'> & { date: unknown; fields: unknown }

const dateSchema = dateGroupSchema.nullable().catch(null)

/** Events and documents of this day in any year, the oldest first, those without a year last. Of very many the first. One query. */
export const onThisDay = (day: string): Promise<OnThisDay[]> =>
  inTurn(async () => {
    const [month, date] = day.split('-').map(Number)
    const rows = await publicQuery<Row[]>`
      SELECT s.slug, s.title, s.kind, s.language, s.fields, one.id, one.event, one.date, one.state FROM (
        SELECT "recordId", id::text, text AS event, date, state, "from" AS day FROM "SearchEvent"
        WHERE ("from" = "to" AND extract(month FROM "from") = ${month}::int AND extract(day FROM "from") = ${date}::int)
          OR ("from" IS NULL AND date ->> 'edtf' = ${`XXXX-${day}`})
        UNION ALL
        SELECT "recordId", '', NULL, NULL, NULL, dated FROM "SearchEntry"
        WHERE dated = "datedTo" AND extract(month FROM dated) = ${month}::int AND extract(day FROM dated) = ${date}::int AND kind <> ALL(${accountKinds})) AS one
      JOIN "SearchEntry" s USING ("recordId") ORDER BY one.day NULLS LAST, s."recordId", one.id LIMIT ${MOST}`
    return rows.map(({ fields, date: stated, ...row }) => ({
      ...row,
      date: row.event === null ? dateOf(row.kind, fields) : dateSchema.parse(stated),
    }))
  })

/** The nearest earlier and later days on which records state something. They go on past the end of a year. Null where no other day has anything. */
export type DaysBeside = { before: string | null; after: string | null }

/** Days from one on, or back from it, without it: of dated events, of events without a year, and of records. Each is one step in an index. */
function nearest(day: string, [compare, order]: readonly ['>', 'ASC'] | readonly ['<', 'DESC']): Prisma.Sql {
  const [month, date] = day.split('-').map(Number)
  const [is, by] = [Prisma.raw(compare), Prisma.raw(order)]
  const next = (column: string, from: Prisma.Sql) => {
    const [ofMonth, ofDay] = ['month', 'day'].map((part) => Prisma.raw(`extract(${part} FROM ${column})`))
    return Prisma.sql`(SELECT to_char(${Prisma.raw(column)}, 'MM-DD') AS day FROM ${from} AND (${ofMonth}, ${ofDay}) ${is} (${month}::int, ${date}::int)
      ORDER BY ${ofMonth} ${by}, ${ofDay} ${by} LIMIT 1)`
  }
  return Prisma.sql`
    ${next('"from"', Prisma.sql`"SearchEvent" WHERE "from" = "to"`)}
    UNION ALL ${next('dated', Prisma.sql`"SearchEntry" WHERE dated = "datedTo" AND kind <> ALL(${accountKinds})`)}
    UNION ALL (SELECT substr(date ->> 'edtf', 6) FROM "SearchEvent" WHERE "from" IS NULL AND date ->> 'edtf' ${is} ${`XXXX-${day}`}
      AND date ->> 'edtf' ~ '^XXXX-[0-9]{2}-[0-9]{2}$' ORDER BY date ->> 'edtf' ${by} LIMIT 1)`
}

/** These days. One query. */
export const daysBeside = (day: string): Promise<DaysBeside> =>
  inTurn(async () => {
    const [earlier, later] = [
      ['<', 'DESC'],
      ['>', 'ASC'],
    ] as const
    const last = (days: Prisma.Sql) =>
      Prisma.sql`(SELECT max(day) FROM (${days}) AS stated WHERE day <> ${day})`
    const first = (days: Prisma.Sql) =>
      Prisma.sql`(SELECT min(day) FROM (${days}) AS stated WHERE day <> ${day})`
    const [days] = await publicQuery<DaysBeside[]>`
      SELECT coalesce(${last(nearest(day, earlier))}, ${last(nearest('13-00', earlier))}) AS before,
        coalesce(${first(nearest(day, later))}, ${first(nearest('00-00', later))}) AS after`
    return days ?? { before: null, after: null }
  })
