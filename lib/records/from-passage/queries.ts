import 'server-only'
import type { Actor } from '@/lib/access'
import { visibleSql } from '@/lib/access-sql'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import type { WorkState } from '@/lib/generated/prisma/enums'
import { demandReadableLayer, logRead } from '@/lib/holdings/access'
import { spansSchema } from '@/lib/holdings/spans'
import { parseId } from '@/lib/input'
import { unusedStretches } from './stretches'

/** The most passages and stretches that are listed for one text. */
const MOST = 5000

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
 * `NotFound` when the actor can't read the copy.
 */
export async function workOn(actor: Actor, textLayerId: string) {
  const id = parseId(textLayerId)
  const { holdingId, access } = await demandReadableLayer(db, actor, id)
  await logRead(actor, holdingId, access, 'text')
  const [layer, used] = await Promise.all([
    db.textLayer.findUnique({ where: { id }, select: { text: true, spans: true } }),
    db.$queryRaw<UsedPassage[]>`
      SELECT p.id, p.start, p."end", p."locatorLabel", p."locatorValue", left(p.exact, 2000) AS exact,
        coalesce(jsonb_agg(DISTINCT jsonb_build_object('id', r.id, 'kind', r.kind, 'state', r.state, 'title', coalesce(d.title, '')))
          FILTER (WHERE ${visibleSql(actor)}), '[]') AS records,
        (count(DISTINCT r.id) FILTER (WHERE NOT ${visibleSql(actor)}))::int AS others
      FROM "Passage" p JOIN "Reference" f ON f."passageId" = p.id JOIN "Record" r ON r.id = f."recordId"
      LEFT JOIN "Draft" d ON d."recordId" = r.id LEFT JOIN "Edition" e ON e.id = r."liveId"
      WHERE p."textLayerId" = ${id}::uuid AND r.state NOT IN ('TRASHED', 'ERASED')
        AND (f."revisionId" IS NULL OR f."revisionId" = e."revisionId")
      GROUP BY p.id ORDER BY p.start, p."end" LIMIT ${MOST}`,
  ])
  if (!layer) throw new NotFound()
  const unused = unusedStretches(layer.text, spansSchema.parse(layer.spans), used)
  return { used, unused: unused.slice(0, MOST), unusedCount: unused.length }
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
