import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/access'
import { demandActive, demandSameRole } from '@/lib/acting'
import { isTaken, type Tx, transaction } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import type { Role } from '@/lib/generated/prisma/enums'
import { type Given, parseId, parseInput } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { notify } from './account-notices'
import { removeTokensOf } from './api-tokens'
import { type ConfirmedProposal, removeLinksOf } from './links'
import { demandConfirmedManager, demandManager, type Manager, transactionBy } from './member-manager'
import { memberSchema, type nameSchema, renameSchema, roleSchema } from './schema'
import { hashPassword } from './signing-in/passwords'
import { givesPower, refuseAlone } from './two-admins'

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

/**
 * Adds a member without an invitation. `Invalid` with the field; `SecondAdminNeeded` for a role that gives power while the archive asks for two
 * admins.
 */
export async function createMember(manager: Manager, input: z.input<typeof memberSchema>): Promise<Actor> {
  const by = demandConfirmedManager(manager)
  const { password, ...member } = parseInput(memberSchema, input)
  const passwordHash = await hashPassword(password)
  return transactionBy(by, async (tx) => {
    if (givesPower(null, member.role)) await refuseAlone(tx, by)
    return insertMember(tx, by, { ...member, passwordHash })
  })
}

/**
 * Locks the rows of the active admins in a fixed order, so that of two admins who demote each other at once the second is refused.
 * `Forbidden` when the manager is no longer among them. With a member, `Conflict` when that one is the last.
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

/** The member's role now; `NotFound` when there is no such member, or they were removed. */
export async function demandRole(tx: Tx, id: string): Promise<Role> {
  const member = await tx.member.findFirst({ where: { id, removedAt: null }, select: { role: true } })
  if (!member) throw new NotFound()
  return member.role
}

/** The proposal as the detail of an event names it. */
export const proposalDetail = (proposed: ConfirmedProposal | null) =>
  proposed ? { proposal: proposed.id, proposedBy: proposed.byId } : {}

/**
 * Changes a member's role from one to another, with the notice and the event. False when the member no longer has the first. Called inside a
 * transaction.
 */
export async function setRole(
  tx: Tx,
  by: Actor | null,
  id: string,
  { from, to }: { from: Role; to: Role },
  proposed: ConfirmedProposal | null = null,
): Promise<boolean> {
  const { count } = await tx.member.updateMany({
    where: { id, role: from },
    data: { role: to, sessionVersion: { increment: 1 } },
  })
  if (count === 0) return false
  if (by?.id !== id) await notify(tx, id, by, { change: 'ROLE', role: to }, proposed?.byId)
  await recordEvent(tx, {
    actor: by,
    action: 'member.change-role',
    subjectType: 'member',
    subjectId: id,
    detail: { role: to, ...proposalDetail(proposed) },
  })
  return true
}

/**
 * Changes a member's role from their next request on; does nothing when they have it already. `Conflict` for the last admin,
 * `SecondAdminNeeded` for a role that gives power while the archive asks for two admins.
 */
export async function changeRole(
  manager: Manager,
  memberId: string,
  role: Given<typeof roleSchema>,
): Promise<void> {
  const actor = demandConfirmedManager(manager)
  const id = parseId(memberId)
  const to = parseInput(roleSchema, role)
  await transaction(async (tx) => {
    await lockAdmins(tx, actor, to === 'ADMIN' ? null : id)
    const from = await demandRole(tx, id)
    if (from === to) return
    if (givesPower(from, to)) await refuseAlone(tx, actor)
    if (!(await setRole(tx, actor, id, { from, to })))
      throw new Conflict(message('members.conflict.roleChanged'))
  })
}

/**
 * Enables a disabled member from their next request on, with the event. `Conflict` when the member isn't disabled. Called inside a
 * transaction.
 */
export async function setEnabled(
  tx: Tx,
  by: Actor | null,
  id: string,
  proposed: ConfirmedProposal | null = null,
): Promise<void> {
  const { count } = await tx.member.updateMany({
    where: { id, disabledAt: { not: null }, removedAt: null },
    data: { disabledAt: null, sessionVersion: { increment: 1 } },
  })
  if (count === 0) throw new Conflict(message('members.conflict.sameState', { state: 'active' }))
  await recordEvent(tx, {
    actor: by,
    action: 'member.enable',
    subjectType: 'member',
    subjectId: id,
    ...(proposed && { detail: proposalDetail(proposed) }),
  })
}

/**
 * Enables a disabled member. `Conflict` when the member isn't disabled; `SecondAdminNeeded` for one whose role gives power while the archive
 * asks for two admins.
 */
export async function enableMember(manager: Manager, memberId: string): Promise<void> {
  const actor = demandConfirmedManager(manager)
  const id = parseId(memberId)
  await transaction(async (tx) => {
    await lockAdmins(tx, actor, null)
    if (givesPower(null, await demandRole(tx, id))) await refuseAlone(tx, actor)
    await setEnabled(tx, actor, id)
  })
}

/** Disables a member from their next request on, and removes their open links and their tokens. `Conflict` for the last admin, or when the member is disabled already. */
export async function disableMember(manager: Manager, memberId: string): Promise<void> {
  const actor = demandManager(manager)
  const id = parseId(memberId)
  await transaction(async (tx) => {
    await lockAdmins(tx, actor, id)
    await demandRole(tx, id)
    const { count } = await tx.member.updateMany({
      where: { id, disabledAt: null },
      data: { disabledAt: new Date(), sessionVersion: { increment: 1 } },
    })
    if (count === 0) throw new Conflict(message('members.conflict.sameState', { state: 'disabled' }))
    await removeLinksOf(tx, id)
    await removeTokensOf(tx, id)
    await recordEvent(tx, { actor, action: 'member.disable', subjectType: 'member', subjectId: id })
  })
}

/** True when another member, active or not, is shown by this name, in any case, with any accents and spaces. */
async function isNameTaken(tx: Tx, id: string, name: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ taken: boolean }[]>`
    SELECT EXISTS (SELECT FROM "Member" WHERE id <> ${id}::uuid
      AND stele_fold(regexp_replace(name, '\\s+', '', 'g')) = stele_fold(regexp_replace(${name}, '\\s+', '', 'g'))) AS taken`
  return row?.taken ?? false
}

/**
 * Changes the name by which a member is shown, also in what they did before: everything names members by id, and the event has neither
 * name. Members rename themselves; an admin renames others, who get a notice. `Invalid` with `name` when another member has it, so that no
 * one is taken for someone else.
 */
export async function renameMember(
  manager: Manager,
  memberId: string,
  name: Given<typeof nameSchema>,
): Promise<void> {
  const id = parseId(memberId)
  const isOwn = typeof manager !== 'symbol' && manager.id === id
  const by = isOwn ? manager : demandConfirmedManager(manager)
  const { name: shown } = parseInput(renameSchema, { name })
  await transactionBy(by, async (tx) => {
    await demandRole(tx, id)
    if (await isNameTaken(tx, id, shown)) throw new Invalid({ name: message('members.invalid.nameTaken') })
    const { count } = await tx.member.updateMany({
      where: { id, name: { not: shown } },
      data: { name: shown },
    })
    if (count === 0) return
    if (!isOwn) await notify(tx, id, by, { change: 'NAME' })
    await recordEvent(tx, { actor: by, action: 'member.rename', subjectType: 'member', subjectId: id })
  })
}

/** Ends all of the actor's sessions, this one included, and removes open links for a new password. */
export async function signOutEverywhere(actor: Actor): Promise<void> {
  await transaction(async (tx) => {
    await demandActive(tx, actor, { changes: true })
    await tx.member.update({
      where: { id: actor.id },
      data: { sessionVersion: { increment: 1 } },
      select: { id: true },
    })
    await removeLinksOf(tx, actor.id)
    await recordEvent(tx, {
      actor,
      action: 'member.sign-out-everywhere',
      subjectType: 'member',
      subjectId: actor.id,
    })
  })
}
