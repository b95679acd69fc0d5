import '@/tests/support/database'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { Invalid, NotFound } from '@/lib/errors'
import { letterIn } from '@/lib/mail/send'
import { disableMember } from '@/lib/members/commands'
import { requestReset } from '@/lib/members/forgotten'
import { acceptInvitation, createResetLink } from '@/lib/members/invitations'
import { operator } from '@/lib/members/member-manager'
import { openInvitation } from '@/lib/members/queries'
import { signIn } from '@/lib/members/signing-in/sign-in'
import { makeMember, makeSignIn } from '@/tests/support/factories/members'

beforeEach(async () => {
  await db.mailMessage.deleteMany()
})

/** The token in the newest e-mail with a link; null when there is none. */
async function tokenSent(email: string): Promise<string | null> {
  const row = await db.mailMessage.findFirst({
    where: { email, kind: 'requestedPassword' },
    orderBy: { createdAt: 'desc' },
  })
  const letter = row && (await letterIn(row))
  return /\/invitation\/([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? null
}
const sentCount = () => db.mailMessage.count({ where: { kind: 'requestedPassword' } })

describe('a forgotten password', () => {
  test('is replaced once by a link that the member’s address gets', async () => {
    const { actor, email } = await makeSignIn('REVIEWER')
    await requestReset(email, 'one')
    const token = (await tokenSent(email)) ?? ''
    expect(await openInvitation(token)).toMatchObject({ purpose: 'PASSWORD', email, isRequested: true })
    await acceptInvitation(token, { password: 'words that are new' })
    await expect(acceptInvitation(token, { password: 'words that are newer' })).rejects.toThrow(NotFound)
    const device = null
    expect(await signIn({ email, password: 'words that are new' }, 'forgot', device)).toMatchObject({
      outcome: 'IN',
    })
    const event = await db.event.findFirst({ orderBy: { id: 'desc' } })
    expect(event).toMatchObject({ action: 'member.recover-password', actorId: actor.id })
    // No admin set it, so nothing marks what the member does next.
    expect(await db.accountNotice.count({ where: { memberId: actor.id } })).toBe(0)
    expect(await db.mailMessage.findFirst({ where: { kind: 'passwordSet' } })).toMatchObject({ email })
  })

  test('has a link that ends sessions and lasts an hour', async () => {
    const { actor, email } = await makeSignIn()
    await requestReset(email, 'one hour')
    const token = (await tokenSent(email)) ?? ''
    const { expiresAt } = await db.invitation.findFirstOrThrow({ where: { memberId: actor.id } })
    expect(Math.round((expiresAt.getTime() - Date.now()) / 60_000)).toBe(60)
    await expect(acceptInvitation(token, { password: 'Password1234' })).rejects.toThrow(Invalid)
    await acceptInvitation(token, { password: 'words that are new' })
    expect(await db.member.findUnique({ where: { id: actor.id } })).toMatchObject({ sessionVersion: 2 })
  })

  test('does nothing for addresses without an active member', async () => {
    const gone = await makeMember()
    await disableMember(operator, gone.id)
    for (const email of ['no-one@example.org', `${gone.id}@example.org`]) await requestReset(email, 'nobody')
    expect(await sentCount()).toBe(0)
  })

  test('sends three links an hour at most, and only the newest works', async () => {
    const { email } = await makeSignIn()
    await requestReset(email, 'limits')
    const first = (await tokenSent(email)) ?? ''
    for (let asked = 0; asked < 5; asked += 1) await requestReset(email, `limits ${asked}`)
    expect(await openInvitation(first)).toBeNull()
    expect(await db.event.count({ where: { action: 'member.request-reset' } })).toBeGreaterThan(0)
    // Links that were replaced take their unsent messages with them.
    expect(await sentCount()).toBe(1)
    const { id } = await db.member.findUniqueOrThrow({ where: { email } })
    const asked = { action: 'member.request-reset', subjectId: id }
    expect(await db.event.count({ where: asked })).toBe(3)
  })

  test('is asked for twenty times an hour at most from one address', async () => {
    for (let asked = 0; asked < 20; asked += 1) await requestReset(`stranger${asked}@example.org`, 'crowd')
    const { email } = await makeSignIn()
    await requestReset(email, 'crowd')
    expect(await sentCount()).toBe(0)
  })

  test('leaves an admin’s link as it is', async () => {
    const { actor, email } = await makeSignIn()
    const { token } = await createResetLink(operator, actor.id)
    await requestReset(email, 'beside')
    expect(await openInvitation(token)).toMatchObject({ purpose: 'PASSWORD', isRequested: false })
  })
})
