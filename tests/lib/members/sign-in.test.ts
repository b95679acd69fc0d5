import { randomUUID } from 'node:crypto'
import { decode, encode } from 'next-auth/jwt'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { disableMember } from '@/lib/members/commands'
import { operator } from '@/lib/members/member-manager'
import { cookieWith, deviceIn } from '@/lib/members/signing-in/devices'
import { dismissFailedSignIns, failedSignIns } from '@/lib/members/signing-in/failed-sign-ins'
import { signIn } from '@/lib/members/signing-in/sign-in'
import { resetModules } from '@/tests/support/database'
import { makeSignIn } from '@/tests/support/factories/members'

const argon2 = vi.hoisted(() => {
  // An earlier test file may have loaded the original library.
  vi.resetModules()
  return { verify: vi.fn() }
})
vi.mock('@node-rs/argon2', async (original) => {
  const library = await original<typeof import('@node-rs/argon2')>()
  argon2.verify.mockImplementation(library.verify)
  return { ...library, verify: argon2.verify }
})
afterEach(() => argon2.verify.mockClear())
afterAll(async () => {
  vi.doUnmock('@node-rs/argon2')
  await resetModules()
})

const wrong = 'not the password'
/** An address that no other test uses. */
const somewhere = () => `somewhere ${randomUUID()}`
const unknown = () => `${randomUUID()}@example.org`

describe('signing in', () => {
  test('ignores the case of the address', async () => {
    const { actor, email, password } = await makeSignIn()
    expect(await signIn({ email: ` ${email.toUpperCase()} `, password }, somewhere())).toEqual({
      outcome: 'IN',
      member: { id: actor.id, sessionVersion: 1 },
    })
  })

  test('accepts the password in either Unicode normalisation', async () => {
    const { email } = await makeSignIn()
    const { changePassword } = await import('@/lib/members/password-changes')
    const { id, name, role } = await db.member.findUniqueOrThrow({ where: { email } })
    await changePassword(
      { id, name, role },
      { current: 'a few plain words', password: 'cafe\u0301 an der ecke' },
    )
    expect(await signIn({ email, password: 'caf\u00e9 an der ecke' }, somewhere())).toMatchObject({
      outcome: 'IN',
    })
  })

  test('refuses wrong, unknown and disabled alike and in equal time', async () => {
    const disabled = await makeSignIn()
    await disableMember(operator, disabled.actor.id)
    const { email, password } = await makeSignIn()
    for (const credentials of [
      { email: disabled.email, password },
      { email: unknown(), password },
      { email, password: wrong },
    ]) {
      argon2.verify.mockClear()
      expect(await signIn(credentials, somewhere())).toEqual({ outcome: 'WRONG' })
      expect(argon2.verify).toHaveBeenCalledTimes(1)
      expect(argon2.verify.mock.calls[0]?.[0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    }
  })

  test.each([
    {},
    { email: 'nobody' },
    { email: unknown(), password: 'x'.repeat(5000) },
    { email: ['a@example.org'], password: {} },
    null,
  ])('%j is checked like any wrong password', async (credentials) => {
    expect(await signIn(credentials, somewhere())).toEqual({ outcome: 'WRONG' })
  })
})

describe('the limit', () => {
  // Checking a password can take a busy machine longer than a wait.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
  afterEach(() => void vi.useRealTimers())
  /** Moves the clock by this many seconds. */
  const later = (seconds: number) =>
    db.$executeRaw`UPDATE "SignInLimit" SET expire = expire - ${seconds * 1000}::bigint`
  const fail = async (email: string, times: number, address: () => string) => {
    for (let attempt = 0; attempt < times; attempt += 1) await signIn({ email, password: wrong }, address())
  }

  test('five failures from one address delay the next attempt', async () => {
    const { email, password } = await makeSignIn()
    for (const account of [email, unknown()]) {
      const here = somewhere()
      for (let attempt = 0; attempt < 5; attempt += 1)
        expect(await signIn({ email: account, password: wrong }, here)).toEqual({ outcome: 'WRONG' })
      argon2.verify.mockClear()
      expect(await signIn({ email: account, password }, here)).toEqual({
        outcome: 'WAIT',
        wait: { minutes: 0, seconds: 5 },
      })
      expect(argon2.verify, 'no password is checked during a wait').not.toHaveBeenCalled()
    }
  })

  test('failures elsewhere do not delay the member', async () => {
    const { email, password } = await makeSignIn()
    const there = somewhere()
    await fail(email, 9, () => there)
    expect(await signIn({ email, password }, there)).toMatchObject({ outcome: 'WAIT' })
    expect(await signIn({ email, password }, somewhere())).toMatchObject({ outcome: 'IN' })
  })

  test('each failure doubles the wait, up to fifteen minutes', async () => {
    const { email, password } = await makeSignIn()
    const here = somewhere()
    await fail(email, 5, () => here)
    const waits: unknown[] = []
    for (let attempt = 0; attempt < 9; attempt += 1) {
      const answer = await signIn({ email, password: wrong }, here)
      if (answer.outcome === 'WAIT') waits.push(answer.wait.seconds)
      await later(900)
      expect(await signIn({ email, password: wrong }, here)).toEqual({ outcome: 'WRONG' })
    }
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900])
    await later(900)
    expect(await signIn({ email, password }, here)).toMatchObject({ outcome: 'IN' })
  })

  test('an attempt during a wait does not make it longer', async () => {
    const { email, password } = await makeSignIn()
    const here = somewhere()
    await fail(email, 12, () => here)
    await later(6)
    expect(await signIn({ email, password }, here)).toMatchObject({ outcome: 'IN' })
  })

  test('at most five simultaneous attempts are checked', async () => {
    const { email } = await makeSignIn()
    const here = somewhere()
    await Promise.all(Array.from({ length: 12 }, () => signIn({ email, password: wrong }, here)))
    expect(argon2.verify.mock.calls.length).toBeLessThanOrEqual(5)
  })

  test('twenty failures from anywhere delay unknown devices only', async () => {
    const { actor, email, password } = await makeSignIn()
    const stranger = await deviceIn(await cookieWith(null, randomUUID()))
    const own = await deviceIn(await cookieWith(stranger, actor.id))
    await fail(email, 20, somewhere)
    expect(await signIn({ email, password }, somewhere())).toMatchObject({ outcome: 'WAIT' })
    expect(await signIn({ email, password }, somewhere(), stranger)).toMatchObject({ outcome: 'WAIT' })
    expect(await signIn({ email, password }, somewhere(), own)).toMatchObject({ outcome: 'IN' })
  })

  test('thirty failures delay one address, its known devices not', async () => {
    const { actor, email, password } = await makeSignIn()
    const own = await deviceIn(await cookieWith(null, actor.id))
    const there = somewhere()
    for (let attempt = 0; attempt < 30; attempt += 1) await signIn({ email: unknown(), password }, there)
    expect(await signIn({ email, password }, there)).toMatchObject({ outcome: 'WAIT' })
    expect(await signIn({ email, password }, there, own)).toMatchObject({ outcome: 'IN' })
    expect(await signIn({ email, password }, somewhere())).toMatchObject({ outcome: 'IN' })
  })

  test('a known device has its own count of failures', async () => {
    const { actor, email } = await makeSignIn()
    const own = await deviceIn(await cookieWith(null, actor.id))
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect(await signIn({ email, password: wrong }, somewhere(), own)).toEqual({ outcome: 'WRONG' })
    expect(await signIn({ email, password: wrong }, somewhere(), own)).toMatchObject({ outcome: 'WAIT' })
  })

  test('a success is not counted', async () => {
    const { email, password } = await makeSignIn()
    const here = somewhere()
    for (let attempt = 0; attempt < 8; attempt += 1)
      expect(await signIn({ email, password }, here)).toMatchObject({ outcome: 'IN' })
  })

  test('the limit does not reveal a successful sign-in', async () => {
    const { email, password } = await makeSignIn()
    const here = somewhere()
    await fail(email, 4, () => here)
    expect(await signIn({ email, password }, here)).toMatchObject({ outcome: 'IN' })
    expect(await signIn({ email, password: wrong }, here)).toMatchObject({ outcome: 'WAIT' })
  })

  test('stored failures reveal neither addresses nor accounts', async () => {
    await signIn({ email: 'who@example.org', password: wrong }, '192.0.2.7')
    const rows = [await db.signInFailure.findMany(), await db.signInLimit.findMany({ select: { key: true } })]
    const kept = JSON.stringify(rows)
    expect(kept).not.toMatch(/who@example|192\.0\.2/)
    const { sha256 } = await import('@/lib/hashing')
    expect(kept).not.toContain(sha256('account:who@example.org'))
  })
})

describe('the notice of failed sign-ins', () => {
  test('counts failures until the member dismisses it', async () => {
    const { actor, email, password } = await makeSignIn()
    expect(await failedSignIns(actor)).toBeNull()
    const begun = new Date()
    for (let attempt = 0; attempt < 3; attempt += 1) await signIn({ email, password: wrong }, somewhere())
    await signIn({ email, password }, somewhere())
    const notice = await failedSignIns(actor)
    expect(notice?.count).toBe(3)
    expect(notice?.since.getTime()).toBeGreaterThanOrEqual(begun.getTime())
    await dismissFailedSignIns(actor, 3)
    expect(await failedSignIns(actor)).toBeNull()
  })

  test('keeps failures that came after the member saw it', async () => {
    const { actor, email } = await makeSignIn()
    for (let attempt = 0; attempt < 3; attempt += 1) await signIn({ email, password: wrong }, somewhere())
    await dismissFailedSignIns(actor, 2)
    expect((await failedSignIns(actor))?.count).toBe(1)
  })
})

describe('the cookie of a known device', () => {
  test('is accepted only as the archive made it', async () => {
    const cookie = await cookieWith(null, randomUUID())
    expect(await deviceIn(cookie)).not.toBeNull()
    expect(await deviceIn(`${cookie.slice(0, -2)}AA`)).toBeNull()
    expect(await deviceIn('{"device":"x"}')).toBeNull()
    expect(await deviceIn(undefined)).toBeNull()
  })

  test('is no session, and a session is no device', async () => {
    const { actor } = await makeSignIn()
    const secret = env.NEXTAUTH_SECRET
    const session = await encode({ secret, token: { memberId: actor.id, sessionVersion: 1 } })
    expect(await deviceIn(session)).toBeNull()
    const cookie = await cookieWith(null, actor.id)
    await expect(decode({ secret, token: cookie })).rejects.toThrow()
  })

  test('stays one device for several members', async () => {
    const [first, second] = [randomUUID(), randomUUID()]
    const one = await deviceIn(await cookieWith(null, first))
    const both = await deviceIn(await cookieWith(one, second))
    expect(both).toEqual({ device: one?.device, members: [second, first] })
  })
})
