import 'server-only'
import type { Actor } from '@/lib/access'
import { db, type Tx, transaction } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { type Given, parseId, parseInput } from '@/lib/input'
import { insertMember, replacePassword } from './commands'
import { hashPassword } from './passwords'
import { openInvitation } from './queries'
import { acceptanceSchema, invitationSchema } from './schema'
import { demandSteward, type Steward } from './steward'
import { newToken, tokenHash } from './tokens'

const DAY = 24 * 60 * 60_000
const INVITATION = 7 * DAY

type Offer = { email: string } | { memberId: string } | { email: null; memberId: null }

/** A link in place of the open ones for the same: only the newest works. */
async function offer(tx: Tx, to: Offer, rest: { role: Actor['role']; by: Actor | null; lasts: number }) {
  const token = newToken()
  await tx.invitation.deleteMany({ where: { ...to, acceptedAt: null } })
  const { id } = await tx.invitation.create({
    data: {
      ...to,
      role: rest.role,
      tokenHash: tokenHash(token),
      expiresAt: new Date(Date.now() + rest.lasts),
      invitedById: rest.by?.id ?? null,
    },
    select: { id: true },
  })
  return { token, id }
}

/**
 * Invites somebody to a role; the token goes into a link that the admin passes on and works once, for seven days. It replaces an
 * earlier one for the same address. `Invalid` when the address is a member's.
 */
export async function invite(
  steward: Steward,
  input: Given<typeof invitationSchema>,
): Promise<{ token: string }> {
  const actor = demandSteward(steward)
  const { email, role } = parseInput(invitationSchema, input)
  return transaction(async (tx) => {
    if (await tx.member.findUnique({ where: { email }, select: { id: true } }))
      throw new Invalid({ email: 'Somebody has this e-mail address already.' })
    const { id, token } = await offer(tx, { email }, { role, by: actor, lasts: INVITATION })
    await recordEvent(tx, {
      actor,
      action: 'invitation.create',
      subjectType: 'invitation',
      subjectId: id,
      detail: { role },
    })
    return { token }
  })
}

/** A link with which a member who forgot their password sets a new one; works once, for a day. It ends their sessions when it is used. */
export async function createResetLink(steward: Steward, memberId: string): Promise<{ token: string }> {
  const actor = demandSteward(steward)
  const id = parseId(memberId)
  return transaction(async (tx) => {
    const member = await tx.member.findUnique({ where: { id }, select: { role: true } })
    if (!member) throw new NotFound()
    const { token } = await offer(tx, { memberId: id }, { role: member.role, by: actor, lasts: DAY })
    await recordEvent(tx, { actor, action: 'member.offer-reset', subjectType: 'member', subjectId: id })
    return { token }
  })
}

/** Takes a link back; `Conflict` when it was used or taken back meanwhile. */
export async function revokeInvitation(steward: Steward, invitationId: string): Promise<void> {
  const actor = demandSteward(steward)
  const id = parseId(invitationId)
  await transaction(async (tx) => {
    const { count } = await tx.invitation.deleteMany({ where: { id, acceptedAt: null } })
    if (count === 0) throw new Conflict('This link was used or has ended already.')
    await recordEvent(tx, { actor, action: 'invitation.revoke', subjectType: 'invitation', subjectId: id })
  })
}

const admins = { role: 'ADMIN', disabledAt: null } as const

/**
 * A one-time token, good for a day, with which the first admin is made; the one before it stops working. Null when there is an
 * active admin.
 */
export async function createSetupInvitation(): Promise<{ token: string } | null> {
  if (await db.member.count({ where: admins })) return null
  return transaction(async (tx) => {
    const { id, token } = await offer(
      tx,
      { email: null, memberId: null },
      { role: 'ADMIN', by: null, lasts: DAY },
    )
    await recordEvent(tx, {
      actor: null,
      action: 'invitation.create',
      subjectType: 'invitation',
      subjectId: id,
      detail: { role: 'ADMIN' },
    })
    return { token }
  })
}

const ended = () => new NotFound('This link was used already or has ended. Ask for a new one.')

/**
 * Makes the member that an open link is for, or gives the member that it was made for a new password. Of two who use one link at once,
 * one succeeds. `NotFound` for a link that was used, has ended or never was; `Invalid` with the field, and the link stays good. What
 * the link itself knows (address, name) overrules what is given.
 */
export async function acceptInvitation(
  token: string,
  given: { email?: string; name?: string; password: string },
): Promise<Actor> {
  const open = await openInvitation(token)
  if (!open) throw ended()
  const { id: invitationId, role, member } = open
  const { password, ...person } = parseInput(acceptanceSchema, {
    email: open.email ?? given.email ?? '',
    name: member?.name ?? given.name ?? '',
    password: given.password,
  })
  const passwordHash = await hashPassword(password)
  return transaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: { id: invitationId, acceptedAt: null, expiresAt: { gt: new Date() } },
      data: { acceptedAt: new Date() },
    })
    if (count === 0) throw ended()
    if (open.purpose === 'SETUP' && (await tx.member.count({ where: admins }))) throw ended()
    if (!member) return insertMember(tx, 'themselves', { ...person, role, passwordHash }, { invitationId })
    const { id, name } = member
    await replacePassword(tx, member, id, passwordHash)
    return { id, name, role: member.role }
  })
}
