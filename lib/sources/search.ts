import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import { containsSimilar, hasWords } from '@/lib/words-sql'

const newest = Prisma.sql`s."updatedAt" DESC, s.id`
const words = Prisma.sql`s.words`

/** Selects sources (`s`) that have these words in a title, the container, the publisher or a name. */
export const havingText = (text: string): Prisma.Sql => hasWords(words, text)

/**
 * Ids of the first sources, the newest if no other order is given, that have these words in a title, the container, the publisher or a name, among those that match `where` (on `s`), as
 * a subquery: a rare word is found by its trigram index, a common one by reading the newest rows.
 */
export const containingText = (
  text: string,
  where: Prisma.Sql,
  limit: number,
  order = newest,
): Prisma.Sql => Prisma.sql`(
    SELECT s.id FROM "Source" s WHERE ${where} AND ${havingText(text)} ORDER BY ${order} LIMIT ${limit})`

/** Ids of some sources with similar words, for when no source has exactly these. */
export const containingSimilar = (text: string, where: Prisma.Sql, limit: number): Prisma.Sql => Prisma.sql`(
    SELECT s.id FROM "Source" s WHERE ${where} AND ${containsSimilar(words, text)} LIMIT ${limit})`
