import '@/tests/support/database'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { tellAdmins } from '@/lib/jobs/failures'
import { letterIn } from '@/lib/mail/send'
import { changeRole, disableMember, renameMember } from '@/lib/members/commands'
import { acceptInvitation, createResetLink, invite, revokeInvitation } from '@/lib/members/invitations'
import { changePassword } from '@/lib/members/password-changes'
import { startSession } from '@/lib/members/signing-in/sessions'
import { makeMember, makeSignIn } from '@/tests/support/factories/members'

let admin: Actor
beforeEach(async () => {
  await db.mailMessage.deleteMany()
  admin = await makeMember({ role: 'ADMIN', name: 'Ada Admin' })
})

/** The messages in the outbox as their readers get them, with their recipients. */
async function written() {
  const rows = await db.mailMessage.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  return Promise.all(
    rows.map(async (row) => {
      const letter = await letterIn(row)
      return { to: row.email, kind: row.kind, text: `${letter?.subject}\n${letter?.text}` }
    }),
  )
}

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

describe('an e-mail is written', () => {
  test('for an invitation, with its link', async () => {
    const { token } = await invite(admin, { email: 'new@example.org', role: 'REVIEWER' })
    const [mail, ...others] = await written()
    expect(others).toEqual([])
    expect(mail).toMatchObject({ to: 'new@example.org', kind: 'invitation' })
    expect(mail?.text).toContain(`/invitation/${token}`)
    expect(mail?.text).toContain('Reviewer')
  })

  test.each<[string, () => Promise<unknown>]>([
    ['revoked', async () => revokeInvitation(admin, (await db.invitation.findFirstOrThrow()).id)],
    ['replaced', () => invite(admin, { email: 'gone@example.org', role: 'REVIEWER' })],
  ])('no longer for an invitation that was %s', async (_, act) => {
    await db.invitation.deleteMany()
    await invite(admin, { email: 'gone@example.org', role: 'EDITOR' })
    await act()
    const texts = (await written()).map(({ text }) => text)
    expect(texts.filter((text) => text.includes('Editor'))).toEqual([])
  })

  test('for a password link, and again when it was used', async () => {
    const { actor, email } = await makeSignIn()
    const { token } = await createResetLink(admin, actor.id)
    expect(await written()).toMatchObject([{ to: email, kind: 'passwordLink' }])
    expect((await written())[0]?.text).toContain('Ada Admin made a link')
    await acceptInvitation(token, { password: 'other plain words' })
    expect(await written()).toMatchObject([{ to: email, kind: 'passwordSet' }])
  })

  test('for a changed role, name and password', async () => {
    const { actor, email, password } = await makeSignIn()
    await changeRole(admin, actor.id, 'REVIEWER')
    await renameMember(admin, actor.id, 'Another Name')
    await changePassword({ ...actor, role: 'REVIEWER' }, { current: password, password: 'other plain words' })
    const mail = await written()
    expect(mail.map(({ to, kind }) => [to, kind])).toEqual([
      [email, 'roleChanged'],
      [email, 'nameChanged'],
      [email, 'passwordChanged'],
    ])
    expect(mail[0]?.text).toContain('Ada Admin changed your role in Archive to Reviewer')
  })

  test('for a sign-in on a new device, with its browser', async () => {
    const { id } = await makeMember()
    await startSession({ id, sessionVersion: 1 }, firefox, { isKnown: true })
    expect(await written()).toEqual([])
    await startSession({ id, sessionVersion: 1 }, firefox, { isKnown: false })
    const [mail] = await written()
    expect(mail).toMatchObject({ kind: 'newSignIn', to: `${id}@example.org` })
    expect(mail?.text).toContain('Firefox on Linux')
    expect(mail?.text).toContain('/desk/account/sessions')
  })

  test('for a failed job, once a day to each active admin', async () => {
    const gone = await makeMember({ role: 'ADMIN' })
    await disableMember(admin, gone.id)
    await tellAdmins('backup', new Error('The disk is full.'))
    await tellAdmins('backup', new Error('The disk is full.'))
    const mail = await written()
    expect(mail.map(({ to }) => to)).toContain(`${admin.id}@example.org`)
    expect(mail.map(({ to }) => to)).not.toContain(`${gone.id}@example.org`)
    expect(new Set(mail.map(({ to }) => to)).size).toBe(mail.length)
    expect(mail[0]?.text).toContain('The disk is full.')
  })
})
