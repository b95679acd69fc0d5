import 'server-only'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { SortValue } from './columns'
import { positionParts, type Sort } from './sorting'

const typeOf: Record<SortValue, Prisma.Sql> = {
  text: Prisma.sql`text`,
  moment: Prisma.sql`timestamptz`,
  day: Prisma.sql`date`,
  workState: Prisma.sql`"WorkState"`,
  authorityKind: Prisma.sql`"AuthorityKind"`,
}

const written = (column: Prisma.Sql, value: SortValue) =>
  value === 'moment'
    ? Prisma.sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
    : Prisma.sql`${column}::text`

/**
 * The order of a list by a column, and rows with the same value by id; `after` selects the rows behind a position (`positionIn`), all of them for null;
 * `position` is that of a row. `column` is never null.
 */
export function sortedBy(column: Prisma.Sql, id: Prisma.Sql, sort: Sort, position: string | null) {
  const given = positionParts(position ?? '')
  const value = Prisma.sql`${given.value}::${typeOf[sort.value]}`
  const last = Prisma.sql`${given.id}::uuid`
  const past = sort.isDescending
    ? Prisma.sql`${column} <= ${value} AND (${column} < ${value} OR ${id} > ${last})`
    : Prisma.sql`${column} >= ${value} AND (${column} > ${value} OR ${id} < ${last})`
  return {
    order: sort.isDescending ? Prisma.sql`${column} DESC, ${id}` : Prisma.sql`${column}, ${id} DESC`,
    after: position === null ? Prisma.sql`TRUE` : past,
    position: Prisma.sql`${written(column, sort.value)} || '_' || ${id}`,
  }
}

/** The number of rows of a FROM with its conditions. One query. */
export async function countOf(from: Prisma.Sql): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM ${from}`
  return row?.count ?? 0
}

/** The ids of these rows behind an id, in the order of ids, at most `most`. The last of the conditions can be followed by AND. One query. */
export async function idsBehind(
  from: Prisma.Sql,
  id: Prisma.Sql,
  after: string | null,
  most: number,
): Promise<string[]> {
  const behind = after === null ? Prisma.sql`TRUE` : Prisma.sql`${id} > ${after}::uuid`
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT ${id} FROM ${from} AND ${behind} ORDER BY ${id} LIMIT ${most}`
  return rows.map((row) => row.id)
}
