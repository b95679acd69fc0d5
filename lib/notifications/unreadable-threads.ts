import 'server-only'
import { type Actor, can } from '@/lib/access'
import { readableSql } from '@/lib/access-sql'
import type { Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'

/**
 * The discussions of passages of copies that the actor can't read, of those of "Thread" d that meet the condition. One query, or none for members
 * who can read all copies.
 */
export async function unreadableThreads(client: Tx, actor: Actor, which: Prisma.Sql): Promise<string[]> {
  if (can(actor, 'seeIdentities')) return []
  const rows = await client.$queryRaw<{ id: string }[]>`
    WITH discussed AS MATERIALIZED (
      SELECT d.id, t."holdingId" FROM "Thread" d JOIN "Passage" p ON p.id = d."passageId" JOIN "TextLayer" t ON t.id = p."textLayerId"
      WHERE ${which})
    SELECT discussed.id::text FROM discussed WHERE "holdingId" IN (
      SELECT h.id FROM "Holding" h WHERE h.id IN (SELECT "holdingId" FROM discussed) AND NOT (${readableSql(actor)}))`
  return rows.map(({ id }) => id)
}
