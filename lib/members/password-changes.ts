import 'server-only'
import type { Actor } from '@/lib/access'
import { demandActive } from '@/lib/acting'
import { db, type Tx, transaction } from '@/lib/db'
import { Conflict, Invalid } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { type Given, parseInput } from '@/lib/input'
import { queueMail } from '@/lib/mail/queue'
import { message } from '@/lib/messages/message'
import { notify } from './account-notices'
import { removeLinksOf } from './links'
import { RESET } from './password-resets'
import { newPasswordSchema, passwordChangeSchema } from './schema'
import { hashPassword, isPassword } from './signing-in/passwords'
import { beginConfirmation } from './signing-in/throttle'

/**
 * Changes the actor's own password, ends all of their sessions and removes open links for another; returns what opens a new one. `Invalid` with `current` when the current
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
    await removeLinksOf(tx, actor.id)
    await queueMail(tx, { kind: 'passwordChanged', to: { members: [actor.id] }, path: '/desk/account' })
    await recordEvent(tx, {
      actor,
      action: 'member.change-password',
      subjectType: 'member',
      subjectId: actor.id,
    })
    return member
  })
}

/** Stores a new password, ends the member's sessions and removes open links for another. */
async function storePassword(tx: Tx, memberId: string, passwordHash: string): Promise<void> {
  await tx.member.update({
    where: { id: memberId },
    data: { passwordHash, sessionVersion: { increment: 1 } },
    select: { id: true },
  })
  await removeLinksOf(tx, memberId)
}

/**
 * Sets a member's password through a link that was sent to their own address, and tells them. The log names the member. Called inside a
 * transaction.
 */
export async function recoverPassword(tx: Tx, member: Actor, passwordHash: string): Promise<void> {
  await storePassword(tx, member.id, passwordHash)
  await queueMail(tx, {
    kind: 'passwordSet',
    to: { members: [member.id] },
    values: { who: 'self', by: '' },
    path: '/desk/account',
  })
  await recordEvent(tx, {
    actor: member,
    action: 'member.recover-password',
    subjectType: 'member',
    subjectId: member.id,
  })
}

/**
 * Sets a member's password through a link and ends their sessions. The log and the notice to the member name the admin who made the link: the
 * archive can't know who opened it. `by` is null for the operator; `proposedById` is the other admin, where two were needed. Called inside a transaction.
 */
export async function replacePassword(
  tx: Tx,
  by: Actor | null,
  memberId: string,
  passwordHash: string,
  proposedById: string | null,
): Promise<void> {
  await storePassword(tx, memberId, passwordHash)
  await notify(tx, memberId, by, { change: 'PASSWORD' }, proposedById)
  await recordEvent(tx, {
    actor: by,
    action: RESET,
    subjectType: 'member',
    subjectId: memberId,
    ...(proposedById && { detail: { proposedBy: proposedById } }),
  })
}
