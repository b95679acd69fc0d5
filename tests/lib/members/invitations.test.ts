import '@/tests/support/database'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { Conflict, NotFound } from '@/lib/errors'
import { createMember, disableMember } from '@/lib/members/commands'
import {
  acceptInvitation,
  createResetLink,
  createSetupInvitation,
  invite,
  revokeInvitation,
} from '@/lib/members/invitations'
import { operator } from '@/lib/members/member-manager'
import { listInvitations, openInvitation } from '@/lib/members/queries'
import { signIn } from '@/lib/members/signing-in/sign-in'
import { makeMember, makeSignIn } from '@/tests/support/factories/members'
import { rejection } from '@/tests/support/rejection'

const password = 'a few plain words'
let admin: Actor
beforeEach(async () => {
  admin = await makeMember({ role: 'ADMIN' })
})

const memberOf = (email: string) => db.member.findUnique({ where: { email } })
const later = (days: number) =>
  db.invitation.updateMany({ data: { createdAt: new Date(0), expiresAt: new Date(Date.now() - days) } })

describe('an invitation', () => {
  test('adds one member even when used twice at once', async () => {
    const { token } = await invite(admin, { email: 'New@example.org', role: 'REVIEWER' })
    const results = await Promise.allSettled(
      ['One', 'Two'].map((name) => acceptInvitation(token, { name, password })),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await memberOf('new@example.org')).toMatchObject({ role: 'REVIEWER' })
    await expect(acceptInvitation(token, { name: 'Three', password })).rejects.toThrow(NotFound)
  })

  test('keeps its own address whatever the person enters', async () => {
    const { token } = await invite(admin, { email: 'meant@example.org', role: 'EDITOR' })
    await acceptInvitation(token, { email: 'other@example.org', name: 'Meant', password })
    expect(await memberOf('other@example.org')).toBeNull()
    expect(await memberOf('meant@example.org')).not.toBeNull()
  })

  test('expires after seven days', async () => {
    const { token } = await invite(admin, { email: 'late@example.org', role: 'EDITOR' })
    const { expiresAt, createdAt } = await db.invitation.findFirstOrThrow({
      where: { email: 'late@example.org' },
    })
    expect((expiresAt.getTime() - createdAt.getTime()) / 86_400_000).toBeCloseTo(7, 2)
    expect(await openInvitation(token)).toMatchObject({ purpose: 'JOIN', email: 'late@example.org' })
    await later(1)
    expect(await openInvitation(token)).toBeNull()
    await expect(acceptInvitation(token, { name: 'Late', password })).rejects.toThrow(NotFound)
  })

  test('can be revoked once', async () => {
    const { token } = await invite(admin, { email: 'back@example.org', role: 'EDITOR' })
    const [open] = await listInvitations(admin)
    expect(open).toMatchObject({ email: 'back@example.org', role: 'EDITOR', resets: null })
    await revokeInvitation(admin, open?.id ?? '')
    await expect(acceptInvitation(token, { name: 'Back', password })).rejects.toThrow(NotFound)
    await expect(revokeInvitation(admin, open?.id ?? '')).rejects.toThrow(Conflict)
  })

  test('replaces an earlier one for the same address', async () => {
    const first = await invite(admin, { email: 'twice@example.org', role: 'ADMIN' })
    const second = await invite(admin, { email: 'twice@example.org', role: 'EDITOR' })
    await expect(acceptInvitation(first.token, { name: 'Twice', password })).rejects.toThrow(NotFound)
    expect(await acceptInvitation(second.token, { name: 'Twice', password })).toMatchObject({
      role: 'EDITOR',
    })
  })

  test('expires when its person becomes a member another way', async () => {
    const email = 'otherwise@example.org'
    const { token } = await invite(admin, { email, role: 'ADMIN' })
    await createMember(operator, { email, name: 'Otherwise', role: 'EDITOR', password })
    await expect(acceptInvitation(token, { name: 'X', password: 'an intruder’s words' })).rejects.toThrow(
      NotFound,
    )
    expect(await signIn({ email, password }, 'otherwise')).toMatchObject({ outcome: 'IN' })
    expect(await rejection(invite(admin, { email, role: 'ADMIN' }))).toMatchObject({
      fields: { email: expect.anything() },
    })
  })

  test('still works after a field error', async () => {
    const email = 'again@example.org'
    const { token } = await invite(admin, { email, role: 'EDITOR' })
    for (const [field, given] of [
      ['name', { name: ' ', password }],
      ['name', { name: 'A\u202eB', password }],
      ['password', { name: 'Again', password: 'short' }],
      ['password', { name: 'Again', password: email }],
    ] as const)
      expect(await rejection(acceptInvitation(token, given))).toMatchObject({
        fields: { [field]: expect.anything() },
      })
    expect(await acceptInvitation(token, { name: 'Again', password })).toMatchObject({ name: 'Again' })
  })

  test('cannot be used with the token hash from the database', async () => {
    const { token } = await invite(admin, { email: 'kept@example.org', role: 'EDITOR' })
    const rows = await db.invitation.findMany()
    const details = await db.eventDetail.findMany()
    expect(JSON.stringify([rows, details.map(({ detail }) => detail)])).not.toContain(token)
    expect(await openInvitation(rows[0]?.tokenHash ?? '')).toBeNull()
  })
})

describe('a link for a new password', () => {
  test('sets it, ends sessions, keeps name and role', async () => {
    const { actor, email } = await makeSignIn('REVIEWER')
    const { token } = await createResetLink(admin, actor.id)
    expect(await openInvitation(token)).toMatchObject({ purpose: 'PASSWORD', email })
    await acceptInvitation(token, { name: 'Ignored', password: 'words after reset' })
    expect(await memberOf(email)).toMatchObject({ name: actor.name, role: 'REVIEWER', sessionVersion: 2 })
    expect(await signIn({ email, password: 'words after reset' }, 'reset')).toMatchObject({ outcome: 'IN' })
    await expect(acceptInvitation(token, { password: 'words once more' })).rejects.toThrow(NotFound)
  })

  test('works for a day, and only the newest one', async () => {
    const { actor } = await makeSignIn()
    const first = await createResetLink(admin, actor.id)
    const { token } = await createResetLink(admin, actor.id)
    expect(await openInvitation(first.token)).toBeNull()
    expect((await listInvitations(admin)).filter(({ resets }) => resets === actor.name)).toHaveLength(1)
    const { expiresAt } = await db.invitation.findFirstOrThrow({ where: { memberId: actor.id } })
    expect((expiresAt.getTime() - Date.now()) / 3_600_000).toBeCloseTo(24, 1)
    await later(1)
    await expect(acceptInvitation(token, { password })).rejects.toThrow(NotFound)
  })

  test('does not enable a disabled member', async () => {
    const { actor, email } = await makeSignIn()
    await disableMember(admin, actor.id)
    const { token } = await createResetLink(admin, actor.id)
    await acceptInvitation(token, { password: 'words after reset' })
    expect(await signIn({ email, password: 'words after reset' }, 'disabled')).toEqual({ outcome: 'WRONG' })
  })
})

describe('setting up the archive', () => {
  const noAdmins = () => db.member.updateMany({ where: { role: 'ADMIN' }, data: { role: 'EDITOR' } })
  const first = { email: 'first@example.org', name: 'First', password }

  test('the newest token creates the first admin once', async () => {
    await noAdmins()
    const [one, two] = [await createSetupInvitation(), await createSetupInvitation()]
    if (!one || !two) throw new Error('no set-up token was made')
    await expect(acceptInvitation(one.token, first)).rejects.toThrow(NotFound)
    expect(await rejection(acceptInvitation(two.token, { name: 'First', password }))).toMatchObject({
      fields: { email: expect.anything() },
    })
    expect(await acceptInvitation(two.token, first)).toMatchObject({ role: 'ADMIN' })
    await expect(acceptInvitation(two.token, { ...first, email: 'second@example.org' })).rejects.toThrow(
      NotFound,
    )
    expect(await createSetupInvitation()).toBeNull()
  })

  test('an unused token is void once there is an admin', async () => {
    await noAdmins()
    const setup = await createSetupInvitation()
    const token = setup?.token ?? ''
    expect(await openInvitation(token)).toMatchObject({ purpose: 'SETUP' })
    const person = await makeMember({ role: 'EDITOR' })
    await db.member.update({ where: { id: person.id }, data: { role: 'ADMIN' } })
    await expect(acceptInvitation(token, { ...first, email: 'late-admin@example.org' })).rejects.toThrow(
      NotFound,
    )
    expect(await memberOf('late-admin@example.org')).toBeNull()
    await db.member.update({ where: { id: person.id }, data: { role: 'EDITOR' } })
    await createMember(operator, { ...first, email: 'by-operator@example.org', role: 'ADMIN' })
    expect(await openInvitation(token)).toBeNull()
  })

  test('the setup token is not among the listed links', async () => {
    await noAdmins()
    await createSetupInvitation()
    expect((await listInvitations(admin)).filter(({ email, resets }) => !email && !resets)).toEqual([])
  })
})
