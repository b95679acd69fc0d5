import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import { db, type Tx, transaction } from '@/lib/db'
import { Conflict, Forbidden } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import type { WorkState } from '@/lib/generated/prisma/enums'
import { parseId } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { closedBecause, writableStates } from '@/lib/records/state'
import { lockForWorkflow, type WorkflowRecord } from './workflow-record'

/** Moves the record by compare-and-set on its locked state, and writes the step. */
async function move(
  tx: Tx,
  actor: Actor,
  record: WorkflowRecord,
  action: 'TRASH' | 'UNTRASH',
  to: WorkState,
) {
  const at = new Date()
  const { count } = await tx.record.updateMany({
    where: { id: record.id, state: record.state },
    data: { state: to, stateAt: at },
  })
  if (count === 0) throw new Conflict(message('review.refusal.otherState'))
  await tx.transition.create({
    data: { recordId: record.id, action, fromState: record.state, toState: to, actorId: actor.id, at },
    select: { id: true },
  })
  await recordEvent(tx, {
    actor,
    action: action === 'TRASH' ? 'record.trash' : 'record.untrash',
    subjectType: 'record',
    subjectId: record.id,
    detail: { from: record.state, to },
  })
}

function demandOwn({ situation }: WorkflowRecord): void {
  if (!situation.mayWrite) throw new Forbidden()
}

/**
 * Moves a draft to the trash, for members who can write it. Nothing is deleted. `Conflict` for a record that was published or is under
 * review.
 */
export async function trash(actor: Actor, recordId: string): Promise<void> {
  const id = parseId(recordId)
  await transaction(async (tx) => {
    const record = await lockForWorkflow(tx, actor, id)
    demandOwn(record)
    if (record.editions > 0) throw new Conflict(message('records.trash.published'))
    if (!writableStates.includes(record.state)) throw new Conflict(closedBecause(record.state))
    await move(tx, actor, record, 'TRASH', 'TRASHED')
  })
}

/** The step by which a record came into the trash. */
const lastThrown = (tx: Tx, recordId: string) =>
  tx.transition.findFirst({
    where: { recordId, action: 'TRASH' },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { at: true, fromState: true, actor: { select: { id: true, name: true } } },
  })

/** Restores a draft from the trash, to the state it had. `Conflict` when it isn't there. */
export async function restoreFromTrash(actor: Actor, recordId: string): Promise<void> {
  const id = parseId(recordId)
  await transaction(async (tx) => {
    const record = await lockForWorkflow(tx, actor, id)
    demandOwn(record)
    if (record.state !== 'TRASHED') throw new Conflict(message('records.trash.notThere'))
    const thrown = await lastThrown(tx, id)
    await move(tx, actor, record, 'UNTRASH', thrown?.fromState ?? 'DRAFT')
  })
}

/** Who put the record into the trash, and when; null when it isn't there or the actor can't see it. */
export async function trashedBy(actor: Actor, recordId: string): Promise<{ name: string; at: Date } | null> {
  const id = parseId(recordId)
  const isThere = await db.record.count({ where: { id, state: 'TRASHED', ...visibleTo(actor) } })
  const thrown = isThere > 0 ? await lastThrown(db, id) : null
  return thrown && { name: thrown.actor.name, at: thrown.at }
}
