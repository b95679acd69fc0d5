import 'server-only'
import { type Actor, can, visibleTo } from '@/lib/access'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { WorkState } from '@/lib/generated/prisma/enums'
import type { QueueFilters, QueueShelf } from './filters'

export type QueueRow = {
  id: string
  kind: string
  title: string
  language: string
  /** Number of the edition that the public sees; null when there is none. */
  live: number | null
  /** Number of the edition in the making. */
  making: number
  /** How often it was submitted on the way to this edition. */
  rounds: number
  /** Whether the reader wrote in it, so that somebody else must check and publish it. */
  isOwn: boolean
  /** When it came to this shelf, by whose step, and what they said. */
  at: Date
  by: string
  reason: string
  cursor: string
}

const PAGE = 50
const states: Record<QueueShelf, WorkState> = {
  review: 'IN_REVIEW',
  publish: 'APPROVED',
  returned: 'RETURNED',
}

const visible = (actor: Actor) => {
  const { createdById } = visibleTo(actor)
  return createdById ? Prisma.sql`r."createdById" = ${createdById}::uuid` : Prisma.sql`TRUE`
}

/** As `wrote` (authorship.ts) has it. */
const ownWork = (actor: Actor) => Prisma.sql`EXISTS (
  SELECT FROM "Contribution" c WHERE c."recordId" = r.id AND c."memberId" = ${actor.id}::uuid AND c.edition = (
    SELECT max(edition) FROM "Contribution" WHERE "recordId" = r.id AND edition <= r.editions + 1))`

const touched = (actor: Actor) => Prisma.sql`(r."createdById" = ${actor.id}::uuid OR EXISTS (
  SELECT FROM "Contribution" c WHERE c."recordId" = r.id AND c."memberId" = ${actor.id}::uuid))`

function onShelf(actor: Actor, shelf: QueueShelf, { kind, whose }: QueueFilters): Prisma.Sql {
  const narrowed = shelf === 'returned' ? whose !== 'all' : whose === 'mine'
  const mine = shelf === 'returned' ? touched(actor) : Prisma.sql`NOT ${ownWork(actor)}`
  return Prisma.join(
    [
      Prisma.sql`r.state = ${states[shelf]}::"WorkState"`,
      visible(actor),
      ...(kind ? [Prisma.sql`r.kind = ${kind}`] : []),
      ...(narrowed ? [mine] : []),
    ],
    ' AND ',
  )
}

/** The shelf that an actor without a choice sees first. */
export const firstShelfOf = (actor: Actor): QueueShelf => (can(actor, 'giveVerdicts') ? 'review' : 'returned')

function after(cursor: string): Prisma.Sql {
  const [at, id] = cursor.split('_')
  return Prisma.sql`r."updatedAt" >= ${at}::timestamptz AND (r."updatedAt" > ${at}::timestamptz OR r.id < ${id}::uuid)`
}

/**
 * A page of at most fifty records that wait, the longest waiting first, with how many lie on each shelf under these filters. `next` is the
 * cursor of the following page, or null. Two queries.
 */
export async function queueOf(actor: Actor, filters: QueueFilters) {
  const shelf = filters.show ?? firstShelfOf(actor)
  const rows = db.$queryRaw<QueueRow[]>`
    SELECT r.id, r.kind, d.title, d.language, e.number AS live, r.editions + 1 AS making, ${ownWork(actor)} AS "isOwn",
      (SELECT count(*)::int FROM "Transition" s WHERE s."recordId" = r.id AND s.action = 'SUBMIT' AND s.at > coalesce(
        (SELECT max(p.at) FROM "Transition" p WHERE p."recordId" = r.id AND p.action = 'PUBLISH'), '-infinity')) AS rounds,
      last.at, m.name AS by, last.reason,
      to_char(r."updatedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || r.id AS cursor
    FROM "Record" r
    JOIN "Draft" d ON d."recordId" = r.id
    JOIN LATERAL (SELECT t.at, t.reason, t."actorId" FROM "Transition" t WHERE t."recordId" = r.id ORDER BY t.at DESC LIMIT 1) last ON TRUE
    JOIN "Member" m ON m.id = last."actorId"
    LEFT JOIN "Edition" e ON e.id = r."liveId"
    WHERE ${onShelf(actor, shelf, filters)} ${filters.after ? Prisma.sql`AND ${after(filters.after)}` : Prisma.empty}
    ORDER BY r."updatedAt", r.id DESC
    LIMIT ${PAGE + 1}`
  const count = (one: QueueShelf) =>
    Prisma.sql`(SELECT count(*)::int FROM "Record" r WHERE ${onShelf(actor, one, filters)})`
  const counts = db.$queryRaw<Record<QueueShelf, number>[]>`
    SELECT ${count('review')} AS review, ${count('publish')} AS publish, ${count('returned')} AS returned`
  const [found, [counted]] = await Promise.all([rows, counts])
  const records = found.slice(0, PAGE)
  return {
    shelf,
    records,
    next: found.length > PAGE ? (records.at(-1)?.cursor ?? null) : null,
    counts: counted ?? { review: 0, publish: 0, returned: 0 },
  }
}
