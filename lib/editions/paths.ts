import 'server-only'
import { db, type Tx } from '@/lib/db'
import { FIRST_PAGE } from './first-page'

/**
 * Addresses of all cached pages that publishing or withdrawing the record changes, for `revalidatePath` after the transaction: the first
 * page, the record, its editions, its tombstone, and every source that any of its editions rests on. Lists, search and sitemap are made
 * for each request. One query.
 */
export async function pathsOf(slug: string, client: Tx | typeof db = db): Promise<string[]> {
  const [row] = await client.$queryRaw<{ editions: number; sourceIds: string[] | null }[]>`
    SELECT r.editions, array_agg(DISTINCT f."sourceId"::text) FILTER (WHERE f."sourceId" IS NOT NULL) AS "sourceIds"
    FROM "Record" r
    LEFT JOIN "Edition" e ON e."recordId" = r.id
    LEFT JOIN "Reference" f ON f."revisionId" = e."revisionId"
    WHERE r.slug = ${slug} GROUP BY r.id`
  const numbers = Array.from({ length: row?.editions ?? 0 }, (_, index) => index + 1)
  return [
    FIRST_PAGE,
    `/records/${slug}`,
    `/records/${slug}/editions`,
    ...numbers.map((number) => `/records/${slug}/editions/${number}`),
    `/withdrawn/${slug}`,
    ...(row?.sourceIds ?? []).map((id) => `/sources/${id}`),
  ]
}
