import '@/tests/support/database'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { db, transaction } from '@/lib/db'
import type { MailState } from '@/lib/generated/prisma/enums'
import { type NewMail, queueMail, removeMail } from '@/lib/mail/queue'
import { sendMail } from '@/lib/mail/send'
import { mailServer } from '@/lib/mail/transport'
import { makeMember } from '@/tests/support/factories'
import { refusal, startMailServer } from '@/tests/support/mail-server'

const MINUTE = 60_000
let stop = async () => {}
beforeEach(async () => {
  await db.mailMessage.deleteMany()
  await db.settings.updateMany({ data: { name: 'Archive of the Valley', contact: 'office@example.org' } })
})
afterEach(() => stop())

async function serverWith(answers: Parameters<typeof startMailServer>[0] = {}) {
  const started = await startMailServer(answers)
  stop = started.stop
  return { ...started, server: mailServer(started.url) }
}

/** The connection ends after the message was sent, without an answer. */
const lost = (drop: () => void) => {
  drop()
  return null
}

const queue = (mail: Partial<NewMail> = {}) =>
  transaction((tx) => queueMail(tx, { kind: 'test', to: { email: 'reader@example.org' }, ...mail }))
const states = async () =>
  (await db.mailMessage.findMany({ orderBy: { createdAt: 'asc' } })).map(({ state }) => state)
/** A message without the breaks of long lines. */
const unbroken = (raw: string) => raw.replaceAll('=\r\n', '')
const only = () => db.mailMessage.findFirstOrThrow()

describe('an e-mail', () => {
  test('is plain text and HTML in the language of its member, once', async () => {
    const { received, server } = await serverWith()
    const member = await makeMember()
    const to = { members: [member.id] }
    await queue({
      to,
      kind: 'invitation',
      values: { role: 'Editor & <b>', until: 'Friday' },
      secretPath: '/invitation/abc',
    })
    await sendMail(server)
    await sendMail(server)
    expect(await states()).toEqual(['SENT'])
    expect(received).toHaveLength(1)
    const [{ to: recipients, raw } = { to: [], raw: '' }] = received
    expect(recipients).toEqual([`${member.id}@example.org`])
    const { id, sealedPath } = await only()
    expect(raw).toContain(`Message-ID: <${id}@`)
    for (const part of [
      'Subject: Invitation to Archive of the Valley',
      'Reply-To: office@example.org',
      'Auto-Submitted: auto-generated',
      'Content-Type: text/plain',
      'Content-Type: text/html',
      'Editor & <b>',
      'Editor &amp; &lt;b&gt;',
      '/invitation/abc',
    ])
      expect(unbroken(raw)).toContain(part)
    expect(sealedPath).toBeNull()
  })

  test('stays unsent when its transaction fails', async () => {
    const failing = transaction(async (tx) => {
      await queueMail(tx, { kind: 'test', to: { email: 'reader@example.org' } })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await states()).toEqual([])
  })

  test('of one key goes to each person once', async () => {
    await queue({ key: 'failure 1' })
    await queue({ key: 'failure 1' })
    await queue({ key: 'failure 1', to: { email: 'other@example.org' } })
    expect(await states()).toHaveLength(2)
    await transaction((tx) => removeMail(tx, 'failure 1'))
    expect(await states()).toEqual([])
  })

  test('is not written to a disabled member', async () => {
    const { id } = await makeMember()
    await db.member.update({ where: { id }, data: { disabledAt: new Date() } })
    await queue({ to: { members: [id] } })
    expect(await states()).toEqual([])
  })

  test('has no readable secret in the database', async () => {
    await queue({ secretPath: '/invitation/secret-token' })
    expect(JSON.stringify(await db.mailMessage.findMany())).not.toContain('secret-token')
  })
})

describe('a message that is not taken', () => {
  test.each<[string, Parameters<typeof startMailServer>[0], MailState]>([
    ['for now is tried again later', { message: () => refusal(451, 'Try later') }, 'WAITING'],
    ['for good is left to an admin', { recipient: () => refusal(550, 'No such user') }, 'FAILED'],
    ['or lost is never sent again by itself', { message: lost }, 'UNCERTAIN'],
  ])('%s', async (_, answers, state) => {
    const { received, server } = await serverWith(answers)
    await queue()
    await sendMail(server)
    await sendMail(server)
    expect(await states()).toEqual([state])
    const { attempts, failure, nextAt } = await only()
    expect(attempts).toBe(1)
    expect(failure).not.toBe('')
    if (state !== 'WAITING') return
    expect(nextAt.getTime()).toBeGreaterThan(Date.now() + 4 * MINUTE)
    await sendMail(server, undefined, new Date(Date.now() + 6 * MINUTE))
    expect(received).toHaveLength(2)
    expect(new Set(received.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1])).size).toBe(1)
  })

  test('waits while the mail server is away', async () => {
    const { url } = await serverWith()
    await stop()
    stop = async () => {}
    await queue()
    await sendMail(mailServer(url))
    expect(await only()).toMatchObject({ state: 'WAITING', attempts: 0, failure: expect.stringMatching(/./) })
    const again = await serverWith()
    await sendMail(again.server, undefined, new Date(Date.now() + 6 * MINUTE))
    expect(await states()).toEqual(['SENT'])
  })

  test('is dropped with its link when it is too old', async () => {
    const { received, server } = await serverWith()
    await queue({ secretPath: '/invitation/x', expiresAt: new Date(Date.now() + MINUTE) })
    await sendMail(server, undefined, new Date(Date.now() + 2 * MINUTE))
    expect(await only()).toMatchObject({ state: 'DROPPED', sealedPath: null })
    expect(received).toEqual([])
  })
})

test('a process that was killed while sending leaves it to an admin', async () => {
  const { received, server } = await serverWith()
  await queue()
  const killed = { state: 'SENDING', attempts: 1, claimedAt: new Date() } as const
  await db.mailMessage.updateMany({ data: killed })
  await sendMail(server)
  expect(await states()).toEqual(['SENDING'])
  await sendMail(server, undefined, new Date(Date.now() + 20 * MINUTE))
  expect(await states()).toEqual(['UNCERTAIN'])
  expect(received).toEqual([])
})

test('two processes send each message once', async () => {
  const { received, server } = await serverWith()
  for (let sent = 0; sent < 6; sent += 1) await queue({ to: { email: `reader${sent}@example.org` } })
  await Promise.all([sendMail(server), sendMail(server), sendMail(server)])
  expect(received.map(({ to }) => to[0]).sort()).toEqual(
    [0, 1, 2, 3, 4, 5].map((n) => `reader${n}@example.org`),
  )
})

test('the archive signs in to the mail server', async () => {
  const started = await startMailServer()
  stop = started.stop
  const withUser = (password: string) =>
    started.url.replace('//', `//archive:${encodeURIComponent(password)}@`)
  expect(await mailServer(withUser('wrong')).check()).toContain('Wrong password')
  expect(await mailServer(withUser('pass/word')).check()).toBeNull()
  expect(started.logins()).toBe(2)
})
