import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'

const patternOf = (words: string) => `%${words.replace(/[\\%_]/g, '\\$&')}%`
const newest = Prisma.sql`ORDER BY s."updatedAt" DESC, s.id`

/**
 * Ids of the newest sources that hold the words in title, container or a name, among those that `where` lets through (of `s`), as a
 * subquery. Each branch is cut at `limit` by itself: a rare word is found by its trigram index, a common one by walking the newest, and
 * the newest of all are among the newest of each. One or two letters are looked for in titles only: they have no trigram, and titles are
 * where they are typed on.
 */
export function holdingWords(words: string, where: Prisma.Sql, limit: number): Prisma.Sql {
  const pattern = patternOf(words)
  const titled = Prisma.sql`(SELECT s.id FROM "Source" s
      WHERE ${where} AND stele_fold(s.title) LIKE stele_fold(${pattern}) ${newest} LIMIT ${limit})`
  if (words.length < 3) return titled
  return Prisma.sql`(${titled}
    UNION
    (SELECT s.id FROM "Source" s
      WHERE ${where} AND stele_fold(s."containerTitle") LIKE stele_fold(${pattern}) ${newest} LIMIT ${limit})
    UNION
    (SELECT s.id FROM "SourceContributor" c JOIN "Source" s ON s.id = c."sourceId"
      WHERE ${where} AND stele_fold(coalesce(c.literal, c.family, c.given)) LIKE stele_fold(${pattern}) ${newest} LIMIT ${limit}))`
}

/** Ids of some sources whose title holds something like the words, for when nothing holds them as they are typed. */
export function holdingAlmost(words: string, where: Prisma.Sql, limit: number): Prisma.Sql {
  return Prisma.sql`(
    SELECT s.id FROM "Source" s WHERE ${where} AND stele_fold(${words}) <% stele_fold(s.title) LIMIT ${limit})`
}
