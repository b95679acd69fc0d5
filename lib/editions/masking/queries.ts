import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { readableSql } from '@/lib/access-sql'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { demandReadable } from '@/lib/holdings/access'
import { parseId } from '@/lib/input'
import { isUnplacedSql, unplacedAmong } from './unplaced'

/**
 * The masks that apply to this text, also those set on the same text of another copy, and the lifted ones, in the order of the text. `older`
 * is the place in an older copy that one on all of this text repeats, because the place isn't known here. `NotFound` for a copy that the
 * actor can't read.
 */
export async function listMasks(actor: Actor, textLayerId: string) {
  const layer = await db.textLayer.findUnique({
    where: { id: parseId(textLayerId) },
    select: { sha256: true, holdingId: true },
  })
  if (!layer) throw new NotFound()
  await demandReadable(db, actor, layer.holdingId)
  const masks = await db.mask.findMany({
    where: { textSha256: layer.sha256 },
    select: {
      ...{
        id: true,
        start: true,
        end: true,
        kind: true,
        reason: true,
        at: true,
        liftedAt: true,
        liftReason: true,
      },
      member: { select: { name: true } },
      liftedBy: { select: { name: true } },
      repeats: {
        select: { start: true, textLayer: { select: { holding: { select: { id: true, sourceId: true } } } } },
      },
    },
    orderBy: [{ start: 'asc' }, { at: 'asc' }, { id: 'asc' }],
  })
  const unplaced = await unplacedAmong(db, masks)
  return masks.map(({ member, liftedBy, repeats, ...mask }) => ({
    ...mask,
    setBy: member.name,
    liftedBy: liftedBy?.name ?? null,
    older: repeats && unplaced.has(mask.id) ? { ...repeats.textLayer.holding, start: repeats.start } : null,
  }))
}

/** The most copies of `unplacedCopies`. */
const MOST_UNPLACED = 100

/** A copy whose text is masked as a whole, and by how many masks of older copies. */
export type UnplacedCopy = {
  id: string
  filename: string
  source: { id: string; title: string }
  masks: number
}

/**
 * The copies that the actor can read whose text is masked as a whole, because the place of a mask on an older copy isn't known in it: by the title of
 * the source, a hundred at most.
 */
export async function unplacedCopies(actor: Actor): Promise<UnplacedCopy[]> {
  demand(actor, 'maskTexts')
  return db.$queryRaw<UnplacedCopy[]>`
    SELECT h.id::text, h.filename, jsonb_build_object('id', s.id, 'title', s.title) AS source,
      count(DISTINCT m."repeatsId")::int AS masks
    FROM "Mask" m JOIN "TextLayer" t ON t.id = m."textLayerId" JOIN "Holding" h ON h.id = t."holdingId" JOIN "Source" s ON s.id = h."sourceId"
    WHERE m."liftedAt" IS NULL AND ${isUnplacedSql} AND ${readableSql(actor)} GROUP BY h.id, s.id ORDER BY s.title, h.id
    LIMIT ${MOST_UNPLACED}`
}
