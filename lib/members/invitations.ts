import 'server-only'
import type { z } from 'zod'
import { type Actor, demand } from '@/lib/access'
import { db, transaction } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { parseInput } from '@/lib/input'
import { insertMember, replacePassword } from './commands'
import { hashPassword } from './passwords'
import { acceptanceSchema, invitationSchema } from './schema'
import { newToken, tokenHash } from './tokens'

const DAY = 24 * 60 * 60_000
const INVITATION = 7 * DAY

/**
 * Invites somebody to a role; the token goes into a link that the admin passes on and works once, for seven days. `Invalid` when the
 * address is taken.
 */
export async function invite(
  actor: Actor,
  input: z.input<typeof invitationSchema>,
): Promise<{ token: string }> {
  demand(actor, 'manageMembers')
  const { email, role } = parseInput(invitationSchema, input)
  if (await db.member.findUnique({ where: { email }, select: { id: true } }))
    throw new Invalid({ email: 'Somebody has this e-mail address already.' })
  const token = newToken()
  await transaction(async (tx) => {
    const invitation = await tx.invitation.create({
      data: {
        email,
        role,
        tokenHash: tokenHash(token),
        expiresAt: new Date(Date.now() + INVITATION),
        invitedById: actor.id,
      },
      select: { id: true },
    })
    await recordEvent(tx, {
      actor,
      action: 'invitation.create',
      subjectType: 'invitation',
      subjectId: invitation.id,
      detail: { role },
    })
  })
  return { token }
}

/** A link with which a member who forgot their password sets a new one; works once, for a day. It ends their sessions when it is used. */
export async function createResetLink(actor: Actor, memberId: string): Promise<{ token: string }> {
  demand(actor, 'manageMembers')
  const token = newToken()
  await transaction(async (tx) => {
    const member = await tx.member.findUnique({
      where: { id: memberId },
      select: { email: true, role: true },
    })
    if (!member) throw new NotFound()
    await tx.invitation.create({
      data: {
        ...member,
        tokenHash: tokenHash(token),
        expiresAt: new Date(Date.now() + DAY),
        invitedById: actor.id,
      },
      select: { id: true },
    })
    await recordEvent(tx, {
      actor,
      action: 'member.offer-reset',
      subjectType: 'member',
      subjectId: memberId,
    })
  })
  return { token }
}

/** Takes an invitation back; `Conflict` when it was used meanwhile. */
export async function revokeInvitation(actor: Actor, id: string): Promise<void> {
  demand(actor, 'manageMembers')
  await transaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: { id, acceptedAt: null, expiresAt: { gt: new Date() } },
      data: { expiresAt: new Date() },
    })
    if (count === 0) throw new Conflict('This invitation was used or has ended already.')
    await recordEvent(tx, { actor, action: 'invitation.revoke', subjectType: 'invitation', subjectId: id })
  })
}

/**
 * A one-time token, good for a day, with which the first admin is made; the one before it stops working. Null when there is an
 * active admin.
 */
export async function createSetupInvitation(): Promise<{ token: string } | null> {
  if (await db.member.count({ where: { role: 'ADMIN', disabledAt: null } })) return null
  const token = newToken()
  await transaction(async (tx) => {
    await tx.invitation.deleteMany({ where: { email: null, acceptedAt: null } })
    const invitation = await tx.invitation.create({
      data: { role: 'ADMIN', tokenHash: tokenHash(token), expiresAt: new Date(Date.now() + DAY) },
      select: { id: true },
    })
    await recordEvent(tx, {
      actor: null,
      action: 'invitation.create',
      subjectType: 'invitation',
      subjectId: invitation.id,
      detail: { role: 'ADMIN' },
    })
  })
  return { token }
}

/**
 * Makes the member that an open invitation is for, or gives the member it was made for a new password. Of two who use one link at once, one succeeds. `NotFound` for a link that was used,
 * has ended or never was; `Invalid` with the field, and the link stays good.
 */
export async function acceptInvitation(
  token: string,
  input: z.input<typeof acceptanceSchema>,
): Promise<Actor> {
  const acceptance = parseInput(acceptanceSchema, input)
  const passwordHash = await hashPassword(acceptance.password)
  return transaction(async (tx) => {
    const where = { tokenHash: tokenHash(token), acceptedAt: null, expiresAt: { gt: new Date() } }
    const [invitation] = await tx.invitation.updateManyAndReturn({
      where,
      data: { acceptedAt: new Date() },
      select: { email: true, role: true },
    })
    if (!invitation) throw new NotFound('This link was used already or has ended. Ask for a new one.')
    const email = invitation.email ?? acceptance.email
    if (!email) throw new Invalid({ email: 'Give your e-mail address.' })
    if (acceptance.password.toLowerCase() === email)
      throw new Invalid({ password: 'The password must not be the e-mail address.' })
    const known = await tx.member.findUnique({
      where: { email },
      select: { id: true, name: true, role: true },
    })
    if (known && invitation.email) return replacePassword(tx, known, passwordHash)
    return insertMember(tx, null, { email, name: acceptance.name, role: invitation.role, passwordHash })
  })
}
