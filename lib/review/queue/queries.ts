import 'server-only'
import { type Actor, can } from '@/lib/access'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { type QueueFilters, type QueueMark, type QueueShelf, queueMarks } from './filters'
import { countOf, MOST_COUNTED } from './ownership/queries'
import { returnedFrom, returnedRows, returnedWhere } from './returned/queries'
import {
  markConditions,
  type WaitingShelf,
  waitingFrom,
  waitingRows,
  waitingWhere,
  whoseOn,
} from './waiting/queries'

export type { QueueRow, Waiting } from './row'

const PAGE = 25

/** The shelf that an actor without a choice sees first. */
export const firstShelfOf = (actor: Actor): QueueShelf => (can(actor, 'giveVerdicts') ? 'review' : 'returned')

/** How many there are of each kind and in each language, by what one could narrow the queue to; null where there are too many to count. */
export type QueueAmong = Record<'kind' | 'language', Readonly<Record<string, number>> | null>
type Counts = Record<QueueShelf | QueueMark, number> & {
  among: Record<'kind' | 'language', Record<string, number>> | null
}

/** What would be found under each value of a column, if it were asked for instead of what is asked for now. */
function amongOf(actor: Actor, shelf: WaitingShelf, filters: QueueFilters, column: 'kind' | 'language') {
  const where = waitingWhere(actor, shelf, { ...filters, [column]: undefined })
  return Prisma.sql`(SELECT coalesce(jsonb_object_agg(value, found), '{}') FROM (
    SELECT value, count(*)::int AS found
    FROM (SELECT i.${Prisma.raw(`"${column}"`)} AS value ${waitingFrom} WHERE ${where} LIMIT ${MOST_COUNTED + 1}) counted
    GROUP BY value) found)`
}

const totalOf = (found: Readonly<Record<string, number>>) =>
  Object.values(found).reduce((sum, count) => sum + count, 0)

/**
 * How many lie on each shelf under these filters, how many of this shelf bear each mark, and how many there are of each kind and language; at
 * most one more than are counted. One query.
 */
async function countsOf(actor: Actor, shelf: QueueShelf, filters: QueueFilters): Promise<Counts> {
  const on = (one: 'review' | 'publish', asked = filters) => waitingWhere(actor, one, asked)
  const { mark: _, ...unmarked } = filters
  const marks =
    shelf === 'returned'
      ? queueMarks.map((mark) => Prisma.sql`0 AS ${Prisma.raw(`"${mark}"`)}`)
      : markConditions().map(
          ({ mark, condition }) =>
            Prisma.sql`${countOf(waitingFrom, Prisma.sql`${on(shelf, unmarked)} AND ${condition}`)} AS ${Prisma.raw(`"${mark}"`)}`,
        )
  // Not looked for where there is too much to be counted whole.
  const among =
    shelf === 'returned'
      ? Prisma.sql`NULL`
      : Prisma.sql`CASE WHEN counts.${Prisma.raw(shelf)} <= ${MOST_COUNTED} THEN jsonb_build_object(
          'kind', ${amongOf(actor, shelf, filters, 'kind')}, 'language', ${amongOf(actor, shelf, filters, 'language')}) END`
  const [counts] = await db.$queryRaw<[Counts]>`
    WITH counts AS MATERIALIZED (SELECT ${countOf(waitingFrom, on('review'))} AS review, ${countOf(waitingFrom, on('publish'))} AS publish,
      ${countOf(returnedFrom, returnedWhere(actor, filters))} AS returned, ${Prisma.join(marks)})
    SELECT counts.*, ${among} AS among FROM counts`
  return counts
}

/**
 * A page of at most twenty-five records that wait, the longest waiting first, with how many lie on each shelf under these filters and bear each
 * mark. `next` is the cursor of the following page, or null. Two queries.
 */
export async function queueOf(actor: Actor, filters: QueueFilters) {
  const shelf = filters.show ?? firstShelfOf(actor)
  const [found, counts] = await Promise.all([
    shelf === 'returned'
      ? returnedRows(actor, filters, PAGE + 1)
      : waitingRows(actor, shelf, filters, PAGE + 1),
    countsOf(actor, shelf, filters),
  ])
  const records = found.slice(0, PAGE)
  const { review, publish, returned, among, ...marks } = counts
  const whole = (found: Readonly<Record<string, number>> | undefined) =>
    found && totalOf(found) <= MOST_COUNTED ? found : null
  return {
    shelf,
    whose: shelf === 'returned' ? (filters.whose === 'all' ? 'all' : 'mine') : whoseOn(actor, shelf, filters),
    records,
    next: found.length > PAGE ? (records.at(-1)?.cursor ?? null) : null,
    counts: { review, publish, returned },
    marks,
    among: { kind: whole(among?.kind), language: whole(among?.language) } satisfies QueueAmong,
  } as const
}
