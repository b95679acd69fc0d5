import 'server-only'
import { z } from 'zod'
import { type DateGroup, dateGroupSchema } from '@/lib/dates'
import type { Evidence } from '@/lib/editions/evidence'
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

/** The nearest days before and after this one of which records state something, through the turn of the year; null where no other day has anything. */
export type DaysBeside = { before: string | null; after: string | null }

/** These days. One query. */
export const daysBeside = (day: string): Promise<DaysBeside> =>
  inTurn(async () => {
    const [days] = await publicQuery<DaysBeside[]>`
      SELECT coalesce(max(day) FILTER (WHERE day < ${day}), max(day)) AS before,
        coalesce(min(day) FILTER (WHERE day > ${day}), min(day)) AS after FROM (
        SELECT CASE WHEN "from" IS NULL THEN substr(date ->> 'edtf', 6) ELSE to_char("from", 'MM-DD') END AS day FROM "SearchEvent"
        WHERE "from" = "to" OR ("from" IS NULL AND date ->> 'edtf' ~ '^XXXX-[0-9]{2}-[0-9]{2}$')
        UNION ALL
        SELECT to_char(dated, 'MM-DD') FROM "SearchEntry" WHERE dated = "datedTo" AND kind <> ALL(${accountKinds})) AS stated
      WHERE day <> ${day}`
    return days ?? { before: null, after: null }
  })
