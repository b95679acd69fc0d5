import 'server-only'
import { type Actor, can } from '@/lib/access'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { countOf, MOST_COUNTED } from './conditions'
import { type Facets, facetsOf } from './facets'
import { type QueueFilters, type QueueMark, type QueueShelf, queueMarks, queueShelves } from './filters'
import { returnedRows, returnedShelf } from './returned'
import { markConditions, waitingFrom, waitingRows, waitingShelf, waitingWhere, whoseOn } from './waiting'

const PAGE = 25

/** The shelf that an actor without a choice sees first. */
const firstShelfOf = (actor: Actor): QueueShelf => (can(actor, 'giveVerdicts') ? 'review' : 'returned')

/** How many there are by what one could narrow the queue to; null where there are too many to count. */
export type QueueFacets = Facets | null
type Counts = Record<QueueShelf | QueueMark, number>

const shelfOf = (actor: Actor, shelf: QueueShelf) =>
  shelf === 'returned' ? returnedShelf(actor) : waitingShelf(actor, shelf)

/**
 * How many lie on each shelf under these filters, and how many of this shelf bear each mark; at most one more than are counted. One query,
 * which reads the rows of the shelf once for all marks where they are few enough to be counted whole.
 */
async function countsOf(actor: Actor, shelf: QueueShelf, filters: QueueFilters): Promise<Counts> {
  const { mark: _, ...unmarked } = filters
  const shelves = queueShelves.map((one) => {
    const { from, where } = shelfOf(actor, one)
    return Prisma.sql`${countOf(from, where(filters))} AS ${Prisma.raw(`"${one}"`)}`
  })
  if (shelf === 'returned') {
    const marks = queueMarks.map((mark) => Prisma.sql`0 AS ${Prisma.raw(`"${mark}"`)}`)
    const [counts] = await db.$queryRaw<[Counts]>`SELECT ${Prisma.join([...shelves, ...marks])}`
    return counts
  }
  const where = waitingWhere(actor, shelf, unmarked)
  const marks = markConditions().map(
    ({ mark, condition }) => Prisma.sql`CASE WHEN (SELECT count(*) FROM lying) <= ${MOST_COUNTED}
      THEN (SELECT count(*)::int FROM lying i JOIN "Record" r ON r.id = i."recordId" WHERE ${condition})
      ELSE ${countOf(waitingFrom, Prisma.sql`${where} AND ${condition}`)} END AS ${Prisma.raw(`"${mark}"`)}`,
  )
  const [counts] = await db.$queryRaw<[Counts]>`
    WITH lying AS MATERIALIZED (
      SELECT i.* ${waitingFrom} WHERE ${where} LIMIT ${MOST_COUNTED + 1})
    SELECT ${Prisma.join([...shelves, ...marks])}`
  return counts
}

/**
 * A page of at most twenty-five records that wait, the longest waiting first, with how many lie on each shelf under these filters and bear each
 * mark. `next` is the cursor of the following page, or null. Two queries, and a third where there are few enough to tell
 * what one could narrow it to.
 */
export async function queueOf(actor: Actor, filters: QueueFilters) {
  const shelf = filters.show ?? firstShelfOf(actor)
  // What cannot be counted whole is not looked for: a database reads and plans even what it then leaves out.
  const counted = async () => {
    const counts = await countsOf(actor, shelf, filters)
    const facets = counts[shelf] <= MOST_COUNTED ? await facetsOf(shelfOf(actor, shelf), filters) : null
    return { ...counts, facets }
  }
  const [found, counts] = await Promise.all([
    shelf === 'returned'
      ? returnedRows(actor, filters, PAGE + 1)
      : waitingRows(actor, shelf, filters, PAGE + 1),
    counted(),
  ])
  const records = found.slice(0, PAGE)
  const { review, publish, returned, facets, ...marks } = counts
  return {
    shelf,
    whose: shelf === 'returned' ? (filters.whose === 'all' ? 'all' : 'mine') : whoseOn(actor, shelf, filters),
    records,
    next: found.length > PAGE ? (records.at(-1)?.cursor ?? null) : null,
    counts: { review, publish, returned },
    marks,
    facets,
  } as const
}
