import '@/tests/support/database'
import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors'
import {
  changePassword,
  changeRole,
  createMember,
  setDisabled,
  signOutEverywhere,
} from '@/lib/members/commands'
import {
  acceptInvitation,
  createResetLink,
  createSetupInvitation,
  invite,
  revokeInvitation,
} from '@/lib/members/invitations'
import { listMembers } from '@/lib/members/queries'
import { signIn } from '@/lib/members/sign-in'
import { makeMember } from '@/tests/support/factories/members'

const password = 'a few plain words'
let number = 0
const fresh = (role: 'EDITOR' | 'ADMIN' = 'EDITOR') => {
  number += 1
  const email = `member-${number}@example.org`
  return createMember(null, { email, name: `Member ${number}`, role, password }).then((actor) => ({
    actor,
    email,
  }))
}
const versionOf = async (id: string) => (await db.member.findUniqueOrThrow({ where: { id } })).sessionVersion

describe('signing in', () => {
  test('the right password lets in, whatever the case of the address', async () => {
    const { actor, email } = await fresh()
    expect(await signIn({ email: email.toUpperCase(), password }, 'a1')).toMatchObject({
      outcome: 'IN',
      member: { id: actor.id },
    })
  })

  test('a wrong password, an unknown address and a disabled member get the same answer', async () => {
    const admin = await makeMember({ role: 'ADMIN' })
    const { actor, email } = await fresh()
    await setDisabled(admin, actor.id, true)
    for (const credentials of [
      { email, password },
      { email: 'nobody@example.org', password },
      { email: (await fresh()).email, password: 'not it at all' },
    ])
      expect(await signIn(credentials, 'a2')).toEqual({ outcome: 'WRONG' })
  })

  test('after five failures an account has to wait, also with the right password, known or not', async () => {
    const { email } = await fresh()
    for (const address of [email, 'unknown@example.org']) {
      for (let attempt = 0; attempt < 5; attempt += 1)
        expect(await signIn({ email: address, password: 'wrong words here' }, `b${attempt}`)).toEqual({
          outcome: 'WRONG',
        })
      expect(await signIn({ email: address, password }, 'b9')).toEqual({ outcome: 'WAIT' })
    }
    await db.signInFailure.updateMany({ data: { at: new Date(Date.now() - 16 * 60_000) } })
    expect(await signIn({ email, password }, 'b9')).toMatchObject({ outcome: 'IN' })
  })

  test('failures at the same moment all count', async () => {
    const { email } = await fresh()
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, index) => signIn({ email, password: 'wrong words here' }, `c${index}`)),
    )
    expect(outcomes.filter(({ outcome }) => outcome === 'WRONG').length).toBeLessThanOrEqual(5)
  })

  test('after thirty failures from one address everybody there has to wait', async () => {
    const { email } = await fresh()
    for (let attempt = 0; attempt < 30; attempt += 1)
      await signIn({ email: `guess-${attempt}@example.org`, password }, 'd')
    expect(await signIn({ email, password }, 'd')).toEqual({ outcome: 'WAIT' })
    expect(await signIn({ email, password }, 'elsewhere')).toMatchObject({ outcome: 'IN' })
  })

  test('neither addresses nor accounts can be read from what is kept of failures', async () => {
    await signIn({ email: 'who@example.org', password }, '192.0.2.7')
    expect(JSON.stringify(await db.signInFailure.findMany())).not.toMatch(/who@example|192\.0\.2/)
  })
})

describe('passwords', () => {
  test.each(['short', '123456789012', 'x'.repeat(201)])('%s is refused', async (weak) => {
    await expect(
      createMember(null, { email: 'w@example.org', name: 'W', role: 'EDITOR', password: weak }),
    ).rejects.toThrow(Invalid)
  })

  test('the e-mail address is not a password', async () => {
    const email = 'long-address@example.org'
    await expect(
      createMember(null, { email, name: 'W', role: 'EDITOR', password: email }),
    ).rejects.toMatchObject({ fields: { password: expect.any(String) } })
  })

  test('changing it asks for the present one and ends all sessions', async () => {
    const { actor, email } = await fresh()
    const before = await versionOf(actor.id)
    await expect(
      changePassword(actor, { current: 'not the one', password: 'other plain words' }),
    ).rejects.toMatchObject({ fields: { current: expect.any(String) } })
    await changePassword(actor, { current: password, password: 'other plain words' })
    expect(await versionOf(actor.id)).toBe(before + 1)
    expect(await signIn({ email, password: 'other plain words' }, 'e')).toMatchObject({ outcome: 'IN' })
  })
})

describe('members', () => {
  test('only admins see and change them', async () => {
    const { actor: member } = await fresh()
    for (const role of ['CONTRIBUTOR', 'EDITOR', 'REVIEWER', 'PUBLISHER'] as const) {
      const actor = await makeMember({ role })
      await expect(listMembers(actor)).rejects.toThrow(Forbidden)
      await expect(changeRole(actor, member.id, 'ADMIN')).rejects.toThrow(Forbidden)
      await expect(invite(actor, { email: 'x@example.org', role: 'EDITOR' })).rejects.toThrow(Forbidden)
      await expect(createResetLink(actor, member.id)).rejects.toThrow(Forbidden)
    }
  })

  test('a changed role ends the sessions of the old one', async () => {
    const admin = await makeMember({ role: 'ADMIN' })
    const { actor } = await fresh()
    const before = await versionOf(actor.id)
    await changeRole(admin, actor.id, 'REVIEWER')
    expect(await versionOf(actor.id)).toBe(before + 1)
    await signOutEverywhere(actor)
    expect(await versionOf(actor.id)).toBe(before + 2)
  })

  test('of two admins who demote each other at once, one stays', async () => {
    await db.member.updateMany({ where: { role: 'ADMIN' }, data: { role: 'EDITOR' } })
    const [one, two] = [await makeMember({ role: 'ADMIN' }), await makeMember({ role: 'ADMIN' })]
    const results = await Promise.allSettled([
      changeRole(one, two.id, 'EDITOR'),
      changeRole(two, one.id, 'EDITOR'),
    ])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.member.count({ where: { role: 'ADMIN', disabledAt: null } })).toBe(1)
    const last = await db.member.findFirstOrThrow({ where: { role: 'ADMIN' } })
    await expect(setDisabled(last, last.id, true)).rejects.toThrow(Conflict)
  })
})

describe('invitations', () => {
  test('a link makes one member, once, also when it is used twice at the same moment', async () => {
    const admin = await makeMember({ role: 'ADMIN' })
    const { token } = await invite(admin, { email: 'new@example.org', role: 'REVIEWER' })
    const results = await Promise.allSettled(
      [1, 2].map(() => acceptInvitation(token, { name: 'New', password })),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.member.findUnique({ where: { email: 'new@example.org' } })).toMatchObject({
      role: 'REVIEWER',
    })
  })

  test('a link that has ended or was taken back makes nobody, and its token is not kept', async () => {
    const admin = await makeMember({ role: 'ADMIN' })
    const { token } = await invite(admin, { email: 'late@example.org', role: 'EDITOR' })
    const kept = await db.invitation.findFirstOrThrow({ where: { email: 'late@example.org' } })
    expect(JSON.stringify(kept)).not.toContain(token)
    await revokeInvitation(admin, kept.id)
    await expect(acceptInvitation(token, { name: 'Late', password })).rejects.toThrow(NotFound)
  })

  test('a faulty field leaves the link good', async () => {
    const admin = await makeMember({ role: 'ADMIN' })
    const { token } = await invite(admin, { email: 'again@example.org', role: 'EDITOR' })
    await expect(acceptInvitation(token, { name: '', password })).rejects.toMatchObject({
      fields: { name: expect.any(String) },
    })
    await expect(acceptInvitation(token, { name: 'Again', password: 'again@example.org' })).rejects.toThrow(
      Invalid,
    )
    expect(await acceptInvitation(token, { name: 'Again', password })).toMatchObject({ role: 'EDITOR' })
  })

  test('a reset link gives a new password and ends the sessions, and keeps the role', async () => {
    const admin = await makeMember({ role: 'ADMIN' })
    const { actor, email } = await fresh()
    const before = await versionOf(actor.id)
    const { token } = await createResetLink(admin, actor.id)
    expect(await acceptInvitation(token, { name: 'ignored', password: 'words after reset' })).toMatchObject({
      id: actor.id,
      role: 'EDITOR',
    })
    expect(await versionOf(actor.id)).toBe(before + 1)
    expect(await signIn({ email, password: 'words after reset' }, 'f')).toMatchObject({ outcome: 'IN' })
  })

  test('the set-up link makes the first admin, replaces the one before, and there is none once there is an admin', async () => {
    await db.member.updateMany({ where: { role: 'ADMIN' }, data: { role: 'EDITOR' } })
    const first = await createSetupInvitation()
    const second = await createSetupInvitation()
    if (!first || !second) throw new Error('no set-up link was made')
    const person = { email: 'first@example.org', name: 'First', password }
    await expect(acceptInvitation(first.token, person)).rejects.toThrow(NotFound)
    expect(await acceptInvitation(second.token, person)).toMatchObject({ role: 'ADMIN' })
    expect(await createSetupInvitation()).toBeNull()
  })
})
