import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { RecordRelationType } from '@/lib/generated/prisma/enums'
import { publicQuery } from '@/lib/replica'
import type { RelatedRecord } from './related'

export type StatedRelation = RelatedRecord & {
  type: RecordRelationType
  /** False where the other record states it of this one. */
  isOwn: boolean
}

/** The most that a page shows, and that one query of all relations returns. */
const MOST = 100

type Row = StatedRelation & { id: string }

const rowsAfter = (recordId: string, last: Row | undefined, most = MOST): Promise<Row[]> => publicQuery<
  Row[]
>`
  /* by key */ WITH stated AS (
    SELECT id, type, "toId" AS "recordId", true AS "isOwn" FROM "RecordRelation" WHERE "fromId" = ${recordId}::uuid AND "checkedAt" IS NOT NULL
    UNION ALL
    SELECT id, type, "fromId", false FROM "RecordRelation" WHERE "toId" = ${recordId}::uuid AND "checkedAt" IS NOT NULL)
  SELECT stated.id, stated.type::text AS type, stated."isOwn", s.slug, s.kind, s.title, s.attribution, s.fields, s.language
  FROM stated JOIN "SearchEntry" s USING ("recordId") JOIN "Record" r ON r.id = s."recordId" AND r."liveId" IS NOT NULL
  ${last ? Prisma.sql`WHERE (NOT stated."isOwn", stated.type, stated.id) > (${!last.isOwn}, ${last.type}::"RecordRelationType", ${last.id}::uuid)` : Prisma.empty}
  ORDER BY NOT stated."isOwn", stated.type, stated.id LIMIT ${most}`

const relationOf = ({ id: _, ...relation }: Row): StatedRelation => relation

/** The relations that a page shows, and whether these are all. */
export type FirstRelations = { first: StatedRelation[]; isAll: boolean }

/**
 * The live records to which a relation was stated and checked, in either direction, those of the record itself first: as many as a page shows.
 * One query.
 */
export async function firstStatedRelations(recordId: string): Promise<FirstRelations> {
  const rows = await rowsAfter(recordId, undefined, MOST + 1)
  return { first: rows.slice(0, MOST).map(relationOf), isAll: rows.length <= MOST }
}

/** The same without a limit, for data: one query for each hundred. */
export async function statedRelations(recordId: string): Promise<StatedRelation[]> {
  const all: Row[] = []
  let rows: Row[]
  do {
    rows = await rowsAfter(recordId, all.at(-1))
    all.push(...rows)
  } while (rows.length === MOST)
  return all.map(relationOf)
}
