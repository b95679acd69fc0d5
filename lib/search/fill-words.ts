import 'server-only'
import { db } from '@/lib/db'
import { wordLine } from '@/lib/folding/word-lines'
import { Prisma } from '@/lib/generated/prisma/client'

const AT_ONCE = 500

/** For each table, its key and the text that its words are of. */
const tables: readonly { table: Prisma.Sql; key: Prisma.Sql; text: Prisma.Sql }[] = [
  { table: Prisma.sql`"Authority"`, key: Prisma.sql`id`, text: Prisma.sql`name` },
  { table: Prisma.sql`"AuthorityVariant"`, key: Prisma.sql`id`, text: Prisma.sql`name` },
  { table: Prisma.sql`"Draft"`, key: Prisma.sql`"recordId"`, text: Prisma.sql`title` },
  {
    table: Prisma.sql`"Source"`,
    key: Prisma.sql`id`,
    text: Prisma.sql`concat_ws(E'\n', title, "titleShort", "containerTitle", "collectionTitle", publisher, (
      SELECT string_agg(coalesce(c.literal, concat_ws(' ', c.given, c.family)), E'\n') FROM "SourceContributor" c WHERE c."sourceId" = "Source".id))`,
  },
]

/** Fills the words of names and titles that have none: those from before this column. Returns how many. Safe to run again. */
export async function fillWords(): Promise<number> {
  let filled = 0
  for (const { table, key, text } of tables)
    for (;;) {
      const rows = await db.$queryRaw<{ id: string; text: string }[]>`
        SELECT ${key} AS id, ${text} AS text FROM ${table} WHERE words IS NULL LIMIT ${AT_ONCE}`
      if (rows.length === 0) break
      await db.$executeRaw`
        UPDATE ${table} SET words = made.words
        FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ text }) => wordLine(text))}::text[]) AS made(id, words)
        WHERE ${table}.${key} = made.id AND ${table}.words IS NULL`
      filled += rows.length
    }
  return filled
}
