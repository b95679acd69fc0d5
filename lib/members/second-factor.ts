import 'server-only'
import { randomBytes } from 'node:crypto'
import { generateSecret, generateURI, verifySync } from 'otplib'
import { type Actor, demandRecentPassword } from '@/lib/access'
import { demandActive } from '@/lib/acting'
import { db, type Tx, transaction } from '@/lib/db'
import { Conflict, Forbidden, Invalid } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { sha256 } from '@/lib/hashing'
import { parseId } from '@/lib/input'
import { queueMail } from '@/lib/mail/queue'
import { translatorOf } from '@/lib/messages/catalogue'
import { message } from '@/lib/messages/message'
import { seal, unseal } from '@/lib/sealing'
import { archiveName } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'
import { endOthersIn } from './sessions'
import { demandConfirmed, type Steward, transactionBy } from './steward'
import { beginConfirmation } from './throttle'
import { refuseAlone } from './two-admins'

/** A code is also taken half a minute before and after its time, so that clocks can differ. */
const TOLERANCE = 30
/** Recovery codes that a member gets, and the bytes of each: 80 bits, so that a plain hash is enough. */
const CODES = 10
const BYTES = 10

export const sealedFor = (memberId: string) => ({ purpose: 'stele second factor', of: memberId })

/** The secret as an app takes it by hand, and the address that its QR code contains. */
export type AppSecret = { secret: string; uri: string }

const isDigits = (code: string) => /^\d{6}$/.test(code)
const plain = (code: string) => code.replace(/[\s-]/g, '').toLowerCase()
const hashOf = (code: string) => sha256(`recovery code ${plain(code)}`)

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

/** Replaces the member's recovery codes and returns the new ones, which are stored as hashes only. */
async function replaceCodes(tx: Tx, memberId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, () => written(randomBytes(BYTES)))
  await tx.recoveryCode.deleteMany({ where: { memberId } })
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ memberId, codeHash: hashOf(code) })) })
  return codes
}

/** Letters and digits that are told apart in every hand (Crockford's base 32), in groups of four. */
const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz'
function written(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const signs = bits.match(/.{5}/g)?.map((five) => SIGNS[Number.parseInt(five, 2)]) ?? []
  return signs.join('').match(/.{4}/g)?.join('-') ?? ''
}

/** Records a change of a member's second factor, and notifies them. */
async function note(tx: Tx, by: Actor | null, memberId: string, action: 'set' | 'remove' | 'codes') {
  await queueMail(tx, {
    kind: 'secondFactor',
    to: { members: [memberId] },
    values: { action, who: by?.id === memberId ? 'self' : by ? 'admin' : 'operator', by: by?.name ?? '' },
    path: '/desk/account/second-factor',
  })
  await recordEvent(tx, {
    actor: by,
    action: `member.${action}-second-factor`,
    subjectType: 'member',
    subjectId: memberId,
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
  const step = stepOf(actor.id, row, plain(code))
  if (step === null) throw new Invalid({ code: message('members.invalid.code') })
  await attempt.succeeded()
  return transaction(async (tx) => {
    await demandActive(tx, actor, { changes: true })
    const { count } = await tx.secondFactor.updateMany({
      where: { memberId: actor.id, confirmedAt: null, sealedSecret: row.sealedSecret },
      data: { confirmedAt: new Date(), lastStep: step },
    })
    if (count === 0) throw new Conflict(message('members.secondFactor.nothingToConfirm'))
    await endOthersIn(tx, actor)
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
async function removeIn(tx: Tx, by: Actor | null, memberId: string): Promise<boolean> {
  await tx.recoveryCode.deleteMany({ where: { memberId } })
  const { count } = await tx.secondFactor.deleteMany({ where: { memberId } })
  if (count > 0) await note(tx, by, memberId, 'remove')
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
    await removeIn(tx, actor, actor.id)
  })
}

/**
 * Removes the app, the recovery codes and the passkeys of a member who lost them, and ends their sessions. `Conflict` when there is nothing to remove;
 * `SecondAdminNeeded` while the archive asks for two admins: then the operator of the machine does it.
 */
export async function removeSecondFactor(steward: Steward, memberId: string): Promise<void> {
  const by = demandConfirmed(steward)
  const id = parseId(memberId)
  await transactionBy(by, async (tx) => {
    await refuseAlone(tx, by)
    const passkeys = await tx.passkey.deleteMany({ where: { memberId: id } })
    const hadApp = await removeIn(tx, by, id)
    if (!hadApp && passkeys.count === 0) throw new Conflict(message('members.secondFactor.noApp'))
    if (!hadApp) await note(tx, by, id, 'remove')
    await tx.member.update({
      where: { id },
      data: { sessionVersion: { increment: 1 } },
      select: { id: true },
    })
  })
}

/**
 * Takes a code of the member's app, or one of the recovery codes, once: of two who give the same one at once, one succeeds. False when it is wrong or
 * was taken before.
 */
export async function takeCode(memberId: string, given: string): Promise<boolean> {
  const code = plain(given)
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
  return transaction(async (tx) => {
    const { count } = await tx.recoveryCode.deleteMany({ where: { memberId, codeHash: hashOf(code) } })
    if (count === 0) return false
    const left = await tx.recoveryCode.count({ where: { memberId } })
    const member = await tx.member.findUniqueOrThrow({
      where: { id: memberId },
      select: { id: true, name: true, role: true },
    })
    await queueMail(tx, {
      kind: 'recoveryCode',
      to: { members: [memberId] },
      values: { left },
      path: '/desk/account/second-factor',
    })
    await recordEvent(tx, {
      actor: member,
      action: 'member.use-recovery-code',
      subjectType: 'member',
      subjectId: memberId,
    })
    return true
  })
}
