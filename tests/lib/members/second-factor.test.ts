import '@/tests/support/database'
import { generateSync } from 'otplib'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { actorOf } from '@/lib/auth'
import { db } from '@/lib/db'
import { Conflict, Forbidden, Invalid, PasswordNeeded, SecondAdminNeeded } from '@/lib/errors'
import { accountNotices } from '@/lib/members/account-notices'
import { operator } from '@/lib/members/member-manager'
import { requireSecondFactor } from '@/lib/members/signing-in/required-factor'
import {
  beginApp,
  confirmApp,
  ownSecondFactor,
  removeOwnApp,
  removeSecondFactor,
  renewCodes,
  takeCode,
} from '@/lib/members/signing-in/second-factor'
import { actorOfSession, startSession } from '@/lib/members/signing-in/sessions'
import { giveCode, signIn } from '@/lib/members/signing-in/sign-in'
import { makeMember, makeSignIn } from '@/tests/support/factories/members'

const now = () => Math.floor(Date.now() / 1000)
const codeOf = (secret: string, epoch = now()) => generateSync({ secret, epoch })

/** A member with an app, its secret and the recovery codes. The app's code of now was taken when it was set up. */
async function withApp() {
  const made = await makeSignIn()
  const { secret } = await beginApp(made.actor)
  // The clock stands still: the code is of the half minute before, and is refused in the next one.
  vi.useFakeTimers({ toFake: ['Date'] })
  const { codes } = await confirmApp(made.actor, codeOf(secret, now() - 30)).finally(() => vi.useRealTimers())
  return { ...made, secret, codes }
}

beforeEach(async () => {
  await db.mailMessage.deleteMany()
  await db.settings.updateMany({ data: { secondFactor: [], twoAdmins: false } })
})

describe('an authenticator app', () => {
  test('counts once a code of it was given', async () => {
    const { actor, email, password } = await makeSignIn()
    const { secret, uri } = await beginApp(actor)
    expect(uri).toContain(`secret=${secret}`)
    expect(await signIn({ email, password }, 'unconfirmed')).toMatchObject({ outcome: 'IN' })
    await expect(confirmApp(actor, '000000')).rejects.toThrow(Invalid)
    const { codes } = await confirmApp(actor, codeOf(secret))
    expect(new Set(codes).size).toBe(10)
    expect(await signIn({ email, password }, 'confirmed')).toMatchObject({ outcome: 'CODE' })
    expect(await ownSecondFactor(actor)).toEqual({ hasApp: true, codes: 10, isRequired: false })
    await expect(beginApp(actor)).rejects.toThrow(Conflict)
    expect(await db.mailMessage.findMany()).toMatchObject([{ kind: 'secondFactor', memberId: actor.id }])
  })

  test('has its secret and codes in no readable form in the database', async () => {
    const { actor, secret, codes } = await withApp()
    const rows = [
      await db.secondFactor.findMany(),
      await db.recoveryCode.findMany(),
      await db.mailMessage.findMany(),
      (await db.eventDetail.findMany()).map(({ detail, rows }) => [detail, rows]),
    ]
    const stored = JSON.stringify(rows)
    expect(stored).toContain(actor.id)
    for (const known of [secret, ...codes]) expect(stored).not.toContain(known)
  })

  test('is asked after the right password only, and each code works once', async () => {
    const { email, password, secret } = await withApp()
    expect(await signIn({ email, password: 'not the password' }, 'app')).toEqual({ outcome: 'WRONG' })
    const first = await signIn({ email, password }, 'app')
    if (first.outcome !== 'CODE') throw new Error(first.outcome)
    const code = codeOf(secret)
    expect(await giveCode(first.member, '123')).toEqual({ outcome: 'WRONG' })
    const both = await Promise.all([giveCode(first.member, code), giveCode(first.member, code)])
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['IN', 'WRONG'])
    expect(await giveCode(first.member, code)).toEqual({ outcome: 'WRONG' })
  })

  test('doesn’t let in who was signed out everywhere meanwhile', async () => {
    const { actor, secret } = await withApp()
    const before = { id: actor.id, sessionVersion: 7 }
    expect(await giveCode(before, codeOf(secret))).toEqual({ outcome: 'WRONG' })
  })

  test('delays after wrong codes, and not on a known device', async () => {
    const { actor, secret } = await withApp()
    const member = { id: actor.id, sessionVersion: 1 }
    for (let attempt = 0; attempt < 5; attempt += 1) await giveCode(member, '000000')
    expect(await giveCode(member, codeOf(secret))).toMatchObject({ outcome: 'WAIT' })
    const device = { device: crypto.randomUUID(), members: [actor.id] }
    expect(await giveCode(member, codeOf(secret), device)).toMatchObject({ outcome: 'IN' })
  })
})

describe('a recovery code', () => {
  test('works once, however it is written', async () => {
    const { actor, codes } = await withApp()
    const [code = ''] = codes
    expect(await takeCode(actor.id, ` ${code.toUpperCase().replaceAll('-', ' ')}`)).toBe(true)
    expect(await takeCode(actor.id, code)).toBe(false)
    expect((await ownSecondFactor(actor)).codes).toBe(9)
    const event = await db.event.findFirst({ orderBy: { id: 'desc' } })
    expect(event).toMatchObject({ action: 'member.use-recovery-code', actorId: actor.id })
  })

  test('of an earlier set no longer works, and none of another member', async () => {
    const { actor, codes } = await withApp()
    const other = await withApp()
    expect(await takeCode(actor.id, other.codes[0] ?? '')).toBe(false)
    const renewed = await renewCodes(actor)
    expect(await takeCode(actor.id, codes[0] ?? '')).toBe(false)
    expect(await takeCode(actor.id, renewed.codes[0] ?? '')).toBe(true)
  })
})

describe('setting up and turning off', () => {
  test('need a password that was entered lately', async () => {
    const { actor } = await withApp()
    const stale = {
      ...actor,
      session: { id: crypto.randomUUID(), passwordAt: new Date(Date.now() - 16 * 60_000) },
    }
    for (const act of [
      () => beginApp(stale),
      () => confirmApp(stale, '000000'),
      () => renewCodes(stale),
      () => removeOwnApp(stale),
    ])
      await expect(act()).rejects.toThrow(PasswordNeeded)
    await removeOwnApp(actor)
    expect(await ownSecondFactor(actor)).toMatchObject({ hasApp: false, codes: 0 })
    expect(await accountNotices(actor)).toEqual([])
  })

  test('by an admin remove it, and end the member’s sessions', async () => {
    const { actor, email, password } = await withApp()
    const admin = await makeMember({ role: 'ADMIN' })
    await expect(removeSecondFactor(await makeMember(), actor.id)).rejects.toThrow(Forbidden)
    await db.settings.updateMany({ data: { twoAdmins: true } })
    await expect(removeSecondFactor(admin, actor.id)).rejects.toThrow(SecondAdminNeeded)
    expect(await accountNotices(actor)).toEqual([])
    await removeSecondFactor(operator, actor.id)
    expect(await accountNotices(actor)).toMatchObject([{ change: 'FACTOR', by: null }])
    const mail = { memberId: actor.id, kind: 'secondFactor' } as const
    expect(await db.mailMessage.findFirst({ where: mail, orderBy: { createdAt: 'desc' } })).toMatchObject({
      values: { action: 'remove', who: 'operator' },
    })
    expect(await signIn({ email, password }, 'removed')).toEqual({
      outcome: 'IN',
      member: { id: actor.id, sessionVersion: 2 },
    })
    await expect(removeSecondFactor(operator, actor.id)).rejects.toThrow(Conflict)
  })
})

describe('a role that needs a second factor', () => {
  test('lets its members reach only the page that sets it up', async () => {
    const admin = await makeMember({ role: 'ADMIN' })
    await requireSecondFactor(admin, ['EDITOR', 'EDITOR'])
    const { actor } = await makeSignIn()
    const id = await startSession({ id: actor.id, sessionVersion: 1 }, null)
    expect(await actorOf({ sessionId: id })).toBeNull()
    const limited = await actorOfSession(id, { settingUp: true })
    if (!limited) throw new Error('no session')
    const other = await startSession({ id: actor.id, sessionVersion: 1 }, null)
    const { secret } = await beginApp(limited)
    expect(await actorOf({ sessionId: id })).toBeNull()
    await confirmApp(limited, codeOf(secret))
    expect(await actorOf({ sessionId: other })).toBeNull()
    expect(await actorOf({ sessionId: id })).toMatchObject({ id: actor.id })
    await expect(removeOwnApp(actor)).rejects.toThrow(Forbidden)
  })

  test('ends sessions that were begun with the password before', async () => {
    const { actor } = await makeSignIn()
    const member = { id: actor.id, sessionVersion: 1 }
    const [before, strong] = [
      await startSession(member, null),
      await startSession(member, null, { isTwoStep: true }),
    ]
    await db.passkey.create({
      data: { id: crypto.randomUUID(), memberId: actor.id, name: 'Phone', publicKey: new Uint8Array([1]) },
    })
    expect(await actorOf({ sessionId: before })).toMatchObject({ session: { isTwoStep: false } })
    await requireSecondFactor(await makeMember({ role: 'ADMIN' }), ['EDITOR'])
    expect(await actorOf({ sessionId: before })).toBeNull()
    expect(await actorOfSession(before, { settingUp: true })).toBeNull()
    expect(await actorOf({ sessionId: strong })).toMatchObject({ session: { isTwoStep: true } })
  })

  test('leaves other roles as they are, and is chosen by admins only', async () => {
    const admin = await makeMember({ role: 'ADMIN' })
    await requireSecondFactor(admin, ['PUBLISHER'])
    const event = await db.event.findFirst({ orderBy: { id: 'desc' } })
    expect(event).toMatchObject({ action: 'settings.require-second-factor' })
    const { actor } = await makeSignIn()
    const id = await startSession({ id: actor.id, sessionVersion: 1 }, null)
    expect(await actorOf({ sessionId: id })).not.toBeNull()
    await expect(requireSecondFactor(actor, [])).rejects.toThrow(Forbidden)
  })
})
