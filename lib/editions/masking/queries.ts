import 'server-only'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { demandReadable } from '@/lib/holdings/access'
import { parseId } from '@/lib/input'

/**
 * The masks that apply to this text, also those set on the same text of another copy, and the lifted ones, in the order of the text.
 * `NotFound` for a copy that the actor can't read.
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
    },
    orderBy: [{ start: 'asc' }, { at: 'asc' }, { id: 'asc' }],
  })
  return masks.map(({ member, liftedBy, ...mask }) => ({
    ...mask,
    setBy: member.name,
    liftedBy: liftedBy?.name ?? null,
  }))
}
