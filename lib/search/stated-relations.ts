import 'server-only'
import type { RecordRelationType } from '@/lib/generated/prisma/enums'
import { publicQuery } from '@/lib/replica'
import type { RelatedRecord } from './related'

export type StatedRelation = RelatedRecord & {
  type: RecordRelationType
  /** False where the other record states it of this one. */
  isOwn: boolean
}

/** The most that a page shows. */
const MOST = 100

/** The live records to which a relation was stated and checked, in either direction, those of the record itself first. One query. */
export const statedRelations = (recordId: string): Promise<StatedRelation[]> => publicQuery<StatedRelation[]>`
  WITH stated AS (
    SELECT id, type, "toId" AS "recordId", true AS "isOwn" FROM "RecordRelation" WHERE "fromId" = ${recordId}::uuid AND "checkedAt" IS NOT NULL
    UNION ALL
    SELECT id, type, "fromId", false FROM "RecordRelation" WHERE "toId" = ${recordId}::uuid AND "checkedAt" IS NOT NULL)
  SELECT stated.type::text AS type, stated."isOwn", s.slug, s.kind, s.title, s.attribution, s.fields, s.language
  FROM stated JOIN "SearchEntry" s USING ("recordId") JOIN "Record" r ON r.id = s."recordId" AND r."liveId" IS NOT NULL
  ORDER BY stated."isOwn" DESC, stated.type, stated.id LIMIT ${MOST}`
