import 'server-only'
import { type Actor, can, permissions } from '@/lib/access'
import { visibleSql } from '@/lib/access-sql'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { Prisma } from '@/lib/generated/prisma/client'
import type { WorkState } from '@/lib/generated/prisma/enums'
import {
  citesChangedSource,
  citesDifferentReading,
  outdatedKeys,
  outdatedSinceCounted,
} from '@/lib/records/source-changes'
import { idsOf } from '@/lib/sources/merged-sources'
import { keptNames } from './changes'
import { countOf, cursorOf, daysAgo, isAfter, titled } from './conditions'
import type { Shelf } from './facets'
import { type QueueFilters, type QueueMark, queueMarks } from './filters'
import type { QueueRow, Waiting } from './row'

type WaitingShelf = 'review' | 'publish'

const shelves = {
  review: { state: 'IN_REVIEW', needs: 'giveVerdicts' },
  publish: { state: 'APPROVED', needs: 'publish' },
} as const

/** True when the actor's role can act on records of this shelf. */
const actsOn = (actor: Actor, shelf: WaitingShelf) => can(actor, shelves[shelf].needs)

/** The default: records that the reader can take; all records for those who take none from this shelf. */
export const whoseOn = (actor: Actor, shelf: WaitingShelf, { whose }: QueueFilters) =>
  whose ?? (actsOn(actor, shelf) ? 'mine' : 'all')

/**
 * Every item has its record. PostgreSQL drops a left join whose columns aren't used, so that counts don't read the records or the members. A
 * claim is valid until it ends, while its owner can still review.
 */
const waitingFrom = Prisma.sql`FROM "QueueItem" i
  LEFT JOIN "Record" r ON r.id = i."recordId"
  LEFT JOIN "Member" holder ON holder.id = i."claimedById" AND i."claimUntil" > now()
    AND holder."disabledAt" IS NULL AND holder.role = ANY(${permissions.giveVerdicts}::"Role"[])`

const overdue = () => Prisma.sql`i.at <= now() - make_interval(days => ${env.STELE_REVIEW_DAYS}::int)`
const differs = Prisma.sql`EXISTS (
  SELECT FROM "Revision" earlier JOIN "Revision" now ON now.id = i."revisionId"
  WHERE earlier."recordId" = i."recordId" AND earlier.number = i."comparedWith" AND earlier."contentHash" <> now."contentHash")`

/** Each mark as a condition on "QueueItem" i. Only the number of reopened warnings is stored. */
const marked: Record<QueueMark, () => Prisma.Sql> = {
  new: () => Prisma.sql`(i.rounds = 1 AND (SELECT p.editions FROM "Record" p WHERE p.id = i."recordId") = 0)`,
  edited: () => differs,
  source: () => citesChangedSource,
  reading: () => citesDifferentReading,
  warning: () => Prisma.sql`i.reopened > 0`,
  overdue,
}

const marksOf = () =>
  Prisma.sql`array_remove(ARRAY[${Prisma.join(
    queueMarks.map((mark) => Prisma.sql`CASE WHEN ${marked[mark]()} THEN ${mark}::text END`),
  )}], NULL)`

/** The filters of the shelf, as conditions on `waitingFrom`. */
function waitingWhere(actor: Actor, shelf: WaitingShelf, filters: QueueFilters): Prisma.Sql {
  const { kind, language, q, source, mark, age } = filters
  const whose = {
    all: Prisma.sql`TRUE`,
    mine: Prisma.sql`(holder.id IS NULL OR holder.id = ${actor.id}::uuid) AND NOT ${own(actor)} AND NOT ${done(actor)}`,
    claimed: Prisma.sql`holder.id = ${actor.id}::uuid`,
    unclaimed: Prisma.sql`holder.id IS NULL`,
  }[whoseOn(actor, shelf, filters)]
  return Prisma.join(
    [
      Prisma.sql`i.state = ${shelves[shelf].state}::"WorkState"`,
      visibleSql(actor),
      whose,
      ...(kind ? [Prisma.sql`i.kind = ${kind}`] : []),
      ...(language ? [Prisma.sql`i.language = ${language}`] : []),
      ...(q ? [titled(record, q)] : []),
      ...(source ? [cites(source)] : []),
      ...(mark ? [marked[mark]()] : []),
      ...(age ? [daysAgo(at, age)] : []),
    ],
    ' AND ',
  )
}

const own = (actor: Actor) => Prisma.sql`${actor.id}::uuid = ANY(i.writers)`

/** Selects records on which the actor has given every verdict they can, as of the last count after a source changed. */
const done = (actor: Actor) =>
  Prisma.sql`(${actor.id}::uuid = ANY(i."doneBy") AND NOT ${outdatedSinceCounted})`

const cites = (sourceId: string) => Prisma.sql`EXISTS (
  SELECT FROM "Reference" f WHERE f."sourceId" IN ${idsOf(sourceId)} AND f."recordId" = i."recordId" AND f."revisionId" = i."revisionId")`

const at = Prisma.sql`i.at`
const record = Prisma.sql`i."recordId"`

/** This shelf, for counts. */
export const waitingShelf = (actor: Actor, shelf: WaitingShelf): Shelf => ({
  from: waitingFrom,
  where: (filters) => waitingWhere(actor, shelf, filters),
  kind: Prisma.sql`i.kind`,
  language: Prisma.sql`i.language`,
  at,
  record,
  revision: Prisma.sql`i."revisionId"`,
})

/** The items of this shelf as "waiting", with what their marks are read from. For WITH. */
export const waitingItems = (actor: Actor, shelf: WaitingShelf, filters: QueueFilters) => Prisma.sql`
  waiting AS MATERIALIZED (
    SELECT i."recordId", i."revisionId", i.rounds, i."comparedWith", i.reopened, i.at, i."countedAt", i.open
    ${waitingFrom} WHERE ${waitingWhere(actor, shelf, filters)})`

/** The number of "waiting" items, or of those with this mark, as a scalar. */
export const countWaiting = (mark?: QueueMark) =>
  countOf(Prisma.sql`FROM waiting i`, mark ? marked[mark]() : Prisma.sql`TRUE`)

type Row = Omit<QueueRow, 'waiting'> & {
  revision: number
  comparedWith: number | null
  marks: QueueMark[]
  changed: string[]
  added: string[]
  removed: number
  subjects: number
  open: string[]
  isCounted: boolean
  /** Keys of subjects whose verdicts became outdated since it was counted. */
  outdated: string[]
  days: number
  holderId: string | null
  holder: string | null
  until: Date | null
}

/** Up to `limit` waiting records of this shelf, the longest waiting first. One query. */
export function waitingRows(
  actor: Actor,
  shelf: WaitingShelf,
  filters: QueueFilters,
  limit: number,
): Promise<QueueRow[]> {
  const past = filters.after ? Prisma.sql` AND ${isAfter(at, record, filters.after)}` : Prisma.empty
  return rowsWhere(actor, shelf, Prisma.sql`${waitingWhere(actor, shelf, filters)}${past}`, limit)
}

/** One waiting record with the reason, the time and its claim; null when it doesn't wait or the actor can't see it. One query. */
export async function waitingOf(
  actor: Actor,
  { id, state }: { id: string; state: WorkState },
): Promise<Waiting | null> {
  const shelf = state === 'IN_REVIEW' ? 'review' : state === 'APPROVED' ? 'publish' : null
  if (!shelf) return null
  const only = Prisma.sql`${waitingWhere(actor, shelf, { whose: 'all' })} AND i."recordId" = ${id}::uuid`
  const [row] = await rowsWhere(actor, shelf, only, 1)
  return row?.waiting ?? null
}

async function rowsWhere(
  actor: Actor,
  shelf: WaitingShelf,
  where: Prisma.Sql,
  limit: number,
): Promise<QueueRow[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT i."recordId" AS id, i.kind, i.title, i.language, e.number AS live, r.editions + 1 AS making, i.rounds, ${own(actor)} AS "isOwn",
      i.at, m.name AS by, v.message AS reason, v.number AS revision, i."comparedWith", ${marksOf()} AS marks, i.changed, i.added,
      i.removed, i.subjects, i.open, i."countedAt" IS NOT NULL AS "isCounted", ${outdatedKeys} AS outdated,
      floor(extract(epoch FROM now() - i.at) / 86400)::int AS days, holder.id AS "holderId", holder.name AS holder, i."claimUntil" AS until,
      ${cursorOf(at, record)} AS cursor
    ${waitingFrom}
    JOIN "Revision" v ON v.id = i."revisionId"
    JOIN "Member" m ON m.id = i."byId"
    LEFT JOIN "Edition" e ON e.id = r."liveId"
    WHERE ${where}
    ORDER BY i.at, i."recordId"
    LIMIT ${limit}`
  return rows.map((row) => rowOf(actor, shelf, row))
}

function rowOf(actor: Actor, shelf: WaitingShelf, row: Row): QueueRow {
  const { marks, open, isCounted, outdated, holderId, holder, until, revision, comparedWith, ...rest } = row
  const { changed, added, removed, subjects, days, ...common } = rest
  return {
    ...common,
    waiting: {
      revision,
      comparedWith,
      marks,
      changed: keptNames(changed),
      added: keptNames(added),
      removed,
      subjects,
      open: isCounted ? new Set([...open, ...outdated]).size : null,
      days,
      overdueBy: Math.max(0, days - env.STELE_REVIEW_DAYS),
      claim:
        holderId && holder && until
          ? { by: holder, byId: holderId, isOwn: holderId === actor.id, until }
          : null,
      mayClaim: actsOn(actor, shelf) && !common.isOwn,
    },
  }
}
