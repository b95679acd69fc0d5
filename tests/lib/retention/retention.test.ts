import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { Forbidden, Invalid, PasswordNeeded } from '@/lib/errors'
import { verifyLog } from '@/lib/events'
import { unchecked } from '@/lib/input'
import { createToken } from '@/lib/members/api-tokens'
import { invite } from '@/lib/members/invitations'
import { textKeyOf } from '@/lib/members/text-key'
import { changeRetention, retentionFor } from '@/lib/retention/commands'
import { retentionDefaults } from '@/lib/retention/schema'
import { tidy } from '@/lib/retention/tidy'
import { makeHolding, makeMember, makeSource } from '@/tests/support/factories'

const DAY = 24 * 60 * 60_000
const ago = (days: number) => new Date(Date.now() - days * DAY)

let admin: Actor
let member: Actor
beforeAll(async () => {
  admin = await makeMember({ role: 'ADMIN' })
  member = await makeMember()
})

/** For each rule a row as old as this, and the number of rows that are left. */
async function rowsFrom(at: Date) {
  const memberId = member.id
  const session = await db.session.create({
    data: { id: randomUUID(), memberId, sessionVersion: 1, browser: '', system: '', lastSeenAt: at },
  })
  const failure = await db.signInFailure.create({
    data: { account: randomUUID(), count: 1, since: at, last: at },
  })
  const mail = await db.mailMessage.create({
    data: { kind: 'test', email: 'a@example.org', state: 'SENT', expiresAt: at, endedAt: at },
  })
  const job = await db.job.create({
    data: { kind: 'x', input: {}, state: 'FINISHED', startedById: memberId, endedAt: at },
  })
  const file = {
    target: 'sources',
    size: 1,
    format: 'CSV',
    encoding: 'utf-8',
    createdById: memberId,
  } as const
  const done = await db.import.create({
    data: {
      ...{ ...file, filename: 'done.csv', state: 'DONE', endedAt: at },
      results: { create: { number: 2, outcome: 'REFUSED' } },
    },
  })
  const open = await db.import.create({ data: { ...file, filename: 'open.csv', createdAt: at } })
  const seen = await db.notification.create({ data: { memberId, kind: 'RETURN', seenAt: at, at } })
  const unseen = await db.notification.create({ data: { memberId, kind: 'RETURN', at } })
  const { id: holdingId } = await makeHolding(member, await makeSource(member), { text: 'A page.' })
  const view = await db.pageView.create({ data: { memberId, holdingId, page: 1, at } })
  const webhook = await db.webhook.create({
    data: {
      url: 'https://a.example',
      sealedSecret: 'x',
      onPublish: true,
      onWithdraw: true,
      createdById: admin.id,
    },
  })
  const delivery = await db.webhookDelivery.create({
    data: { webhookId: webhook.id, kind: 'archive.test', body: '{}', state: 'FAILED', endedAt: at },
  })
  return async () => [
    await db.session.count({ where: { id: session.id } }),
    await db.signInFailure.count({ where: { account: failure.account } }),
    await db.mailMessage.count({ where: { id: mail.id } }),
    await db.job.count({ where: { id: job.id } }),
    await db.importRow.count({ where: { importId: done.id } }),
    await db.import.count({ where: { id: open.id } }),
    await db.notification.count({ where: { id: seen.id } }),
    await db.pageView.count({ where: { holdingId: view.holdingId } }),
    await db.webhookDelivery.count({ where: { id: delivery.id } }),
    await db.notification.count({ where: { id: unseen.id } }),
  ]
}

test('the nightly job deletes what is too old, and nothing else', async () => {
  const [old, recent] = [await rowsFrom(ago(400)), await rowsFrom(ago(1))]
  await tidy()
  expect(await old()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
  expect(await recent()).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1])
})

test('old links and tokens go with an event', async () => {
  await invite(admin, { email: 'invited@example.org', role: 'EDITOR' })
  await createToken(member, { name: 'Old', scope: 'OWN_DRAFTS', days: '7' })
  const times = { createdAt: ago(120), expiresAt: ago(100) }
  await db.invitation.updateMany({ data: times })
  await db.apiToken.updateMany({ data: times })
  await tidy()
  expect([await db.invitation.count(), await db.apiToken.count()]).toEqual([0, 0])
  const event = await db.event.findFirstOrThrow({ orderBy: { id: 'desc' }, include: { detail: true } })
  expect(event).toMatchObject({
    action: 'archive.tidy',
    actorId: null,
    detail: { detail: { links: 1, tokens: 1 } },
  })
  await tidy()
  expect((await db.event.findFirstOrThrow({ orderBy: { id: 'desc' } })).id).toBe(event.id)
  expect(await verifyLog()).toMatchObject({ ok: true })
})

test('keys of unsent texts go some time after their member was disabled', async () => {
  const gone = await makeMember()
  await textKeyOf(gone)
  await textKeyOf(member)
  await db.member.update({ where: { id: gone.id }, data: { disabledAt: ago(91) } })
  await tidy()
  const left = await db.memberKey.findMany({ where: { memberId: { in: [gone.id, member.id] } } })
  expect(left.map(({ memberId }) => memberId)).toEqual([member.id])
})

test('a session that is still valid is kept', async () => {
  const settings = (idleHours: number) => db.settings.update({ where: { id: 1 }, data: { idleHours } })
  const { idleHours } = await db.settings.findUniqueOrThrow({ where: { id: 1 } })
  await settings(168)
  await changeRetention(admin, { ...retentionDefaults, signIns: 1 })
  const [valid, over] = [await rowsFrom(ago(3)), await rowsFrom(ago(8))]
  await tidy()
  expect([(await valid())[0], (await over())[0]]).toEqual([1, 0])
  await settings(idleHours)
  await changeRetention(admin, retentionDefaults)
})

test('an admin with a recent password chooses the days', async () => {
  const chosen = { ...retentionDefaults, mail: 10 }
  await expect(retentionFor(member)).rejects.toThrow(Forbidden)
  await expect(changeRetention(member, chosen)).rejects.toThrow(Forbidden)
  const session = { id: randomUUID(), passwordAt: new Date(0) }
  await expect(changeRetention({ ...admin, session }, chosen)).rejects.toThrow(PasswordNeeded)
  await expect(changeRetention(admin, { ...chosen, mail: 0 })).rejects.toThrow(Invalid)
  await expect(changeRetention(admin, unchecked({ mail: 10 }))).rejects.toThrow(Invalid)
  const kept = await rowsFrom(ago(20))
  await changeRetention(admin, chosen)
  expect(await retentionFor(admin)).toEqual(chosen)
  expect(await db.eventDetail.findFirst({ orderBy: { eventId: 'desc' } })).toMatchObject({
    detail: { settings: [{ name: 'retention.mail', from: 30, to: 10 }] },
  })
  await tidy()
  expect((await kept())[2]).toBe(0)
})
