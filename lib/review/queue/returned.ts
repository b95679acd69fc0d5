import 'server-only'
import type { Actor } from '@/lib/access'
import { touchedSql, visibleSql } from '@/lib/access-sql'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { idsOf } from '@/lib/sources/merged-sources'
import { cursorOf, daysAgo, isAfter, ownWork, titled } from './conditions'
import type { Shelf } from './facets'
import type { QueueFilters } from './filters'
import type { QueueRow } from './row'

// Counts that need nothing from the draft don't read it: every record has one.
const returnedFrom = Prisma.sql`FROM "Record" r LEFT JOIN "Draft" d ON d."recordId" = r.id`
const at = Prisma.sql`r."stateAt"`
const record = Prisma.sql`r.id`

const cites = (sourceId: string) => Prisma.sql`EXISTS (
  SELECT FROM "Reference" f WHERE f."sourceId" IN ${idsOf(sourceId)} AND f."recordId" = r.id AND f."revisionId" IS NULL)`

/** Selects returned records that the actor wrote part of, or everyone's when asked. Filters apply to their current drafts. */
function returnedWhere(actor: Actor, { kind, language, q, source, age, whose }: QueueFilters): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`r.state = 'RETURNED'`,
      visibleSql(actor),
      ...(whose === 'all' ? [] : [touchedSql(actor)]),
      ...(kind ? [Prisma.sql`r.kind = ${kind}`] : []),
      ...(language ? [Prisma.sql`d.language = ${language}`] : []),
      ...(q ? [titled(record, q)] : []),
      ...(source ? [cites(source)] : []),
      ...(age ? [daysAgo(at, age)] : []),
    ],
    ' AND ',
  )
}

/** This shelf, for counts. */
export const returnedShelf = (actor: Actor): Shelf => ({
  from: returnedFrom,
  where: (filters) => returnedWhere(actor, filters),
  kind: Prisma.sql`r.kind`,
  language: Prisma.sql`d.language`,
  at,
  record,
  revision: null,
})

/** Up to `limit` returned records, the longest waiting first, with the reason. One query. */
export async function returnedRows(actor: Actor, filters: QueueFilters, limit: number): Promise<QueueRow[]> {
  const rows = await db.$queryRaw<Omit<QueueRow, 'waiting'>[]>`
    SELECT r.id, r.kind, d.title, d.language, e.number AS live, r.editions + 1 AS making, ${ownWork(actor)} AS "isOwn",
      (SELECT count(*)::int FROM "Transition" s WHERE s."recordId" = r.id AND s.action = 'SUBMIT' AND s.at > coalesce(
        (SELECT max(p.at) FROM "Transition" p WHERE p."recordId" = r.id AND p.action = 'PUBLISH'), '-infinity')) AS rounds,
      ${at} AS at, m.name AS by, last.reason, ${cursorOf(at, record)} AS cursor
    ${returnedFrom}
    JOIN LATERAL (
      SELECT t.reason, t."actorId" FROM "Transition" t WHERE t."recordId" = r.id ORDER BY t.at DESC, t.id DESC LIMIT 1) last ON TRUE
    JOIN "Member" m ON m.id = last."actorId"
    LEFT JOIN "Edition" e ON e.id = r."liveId"
    WHERE ${returnedWhere(actor, filters)} ${filters.after ? Prisma.sql`AND ${isAfter(at, record, filters.after)}` : Prisma.empty}
    ORDER BY r."stateAt", r.id
    LIMIT ${limit}`
  return rows.map((row) => ({ ...row, waiting: null }))
}
