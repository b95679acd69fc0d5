import 'server-only'
import { z } from 'zod'
import { type Actor, can, demand, visibleTo } from '@/lib/access'
import { visibleSql } from '@/lib/access-sql'
import { isoDay } from '@/lib/dates/days'
import { db, type Tx, transaction } from '@/lib/db'
import { Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import type { Role, WorkState } from '@/lib/generated/prisma/enums'
import { type Given, parseId, parseInput } from '@/lib/input'
import { issue, type Message, message } from '@/lib/messages/message'
import { notifyMembers } from '@/lib/notifications/commands'
import { situationOf } from './situation'
import { lockForWorkflow, type WorkflowRecord } from './workflow-record'

export const tasks = ['WRITE', 'REVIEW'] as const
export type Task = (typeof tasks)[number]

const noDay = z.literal('').transform(() => null)

const assignmentSchema = z.strictObject({
  memberId: z.uuid(issue('records.assignments.memberMissing')),
  task: z.enum(tasks, { error: issue('records.assignments.taskMissing') }),
  dueOn: z.iso
    .date(issue('records.assignments.dayInvalid'))
    .nullish()
    .or(noDay)
    .transform((day) => day ?? null),
})

/** Why the member can't do this with the record; null when they can. */
export function refusalOfTask(member: Actor, task: Task, record: WorkflowRecord): Message | null {
  const { mayWrite, ownSubjects } = situationOf(member, record)
  const values = { name: member.name }
  if (task === 'WRITE') return mayWrite ? null : message('records.assignments.cannotWrite', values)
  if (!can(member, 'giveVerdicts')) return message('records.assignments.cannotReview', values)
  return ownSubjects ? message('records.assignments.ownWork', values) : null
}

async function demandTask(
  tx: Tx,
  { memberId, task }: { memberId: string; task: Task },
  record: WorkflowRecord,
) {
  const member = await tx.member.findFirst({
    where: { id: memberId, disabledAt: null },
    select: { id: true, name: true, role: true },
  })
  const refusal = member ? refusalOfTask(member, task, record) : message('records.assignments.memberMissing')
  if (refusal) throw new Invalid({ memberId: refusal })
}

/**
 * Assigns a record to a member for writing or reviewing, with the day by which it is due, and notifies them. Assigning it again changes the
 * day. Returns the day it had before, or undefined where the member didn't have it. `Invalid` on `memberId` for a member who can't do it.
 */
export async function assign(
  actor: Actor,
  recordId: string,
  input: Given<typeof assignmentSchema>,
): Promise<{ before: string | null | undefined }> {
  demand(actor, 'writeAll')
  const id = parseId(recordId)
  const given = parseInput(assignmentSchema, input)
  return transaction(async (tx) => {
    const record = await lockForWorkflow(tx, actor, id)
    if (record.state === 'ERASED') throw new NotFound()
    await demandTask(tx, given, record)
    const { memberId, task } = given
    const key = { recordId_memberId_task: { recordId: id, memberId, task } }
    const before = await tx.assignment.findUnique({ where: key, select: { dueOn: true } })
    const dueOn = given.dueOn === null ? null : new Date(given.dueOn)
    await tx.assignment.upsert({
      where: key,
      create: { recordId: id, memberId, task, dueOn, assignedById: actor.id },
      update: { dueOn, assignedById: actor.id },
      select: { task: true },
    })
    if (!before) await notifyMembers(tx, actor, [memberId], { kind: 'ASSIGNMENT', recordId: id })
    await recordEvent(tx, {
      actor,
      action: 'record.assign',
      subjectType: 'record',
      subjectId: id,
      detail: { memberId, task, dueOn: given.dueOn },
    })
    return { before: before ? isoDay(before.dueOn) : undefined }
  })
}

const endSchema = assignmentSchema.pick({ memberId: true, task: true })

/** Ends an assignment: for those who assign, and for the member who has it. `NotFound` when there is none. */
export async function unassign(
  actor: Actor,
  recordId: string,
  input: Given<typeof endSchema>,
): Promise<void> {
  const id = parseId(recordId)
  const { memberId, task } = parseInput(endSchema, input)
  if (memberId !== actor.id) demand(actor, 'writeAll')
  await transaction(async (tx) => {
    await lockForWorkflow(tx, actor, id)
    const { count } = await tx.assignment.deleteMany({ where: { recordId: id, memberId, task } })
    if (count === 0) throw new NotFound()
    await recordEvent(tx, {
      actor,
      action: 'record.unassign',
      subjectType: 'record',
      subjectId: id,
      detail: { memberId, task },
    })
  })
}

type RecordAssignment = { memberId: string; name: string; task: Task; dueOn: string | null }

/** Who a record is assigned to, the first due first; none for a record that the actor can't see. */
export async function assignmentsOf(actor: Actor, recordId: string): Promise<RecordAssignment[]> {
  const rows = await db.assignment.findMany({
    where: { recordId: parseId(recordId), record: visibleTo(actor) },
    orderBy: [{ dueOn: 'asc' }, { assignedAt: 'asc' }],
    select: { memberId: true, task: true, dueOn: true, member: { select: { name: true } } },
  })
  return rows.map(({ member, dueOn, ...row }) => ({ ...row, name: member.name, dueOn: isoDay(dueOn) }))
}

type Assignee = { id: string; name: string; role: Role }

/** The active members, by name, for those who assign. */
export async function assignees(actor: Actor): Promise<Assignee[]> {
  if (!can(actor, 'writeAll')) return []
  return db.member.findMany({
    where: { disabledAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, role: true },
  })
}

export type AssignedRecord = {
  id: string
  title: string
  language: string
  state: WorkState
  task: Task
  dueOn: string | null
  isOverdue: boolean
}

/** The most of the records assigned to a member that To do lists. */
export const ASSIGNED_SHOWN = 50

/**
 * What is assigned to the actor and can be done now: drafts to write, and records under review that they can check. The first due first, at most
 * fifty, and one more where there are more.
 */
export const assignedTo = (actor: Actor): Promise<AssignedRecord[]> => db.$queryRaw<AssignedRecord[]>`
  SELECT r.id, d.title, d.language, r.state, a.task, to_char(a."dueOn", 'YYYY-MM-DD') AS "dueOn",
    coalesce(a."dueOn" < (now() AT TIME ZONE 'UTC')::date, FALSE) AS "isOverdue"
  FROM "Assignment" a JOIN "Record" r ON r.id = a."recordId" JOIN "Draft" d ON d."recordId" = r.id
  WHERE a."memberId" = ${actor.id}::uuid AND ${visibleSql(actor)}
    AND ((a.task = 'WRITE' AND r.state IN ('DRAFT', 'RETURNED')) OR (a.task = 'REVIEW' AND r.state = 'IN_REVIEW'))
  ORDER BY a."dueOn" NULLS LAST, a."assignedAt", r.id LIMIT ${ASSIGNED_SHOWN + 1}`
