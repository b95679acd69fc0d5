import 'server-only'
import type { Actor } from '@/lib/access'
import { Prisma } from '@/lib/generated/prisma/client'
import { hasWords } from '@/lib/words-sql'

// Conditions on "Record" r, the same for every shelf.

/** Selects records whose draft contains content of the actor. */
export const ownWork = (actor: Actor) => Prisma.sql`EXISTS (
  SELECT FROM "Draft" own, jsonb_each(own.contributors) part
  WHERE own."recordId" = r.id AND jsonb_exists(part.value, ${actor.id}))`

/**
 * Selects records whose title has these words or begins words with them, divided and folded as search does. The draft of a record that waits has
 * the submitted title.
 */
export const titled = (record: Prisma.Sql, text: string) =>
  Prisma.sql`EXISTS (SELECT FROM "Draft" titled WHERE titled."recordId" = ${record} AND ${hasWords(Prisma.sql`titled.words`, text)})`

/** Selects times at least this many days ago. */
export const daysAgo = (at: Prisma.Sql, days: string) =>
  Prisma.sql`${at} <= now() - make_interval(days => ${Number(days)}::int)`

/** The position of a row in the order of waiting, for the address of the next page. */
export const cursorOf = (at: Prisma.Sql, id: Prisma.Sql) =>
  Prisma.sql`to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || ${id}`

/** Selects rows after that position. */
export function isAfter(at: Prisma.Sql, id: Prisma.Sql, cursor: string): Prisma.Sql {
  const [time, last] = cursor.split('_')
  return Prisma.sql`(${at}, ${id}) > (${time}::timestamptz, ${last}::uuid)`
}

/** The highest count; more rows are shown as "1,000+". */
export const MOST_COUNTED = 1000

/** The number of rows, as a scalar; at most one more than MOST_COUNTED. `from` begins with FROM. */
export const countOf = (from: Prisma.Sql, where: Prisma.Sql) =>
  Prisma.sql`(SELECT count(*)::int FROM (SELECT ${from} WHERE ${where} LIMIT ${MOST_COUNTED + 1}) counted)`
