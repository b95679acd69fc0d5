import 'server-only'
import type { Actor } from '@/lib/access'
import { Prisma } from '@/lib/generated/prisma/client'

// Conditions on "Record" r, the same for every shelf.

/** What the actor wrote in, so that somebody else must check and publish it: as `wrote` (authorship.ts) has it. */
export const ownWork = (actor: Actor) => Prisma.sql`EXISTS (
  SELECT FROM "Contribution" c WHERE c."recordId" = r.id AND c."memberId" = ${actor.id}::uuid AND c.edition = (
    SELECT max(edition) FROM "Contribution" WHERE "recordId" = r.id AND edition <= r.editions + 1))`

/** Whether a title has these words, in any case and with or without marks. */
export const titled = (title: Prisma.Sql, words: string) =>
  Prisma.sql`stele_fold(${title}) LIKE '%' || stele_fold(${words.replace(/[\\%_]/g, '\\$&')}) || '%'`

/** Whether a time lies so many days back. */
export const daysAgo = (at: Prisma.Sql, days: string) =>
  Prisma.sql`${at} <= now() - make_interval(days => ${Number(days)}::int)`

/** Where a row stands in the order of waiting, as the address of the next page keeps it. */
export const cursorOf = (at: Prisma.Sql, id: Prisma.Sql) =>
  Prisma.sql`to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || ${id}`

/** Whether a row comes after that place. */
export function isAfter(at: Prisma.Sql, id: Prisma.Sql, cursor: string): Prisma.Sql {
  const [time, last] = cursor.split('_')
  return Prisma.sql`(${at}, ${id}) > (${time}::timestamptz, ${last}::uuid)`
}

/** A count of rows that stops at this many: more are told as "1,000+". */
export const MOST_COUNTED = 1000

/** How many rows there are, as a scalar; at most one more than are counted. `from` begins with FROM. */
export const countOf = (from: Prisma.Sql, where: Prisma.Sql) =>
  Prisma.sql`(SELECT count(*)::int FROM (SELECT ${from} WHERE ${where} LIMIT ${MOST_COUNTED + 1}) counted)`
