import 'server-only'
import { type Actor, can } from '@/lib/access'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { countOf, MOST_COUNTED } from './conditions'
import { type Facets, facetsOf } from './facets'
import { type QueueFilters, type QueueMark, type QueueShelf, queueMarks, queueShelves } from './filters'
import { returnedRows, returnedShelf } from './returned'
import { countWaiting, waitingItems, waitingRows, waitingShelf, whoseOn } from './waiting'

const PAGE = 25

/** The shelf that an actor without a choice sees first. */
const firstShelfOf = (actor: Actor): QueueShelf => (can(actor, 'giveVerdicts') ? 'review' : 'returned')

/** The counts for each filter value; null where there are too many rows to count. */
export type QueueFacets = Facets | null
type Counts = Record<QueueShelf | QueueMark, number>

const shelfOf = (actor: Actor, shelf: QueueShelf) =>
  shelf === 'returned' ? returnedShelf(actor) : waitingShelf(actor, shelf)

const named = (count: Prisma.Sql, name: string) => Prisma.sql`${count} AS ${Prisma.raw(`"${name}"`)}`

/**
 * The number of records on each shelf under these filters, and with each mark on this shelf; at most one more than MOST_COUNTED. One query,
 * which reads this shelf once for its count and all its marks.
 */
async function countsOf(actor: Actor, shelf: QueueShelf, filters: QueueFilters): Promise<Counts> {
  const { mark, ...unmarked } = filters
  const hasMarks = shelf !== 'returned'
  const shelves = queueShelves.map((one) => {
    const { from, where } = shelfOf(actor, one)
    return named(hasMarks && one === shelf ? countWaiting(mark) : countOf(from, where(filters)), one)
  })
  const marks = queueMarks.map((one) => named(hasMarks ? countWaiting(one) : Prisma.sql`0`, one))
  const [counts] = await db.$queryRaw<[Counts]>`
    ${hasMarks ? Prisma.sql`WITH ${waitingItems(actor, shelf, unmarked)}` : Prisma.empty}
    SELECT ${Prisma.join([...shelves, ...marks])}`
  return counts
}

/**
 * A page of at most twenty-five waiting records, the longest waiting first, with the number of records on each shelf and with each mark.
 * `next` is the cursor of the following page, or null. Two queries, and a third for the facets where there are few enough records.
 */
export async function queueOf(actor: Actor, filters: QueueFilters) {
  const shelf = filters.show ?? firstShelfOf(actor)
  const counting = countsOf(actor, shelf, filters)
  // Facets aren't read for long lists: the database would read and plan them even when the result is dropped. A mark makes a list short, and
  // takes long to find: then both are read at once.
  const facetsOfShort = async () =>
    filters.mark === undefined && (await counting)[shelf] > MOST_COUNTED
      ? null
      : facetsOf(shelfOf(actor, shelf), filters)
  const [found, counts, facets] = await Promise.all([
    shelf === 'returned'
      ? returnedRows(actor, filters, PAGE + 1)
      : waitingRows(actor, shelf, filters, PAGE + 1),
    counting,
    facetsOfShort(),
  ])
  const records = found.slice(0, PAGE)
  const { review, publish, returned, ...marks } = counts
  return {
    shelf,
    whose: shelf === 'returned' ? (filters.whose === 'all' ? 'all' : 'mine') : whoseOn(actor, shelf, filters),
    records,
    next: found.length > PAGE ? (records.at(-1)?.cursor ?? null) : null,
    counts: { review, publish, returned },
    marks,
    facets: counts[shelf] > MOST_COUNTED ? null : facets,
  } as const
}
