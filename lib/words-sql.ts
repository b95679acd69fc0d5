import 'server-only'
import { partsOfLine, wordLine } from '@/lib/folding/word-lines'
import { Prisma } from '@/lib/generated/prisma/client'

/** A condition: the line of words in this column has every word of the text, or begins one with it. Nothing has a text of signs only. */
export function hasWords(column: Prisma.Sql, text: string): Prisma.Sql {
  const parts = partsOfLine(text)
  return parts.length === 0
    ? Prisma.sql`FALSE`
    : Prisma.sql`(${Prisma.join(
        parts.map((part) => Prisma.sql`${column} LIKE ${`%${part}%`}`),
        ' AND ',
      )})`
}

/** A condition: the line of words in this column resembles the text (pg_trgm). */
export const resemblesWords = (column: Prisma.Sql, text: string): Prisma.Sql =>
  Prisma.sql`${column} % ${wordLine(text)}`

/** A condition: a part of the line of words in this column resembles the text. */
export const containsSimilar = (column: Prisma.Sql, text: string): Prisma.Sql =>
  Prisma.sql`${wordLine(text)} <% ${column}`
