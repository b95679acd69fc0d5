import 'server-only'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { storedContent } from '@/lib/records/schema'
import { publicQuery } from '@/lib/replica'
import { withoutNames } from '@/lib/review/hidden-names/beside'
import { unnamedSpeakers } from '@/lib/review/hidden-names/speakers'
import { getTranslator } from '@/lib/settings/language'
import { readEdition, type StoredEdition, storedColumns } from './masking/shown'
import type { PublicEdition } from './queries'

/** A public record, or one whose current edition was withdrawn, with the time of its last publication or withdrawal. */
export type Harvested = {
  id: string
  slug: string
  kind: string
  /** With microseconds, in UTC: "2026-11-29T10:00:00.123456Z". */
  at: string
  isDeleted: boolean
  /** The number of the current edition; of a withdrawn record, of the last one that was withdrawn. */
  number: number
}
/** The last entry of the page before. */
type HarvestCursor = Pick<Harvested, 'at' | 'id'>
type HarvestFilter = {
  kind?: string | undefined
  from?: string | undefined
  /** Before this moment. */
  before?: string | undefined
  slug?: string | undefined
  /** Leaves out withdrawn records. */
  isPublic?: boolean
  after?: HarvestCursor | undefined
}

const iso = (column: Prisma.Sql) =>
  Prisma.sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

const harvested = Prisma.sql`(
  SELECT r.id, r.slug, r.kind, e."publishedAt" AS time, false AS "isDeleted", e.number, e.id AS "editionId"
  FROM "Record" r JOIN "Edition" e ON e.id = r."liveId"
  WHERE NOT EXISTS (SELECT FROM "GoneAddress" g WHERE g."recordId" = r.id AND g.at > e."publishedAt")
  UNION ALL
  SELECT r.id, r.slug, r.kind, max(g.at), false, e.number, e.id
  FROM "GoneAddress" g JOIN "Record" r ON r.id = g."recordId" JOIN "Edition" e ON e.id = r."liveId" AND g.at > e."publishedAt"
  GROUP BY r.id, e.id
  UNION ALL
  SELECT r.id, r.slug, r.kind, max(w.at), true, max(w."throughEdition"), NULL
  FROM "Record" r JOIN "Withdrawal" w ON w."recordId" = r.id WHERE r."liveId" IS NULL GROUP BY r.id)`

function filtered({ kind, from, before, slug, isPublic, after }: HarvestFilter): Prisma.Sql {
  const conditions = [
    Prisma.sql`true`,
    ...(kind === undefined ? [] : [Prisma.sql`h.kind = ${kind}`]),
    ...(isPublic ? [Prisma.sql`NOT h."isDeleted"`] : []),
    ...(slug === undefined ? [] : [Prisma.sql`h.slug = ${slug}`]),
    ...(from === undefined ? [] : [Prisma.sql`h.time >= ${from}::timestamptz`]),
    ...(before === undefined ? [] : [Prisma.sql`h.time < ${before}::timestamptz`]),
    ...(after === undefined
      ? []
      : [Prisma.sql`(h.time, h.id) > (${after.at}::timestamptz, ${after.id}::uuid)`]),
  ]
  return Prisma.join(conditions, ' AND ')
}

/** Public and withdrawn records by the time of their last change, oldest first; one more than `most` when more follow. */
export const harvest = (filter: HarvestFilter, most: number): Promise<Harvested[]> => publicQuery<
  Harvested[]
>`
  SELECT h.id, h.slug, h.kind, ${iso(Prisma.sql`h.time`)} AS at, h."isDeleted", h.number
  FROM ${harvested} h WHERE ${filtered(filter)} ORDER BY h.time, h.id LIMIT ${most + 1}`

/** The editions of these public records as their pages show them, by record. */
export async function harvestedEditions(
  ids: readonly string[],
): Promise<Map<string, Omit<PublicEdition, 'newest' | 'closedThrough' | 'isLive' | 'hash'>>> {
  if (ids.length === 0) return new Map()
  const rows = await publicQuery<(StoredEdition & { recordId: string })[]>`
    SELECT r.id AS "recordId", ${storedColumns} FROM "Record" r JOIN "Edition" e ON e.id = r."liveId"
    WHERE r.id = ANY(${[...ids]}::uuid[])`
  const read = await Promise.all(
    rows.map(async ({ recordId, ...row }) => {
      const { content, ...shown } = (await readEdition(row)).shown
      return [recordId, { ...shown, content: storedContent(shown.kind, content) }] as const
    }),
  )
  return new Map(read)
}

/** The time of the first change that can be harvested; null in an archive without any. */
export async function earliestHarvest(): Promise<string | null> {
  const [first] = await harvest({}, 1)
  return first?.at ?? null
}

type WithdrawnRecord = {
  id: string
  slug: string
  at: string
  throughEdition: number
  /** Null once the text was erased. */
  reason: string | null
  erasedAt: string | null
  /** True when a later edition is public. */
  isPublicAgain: boolean
}

/** All withdrawals, oldest first, with the reason that the tombstone shows; one more than `most` when more follow. */
export async function withdrawals(
  after: HarvestCursor | undefined,
  most: number,
): Promise<WithdrawnRecord[]> {
  const rows = await publicQuery<(WithdrawnRecord & { recordId: string })[]>`
    SELECT w.id, r.id::text AS "recordId", r.slug, ${iso(Prisma.sql`w.at`)} AS at, w."throughEdition", CASE WHEN x."recordId" IS NULL THEN w.reason END AS reason,
      ${iso(Prisma.sql`x.at`)} AS "erasedAt", r."liveId" IS NOT NULL AS "isPublicAgain"
    FROM "Withdrawal" w JOIN "Record" r ON r.id = w."recordId" LEFT JOIN "Erasure" x ON x."recordId" = r.id
    WHERE ${after === undefined ? Prisma.sql`true` : Prisma.sql`(w.at, w.id) > (${after.at}::timestamptz, ${after.id}::uuid)`}
    ORDER BY w.at, w.id LIMIT ${most + 1}`
  const [speakers, t] = await Promise.all([unnamedSpeakers(db), getTranslator()])
  const mark = t('archive.evidence.withheld')
  return rows.map(({ recordId, ...row }) => ({
    ...row,
    reason: row.reason && withoutNames(speakers, recordId, row.reason, mark),
  }))
}
