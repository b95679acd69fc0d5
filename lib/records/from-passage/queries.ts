import 'server-only'
import type { Actor } from '@/lib/access'
import { visibleSql } from '@/lib/access-sql'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { Prisma } from '@/lib/generated/prisma/client'
import type { WorkState } from '@/lib/generated/prisma/enums'
import { demandReadableLayer, logRead } from '@/lib/holdings/access'
import { spansSchema } from '@/lib/holdings/spans'
import { parseId } from '@/lib/input'
import { unusedStretches } from './stretches'

/** The most stretches, and the most passages with their records, that are listed for one text. */
const [MOST, MOST_USED] = [5000, 2000]

/** The most of the text of a passage that is compared with a page image, and that is listed, in UTF-16 units. */
const [LONGEST, LISTED] = [2000, 200]

/** Joined after "Passage" p and "Reference" f: the passages of a text that records use. */
const usedIn = (textLayerId: string) => Prisma.sql`JOIN "Record" r ON r.id = f."recordId"
  LEFT JOIN "Edition" e ON e.id = r."liveId"
  WHERE p."textLayerId" = ${textLayerId}::uuid AND r.state NOT IN ('TRASHED', 'ERASED')
    AND (f."revisionId" IS NULL OR f."revisionId" = e."revisionId")`

/** A passage that records use, with those of them that the actor can open. */
export type UsedPassage = {
  id: string
  start: number
  end: number
  locatorLabel: string | null
  locatorValue: string | null
  /** Its text, cut where it is long. */
  exact: string
  records: { id: string; kind: string; title: string; state: WorkState }[]
  /** How many records use it that the actor can't open. */
  others: number
}

/**
 * What records use of the text of a copy, in its order, and what none uses yet. Drafts, and editions that readers see, count; the trash doesn't.
 * `passages` are all passages that are used, `used` the first `most` of them with their records.
 * `NotFound` when the actor can't read the copy.
 */
export async function workOn(actor: Actor, textLayerId: string, most = MOST_USED) {
  const id = parseId(textLayerId)
  const { holdingId, access } = await demandReadableLayer(db, actor, id)
  await logRead(actor, holdingId, access, 'text')
  const [layer, ranges, used] = await Promise.all([
    db.textLayer.findUnique({ where: { id }, select: { text: true, spans: true } }),
    db.$queryRaw<{ id: string; start: number; end: number }[]>`
      SELECT DISTINCT p.id, p.start, p."end" FROM "Passage" p JOIN "Reference" f ON f."passageId" = p.id ${usedIn(id)}
      ORDER BY p.start, p."end"`,
    db.$queryRaw<UsedPassage[]>`
      SELECT p.id, p.start, p."end", p."locatorLabel", p."locatorValue", left(p.exact, ${LISTED}) AS exact,
        coalesce(jsonb_agg(DISTINCT jsonb_build_object('id', r.id, 'kind', r.kind, 'state', r.state, 'title', coalesce(d.title, '')))
          FILTER (WHERE ${visibleSql(actor)}), '[]') AS records,
        (count(DISTINCT r.id) FILTER (WHERE NOT ${visibleSql(actor)}))::int AS others
      FROM "Passage" p JOIN "Reference" f ON f."passageId" = p.id LEFT JOIN "Draft" d ON d."recordId" = f."recordId" ${usedIn(id)}
      GROUP BY p.id ORDER BY p.start, p."end" LIMIT ${most}`,
  ])
  if (!layer) throw new NotFound()
  const { text } = layer
  const unused = unusedStretches(text, spansSchema.parse(layer.spans), ranges)
  const passages = ranges.map((range) => ({
    ...range,
    exact: text.slice(range.start, Math.min(range.end, range.start + LONGEST)),
  }))
  return { passages, used, unused: unused.slice(0, MOST), unusedCount: unused.length }
}

/** Where a passage is, for a link back to it; null when there is none that the actor can read. */
export async function placeOfPassage(
  actor: Actor,
  passageId: string,
): Promise<{ sourceId: string; holdingId: string; start: number } | null> {
  const passage = await db.passage.findUnique({
    where: { id: parseId(passageId) },
    select: {
      start: true,
      textLayer: { select: { id: true, holding: { select: { id: true, sourceId: true } } } },
    },
  })
  if (!passage) return null
  const { id, holding } = passage.textLayer
  try {
    await demandReadableLayer(db, actor, id)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
  return { sourceId: holding.sourceId, holdingId: holding.id, start: passage.start }
}
