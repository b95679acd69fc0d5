import 'server-only'
import { db } from '@/lib/db'

/** The records of one sitemap. With their addresses in eleven languages they take about 3 MB, which are in memory several times while it is made. */
export const SITEMAP_SIZE = 2_000

export type Address = { slug: string; publishedAt: Date; language: string; translations: Translation[] }
type Translation = { slug: string; language: string; relation: 'ORIGINAL' | 'TRANSLATION' | 'SIBLING' }
type Member = { originalId: string; recordId: string; slug: string; language: string }

/** The number of sitemaps for all live records; at least one. */
export const sitemapCount = async () => Math.max(1, Math.ceil((await db.searchEntry.count()) / SITEMAP_SIZE))

/** Of each record of one sitemap that has public translations or is one: the records that are translations of one another, the original first. */
const linkedWith = (ids: readonly string[]): Promise<Member[]> => db.$queryRaw<Member[]>`
  WITH works AS (
    SELECT DISTINCT "originalId" FROM "RecordTranslation" WHERE "recordId" = ANY(${[...ids]}::uuid[]) OR "originalId" = ANY(${[...ids]}::uuid[])),
  members AS (
    SELECT "originalId", "originalId" AS "recordId" FROM works
    UNION SELECT "originalId", "recordId" FROM works JOIN "RecordTranslation" USING ("originalId"))
  SELECT m."originalId", m."recordId", s.slug, s.language FROM members m JOIN "SearchEntry" s USING ("recordId")
  ORDER BY m."recordId" <> m."originalId", s.language, s.slug`

/** The live records of one sitemap with their public translations, in a stable order; `page` counts from 1. Two queries. */
export async function liveAddresses(page: number): Promise<Address[]> {
  const records = await db.searchEntry.findMany({
    orderBy: { recordId: 'asc' },
    skip: (page - 1) * SITEMAP_SIZE,
    take: SITEMAP_SIZE,
    select: { recordId: true, slug: true, publishedAt: true, language: true },
  })
  const members = await linkedWith(records.map(({ recordId }) => recordId))
  const works = new Map(members.map(({ recordId, originalId }) => [recordId, originalId]))
  const byWork = Map.groupBy(members, ({ originalId }) => originalId)
  return records.map(({ recordId, ...record }) => {
    const originalId = works.get(recordId)
    const others = originalId === undefined ? [] : (byWork.get(originalId) ?? [])
    const translations = others
      .filter((other) => other.recordId !== recordId && other.language !== record.language)
      .map(({ slug, language, recordId: id }) => ({
        slug,
        language,
        relation:
          id === originalId
            ? ('ORIGINAL' as const)
            : recordId === originalId
              ? ('TRANSLATION' as const)
              : ('SIBLING' as const),
      }))
    return { ...record, translations }
  })
}
