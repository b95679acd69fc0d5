import 'server-only'
import type { Actor } from '@/lib/access'
import { db, type Tx, transaction } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import type { Role } from '@/lib/generated/prisma/enums'
import { type Given, parseId, parseInput } from '@/lib/input'
import { queueMail, removeMail } from '@/lib/mail/queue'
import { message } from '@/lib/messages/message'
import { namedBy } from './account-notices'
import { demandRole, insertMember, proposalDetail } from './commands'
import { type ConfirmedProposal, dayValue, mailKeyOf, offer } from './links'
import { demandConfirmedManager, demandManager, type Manager, transactionBy } from './member-manager'
import { recoverPassword, replacePassword } from './password-changes'
import { openInvitation } from './queries'
import { acceptanceSchema, invitationSchema, LINK_DAYS } from './schema'
import { hashPassword } from './signing-in/passwords'
import { givesPower, refuseAlone } from './two-admins'

/** `Invalid` when a member has the address. */
export async function demandFreeAddress(tx: Tx, email: string): Promise<void> {
  if (await tx.member.findUnique({ where: { email }, select: { id: true } }))
    throw new Invalid({ email: message('members.invalid.emailTaken') })
}

/** Makes the link of an invitation, with its event. `Invalid` when a member has the address. Called inside a transaction. */
export async function offerInvitation(
  tx: Tx,
  by: Actor | null,
  { email, role }: { email: string; role: Role },
  proposed: ConfirmedProposal | null = null,
): Promise<{ token: string }> {
  await demandFreeAddress(tx, email)
  const { id, token, mail } = await offer(tx, { email }, { role, by, lasts: LINK_DAYS.INVITATION, proposed })
  await queueMail(tx, {
    kind: 'invitation',
    to: { email },
    values: { role: message(`labels.role.${role}`), until: dayValue(mail.expiresAt) },
    ...mail,
  })
  await recordEvent(tx, {
    actor: by,
    action: 'invitation.create',
    subjectType: 'invitation',
    subjectId: id,
    detail: { role, ...proposalDetail(proposed) },
  })
  return { token }
}

/**
 * Invites a person to a role. The token goes into a link for the admin to send; it works once, within seven days, and replaces an earlier
 * one for the same address. `Invalid` when a member has the address; `SecondAdminNeeded` for a role that gives power while the archive asks
 * for two admins.
 */
export async function invite(
  manager: Manager,
  input: Given<typeof invitationSchema>,
): Promise<{ token: string }> {
  const actor = demandConfirmedManager(manager)
  const { email, role } = parseInput(invitationSchema, input)
  return transactionBy(actor, async (tx) => {
    if (givesPower(null, role)) await refuseAlone(tx, actor)
    return offerInvitation(tx, actor, { email, role })
  })
}

/** Makes the link for a new password, with its event. `NotFound` when there is no such member. Called inside a transaction. */
export async function offerReset(
  tx: Tx,
  by: Actor | null,
  memberId: string,
  proposed: ConfirmedProposal | null = null,
): Promise<{ token: string }> {
  const role = await demandRole(tx, memberId)
  const { token, mail } = await offer(
    tx,
    { memberId, isRequested: false },
    { role, by, lasts: LINK_DAYS.RESET, proposed },
  )
  await queueMail(tx, {
    kind: 'passwordLink',
    to: { members: [memberId] },
    values: { ...namedBy(by), until: dayValue(mail.expiresAt) },
    ...mail,
  })
  await recordEvent(tx, {
    actor: by,
    action: 'member.offer-reset',
    subjectType: 'member',
    subjectId: memberId,
    detail: proposalDetail(proposed),
  })
  return { token }
}

/**
 * Creates a link with which a member sets a new password. It works once, within a day, and ends their sessions when it is used.
 * `SecondAdminNeeded` while the archive asks for two admins.
 */
export async function createResetLink(manager: Manager, memberId: string): Promise<{ token: string }> {
  const actor = demandConfirmedManager(manager)
  const id = parseId(memberId)
  return transactionBy(actor, async (tx) => {
    await refuseAlone(tx, actor)
    return offerReset(tx, actor, id)
  })
}

/** Revokes a link; `Conflict` when it was already used or revoked. */
export async function revokeInvitation(manager: Manager, invitationId: string): Promise<void> {
  const actor = demandManager(manager)
  const id = parseId(invitationId)
  await transactionBy(actor, async (tx) => {
    const { count } = await tx.invitation.deleteMany({ where: { id, acceptedAt: null } })
    if (count === 0) throw new Conflict(message('members.conflict.linkUsed'))
    await removeMail(tx, mailKeyOf(id))
    await recordEvent(tx, { actor, action: 'invitation.revoke', subjectType: 'invitation', subjectId: id })
  })
}

const admins = { role: 'ADMIN', disabledAt: null } as const

/**
 * Creates a one-time token for creating the first admin. It works for a day; an earlier one stops working. Null when there is an active
 * admin.
 */
export async function createSetupInvitation(): Promise<{ token: string } | null> {
  if (await db.member.count({ where: admins })) return null
  return transaction(async (tx) => {
    const { id, token } = await offer(
      tx,
      { email: null, memberId: null },
      { role: 'ADMIN', by: null, lasts: LINK_DAYS.RESET },
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

const gone = () => new NotFound(message('members.linkGone'))

/**
 * Adds the member that an open link is for, or sets the new password of the member that it was created for. Of two people who use one link
 * at once, one succeeds. `NotFound` for a link that was used, has expired or never existed; `Invalid` with the field, and the link still
 * works. What the link itself knows (address, name) overrides the input.
 */
export async function acceptInvitation(
  token: string,
  given: { email?: string; name?: string; password: string },
): Promise<Actor> {
  const open = await openInvitation(token)
  if (!open) throw gone()
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
    if (count === 0) throw gone()
    await removeMail(tx, mailKeyOf(invitationId))
    if (open.purpose === 'SETUP' && (await tx.member.count({ where: admins }))) throw gone()
    if (!member) return insertMember(tx, 'themselves', { ...person, role, passwordHash }, { invitationId })
    const { email: _, ...actor } = member
    if (open.isRequested) await recoverPassword(tx, actor, passwordHash)
    else await replacePassword(tx, open.invitedBy, actor.id, passwordHash, open.proposedById)
    return actor
  })
}
