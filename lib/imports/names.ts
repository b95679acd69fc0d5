import 'server-only'
import { db, type Tx } from '@/lib/db'
import { wordLine } from '@/lib/folding/word-lines'
import type { AuthorityKind } from '@/lib/generated/prisma/enums'
import type { NamedIn } from './rows/names-thread'
import { type KnownNames, nameKey } from './rows/record-rows'

/** The entries under Names that have these names, by kind and name. A name that two entries have is tied to none of them. */
export async function knownNames(named: readonly NamedIn[]): Promise<KnownNames> {
  if (named.length === 0) return {}
  const asked = named.map(({ kind, name }) => ({ kind, name, words: wordLine(name) }))
  const rows = await db.$queryRaw<{ kind: AuthorityKind; name: string; id: string }[]>`
    WITH given AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS g(kind text, name text, words text))
    SELECT kind, name, min(id::text) AS id FROM (
      SELECT g.kind, g.name, a.id FROM given g JOIN "Authority" a ON a.words = g.words AND a.kind::text = g.kind WHERE a."mergedIntoId" IS NULL
      UNION
      SELECT g.kind, g.name, a.id FROM given g JOIN "AuthorityVariant" v ON v.words = g.words
      JOIN "Authority" a ON a.id = v."authorityId" AND a.kind::text = g.kind WHERE a."mergedIntoId" IS NULL
    ) found GROUP BY kind, name HAVING count(*) = 1`
  return Object.fromEntries(rows.map(({ kind, name, id }) => [nameKey(kind, name), id]))
}

/** True when all of these names are still there, which are then locked until the transaction ends. */
export async function keepNames(tx: Tx, names: KnownNames): Promise<boolean> {
  const ids = [...new Set(Object.values(names))]
  if (ids.length === 0) return true
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM "Authority" WHERE id = ANY(${ids}::uuid[]) AND "mergedIntoId" IS NULL FOR KEY SHARE`
  return rows.length === ids.length
}
