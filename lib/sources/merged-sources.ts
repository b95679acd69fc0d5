import 'server-only'
import type { Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'

// A source that was merged into another keeps its row and its id. These functions resolve such an id in one step: a merged entry never
// points to another merged entry.

/** Condition on `s`: it was not merged into another source. */
export const isUnmerged = Prisma.sql`s."mergedIntoId" IS NULL`

/** The source with this id, or the one that it was merged into. */
export const matchesSource = (id: string) =>
  ({ OR: [{ id, mergedIntoId: null }, { mergedFrom: { some: { id } } }] }) satisfies Prisma.SourceWhereInput

/** The same for many; one row can match several of the ids (`byEachId`). */
export const matchesAnySource = (ids: readonly string[]) => {
  const named = { in: [...new Set(ids)] }
  return {
    OR: [{ id: named, mergedIntoId: null }, { mergedFrom: { some: { id: named } } }],
  } satisfies Prisma.SourceWhereInput
}

/** Rows by each of their ids: their own and those of entries that were merged into them. */
export const byEachId = <Row extends { id: string; mergedFrom: readonly { id: string }[] }>(
  rows: readonly Row[],
): Map<string, Row> =>
  new Map(
    rows.flatMap((row) => [row.id, ...row.mergedFrom.map(({ id }) => id)].map((id) => [id, row] as const)),
  )

/** In a query, the id of a source or a name: of the entry that it was merged into, else its own. */
export const keptIdSql = (alias: 'a' | 'cited' | 'named' | 'o' | 'own' | 's'): Prisma.Sql =>
  Prisma.raw(`coalesce(${alias}."mergedIntoId", ${alias}.id)`)

/** The ids that references can have for this source: its own, and those of all entries that were merged into it. */
export const idsOf = (id: string) => Prisma.sql`(
  SELECT a.id FROM "Source" a WHERE a.id = ${id}::uuid OR a."mergedIntoId" = ${id}::uuid)`

/** The merged ids among these, each with the id of the remaining entry. One query. */
export async function keptSourcesOf(client: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await client.source.findMany({
    where: { id: { in: [...new Set(ids)] }, mergedIntoId: { not: null } },
    select: { id: true, mergedIntoId: true },
  })
  return new Map(rows.flatMap(({ id, mergedIntoId }) => (mergedIntoId ? [[id, mergedIntoId] as const] : [])))
}
