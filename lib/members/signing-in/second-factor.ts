import 'server-only'
import { generateSecret, generateURI, verifySync } from 'otplib'
import { type Actor, demandRecentPassword } from '@/lib/access'
import { demandActive } from '@/lib/acting'
import { db, type Tx, transaction } from '@/lib/db'
import { Conflict, Forbidden, Invalid } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { parseId } from '@/lib/input'
import { queueMail } from '@/lib/mail/queue'
import { translatorOf } from '@/lib/messages/catalogue'
import { message } from '@/lib/messages/message'
import { seal, unseal } from '@/lib/sealing'
import { archiveName } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'
import { notify } from '../account-notices'
import { proposalDetail } from '../commands'
import type { ConfirmedProposal } from '../links'
import { demandConfirmedManager, type Manager, transactionBy } from '../member-manager'
import { refuseAlone } from '../two-admins'
import { plainCode, replaceCodes, takeRecoveryCode } from './recovery-codes'
import { beginTwoStepsIn } from './sessions'
import { beginConfirmation } from './throttle'

/** A code is also taken half a minute before and after its time, so that clocks can differ. */
const TOLERANCE = 30

export const sealedFor = (memberId: string) => ({ purpose: 'stele second factor', of: memberId })

/** The secret as an app takes it by hand, and the address that its QR code contains. */
type AppSecret = { secret: string; uri: string }

const isDigits = (code: string) => /^\d{6}$/.test(code)

/** The half minute that this code is for; null when it is wrong, or of a half minute from which a code was taken already. */
function stepOf(memberId: string, row: { sealedSecret: string; lastStep: number }, code: string) {
  const opened = unseal(sealedFor(memberId), row.sealedSecret)
  if (!opened || !isDigits(code)) return null
  const secret = opened.bytes.toString()
  const result = verifySync({ secret, token: code, epochTolerance: TOLERANCE, afterTimeStep: row.lastStep })
  return result.valid && 'timeStep' in result ? result.timeStep : null
}

/** True when the member has confirmed an app. */
export async function hasApp(memberId: string): Promise<boolean> {
  const row = await db.secondFactor.findUnique({ where: { memberId }, select: { confirmedAt: true } })
  return row?.confirmedAt != null
}

/** What the actor has: an app, and recovery codes that are left. `isRequired`: their role can't be without a second factor. */
export async function ownSecondFactor(actor: Actor) {
  const [hasOne, codes, settings] = await Promise.all([
    hasApp(actor.id),
    db.recoveryCode.count({ where: { memberId: actor.id } }),
    archiveSettings(),
  ])
  return { hasApp: hasOne, codes, isRequired: settings.secondFactor.includes(actor.role) }
}

/**
 * Makes a new secret for the actor's app. It counts only once a code of it was given (`confirmApp`); until then an earlier app stays. `Conflict` when
 * the actor has an app already.
 */
export async function beginApp(actor: Actor): Promise<AppSecret> {
  demandRecentPassword(actor)
  const settings = await archiveSettings()
  const secret = generateSecret()
  const sealedSecret = seal(sealedFor(actor.id), Buffer.from(secret))
  const { email } = await db.member.findUniqueOrThrow({ where: { id: actor.id }, select: { email: true } })
  await transaction(async (tx) => {
    await demandActive(tx, actor, { changes: true })
    const { count } = await tx.secondFactor.deleteMany({ where: { memberId: actor.id, confirmedAt: null } })
    if (count === 0 && (await tx.secondFactor.count({ where: { memberId: actor.id } })))
      throw new Conflict(message('members.secondFactor.hasApp'))
    await tx.secondFactor.create({ data: { memberId: actor.id, sealedSecret }, select: { memberId: true } })
    await recordEvent(tx, {
      actor,
      action: 'member.begin-second-factor',
      subjectType: 'member',
      subjectId: actor.id,
    })
  })
  const issuer = archiveName(settings, translatorOf(settings.language))
  return { secret, uri: generateURI({ issuer, label: email, secret }) }
}

/** Records a change of a member's second factor, and notifies them: of one by someone else, with a notice at the desk, too. */
async function note(
  tx: Tx,
  by: Actor | null,
  memberId: string,
  action: 'set' | 'remove' | 'codes',
  proposed: ConfirmedProposal | null = null,
) {
  if (by?.id === memberId)
    await queueMail(tx, {
      kind: 'secondFactor',
      to: { members: [memberId] },
      values: { action, who: 'self', by: '' },
      path: '/desk/account/second-factor',
    })
  else await notify(tx, memberId, by, { change: 'FACTOR' }, proposed?.byId)
  await recordEvent(tx, {
    actor: by,
    action: `member.${action}-second-factor`,
    subjectType: 'member',
    subjectId: memberId,
    ...(proposed && { detail: proposalDetail(proposed) }),
  })
}

/**
 * Takes the app of `beginApp` into use with one of its codes, and returns ten recovery codes, which are shown once. Ends the actor's other
 * sessions. `Invalid` with `code` when it is
 * wrong; `Conflict` while the actor has to wait, or when there is nothing to confirm.
 */
export async function confirmApp(actor: Actor, code: string): Promise<{ codes: string[] }> {
  demandRecentPassword(actor)
  const row = await db.secondFactor.findUnique({ where: { memberId: actor.id } })
  if (!row || row.confirmedAt) throw new Conflict(message('members.secondFactor.nothingToConfirm'))
  const attempt = await beginConfirmation(actor.id)
  if ('wait' in attempt) throw new Conflict(message('members.conflict.tooManyCodes', attempt.wait))
  const step = stepOf(actor.id, row, plainCode(code))
  if (step === null) throw new Invalid({ code: message('members.invalid.code') })
  await attempt.succeeded()
  return transaction(async (tx) => {
    await demandActive(tx, actor, { changes: true })
    const { count } = await tx.secondFactor.updateMany({
      where: { memberId: actor.id, confirmedAt: null, sealedSecret: row.sealedSecret },
      data: { confirmedAt: new Date(), lastStep: step },
    })
    if (count === 0) throw new Conflict(message('members.secondFactor.nothingToConfirm'))
    await beginTwoStepsIn(tx, actor)
    const codes = await replaceCodes(tx, actor.id)
    await note(tx, actor, actor.id, 'set')
    return { codes }
  })
}

/** Replaces the actor's recovery codes; the earlier ones stop working. `Conflict` without an app. */
export async function renewCodes(actor: Actor): Promise<{ codes: string[] }> {
  demandRecentPassword(actor)
  return transaction(async (tx) => {
    await demandActive(tx, actor, { changes: true })
    if (!(await tx.secondFactor.count({ where: { memberId: actor.id, confirmedAt: { not: null } } })))
      throw new Conflict(message('members.secondFactor.noApp'))
    const codes = await replaceCodes(tx, actor.id)
    await note(tx, actor, actor.id, 'codes')
    return { codes }
  })
}

/** Removes a member's app and recovery codes. False when there was none. */
async function removeIn(tx: Tx, memberId: string): Promise<boolean> {
  await tx.recoveryCode.deleteMany({ where: { memberId } })
  const { count } = await tx.secondFactor.deleteMany({ where: { memberId } })
  return count > 0
}

/** Removes the actor's own app. `Forbidden` when the archive asks members of their role for a second factor and they have no passkey. */
export async function removeOwnApp(actor: Actor): Promise<void> {
  demandRecentPassword(actor)
  await transaction(async (tx) => {
    await demandActive(tx, actor, { changes: true })
    const { secondFactor } = await tx.settings.findUniqueOrThrow({ where: { id: 1 } })
    const passkeys = await tx.passkey.count({ where: { memberId: actor.id } })
    if (secondFactor.includes(actor.role) && passkeys === 0)
      throw new Forbidden(message('members.secondFactor.required'))
    if (await removeIn(tx, actor.id)) await note(tx, actor, actor.id, 'remove')
  })
}

/**
 * Removes the app, the recovery codes and the passkeys of a member, and ends their sessions, with the e-mail and the event. `Conflict` when there is nothing to
 * remove. Called inside a transaction.
 */
export async function removeFactors(
  tx: Tx,
  by: Actor | null,
  memberId: string,
  proposed: ConfirmedProposal | null = null,
): Promise<void> {
  const passkeys = await tx.passkey.deleteMany({ where: { memberId } })
  const hadApp = await removeIn(tx, memberId)
  if (!hadApp && passkeys.count === 0) throw new Conflict(message('members.secondFactor.noApp'))
  await tx.member.update({
    where: { id: memberId },
    data: { sessionVersion: { increment: 1 } },
    select: { id: true },
  })
  await note(tx, by, memberId, 'remove', proposed)
}

/** Removes the second step of a member who lost it, as `removeFactors` does. `SecondAdminNeeded` while the archive asks for two admins. */
export async function removeSecondFactor(manager: Manager, memberId: string): Promise<void> {
  const by = demandConfirmedManager(manager)
  const id = parseId(memberId)
  await transactionBy(by, async (tx) => {
    await refuseAlone(tx, by)
    await removeFactors(tx, by, id)
  })
}

/**
 * Takes a code of the member's app, or one of the recovery codes, once: of two who give the same one at once, one succeeds. False when it is wrong or
 * was taken before.
 */
export async function takeCode(memberId: string, given: string): Promise<boolean> {
  const code = plainCode(given)
  const row = await db.secondFactor.findUnique({ where: { memberId } })
  if (!row?.confirmedAt) return false
  if (isDigits(code)) {
    const step = stepOf(memberId, row, code)
    if (step === null) return false
    const { count } = await db.secondFactor.updateMany({
      where: { memberId, lastStep: { lt: step } },
      data: { lastStep: step },
    })
    return count === 1
  }
  return takeRecoveryCode(memberId, code)
}
