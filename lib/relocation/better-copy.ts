import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { db, type Tx } from '@/lib/db'
import { Conflict, Invalid, NotFound, SteleError } from '@/lib/errors'
import { readableAmong } from '@/lib/holdings/access'
import { parseId } from '@/lib/input'
import { type Message, message } from '@/lib/messages/message'
import { layerOf } from './cited-passages'
import { relocate } from './relocate'
import { type Relocated, relocatedMessages } from './schema'

type Copy = { id: string; sourceId: string; betterThanId: string | null }

/** Those of these copies that the actor can read. */
async function copiesOf(client: Tx, actor: Actor, ids: readonly string[]): Promise<Copy[]> {
  const readable = await readableAmong(client, actor, ids)
  return client.holding.findMany({
    where: { id: { in: [...readable.keys()] } },
    select: { id: true, sourceId: true, betterThanId: true },
  })
}

/**
 * Notes, once, that a copy replaces an older copy of the same source. Searches in it for every passage of the older copy (and of the copies
 * that one replaced) that drafts cite. Moves open drafts where a passage is found exactly once, each with a revision and an event. Every
 * other passage, and every record that can't be edited now, waits for a person. What is masked in the older copies is masked in this one. One
 * transaction or nothing. The older copy and its passages stay as they are.
 */
export async function declareBetter(
  actor: Actor,
  holdingId: string,
  betterThanId: string,
): Promise<Relocated> {
  demand(actor, 'writeAll')
  const [id, olderId] = [parseId(holdingId), parseId(betterThanId)]
  const copies = await copiesOf(db, actor, [id, olderId])
  const [copy, older] = [copies.find((one) => one.id === id), copies.find((one) => one.id === olderId)]
  if (!copy || !older) throw new NotFound(message('relocation.copyGone'))
  if (id === olderId || copy.sourceId !== older.sourceId)
    throw new Invalid({ betterThanId: message('relocation.otherCopyNeeded') })
  if (copy.betterThanId !== null) throw new Conflict(message('relocation.alreadyBetter'))
  return relocateTo(actor, id, olderId)
}

/**
 * `declareBetter` in sentences, for a copy that was just added. It stays also where the older copy can't be declared worse: then the sentence says
 * why.
 */
export async function betterCopyMessages(
  actor: Actor,
  holdingId: string,
  betterThanId: string,
): Promise<Message[]> {
  try {
    return relocatedMessages(await declareBetter(actor, holdingId, betterThanId))
  } catch (error) {
    if (!(error instanceof SteleError)) throw error
    const [reason = error.text] = error instanceof Invalid ? Object.values(error.fields) : []
    return [message('relocation.result.failed', { reason })]
  }
}

/** Searches for the passages of older copies that drafts began to cite since. Safe to repeat: nothing is searched for twice. */
export async function searchAgain(actor: Actor, holdingId: string): Promise<Relocated> {
  demand(actor, 'writeAll')
  const [copy] = await copiesOf(db, actor, [parseId(holdingId)])
  if (!copy?.betterThanId) throw new NotFound(message('relocation.replacesNone'))
  return relocateTo(actor, copy.id, null)
}

async function relocateTo(actor: Actor, holdingId: string, declared: string | null): Promise<Relocated> {
  const layer = await layerOf(db, holdingId)
  const target = { holdingId, textLayerId: layer.id, olderId: declared }
  return relocate(actor, layer, target, {
    action: declared ? 'holding.better' : 'holding.look-again',
    detail: { ...(declared && { betterThan: declared }) },
    begin: async (tx) => {
      if (declared) await declare(tx, holdingId, declared)
      return layer.id
    },
  })
}

/** By compare-and-set; `Invalid` where it would make a circle. */
async function declare(tx: Tx, holdingId: string, olderId: string) {
  const circle = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE older AS (
      SELECT id, "betterThanId" FROM "Holding" WHERE id = ${olderId}::uuid
      UNION SELECT h.id, h."betterThanId" FROM "Holding" h JOIN older o ON h.id = o."betterThanId")
    SELECT id FROM older WHERE id = ${holdingId}::uuid`
  if (circle.length > 0) throw new Invalid({ betterThanId: message('relocation.circle') })
  const { count } = await tx.holding.updateMany({
    where: { id: holdingId, betterThanId: null },
    data: { betterThanId: olderId },
  })
  if (count === 0) throw new Conflict(message('relocation.betterMeanwhile'))
}
