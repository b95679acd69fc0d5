import 'server-only'
import type { Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { keptIdSql } from '@/lib/sources/merged-sources'
import { consentClassSql, shownAfterEmbargoSql, shownToReadersSql } from './access'

const now = Prisma.sql`(${shownToReadersSql})::"HoldingShown"`
const later = Prisma.sql`(${shownAfterEmbargoSql})::"HoldingShown"`

/** Selects one copy, "Holding" h. */
export const thisCopy = (id: string): Prisma.Sql => Prisma.sql`h.id = ${id}::uuid`

/** Selects the copies, "Holding" h, of the sources that a record cites. */
export const copiesOfRecord = (recordId: string): Prisma.Sql => Prisma.sql`h."sourceId" IN (
  SELECT s.id FROM "Reference" f JOIN "Source" cited ON cited.id = f."sourceId"
    JOIN "Source" s ON ${keptIdSql('s')} = ${keptIdSql('cited')} WHERE f."recordId" = ${recordId}::uuid)`

/** Selects the copies, "Holding" h, of these sources. */
export const copiesOfSources = (ids: readonly string[]): Prisma.Sql => Prisma.sql`h."sourceId" IN (
  SELECT s.id FROM "Source" cited JOIN "Source" s ON ${keptIdSql('s')} = ${keptIdSql('cited')}
  WHERE cited.id = ANY(${ids}::uuid[]))`

/**
 * Makes a change that can open copies to readers, of those that the condition on "Holding" h selects, today or when an embargo ends. Editions that
 * are published already keep what readers saw of them before: no one opens a copy alone. More is seen with the next edition, which someone else
 * publishes. `endsEmbargo`: the change lets an embargo end earlier. An embargo that a change leaves alone ends on its day.
 * Changes of one copy wait for each other: two that open it by different terms would each find it closed by the other's. Records are locked before.
 */
export async function withoutOpening<Result>(
  tx: Tx,
  copies: Prisma.Sql,
  change: () => Promise<Result>,
  endsEmbargo = false,
): Promise<Result> {
  await tx.$queryRaw`SELECT FROM "Holding" h WHERE ${copies} ORDER BY h.id FOR NO KEY UPDATE OF h`
  const before = await tx.$queryRaw<{ id: string; shown: string; later: string }[]>`
    SELECT h.id::text, ${now}::text AS shown, ${later}::text AS later FROM "Holding" h WHERE ${copies} AND ${now} <> 'WHOLE'`
  const result = await change()
  if (before.length === 0) return result
  await tx.$executeRaw`
    INSERT INTO "NarrowedCopy" AS n ("holdingId", "editionId", shown)
    SELECT DISTINCT h.id, e.id, kept.shown
    FROM unnest(${before.map(({ id }) => id)}::uuid[], ${before.map(({ shown }) => shown)}::"HoldingShown"[],
      ${before.map((was) => was.later)}::"HoldingShown"[]) AS was(id, shown, later)
    JOIN "Holding" h ON h.id = was.id
    CROSS JOIN LATERAL (SELECT greatest(
      CASE WHEN ${now} < was.shown OR ${endsEmbargo} AND ${later} < was.shown THEN was.shown END,
      CASE WHEN ${later} < was.later THEN was.later END) AS shown) AS kept
    JOIN "TextLayer" t ON t."holdingId" = h.id JOIN "Passage" p ON p."textLayerId" = t.id JOIN "Reference" f ON f."passageId" = p.id
    JOIN "Edition" e ON e."revisionId" = f."revisionId"
    WHERE kept.shown IS NOT NULL
    ON CONFLICT ("holdingId", "editionId") DO UPDATE SET shown = greatest(n.shown, EXCLUDED.shown)`
  return result
}

/**
 * Makes a change that can take copies, of those that the condition selects, out of the reach of a consent without a decision on them: a citation is
 * removed, a source merged, a text erased. Members who can't read them then can't after it: they get the class that the consent gave them. `isKept` where
 * one did: the caller must write an event.
 */
export async function keepingClass<Result>(
  tx: Tx,
  copies: Prisma.Sql,
  change: () => Promise<Result>,
): Promise<{ result: Result; isKept: boolean }> {
  const before = await tx.$queryRaw<{ id: string; access: string }[]>`
    SELECT h.id::text, ${consentClassSql}::text AS access FROM "Holding" h WHERE ${copies} AND ${consentClassSql} > h.access`
  const result = await change()
  if (before.length === 0) return { result, isKept: false }
  const kept = await tx.$executeRaw`
    UPDATE "Holding" h SET access = was.access
    FROM unnest(${before.map(({ id }) => id)}::uuid[], ${before.map(({ access }) => access)}::"HoldingAccess"[]) AS was(id, access)
    WHERE h.id = was.id AND ${consentClassSql} < was.access`
  return { result, isKept: kept > 0 }
}
