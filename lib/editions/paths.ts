import 'server-only'
import { db, type Tx } from '@/lib/db'
import { FIRST_PAGE } from './first-page'

/**
 * Addresses of all cached pages that publishing or withdrawing the record changes, for `revalidatePath` after the transaction: the first
 * page, the record, its editions, its tombstone, every source that any of its editions rests on, and records that count what any of them
 * counts. Lists, search and sitemap are made for each request. Two queries.
 */
export async function pathsOf(slug: string, client: Tx | typeof db = db): Promise<string[]> {
  const [row] = await client.$queryRaw<{ editions: number; sourceIds: string[] | null }[]>`
    SELECT r.editions, array_agg(DISTINCT coalesce(s."mergedIntoId", s.id)::text) FILTER (WHERE s.id IS NOT NULL) AS "sourceIds"
    FROM "Record" r
    LEFT JOIN "Edition" e ON e."recordId" = r.id
    LEFT JOIN "Reference" f ON f."revisionId" = e."revisionId"
    LEFT JOIN "Source" s ON s.id = f."sourceId"
    WHERE r.slug = ${slug} GROUP BY r.id`
  const beside = await client.$queryRaw<{ slug: string }[]>`
    SELECT other.slug FROM "Edition" e JOIN "Record" other ON other."liveId" = e.id
    WHERE other.slug <> ${slug} AND stele_edition_figure_keys(e.snapshot) && (
      SELECT array_agg(DISTINCT key) FROM "Record" r JOIN "Edition" own ON own."recordId" = r.id,
        jsonb_path_query(own.snapshot, 'lax $.content.figures[*]') AS figure, unnest(stele_standing_figure_keys(figure)) AS key
      WHERE r.slug = ${slug})`
  const numbers = Array.from({ length: row?.editions ?? 0 }, (_, index) => index + 1)
  return [
    FIRST_PAGE,
    `/records/${slug}`,
    `/records/${slug}/editions`,
    ...numbers.flatMap((number) => [
      `/records/${slug}/editions/${number}`,
      `/records/${slug}/editions/${number}/changes`,
    ]),
    `/withdrawn/${slug}`,
    ...(row?.sourceIds ?? []).map((id) => `/sources/${id}`),
    ...beside.map(({ slug: other }) => `/records/${other}`),
  ]
}
