import '@/tests/support/database'
import { generateSync } from 'otplib'
import { afterEach, expect, test, vi } from 'vitest'
import { db, transaction } from '@/lib/db'
import { env } from '@/lib/env'
import { queueMail } from '@/lib/mail/queue'
import { letterIn } from '@/lib/mail/send'
import { resealAll } from '@/lib/members/resealing'
import { beginApp, confirmApp, takeCode } from '@/lib/members/signing-in/second-factor'
import { textKeyOf } from '@/lib/members/text-key'
import { unseal } from '@/lib/sealing'
import { addWebhook, replaceWebhookSecret, sealedFor } from '@/lib/webhooks/commands'
import { makeMember } from '@/tests/support/factories'

const { NEXTAUTH_SECRET: secret } = env
afterEach(() => {
  vi.useRealTimers()
  Object.assign(env, { NEXTAUTH_SECRET: secret, NEXTAUTH_SECRET_BEFORE: undefined })
})

test('a new secret of the archive keeps what the earlier one encrypted', async () => {
  const actor = await makeMember()
  const app = await beginApp(actor)
  // The clock stands still: the code is of the half minute before, and is refused in the next one.
  vi.useFakeTimers({ toFake: ['Date'] })
  const now = Math.floor(Date.now() / 1000)
  await confirmApp(actor, generateSync({ secret: app.secret, epoch: now - 30 }))
  vi.useRealTimers()
  const key = await textKeyOf(actor)
  await transaction((tx) =>
    queueMail(tx, { kind: 'test', to: { email: 'reader@example.org' }, secretPath: '/invitation/token' }),
  )
  const admin = await makeMember({ role: 'ADMIN' })
  const webhook = await addWebhook(admin, {
    url: 'https://webhook.example/',
    onPublish: true,
    onWithdraw: true,
  })
  const replacing = await replaceWebhookSecret(admin, webhook.id, true)
  Object.assign(env, {
    NEXTAUTH_SECRET: 'another secret of the archive, long',
    NEXTAUTH_SECRET_BEFORE: secret,
  })
  await resealAll()
  // The earlier secret is gone from the configuration.
  Object.assign(env, { NEXTAUTH_SECRET_BEFORE: undefined })
  expect(await takeCode(actor.id, generateSync({ secret: app.secret, epoch: now + 30 }))).toBe(true)
  expect(await textKeyOf(actor)).toBe(key)
  const row = await db.mailMessage.findFirstOrThrow({ where: { kind: 'test' } })
  expect((await letterIn(row))?.text).toContain('/invitation/token')
  const { sealedSecret, sealedBefore } = await db.webhook.findUniqueOrThrow({ where: { id: webhook.id } })
  const opened = [sealedSecret, sealedBefore].map(
    (sealed) => `whsec_${unseal(sealedFor(webhook.id), sealed ?? '')?.bytes.toString('base64')}`,
  )
  expect(opened).toEqual([replacing.secret, webhook.secret])
})

test('without the earlier secret nothing changes', async () => {
  const before = await db.secondFactor.findMany()
  await resealAll()
  expect(await db.secondFactor.findMany()).toEqual(before)
})
