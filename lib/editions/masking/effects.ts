import 'server-only'
import type { Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { EDITION_CONTEXT } from '@/lib/review/schema'
import type { Range } from '@/lib/text/masked-ranges'
import { queueDeliveries } from '@/lib/webhooks/queue'
import { rewriteSearchEntry } from '../search-entry'
import type { MaskedText } from './other-texts'

/** A range of a text on which a mask was set or lifted. */
type Masked = Range & { text: MaskedText }

/**
 * The beginning of a statement: `copies` are this copy, those with the same text, all that replace one of them, and all with the same file as
 * one.
 */
export const copiesFollowing = ({
  sha256,
  holdingId,
}: Pick<MaskedText, 'sha256' | 'holdingId'>) => Prisma.sql`
  WITH RECURSIVE copies AS (
    SELECT id, sha256 FROM "Holding"
    WHERE id IN (SELECT ${holdingId}::uuid UNION SELECT t."holdingId" FROM "TextLayer" t WHERE t.sha256 = ${sha256})
    UNION SELECT next.id, next.sha256 FROM copies CROSS JOIN LATERAL (
      SELECT id, sha256 FROM "Holding" WHERE sha256 = copies.sha256
      UNION ALL SELECT id, sha256 FROM "Holding" WHERE "betterThanId" = copies.id) AS next)`

/**
 * Makes publications of records that cite a source of this copy, of its file, of a copy with the same text, or of one that replaces one of
 * these, wait until the transaction ends, and waits for those in progress, so that none reaches the search without the mask. Before the masks
 * are read, and before copies are locked.
 */
export const lockSources = (tx: Tx, text: Pick<MaskedText, 'sha256' | 'holdingId'>) =>
  tx.$executeRaw`
  ${copiesFollowing(text)}
  SELECT FROM "Source" WHERE id IN (
    SELECT s.id FROM copies JOIN "Holding" h ON h.id = copies.id
    JOIN "Source" s ON s.id = h."sourceId" OR s."mergedIntoId" = h."sourceId")
  ORDER BY id FOR NO KEY UPDATE`

/** These ranges as the rows of a table. */
const rangesOf = (
  masked: readonly Masked[],
) => Prisma.sql`unnest(${masked.map(({ text }) => text.sha256)}::text[],
      ${masked.map(({ start }) => start)}::int[], ${masked.map(({ end }) => end)}::int[]) AS range(sha256, start, stop)`

/**
 * Makes masks that were set or lifted in this transaction reach what readers see: writes the search entries of the public editions that cite these
 * ranges again, and tells other programs of the public records with an edition that shows one of them, or the text around a passage that has
 * it. Kept pages follow the events `holding.mask` and `holding.unmask`, which the caller writes. Returns how many entries there are.
 */
export async function applyMasks(tx: Tx, masked: readonly Masked[]): Promise<number> {
  if (masked.length === 0) return 0
  const editions = await tx.$queryRaw<{ id: string; snapshot: unknown }[]>`
    SELECT e.id, e.snapshot FROM "SearchEntry" s JOIN "Edition" e ON e.id = s."editionId"
    WHERE e."revisionId" IN (
      SELECT f."revisionId" FROM ${rangesOf(masked)} JOIN "TextLayer" t ON t.sha256 = range.sha256
      JOIN "Passage" p ON p."textLayerId" = t.id AND p.start < range.stop AND p."end" > range.start
      JOIN "Reference" f ON f."passageId" = p.id)
    ORDER BY s."recordId"`
  for (const edition of editions) await rewriteSearchEntry(tx, edition)
  const records = await tx.$queryRaw<{ record: string; slug: string }[]>`
    SELECT DISTINCT r.id AS record, r.slug FROM ${rangesOf(masked)}
    JOIN "TextLayer" t ON t.sha256 = range.sha256 JOIN "Passage" p ON p."textLayerId" = t.id
      AND p.start - ${EDITION_CONTEXT} < range.stop AND p."end" + ${EDITION_CONTEXT} > range.start
    JOIN "Reference" f ON f."passageId" = p.id JOIN "Edition" e ON e."revisionId" = f."revisionId"
    JOIN "Record" r ON r.id = e."recordId" AND r."liveId" IS NOT NULL`
  await queueDeliveries(tx, ...records.map((one) => ({ kind: 'record.changed', ...one }) as const))
  return editions.length
}
