import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import { actingSql, demandSameRole } from '@/lib/acting'
import type { Tx } from '@/lib/db'
import { Conflict, Forbidden, NotFound } from '@/lib/errors'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Role, WorkState } from '@/lib/generated/prisma/enums'
import { message } from '@/lib/messages/message'
import { proposersOf } from '../contributions'
import type { ReviewedContent } from '../findings/report'
import { placeInQueue } from '../queue/placement'
import { membersWho, withOthers } from './others'
import { situationOf, workflowColumns } from './situation'
import {
  leadsTo,
  refusalOf,
  type Situation,
  type StepRefusal,
  verdictRefusalOf,
  type WorkflowAction,
} from './workflow'

export type WorkflowRecord = Prisma.RecordGetPayload<{ select: typeof workflowColumns }> & {
  situation: Situation
}

/**
 * Locks the record until the transaction ends: submitting, reviewing, publishing and withdrawing one record wait for each other. `NotFound`
 * when the actor can't see it. `Forbidden` when the member no longer has the role that they signed in with; the role can't change until the
 * transaction ends.
 */
export async function lockForWorkflow(tx: Tx, actor: Actor, recordId: string): Promise<WorkflowRecord> {
  const [member] = await tx.$queryRaw<{ role: Role }[]>`
    SELECT m.role FROM "Record" r JOIN "Member" m ON ${actingSql(actor)}
    WHERE r.id = ${recordId}::uuid FOR NO KEY UPDATE OF r FOR SHARE OF m`
  const record = await tx.record.findFirst({
    where: { id: recordId, ...visibleTo(actor) },
    select: workflowColumns,
  })
  if (!record) throw new NotFound()
  demandSameRole(actor, member)
  return { ...record, situation: situationOf(actor, record) }
}

/**
 * Locks a public record that a change of another one closes to readers, whether the actor can see it or not. A part of commands that have checked
 * the permission for the other.
 */
export async function lockToClose(tx: Tx, actor: Actor, recordId: string): Promise<WorkflowRecord> {
  await tx.$queryRaw`SELECT FROM "Record" WHERE id = ${recordId}::uuid FOR NO KEY UPDATE`
  const record = await tx.record.findUniqueOrThrow({ where: { id: recordId }, select: workflowColumns })
  return { ...record, situation: situationOf(actor, record) }
}

/** The current state, as `Conflict.current` shows it: the record's state, and the last step with its author. */
type CurrentState = { state: WorkState; action: string | null; by: string | null; at: Date | null }

export async function currentState(tx: Tx, record: WorkflowRecord): Promise<CurrentState> {
  const last = await tx.transition.findFirst({
    where: { recordId: record.id },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { action: true, at: true, actor: { select: { name: true } } },
  })
  return {
    state: record.state,
    action: last?.action ?? null,
    by: last?.actor.name ?? null,
    at: last?.at ?? null,
  }
}

/** The refusal of a step because of own work, with the members who can take it instead. */
async function withThoseWhoCan(
  tx: Tx,
  record: WorkflowRecord,
  { step, message: reason }: Extract<StepRefusal, { why: 'OWN_WORK' }>,
  others: readonly string[] = [],
) {
  const members = await membersWho(tx, step === 'PUBLISH' || step === 'WITHDRAW' ? 'publish' : 'giveVerdicts')
  return withOthers(reason, members, (member) => {
    const situation = situationOf(member, record)
    const refusal =
      step === 'JUDGE' ? verdictRefusalOf(member, situation) : refusalOf(member, step, situation)
    return refusal?.why === 'OWN_WORK' || others.includes(member.id)
  })
}

/** Throws the refusal: `Forbidden`, with the members who can do it instead, or `Conflict` with the current state. */
export async function demandStep(tx: Tx, record: WorkflowRecord, refusal: StepRefusal | null): Promise<void> {
  if (refusal === null) return
  if (refusal.why === 'OWN_WORK') throw new Forbidden(await withThoseWhoCan(tx, record, refusal))
  if (refusal.why === 'ROLE') throw new Forbidden(refusal.message)
  const current = await currentState(tx, record)
  const reason = refusal.message
  throw new Conflict(
    current.by
      ? message('review.refusal.movedBy', { reason, name: current.by })
      : message('review.refusal.moved', { reason }),
    current,
  )
}

/** Throws `Forbidden` for members whose proposed correction the text contains, with the members who can take the step instead. */
export async function demandNotProposed(
  tx: Tx,
  actor: Actor,
  record: WorkflowRecord,
  step: 'APPROVE' | 'PUBLISH',
  reviewed: Pick<ReviewedContent, 'proposed'>,
): Promise<void> {
  const proposers = proposersOf(reviewed)
  if (!proposers.includes(actor.id)) return
  const refusal = { why: 'OWN_WORK', step, message: message('review.refusal.ownChange') } as const
  throw new Forbidden(await withThoseWhoCan(tx, record, refusal, proposers))
}

/** Throws `Conflict` when the page showed another revision than the one under review, so that no one approves a text they haven't seen. */
export async function demandSubmitted(tx: Tx, record: WorkflowRecord, revisionId: string): Promise<void> {
  if (record.submittedId === revisionId) return
  throw new Conflict(message('review.refusal.otherRevision'), await currentState(tx, record))
}

type StepDetail = {
  revisionId: string | null
  reason: string
  /** Columns that change with the state. */
  columns: { submittedId: string | null; liveId?: string | null; editions?: number; slug?: string }
  /** The revision that waits after the step, with its review state from this transaction; null when nothing waits. */
  reviewed: ReviewedContent | null
}

/**
 * Takes one step of the workflow table, by compare-and-set on the locked state. Writes the step and updates the queue. The caller has asked
 * `refusalOf` and writes the event.
 */
export async function takeStep(
  tx: Tx,
  actor: Actor,
  record: WorkflowRecord,
  action: WorkflowAction | 'CORRECT',
  { revisionId, reason, columns, reviewed }: StepDetail,
): Promise<void> {
  const to = leadsTo[action]
  const at = new Date()
  const { count } = await tx.record.updateMany({
    where: { id: record.id, state: record.state, submittedId: record.submittedId },
    data: { state: to, ...(to !== record.state && { stateAt: at }), ...columns },
  })
  if (count === 0) throw new Conflict(message('review.refusal.otherState'))
  await tx.transition.create({
    data: {
      recordId: record.id,
      action,
      fromState: record.state,
      toState: to,
      revisionId,
      reason,
      actorId: actor.id,
      at,
    },
    select: { id: true },
  })
  await placeInQueue(tx, actor, { ...record, state: to, submittedId: columns.submittedId }, reviewed)
}
