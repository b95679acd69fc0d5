import '@/tests/support/database'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { db, transaction } from '@/lib/db'
import { Conflict, Forbidden } from '@/lib/errors'
import { countMailToDecide, decideMail, listMail, mailStatus, sendTestMail } from '@/lib/mail/outbox'
import { queueMail } from '@/lib/mail/queue'
import { english } from '@/tests/support/english'
import { makeMember } from '@/tests/support/factories'

let admin: Actor
beforeEach(async () => {
  await db.mailMessage.deleteMany()
  admin = await makeMember({ role: 'ADMIN' })
})

const queued = async (state: 'WAITING' | 'FAILED' | 'UNCERTAIN' = 'WAITING') => {
  await transaction((tx) =>
    queueMail(tx, {
      kind: 'requestedPassword',
      to: { email: 'reader@example.org' },
      values: { minutes: 60 },
      secretPath: '/invitation/secret-token',
    }),
  )
  const { id } = await db.mailMessage.findFirstOrThrow()
  await db.mailMessage.update({ where: { id }, data: { state } })
  return id
}

describe('the outbox', () => {
  test('shows each message without its secret link', async () => {
    await queued()
    const { mail } = await listMail(admin, english)
    expect(mail).toMatchObject([{ email: 'reader@example.org', state: 'WAITING', attempts: 0 }])
    expect(mail[0]?.text).toContain(english('mail.outbox.secretLink'))
    expect(JSON.stringify(mail)).not.toContain('secret-token')
    expect(await mailStatus(admin)).toMatchObject({ host: null, waiting: 1, failed: 0, uncertain: 0 })
  })

  test('is for admins only', async () => {
    const publisher = await makeMember({ role: 'PUBLISHER' })
    const id = await queued('FAILED')
    for (const asked of [
      () => listMail(publisher, english),
      () => mailStatus(publisher),
      () => decideMail(publisher, id, 'resend'),
      () => sendTestMail(publisher),
    ])
      await expect(asked()).rejects.toThrow(Forbidden)
  })

  test('sends again only what an admin decides', async () => {
    const id = await queued('UNCERTAIN')
    await decideMail(admin, id, 'resend')
    expect(await db.mailMessage.findFirst()).toMatchObject({ state: 'WAITING', failure: '' })
    await expect(decideMail(admin, id, 'resend')).rejects.toThrow(Conflict)
    const event = await db.event.findFirst({ orderBy: { id: 'desc' } })
    expect(event).toMatchObject({ action: 'mail.resend', actorId: admin.id, subjectId: id })
  })

  test.each(['arrived', 'drop'] as const)('ends a message by “%s” and erases its link', async (decision) => {
    const id = await queued('UNCERTAIN')
    await decideMail(admin, id, decision)
    const ended = await db.mailMessage.findFirst()
    expect(ended).toMatchObject({ sealedPath: null, endedAt: expect.any(Date) })
  })

  test('counts for admins what waits for a decision', async () => {
    await queued('FAILED')
    expect(await countMailToDecide(admin)).toBe(1)
    expect(await countMailToDecide(await makeMember({ role: 'PUBLISHER' }))).toBe(0)
  })

  test('takes a test to the admin', async () => {
    await sendTestMail(admin)
    expect(await db.mailMessage.findMany()).toMatchObject([{ kind: 'test', memberId: admin.id }])
  })
})
