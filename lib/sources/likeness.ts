import 'server-only'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { parseId } from '@/lib/input'

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
    FROM "Source" t JOIN "Source" s ON stele_fold(s.title) % stele_fold(t.title) AND s.id <> t.id AND s."mergedIntoId" IS NULL
    WHERE t.id = ${parseId(sourceId)}::uuid
      AND similarity(stele_fold(s.title), stele_fold(t.title)) > 0.6
      AND coalesce(stele_fold(s."containerTitle"), '') = coalesce(stele_fold(t."containerTitle"), '')
    ORDER BY similarity(stele_fold(s.title), stele_fold(t.title)) DESC, s.id LIMIT 10`
}
