import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { isReferenced, isTaken } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { type Given, parseId, parseInput } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { keptSourcesOf } from './merged-sources'
import { relationInputSchema } from './schema'

/** Adds a relation between two sources. `Conflict` when it exists already; `Invalid` when the other source is gone or the same. */
export async function relateSources(
  actor: Actor,
  fromId: string,
  input: Given<typeof relationInputSchema>,
): Promise<{ id: string }> {
  demand(actor, 'writeAll')
  const id = parseId(fromId)
  const { toId, type, note } = parseInput(relationInputSchema, input)
  if (toId === id) throw new Invalid({ toId: message('sources.errors.itself') })
  try {
    return await transactionAs(actor, async (tx) => {
      if ((await keptSourcesOf(tx, [id, toId])).size > 0)
        throw new Conflict(message('sources.errors.oneMerged'))
      const relation = await tx.sourceRelation.create({
        data: { fromId: id, toId, type, note },
        select: { id: true },
      })
      await recordEvent(tx, {
        actor,
        action: 'source.relate',
        subjectType: 'source',
        subjectId: id,
        detail: { type, toId },
      })
      return relation
    })
  } catch (error) {
    if (isTaken(error)) throw new Conflict(message('sources.errors.relationExists'))
    if (isReferenced(error)) throw new Invalid({ toId: message('sources.errors.otherGone') })
    throw error
  }
}

/** Removes a relation; the event log keeps that it existed. */
export async function removeRelation(actor: Actor, relationId: string): Promise<void> {
  demand(actor, 'writeAll')
  const id = parseId(relationId)
  await transactionAs(actor, async (tx) => {
    const relation = await tx.sourceRelation.findUnique({ where: { id } })
    if (!relation) throw new NotFound()
    await tx.sourceRelation.delete({ where: { id } })
    await recordEvent(tx, {
      actor,
      action: 'source.unrelate',
      subjectType: 'source',
      subjectId: relation.fromId,
      detail: { type: relation.type, toId: relation.toId },
    })
  })
}
