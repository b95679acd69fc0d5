import 'server-only'
import type { Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'

/**
 * True of a mask "Mask" m on all of a text that repeats one on a part of an older copy: where that part is in this text isn't known. It is lifted
 * alone, and hides no more than it was set for: an erasure doesn't rely on it.
 */
export const isUnplacedSql = Prisma.sql`(m.start = 0 AND m."repeatsId" IS NOT NULL AND EXISTS (
  SELECT FROM "Mask" o JOIN "TextLayer" part ON part.id = o."textLayerId" JOIN "Holding" older ON older.id = part."holdingId",
    "TextLayer" whole JOIN "Holding" better ON better.id = whole."holdingId"
  WHERE o.id = m."repeatsId" AND whole.id = m."textLayerId" AND m."end" = whole.length
    AND older.sha256 <> better.sha256 AND NOT (o.start = 0 AND o."end" = part.length)))`

/** The ids of those of these masks that are on all of a text because their place in it isn't known. */
export async function unplacedAmong(tx: Tx, masks: readonly { id: string }[]): Promise<ReadonlySet<string>> {
  if (masks.length === 0) return new Set()
  const ids = masks.map(({ id }) => id)
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT m.id::text FROM "Mask" m WHERE m.id = ANY(${ids}::uuid[]) AND ${isUnplacedSql}`
  return new Set(rows.map(({ id }) => id))
}
