import 'server-only'
import { db } from '@/lib/db'
import { wordLine } from '@/lib/folding/word-lines'
import { Prisma } from '@/lib/generated/prisma/client'
import { FOUND_BY } from '@/lib/holdings/passages'

const AT_ONCE = 500

type Filled = { table: Prisma.Sql; key: Prisma.Sql; column: Prisma.Sql; text: Prisma.Sql }

const words = Prisma.sql`words`

/** For each column of words, its table, the key of a row, and the text that the words are of. */
const columns: readonly Filled[] = [
  { table: Prisma.sql`"Authority"`, key: Prisma.sql`id`, column: words, text: Prisma.sql`name` },
  { table: Prisma.sql`"AuthorityVariant"`, key: Prisma.sql`id`, column: words, text: Prisma.sql`name` },
  { table: Prisma.sql`"Draft"`, key: Prisma.sql`"recordId"`, column: words, text: Prisma.sql`title` },
  {
    table: Prisma.sql`"Passage"`,
    key: Prisma.sql`id`,
    column: words,
    text: Prisma.sql`left(exact, ${FOUND_BY})`,
  },
  {
    table: Prisma.sql`"Source"`,
    key: Prisma.sql`id`,
    column: words,
    text: Prisma.sql`concat_ws(E'\n', title, "titleShort", "containerTitle", "collectionTitle", publisher, (
      SELECT string_agg(coalesce(c.literal, concat_ws(' ', c.given, c.family)), E'\n') FROM "SourceContributor" c WHERE c."sourceId" = "Source".id))`,
  },
  {
    table: Prisma.sql`"Source"`,
    key: Prisma.sql`id`,
    column: Prisma.sql`"titleWords"`,
    text: Prisma.sql`title`,
  },
  {
    table: Prisma.sql`"Source"`,
    key: Prisma.sql`id`,
    column: Prisma.sql`"containerWords"`,
    text: Prisma.sql`coalesce("containerTitle", publisher)`,
  },
]

/** Fills the words of names and titles that have none: those from before these columns. Returns how many. Safe to run again. */
export async function fillWords(): Promise<number> {
  let filled = 0
  for (const { table, key, column, text } of columns)
    for (;;) {
      const rows = await db.$queryRaw<{ id: string; text: string }[]>`
        SELECT ${key} AS id, ${text} AS text FROM ${table} WHERE ${column} IS NULL AND ${text} IS NOT NULL LIMIT ${AT_ONCE}`
      if (rows.length === 0) break
      await db.$executeRaw`
        UPDATE ${table} SET ${column} = made.words
        FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ text }) => wordLine(text))}::text[]) AS made(id, words)
        WHERE ${table}.${key} = made.id AND ${table}.${column} IS NULL`
      filled += rows.length
    }
  return filled
}
