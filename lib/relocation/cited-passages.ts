import 'server-only'
import type { Tx } from '@/lib/db'
import { Invalid } from '@/lib/errors'
import { wordsAround } from '@/lib/holdings/skipped-text'
import { type LayerSpan, spansSchema } from '@/lib/holdings/spans'
import { message } from '@/lib/messages/message'

/** A passage as words: without the spans of its text layer that aren't compared. */
export type CitedPassage = {
  id: string
  textLayerId: string
  start: number
  end: number
  exact: string
  prefix: string
  suffix: string
}
type Row = CitedPassage & { spans: LayerSpan[] }

/** The text that is searched: the newest of a copy. `Invalid` for a copy without one. */
export async function layerOf(client: Tx, holdingId: string) {
  const layer = await client.textLayer.findFirst({
    where: { holdingId },
    orderBy: { createdAt: 'desc' },
    select: { id: true, text: true, locators: true, spans: true },
  })
  if (!layer) throw new Invalid({ betterThanId: message('relocation.noText') })
  return { ...layer, spans: spansSchema.parse(layer.spans) }
}

/** The copy whose newest text is searched, the id of that text (null until it exists), and a copy that this one is about to replace. */
export type Target = { holdingId: string; textLayerId: string | null; olderId?: string | null }

/**
 * The passages that drafts cite in the copies that this one replaces, and in older texts of this copy, without those that were already searched
 * for in its newest text.
 */
export async function citedPassages(
  client: Tx,
  { holdingId, textLayerId, olderId = null }: Target,
): Promise<CitedPassage[]> {
  const rows = await client.$queryRaw<Row[]>`
    WITH RECURSIVE older AS (
      SELECT o.id, o."betterThanId" FROM "Holding" h JOIN "Holding" o ON o.id = h."betterThanId" OR o.id = ${olderId}::uuid
      WHERE h.id = ${holdingId}::uuid
      UNION SELECT h.id, h."betterThanId" FROM "Holding" h JOIN older o ON h.id = o."betterThanId")
    SELECT p.id, p."textLayerId", p.exact, p.prefix, p.suffix, p.start, p."end", (
      SELECT coalesce(jsonb_agg(s), '[]') FROM jsonb_array_elements(t.spans) s
      WHERE (s ->> 'start')::int < p."end" + length(p.suffix) AND p.start - length(p.prefix) < (s ->> 'end')::int) AS spans
    FROM "Passage" p JOIN "TextLayer" t ON t.id = p."textLayerId"
    WHERE (t."holdingId" IN (SELECT id FROM older) OR t."holdingId" = ${holdingId}::uuid AND t.id IS DISTINCT FROM ${textLayerId}::uuid)
      AND EXISTS (SELECT FROM "Reference" f WHERE f."passageId" = p.id AND f."revisionId" IS NULL)
      AND NOT EXISTS (SELECT FROM "Relocation" r WHERE r."passageId" = p.id AND r."textLayerId" = ${textLayerId}::uuid)
    ORDER BY t.id, p.start, p.id`
  return rows.map(({ spans, ...row }) => ({ ...row, ...wordsAround({ spans, ...row }) }))
}
