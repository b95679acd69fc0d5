import '@/tests/support/database'
import { describe, expect, test } from 'vitest'
import { actorOf, returnPath } from '@/lib/auth'
import { db } from '@/lib/db'
import { changeRole, disableMember, enableMember, signOutEverywhere } from '@/lib/members/commands'
import { acceptInvitation, createResetLink } from '@/lib/members/invitations'
import { operator } from '@/lib/members/member-manager'
import { changePassword } from '@/lib/members/password-changes'
import { startSession } from '@/lib/members/signing-in/sessions'
import { signIn } from '@/lib/members/signing-in/sign-in'
import { makeSignIn } from '@/tests/support/factories/members'

async function session() {
  const made = await makeSignIn('PUBLISHER')
  const result = await signIn(made, 'here')
  if (result.outcome !== 'IN') throw new Error('not signed in')
  return { ...made, token: { sessionId: await startSession(result.member, null) } }
}

describe('a session', () => {
  test('has the current name and role of its member', async () => {
    const { actor, token } = await session()
    expect(await actorOf(token)).toMatchObject(actor)
    await db.member.update({ where: { id: actor.id }, data: { name: 'Another name' } })
    expect(await actorOf(token)).toMatchObject({ ...actor, name: 'Another name' })
  })

  test.each<[string, (made: Awaited<ReturnType<typeof session>>) => Promise<unknown>]>([
    ['a changed role', ({ actor }) => changeRole(operator, actor.id, 'CONTRIBUTOR')],
    ['being disabled', ({ actor }) => disableMember(operator, actor.id)],
    ['signing out everywhere', ({ actor }) => signOutEverywhere(actor)],
    [
      'a changed password',
      ({ actor, password }) => changePassword(actor, { current: password, password: 'other plain words' }),
    ],
    [
      'a password set by link',
      async ({ actor }) =>
        acceptInvitation((await createResetLink(operator, actor.id)).token, {
          password: 'other plain words',
        }),
    ],
  ])('ends at the next request after %s', async (_, change) => {
    const made = await session()
    await change(made)
    expect(await actorOf(made.token)).toBeNull()
  })

  test('of a disabled member stays ended when the member is enabled', async () => {
    const { actor, token } = await session()
    await disableMember(operator, actor.id)
    await enableMember(operator, actor.id)
    expect(await actorOf(token)).toBeNull()
  })

  test.each([
    [null],
    [{}],
    [{ sessionId: 'x' }],
    [{ sessionId: '00000000-0000-4000-8000-000000000000' }],
    [{ memberId: '00000000-0000-4000-8000-000000000000', sessionVersion: 1 }],
    [{ sub: 'x' }],
  ])('%j is no member', async (token) => {
    expect(await actorOf(token)).toBeNull()
  })
})

describe('where sign-in leads back to', () => {
  test.each(['/desk', '/desk/records?state=DRAFT&page=2', '/desk/records/1#end', '/records/a%20b'])(
    '%s is a path of this site',
    (path) => expect(returnPath(path)).toBe(path),
  )

  test.each([
    ['/./desk/../desk/records', '/desk/records'],
    ['/desk?next=//elsewhere.example', '/desk?next=//elsewhere.example'],
    ['/desk/%2f%2felsewhere.example', '/desk/%2f%2felsewhere.example'],
    ['/desk//elsewhere.example', '/desk//elsewhere.example'],
    ['/sign-ins', '/sign-ins'],
  ])('%s leads to %s', (given, path) => expect(returnPath(given)).toBe(path))

  test.each([
    'https://elsewhere.example',
    '/.//elsewhere.example/x',
    '/..//elsewhere.example/x',
    '/././//elsewhere.example',
    '/desk/..//elsewhere.example',
    '/%2e//elsewhere.example',
    '/%2E%2e//elsewhere.example',
    '/.\\elsewhere.example',
    '/.///elsewhere.example',
    '///elsewhere.example',
    '//',
    '//[',
    '/\n/elsewhere.example',
    '/\u0000/elsewhere.example',
    '/\u0085/elsewhere.example',
    '/ /elsewhere.example',
    '/\u2028/elsewhere.example',
    '//user@here/desk',
    '/./sign-in',
    '/desk/../sign-in?callbackUrl=/desk',
    'data:text/html,x',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '\\/elsewhere.example',
    '/\t/elsewhere.example',
    '/%0a\n',
    'javascript:alert(1)',
    'desk',
    '',
    '/sign-in',
    '/sign-in?callbackUrl=/sign-in',
    null,
    undefined,
    ['/desk/records'],
  ])('%j is none, so the desk opens', (value) => expect(returnPath(value)).toBe('/desk'))
})
