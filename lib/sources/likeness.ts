import 'server-only'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { parseId } from '@/lib/input'

/** A condition: "s" and "t" are in the same newspaper, journal or book, or both in none. */
const sameContainer = Prisma.sql`(s."containerTitle" IS NULL) = (t."containerTitle" IS NULL)
  AND (t."containerTitle" IS NULL OR s."containerWords" = t."containerWords")`

export type LikeSource = {
  id: string
  title: string
  containerTitle: string | null
  issuedVerbatim: string | null
}

/**
 * At most ten entries that could be the same source: a similar title (pg_trgm above 0.6) in the same newspaper, journal or book, or in none.
 * The most similar first. One query.
 */
export function likeSources(_actor: Actor, sourceId: string): Promise<LikeSource[]> {
  return db.$queryRaw<LikeSource[]>`
    SELECT s.id, s.title, s."containerTitle", s."issuedVerbatim"
    FROM "Source" t CROSS JOIN LATERAL stele_titled_alike(t."titleWords") AS alike JOIN "Source" s ON s.id = alike
    WHERE t.id = ${parseId(sourceId)}::uuid AND s.id <> t.id AND s."mergedIntoId" IS NULL AND ${sameContainer}
    ORDER BY similarity(s."titleWords", t."titleWords") DESC, s.id LIMIT 10`
}
