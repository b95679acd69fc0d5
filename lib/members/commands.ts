import 'server-only'
import type { z } from 'zod'
import { type Actor, demand } from '@/lib/access'
import { db, isTaken, type Tx, transaction } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import type { Role } from '@/lib/generated/prisma/enums'
import { parseInput } from '@/lib/input'
import { hashPassword, isPassword } from './passwords'
import { memberSchema, passwordChangeSchema, passwordSchema, roleSchema } from './schema'

const columns = { id: true, name: true, role: true } as const

/** The row of a new member with its event; `Invalid` with `email` when the address is taken. Called inside a transaction. */
export async function insertMember(
  tx: Tx,
  actor: Actor | null,
  member: { email: string; name: string; role: Role; passwordHash: string },
): Promise<Actor> {
  const made = await tx.member.create({ data: member, select: columns }).catch((error) => {
    throw isTaken(error) ? new Invalid({ email: 'Somebody has this e-mail address already.' }) : error
  })
  await recordEvent(tx, {
    actor: actor ?? made,
    action: 'member.create',
    subjectType: 'member',
    subjectId: made.id,
    detail: { role: made.role },
  })
  return made
}

/**
 * Makes a member outright: by an admin, or (without an actor) by somebody who sits at the machine itself. `Invalid` with the field.
 */
export async function createMember(actor: Actor | null, input: z.input<typeof memberSchema>): Promise<Actor> {
  if (actor) demand(actor, 'manageMembers')
  const { password, ...member } = parseInput(memberSchema, input)
  const passwordHash = await hashPassword(password)
  return transaction((tx) => insertMember(tx, actor, { ...member, passwordHash }))
}

/** Refuses to leave the archive without an active admin. Admin rows are locked, so that two admins cannot demote each other at once. */
async function keepAnAdmin(tx: Tx, memberId: string) {
  const admins = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Member" WHERE role = 'ADMIN' AND "disabledAt" IS NULL ORDER BY id FOR UPDATE`
  if (admins.every((admin) => admin.id === memberId))
    throw new Conflict('This is the last admin. Make another member an admin first.')
}

/** Changes a member's role from their next request on. `Conflict` for the last admin. */
export async function changeRole(actor: Actor, memberId: string, role: Role): Promise<void> {
  demand(actor, 'manageMembers')
  const to = parseInput(roleSchema, role)
  await transaction(async (tx) => {
    if (to !== 'ADMIN') await keepAnAdmin(tx, memberId)
    const { count } = await tx.member.updateMany({
      where: { id: memberId, role: { not: to } },
      data: { role: to, sessionVersion: { increment: 1 } },
    })
    if (count === 0) {
      if (!(await tx.member.findUnique({ where: { id: memberId }, select: { id: true } })))
        throw new NotFound()
      return
    }
    await recordEvent(tx, {
      actor,
      action: 'member.change-role',
      subjectType: 'member',
      subjectId: memberId,
      detail: { role: to },
    })
  })
}

/** Lets a member sign in no more (or again), from their next request on. `Conflict` for the last admin. */
export async function setDisabled(actor: Actor, memberId: string, disabled: boolean): Promise<void> {
  demand(actor, 'manageMembers')
  await transaction(async (tx) => {
    if (disabled) await keepAnAdmin(tx, memberId)
    const { count } = await tx.member.updateMany({
      where: { id: memberId, disabledAt: disabled ? null : { not: null } },
      data: { disabledAt: disabled ? new Date() : null, sessionVersion: { increment: 1 } },
    })
    if (count === 0) throw new Conflict(`This member is ${disabled ? 'disabled' : 'active'} already.`)
    await recordEvent(tx, {
      actor,
      action: disabled ? 'member.disable' : 'member.enable',
      subjectType: 'member',
      subjectId: memberId,
    })
  })
}

/** Ends all of the actor's sessions, this one included. */
export async function signOutEverywhere(actor: Actor): Promise<void> {
  await transaction(async (tx) => {
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

/** Changes the actor's own password and ends all of their sessions. `Invalid` with `current` when the present one is wrong. */
export async function changePassword(
  actor: Actor,
  input: z.input<typeof passwordChangeSchema>,
): Promise<void> {
  const { current, password } = parseInput(passwordChangeSchema, input)
  const { passwordHash } = await db.member.findUniqueOrThrow({
    where: { id: actor.id },
    select: { passwordHash: true },
  })
  if (!(await isPassword(passwordHash, current)))
    throw new Invalid({ current: 'This is not your present password.' })
  const changed = await hashPassword(password)
  await transaction(async (tx) => {
    const { count } = await tx.member.updateMany({
      where: { id: actor.id, passwordHash },
      data: { passwordHash: changed, sessionVersion: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('Your password was changed in the meantime.')
    await recordEvent(tx, {
      actor,
      action: 'member.change-password',
      subjectType: 'member',
      subjectId: actor.id,
    })
  })
}

/** A member's new password, which ends their sessions, with its event. Called inside a transaction. */
export async function replacePassword(tx: Tx, member: Actor, passwordHash: string): Promise<Actor> {
  await tx.member.update({
    where: { id: member.id },
    data: { passwordHash, sessionVersion: { increment: 1 } },
    select: { id: true },
  })
  await recordEvent(tx, {
    actor: null,
    action: 'member.reset-password',
    subjectType: 'member',
    subjectId: member.id,
  })
  return member
}

/** Gives a member a new password from the machine itself and ends their sessions. `NotFound` without such a member. */
export async function resetPassword(email: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(parseInput(passwordSchema, password))
  await transaction(async (tx) => {
    const member = await tx.member.findUnique({
      where: { email: email.trim().toLowerCase() },
      select: columns,
    })
    if (!member) throw new NotFound('There is no member with this address.')
    await replacePassword(tx, member, passwordHash)
  })
}
