import 'server-only'
import { db } from '@/lib/db'
import { hiddenNamesSql, isNotHiddenSql } from '@/lib/editions/indexing/shown-names'
import { Prisma } from '@/lib/generated/prisma/client'
import { publicQuery } from '@/lib/replica'
import { listedNameKinds, namePath } from '@/lib/search/name-kinds'

/**
 * The addresses of one sitemap. With their addresses in eleven languages they take about 1.5 MB, which are in memory several times while it is made.
 */
export const SITEMAP_SIZE = 1_000

export type Address = { slug: string; publishedAt: Date; language: string; translations: Translation[] }
type Translation = { slug: string; language: string; relation: 'ORIGINAL' | 'TRANSLATION' | 'SIBLING' }
type Member = { originalId: string; recordId: string; slug: string; language: string }

/** What sitemaps list, besides the archive's own pages. */
export const sitemapParts = ['records', 'sources', 'names'] as const
export type SitemapPart = (typeof sitemapParts)[number]

/** Sources cited by an edition that readers can open, also by the id of a merged one: those that have a page (`answerOf`). */
const citedSources = Prisma.sql`"Source" s WHERE s."mergedIntoId" IS NULL AND EXISTS (
  SELECT FROM "Source" a JOIN "Reference" f ON f."sourceId" = a.id JOIN "Edition" e ON e."revisionId" = f."revisionId"
  WHERE a.id IN (SELECT s.id UNION ALL SELECT m.id FROM "Source" m WHERE m."mergedIntoId" = s.id)
    AND e.number > coalesce((SELECT max(w."throughEdition") FROM "Withdrawal" w WHERE w."recordId" = e."recordId"), 0))`

const shownNames = Prisma.sql`(SELECT DISTINCT n.kind, n.key FROM "SearchName" n
  WHERE n.kind IN (${Prisma.join(listedNameKinds.map((kind) => kind.toUpperCase()))}) AND ${isNotHiddenSql}) AS one`

/** The number of addresses of each part. */
export async function sitemapTotals(): Promise<Record<SitemapPart, number>> {
  const [totals] = await publicQuery<[Record<SitemapPart, number>]>`
    WITH ${hiddenNamesSql}
    SELECT (SELECT count(*)::int FROM "SearchEntry") AS records, (SELECT count(*)::int FROM ${citedSources}) AS sources,
      (SELECT count(*)::int FROM ${shownNames}) AS names`
  return totals
}

/** The paths of the pages of sources, or of names, that one sitemap lists, in a stable order; `page` counts from 1. One query. */
export async function livePaths(part: Exclude<SitemapPart, 'records'>, page: number): Promise<string[]> {
  const range = Prisma.sql`LIMIT ${SITEMAP_SIZE} OFFSET ${(page - 1) * SITEMAP_SIZE}`
  if (part === 'sources') {
    const sources = await publicQuery<{ id: string }[]>`
      SELECT s.id::text FROM ${citedSources} ORDER BY s.id ${range}`
    return sources.map(({ id }) => `/sources/${id}`)
  }
  const names = await publicQuery<{ kind: string; key: string }[]>`
    WITH ${hiddenNamesSql} SELECT kind, key FROM ${shownNames} ORDER BY kind, key ${range}`
  return names.flatMap(({ kind, key }) => {
    const listed = listedNameKinds.find((one) => one.toUpperCase() === kind)
    return listed ? [namePath(listed, key)] : []
  })
}

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
