import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'

const patternOf = (words: string) => `%${words.replace(/[\\%_]/g, '\\$&')}%`
const newest = Prisma.sql`ORDER BY s."updatedAt" DESC, s.id`

/**
 * Ids of the newest sources with this text in the title, container or a name, among those that match `where` (on `s`), as a subquery.
 * Each branch has its own `limit`: a rare word is found by its trigram index, a common one by reading the newest rows, and the newest of all
 * are among the newest of each branch. One or two letters are searched in titles only: they have no trigram, and they are usually the
 * beginning of a title.
 */
export function containingText(words: string, where: Prisma.Sql, limit: number): Prisma.Sql {
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

/** Ids of some sources with a similar text in the title, for when no source has exactly this text. */
export function containingSimilar(words: string, where: Prisma.Sql, limit: number): Prisma.Sql {
  return Prisma.sql`(
    SELECT s.id FROM "Source" s WHERE ${where} AND stele_fold(${words}) <% stele_fold(s.title) LIMIT ${limit})`
}
