import NextAuth from 'next-auth'
import { decode } from 'next-auth/jwt'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

const { jar } = vi.hoisted(() => ({ jar: new Map<string, string>() }))
vi.hoisted(() => {
  vi.resetModules()
})
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' }),
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string) => jar.set(name, value),
    delete: (name: string) => jar.delete(name),
  }),
}))
// Reads the cookie as next-auth does, which finds Next's own cookies and not those of this test.
vi.mock('next-auth', async (original) => ({
  ...(await original<typeof import('next-auth')>()),
  getServerSession: async () => ({
    token: await decode({ secret: env.NEXTAUTH_SECRET, token: jar.get('next-auth.session-token') }),
  }),
}))

import { generateSync } from 'otplib'
import { currentActor, memberSettingUp } from '@/lib/auth'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { PasswordNeeded } from '@/lib/errors'
import { disableMember } from '@/lib/members/commands'
import { operator } from '@/lib/members/member-manager'
import { memberByIdentity } from '@/lib/members/signing-in/oidc'
import { beginApp, confirmApp } from '@/lib/members/signing-in/second-factor'
import { currentSecondStep } from '@/lib/members/signing-in/second-step'
import { resetModules } from '@/tests/support/database'
import { makeMember, makeSignIn } from '@/tests/support/factories/members'
import { startIdentityProvider } from '@/tests/support/identity-provider'

const CALLBACK = 'http://localhost:3000/api/auth/callback/oidc'
let provider: Awaited<ReturnType<typeof startIdentityProvider>>

beforeAll(async () => {
  provider = await startIdentityProvider(CALLBACK)
  Object.assign(env, {
    STELE_OIDC_ISSUER: provider.issuer,
    STELE_OIDC_CLIENT_ID: 'archive',
    STELE_OIDC_SECRET: 'a secret of the client',
  })
})
afterAll(async () => {
  Object.assign(env, { STELE_OIDC_ISSUER: undefined })
  await provider.stop()
  vi.doUnmock('next/headers')
  vi.doUnmock('next-auth')
  await resetModules()
})
beforeEach(() => jar.clear())

type Asked = { method?: 'POST'; query?: Record<string, string>; body?: Record<string, string> }

/** Asks next-auth as the route does, with the cookies of one browser. Returns the body, or the address that it sends the browser to. */
async function ask(
  path: string[],
  { method, query = {}, body }: Asked = {},
): Promise<Record<string, string>> {
  const { authOptions } = await import('@/app/api/auth/options')
  let answer: Record<string, string> = {}
  const response = {
    status: () => response,
    getHeader: () => [],
    setHeader: (name: string, value: string | string[]) => {
      if (name === 'Location') answer = { url: String(value) }
      for (const line of name === 'Set-Cookie' ? value : []) {
        const [, cookie = '', kept = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        jar.set(cookie, decodeURIComponent(kept))
      }
      return response
    },
    json: (sent: Record<string, string>) => {
      answer = sent
    },
    send: (sent: Record<string, string>) => {
      answer = sent
    },
    end: () => {},
  }
  const request = {
    query: { nextauth: path, ...query },
    cookies: Object.fromEntries(jar),
    headers: {},
    method: method ?? 'GET',
    body,
  }
  // The parts of Next's request and response that next-auth uses.
  await NextAuth(request as never, response as never, authOptions())
  return answer
}

/** Signs in through the provider as this person. Returns where the browser ends. */
async function signInAs(person: { email: string; email_verified?: boolean }): Promise<string> {
  const { csrfToken = '' } = await ask(['csrf'])
  const body = { csrfToken, callbackUrl: '/desk/queue' }
  const start = await ask(['signin', 'oidc'], { method: 'POST', body })
  const back = await provider.signIn(start.url ?? '', person)
  const end = await ask(['callback', 'oidc'], { query: Object.fromEntries(back.searchParams) })
  return end.url ?? ''
}

const sessionsOf = (memberId: string) => db.session.count({ where: { memberId } })
const addressOf = ({ id }: { id: string }) => `${id}@example.org`
const verified = (member: { id: string }) => ({ email: addressOf(member), email_verified: true })

describe('signing in through a provider', () => {
  test('lets in the member with the verified address', async () => {
    const member = await makeMember()
    const end = await signInAs({ email: addressOf(member).toUpperCase(), email_verified: true })
    expect(end).toBe('http://localhost:3000/desk/queue')
    expect(await sessionsOf(member.id)).toBe(1)
    expect([...jar.keys()]).toEqual(expect.arrayContaining(['next-auth.session-token', 'stele-device']))
    const { passwordAt } = await db.session.findFirstOrThrow({ where: { memberId: member.id } })
    expect(passwordAt).toEqual(new Date(0))
    expect(await db.mailMessage.findFirst({ where: { memberId: member.id } })).toMatchObject({
      kind: 'newSignIn',
    })
  })

  test.each([
    ['that isn’t verified', { email_verified: false }],
    ['of which the provider doesn’t say whether it is verified', {}],
  ])('lets no one in with an address %s', async (_, verified) => {
    const member = await makeMember()
    expect(await signInAs({ email: addressOf(member), ...verified })).toContain('/sign-in?error=identity')
    expect(await sessionsOf(member.id)).toBe(0)
  })

  test('makes no member, and lets in no disabled one', async () => {
    const before = await db.member.count()
    expect(await signInAs({ email: 'stranger@example.org', email_verified: true })).toContain('/sign-in')
    expect(await db.member.count()).toBe(before)
    const gone = await makeMember()
    await disableMember(operator, gone.id)
    expect(await memberByIdentity({ email: addressOf(gone), email_verified: true })).toBeNull()
  })

  test('asks for a code where the member has an app', async () => {
    const member = await makeMember()
    const { secret } = await beginApp(member)
    await confirmApp(member, generateSync({ secret }))
    expect(await signInAs({ email: addressOf(member), email_verified: true })).toContain('/sign-in/code')
    expect(await sessionsOf(member.id)).toBe(0)
    expect(await currentSecondStep()).toMatchObject({ id: member.id, isConfirmed: false })
  })

  test('asks for the passkey where the role needs a second factor', async () => {
    const member = await makeMember()
    await db.passkey.create({
      data: { id: member.id, name: 'Laptop', publicKey: Buffer.from('key'), memberId: member.id },
    })
    await db.settings.updateMany({ data: { secondFactor: ['EDITOR'] } })
    expect(await signInAs(verified(member))).toContain('/sign-in?error=passkey')
    expect(await sessionsOf(member.id)).toBe(0)
    await db.settings.updateMany({ data: { secondFactor: [] } })
    expect(await signInAs(verified(member))).toContain('/desk/queue')
  })

  test('confirms the password of who must set up a factor', async () => {
    const { actor, email, password } = await makeSignIn()
    await db.settings.updateMany({ data: { secondFactor: ['EDITOR'] } })
    await signInAs({ email, email_verified: true })
    expect(await currentActor()).toBeNull()
    const limited = async () => {
      const member = await memberSettingUp()
      if (!member) throw new Error('no session')
      return member
    }
    await expect(limited().then(beginApp)).rejects.toThrow(PasswordNeeded)
    const { POST } = await import('@/app/api/confirmation/route')
    const confirm = async (given: string) => {
      const body = JSON.stringify({ password: given })
      const headers = { origin: env.NEXTAUTH_URL, 'content-type': 'application/json' }
      return (
        await POST(new Request(`${env.NEXTAUTH_URL}/api/confirmation`, { method: 'POST', headers, body }))
      ).status
    }
    expect(await confirm('not the password')).toBe(422)
    expect(await confirm(password)).toBe(200)
    const { secret } = await beginApp(await limited())
    await confirmApp(await limited(), generateSync({ secret }))
    expect(await currentActor()).toMatchObject({ id: actor.id })
    await db.settings.updateMany({ data: { secondFactor: [] } })
  })
})
