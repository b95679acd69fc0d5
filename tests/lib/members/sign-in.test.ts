import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { db } from '@/lib/db'
import { setDisabled } from '@/lib/members/commands'
import { signIn } from '@/lib/members/sign-in'
import { operator } from '@/lib/members/steward'
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
afterAll(() => {
  vi.doUnmock('@node-rs/argon2')
  vi.resetModules()
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
    const { changePassword } = await import('@/lib/members/commands')
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
    await setDisabled(operator, disabled.actor.id, true)
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
  ])('%j is reviewed like any wrong password', async (credentials) => {
    expect(await signIn(credentials, somewhere())).toEqual({ outcome: 'WRONG' })
  })
})

describe('the limit', () => {
  test('five failures block an account, known or not', async () => {
    const { email, password } = await makeSignIn()
    for (const address of [email, unknown()]) {
      for (let attempt = 0; attempt < 5; attempt += 1)
        expect(await signIn({ email: address, password: wrong }, somewhere())).toEqual({ outcome: 'WRONG' })
      argon2.verify.mockClear()
      expect(await signIn({ email: address, password }, somewhere())).toEqual({ outcome: 'WAIT' })
      expect(argon2.verify, 'no password is reviewed while one waits').not.toHaveBeenCalled()
    }
  })

  test('the block ends after fifteen minutes whatever was tried', async () => {
    const { email, password } = await makeSignIn()
    for (let attempt = 0; attempt < 9; attempt += 1) await signIn({ email, password: wrong }, somewhere())
    await db.signInFailure.updateMany({ data: { at: new Date(Date.now() - 15 * 60_000 - 1000) } })
    expect(await signIn({ email, password }, somewhere())).toMatchObject({ outcome: 'IN' })
    expect(await db.signInFailure.count({ where: { at: { lt: new Date(Date.now() - 14 * 60_000) } } })).toBe(
      0,
    )
  })

  test('at most five simultaneous attempts are checked', async () => {
    const { email } = await makeSignIn()
    await Promise.all(Array.from({ length: 12 }, () => signIn({ email, password: wrong }, somewhere())))
    expect(argon2.verify.mock.calls.length).toBeLessThanOrEqual(5)
  })

  test('thirty failures block one address and no other', async () => {
    const { email, password } = await makeSignIn()
    const there = somewhere()
    for (let attempt = 0; attempt < 30; attempt += 1) await signIn({ email: unknown(), password }, there)
    expect(await signIn({ email, password }, there)).toEqual({ outcome: 'WAIT' })
    expect(await signIn({ email, password }, somewhere())).toMatchObject({ outcome: 'IN' })
  })

  test('a success is not counted', async () => {
    const { email, password } = await makeSignIn()
    for (let attempt = 0; attempt < 8; attempt += 1)
      expect(await signIn({ email, password }, somewhere())).toMatchObject({ outcome: 'IN' })
  })

  test('the limit does not reveal a successful sign-in', async () => {
    const { email, password } = await makeSignIn()
    for (let attempt = 0; attempt < 4; attempt += 1) await signIn({ email, password: wrong }, somewhere())
    expect(await signIn({ email, password }, somewhere())).toMatchObject({ outcome: 'IN' })
    expect(await signIn({ email, password: wrong }, somewhere())).toEqual({ outcome: 'WRONG' })
    expect(await signIn({ email, password: wrong }, somewhere())).toEqual({ outcome: 'WAIT' })
  })

  test('stored failures reveal neither addresses nor accounts', async () => {
    await signIn({ email: 'who@example.org', password: wrong }, '192.0.2.7')
    const kept = JSON.stringify(await db.signInFailure.findMany())
    expect(kept).not.toMatch(/who@example|192\.0\.2/)
    const { sha256 } = await import('@/lib/hashing')
    expect(kept).not.toContain(sha256('account:who@example.org'))
  })
})
