import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/access'
import { demandActive, demandSameRole } from '@/lib/acting'
import { db, isTaken, type Tx, transaction } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import type { Role } from '@/lib/generated/prisma/enums'
import { type Given, parseId, parseInput } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { notify } from './account-notices'
import { RESET } from './password-resets'
import { hashPassword, isPassword } from './passwords'
import { memberSchema, newPasswordSchema, passwordChangeSchema, roleSchema } from './schema'
import { demandConfirmed, demandSteward, type Steward, transactionBy } from './steward'
import { beginConfirmation } from './throttle'

const columns = { id: true, name: true, role: true } as const

type NewMember = { email: string; name: string; role: Role; passwordHash: string }

/**
 * Adds a member with its event (`by` is null for the operator); `Invalid` with `email` when the address is taken. Deletes open links that
 * are no longer needed: others for the address, and the setup link when the member is an admin. Called inside a transaction.
 */
export async function insertMember(
  tx: Tx,
  by: Actor | 'themselves' | null,
  member: NewMember,
  detail: { invitationId?: string } = {},
): Promise<Actor> {
  const made = await tx.member.create({ data: member, select: columns }).catch((error) => {
    throw isTaken(error) ? new Invalid({ email: message('members.invalid.emailTaken') }) : error
  })
  const unneeded = [
    { email: member.email },
    ...(member.role === 'ADMIN' ? [{ email: null, memberId: null }] : []),
  ]
  await tx.invitation.deleteMany({ where: { acceptedAt: null, OR: unneeded } })
  await recordEvent(tx, {
    actor: by === 'themselves' ? made : by,
    action: 'member.create',
    subjectType: 'member',
    subjectId: made.id,
    detail: { role: made.role, ...detail },
  })
  return made
}

/** Adds a member without an invitation. `Invalid` with the field. */
export async function createMember(steward: Steward, input: z.input<typeof memberSchema>): Promise<Actor> {
  const by = demandConfirmed(steward)
  const { password, ...member } = parseInput(memberSchema, input)
  const passwordHash = await hashPassword(password)
  return transactionBy(by, (tx) => insertMember(tx, by, { ...member, passwordHash }))
}

/**
 * Locks the rows of the active admins in a fixed order, so that of two admins who demote each other at once the second is refused.
 * `Forbidden` when the steward is no longer among them. With a member, `Conflict` when that one is the last.
 */
async function lockAdmins(tx: Tx, by: Actor | null, memberId: string | null) {
  const admins = await tx.$queryRaw<{ id: string; role: Role }[]>`
    SELECT id, role FROM "Member" WHERE role = 'ADMIN' AND "disabledAt" IS NULL ORDER BY id FOR NO KEY UPDATE`
  if (by)
    demandSameRole(
      by,
      admins.find(({ id }) => id === by.id),
    )
  if (admins.some(({ id }) => id === memberId) && admins.length === 1)
    throw new Conflict(message('members.conflict.lastAdmin'))
}

async function demandMember(tx: Tx, id: string) {
  if (!(await tx.member.findUnique({ where: { id }, select: { id: true } }))) throw new NotFound()
}

/** Changes a member's role from their next request on; does nothing when they have it already. `Conflict` for the last admin. */
export async function changeRole(
  steward: Steward,
  memberId: string,
  role: Given<typeof roleSchema>,
): Promise<void> {
  const actor = demandConfirmed(steward)
  const id = parseId(memberId)
  const to = parseInput(roleSchema, role)
  await transaction(async (tx) => {
    await lockAdmins(tx, actor, to === 'ADMIN' ? null : id)
    await demandMember(tx, id)
    const { count } = await tx.member.updateMany({
      where: { id, role: { not: to } },
      data: { role: to, sessionVersion: { increment: 1 } },
    })
    if (count === 0) return
    if (actor?.id !== id) await notify(tx, id, actor, { change: 'ROLE', role: to })
    await recordEvent(tx, {
      actor,
      action: 'member.change-role',
      subjectType: 'member',
      subjectId: id,
      detail: { role: to },
    })
  })
}

/** Disables or enables a member from their next request on. `Conflict` for the last admin, or when nothing would change. */
export async function setDisabled(steward: Steward, memberId: string, disabled: boolean): Promise<void> {
  const actor = demandSteward(steward)
  const id = parseId(memberId)
  await transaction(async (tx) => {
    await lockAdmins(tx, actor, disabled ? id : null)
    await demandMember(tx, id)
    const { count } = await tx.member.updateMany({
      where: { id, disabledAt: disabled ? null : { not: null } },
      data: { disabledAt: disabled ? new Date() : null, sessionVersion: { increment: 1 } },
    })
    if (count === 0)
      throw new Conflict(message('members.conflict.sameState', { state: disabled ? 'disabled' : 'active' }))
    await recordEvent(tx, {
      actor,
      action: disabled ? 'member.disable' : 'member.enable',
      subjectType: 'member',
      subjectId: id,
    })
  })
}

/** Ends all of the actor's sessions, this one included. */
export async function signOutEverywhere(actor: Actor): Promise<void> {
  await transaction(async (tx) => {
    await demandActive(tx, actor, { changes: true })
    await tx.member.update({
      where: { id: actor.id },
      data: { sessionVersion: { increment: 1 } },
      select: { id: true },
    })
    await recordEvent(tx, {
      actor,
      action: 'member.sign-out-everywhere',
      subjectType: 'member',
      subjectId: actor.id,
    })
  })
}

/**
 * Changes the actor's own password and ends all of their sessions; returns what opens a new one. `Invalid` with `current` when the current
 * password is wrong; `Conflict` while they have to wait after too many wrong ones.
 */
export async function changePassword(
  actor: Actor,
  input: Given<typeof passwordChangeSchema>,
): Promise<{ id: string; sessionVersion: number }> {
  const { current, password } = parseInput(passwordChangeSchema, input)
  const { email, passwordHash } = await db.member.findUniqueOrThrow({
    where: { id: actor.id },
    select: { email: true, passwordHash: true },
  })
  parseInput(newPasswordSchema, { email, password })
  const attempt = await beginConfirmation(actor.id)
  if ('wait' in attempt) throw new Conflict(message('members.conflict.tooManyAttempts', attempt.wait))
  if (!(await isPassword(passwordHash, current)))
    throw new Invalid({ current: message('members.invalid.currentWrong') })
  await attempt.succeeded()
  const changed = await hashPassword(password)
  return transaction(async (tx) => {
    await demandActive(tx, actor, { changes: true })
    const [member] = await tx.member.updateManyAndReturn({
      where: { id: actor.id, passwordHash },
      data: { passwordHash: changed, sessionVersion: { increment: 1 } },
      select: { id: true, sessionVersion: true },
    })
    if (!member) throw new Conflict(message('members.conflict.passwordChanged'))
    await recordEvent(tx, {
      actor,
      action: 'member.change-password',
      subjectType: 'member',
      subjectId: actor.id,
    })
    return member
  })
}

/**
 * Sets a member's password through a link and ends their sessions. The log and the notice to the member name the admin who made the link: the
 * archive can't know who opened it. `by` is null for the operator. Called inside a transaction.
 */
export async function replacePassword(
  tx: Tx,
  by: Actor | null,
  memberId: string,
  passwordHash: string,
): Promise<void> {
  await tx.member.update({
    where: { id: memberId },
    data: { passwordHash, sessionVersion: { increment: 1 } },
    select: { id: true },
  })
  await tx.invitation.deleteMany({ where: { memberId, acceptedAt: null } })
  await notify(tx, memberId, by, { change: 'PASSWORD' })
  await recordEvent(tx, {
    actor: by,
    action: RESET,
    subjectType: 'member',
    subjectId: memberId,
  })
}
