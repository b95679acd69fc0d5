import 'server-only'
import { z } from 'zod'
import { type Actor, permissions } from '@/lib/access'
import { type Tx, transaction } from '@/lib/db'
import { HOUR_MS } from '@/lib/durations'
import { Conflict } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import type { Role } from '@/lib/generated/prisma/enums'
import { type Given, parseId, parseInput } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { refusalOf, verdictRefusalOf } from '../workflow/workflow'
import { demandStep, lockForWorkflow, type WorkflowRecord } from '../workflow/workflow-record'

/** A claim ends by itself after this many hours. */
const CLAIM_HOURS = 4

/** `from` is the member whose claim the page showed, and that is taken over; null when it showed none. */
const claimSchema = z.strictObject({ from: z.uuid().nullable().default(null) })

/** The member who has claimed a record, as `Conflict.current` shows it. */
type CurrentClaim = { by: string; byId: string; until: Date }

const reviewingRoles: readonly Role[] = permissions.giveVerdicts

/** The record's place in the queue, with its valid claim. `Conflict` when it no longer waits. */
async function queuedClaim(tx: Tx, record: WorkflowRecord) {
  const place = await tx.queueItem.findUnique({
    where: { recordId: record.id },
    select: {
      claimedById: true,
      claimUntil: true,
      claimedBy: { select: { id: true, name: true, role: true, disabledAt: true } },
    },
  })
  if (!place) throw new Conflict(message('review.refusal.notQueued'))
  const { claimedById, claimUntil, claimedBy } = place
  const holds =
    claimedBy !== null &&
    claimUntil !== null &&
    claimUntil.getTime() > Date.now() &&
    claimedBy.disabledAt === null &&
    reviewingRoles.includes(claimedBy.role)
  const current: CurrentClaim | null = holds
    ? { by: claimedBy.name, byId: claimedBy.id, until: claimUntil }
    : null
  return { was: { claimedById, claimUntil }, current }
}

const takenBy = (current: CurrentClaim) =>
  new Conflict<CurrentClaim>(message('review.refusal.claimed', { name: current.by }), current)

/**
 * Claims a record of the queue for some hours, so that others see who is working on it. A claim prevents no one from reviewing. Claiming
 * again extends it. Another member's claim is replaced only when the page showed it (`from`): else `Conflict` with the member who has it.
 * `Forbidden` for members who couldn't review, or publish what is approved.
 */
export async function claim(
  actor: Actor,
  recordId: string,
  input: Given<typeof claimSchema>,
): Promise<{ until: Date }> {
  const id = parseId(recordId)
  const { from } = parseInput(claimSchema, input)
  return transaction(async (tx) => {
    const record = await lockForWorkflow(tx, actor, id)
    await demandStep(
      tx,
      record,
      record.state === 'APPROVED'
        ? refusalOf(actor, 'PUBLISH', record.situation)
        : verdictRefusalOf(actor, record.situation),
    )
    const { was, current } = await queuedClaim(tx, record)
    if (current && current.byId !== actor.id && current.byId !== from) throw takenBy(current)
    const at = new Date()
    const until = new Date(at.getTime() + CLAIM_HOURS * HOUR_MS)
    const { count } = await tx.queueItem.updateMany({
      where: { recordId: id, ...was },
      data: { claimedById: actor.id, claimedAt: at, claimUntil: until },
    })
    if (count === 0) throw new Conflict(message('review.refusal.claimedByOther'))
    await recordEvent(tx, {
      actor,
      action: 'record.claim',
      subjectType: 'record',
      subjectId: id,
      detail: { until: until.toISOString(), from: current?.byId ?? null },
    })
    return { until }
  })
}

/** Ends the actor's claim. When someone else has the claim: `Conflict` with that member. Does nothing when no one has it. */
export async function release(actor: Actor, recordId: string): Promise<void> {
  const id = parseId(recordId)
  await transaction(async (tx) => {
    const { current } = await queuedClaim(tx, await lockForWorkflow(tx, actor, id))
    if (current === null) return
    if (current.byId !== actor.id) throw takenBy(current)
    await tx.queueItem.update({
      where: { recordId: id },
      data: { claimedById: null, claimedAt: null, claimUntil: null },
      select: { recordId: true },
    })
    await recordEvent(tx, { actor, action: 'record.release', subjectType: 'record', subjectId: id })
  })
}
