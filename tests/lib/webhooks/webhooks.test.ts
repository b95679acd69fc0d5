import '@/tests/support/database'
import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { db, transaction } from '@/lib/db'
import { publish, withdraw } from '@/lib/editions/commands'
import { setMask } from '@/lib/editions/masking/commands'
import { env } from '@/lib/env'
import { Conflict, Forbidden, Invalid, PasswordNeeded } from '@/lib/errors'
import {
  addWebhook,
  listWebhooks,
  removeWebhook,
  replaceWebhookSecret,
  retryDelivery,
  setWebhookDisabled,
  testWebhook,
} from '@/lib/webhooks/commands'
import { deliverWebhooks } from '@/lib/webhooks/deliver'
import { bodyAt, bodyOf, queueDeliveries } from '@/lib/webhooks/queue'
import { makeApproved, makeCited, makeMember, makeStaff } from '@/tests/support/factories'

const HOUR = 60 * 60_000
const DAY = 24 * HOUR

type Got = { headers: IncomingHttpHeaders; body: string }
let got: Got[] = []
let status = 204
/** What the address waits for before it answers. */
let answering: Promise<void> = Promise.resolve()
const server = createServer((request, answer) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', async () => {
    got.push({ headers: request.headers, body: Buffer.concat(parts).toString() })
    await answering
    answer.writeHead(status, { location: 'http://localhost/elsewhere' }).end()
  })
})
let url: string
let admin: Actor
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?key=hidden`
  admin = await makeMember({ role: 'ADMIN' })
})
afterAll(() => {
  server.close()
  Object.assign(env, { STELE_WEBHOOKS_PRIVATE: false })
})
beforeEach(async () => {
  await db.webhook.deleteMany()
  Object.assign(env, { STELE_WEBHOOKS_PRIVATE: true })
  ;[got, status, answering] = [[], 204, Promise.resolve()]
})

const both = { onPublish: true, onWithdraw: true }
const told = { kind: 'record.withdrawn', record: crypto.randomUUID(), slug: 'a', edition: 1 } as const
const queue = () => transaction((tx) => queueDeliveries(tx, told))
const bodies = () => got.map(({ body }) => JSON.parse(body))
const deliveries = () => db.webhookDelivery.findMany({ orderBy: [{ createdAt: 'asc' }, { sequence: 'asc' }] })
const lastEvent = () => db.event.findFirstOrThrow({ orderBy: { id: 'desc' }, include: { detail: true } })

describe('a webhook', () => {
  test('is added by an admin with a recent password', async () => {
    await expect(addWebhook(await makeMember({ role: 'PUBLISHER' }), { url, ...both })).rejects.toThrow(
      Forbidden,
    )
    const session = { id: crypto.randomUUID(), passwordAt: new Date(0) }
    await expect(addWebhook({ ...admin, session }, { url, ...both })).rejects.toThrow(PasswordNeeded)
    const invalid = [
      { url, onPublish: false, onWithdraw: false },
      { url: 'https://me:secret@a.example/', ...both },
    ]
    for (const given of invalid) await expect(addWebhook(admin, given)).rejects.toThrow(Invalid)
    const { secret } = await addWebhook(admin, { url, ...both })
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/)
    const { action, detail } = await lastEvent()
    expect([action, detail?.detail]).toEqual(['webhook.create', { host: new URL(url).host }])
    expect(JSON.stringify(await listWebhooks(admin))).not.toContain(secret.slice(6))
    Object.assign(env, { STELE_WEBHOOKS_PRIVATE: false })
    await expect(addWebhook(admin, { url, ...both })).rejects.toThrow(Invalid)
  })

  test('gets nothing at a private address unless the configuration allows it', async () => {
    await addWebhook(admin, { url, ...both })
    await queue()
    Object.assign(env, { STELE_WEBHOOKS_PRIVATE: false })
    await deliverWebhooks()
    expect(got).toEqual([])
    expect(await deliveries()).toMatchObject([{ state: 'WAITING', attempts: 1, status: null }])
  })
})

const signatureOf = (one: Got | undefined, secret: string) => {
  const signed = `${one?.headers['webhook-id']}.${one?.headers['webhook-timestamp']}.${one?.body}`
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
}

describe('a secret that is replaced', () => {
  test('signs beside the new one for a day, and is forgotten then', async () => {
    const { id, secret } = await addWebhook(admin, { url, ...both })
    const session = { id: crypto.randomUUID(), passwordAt: new Date(0) }
    await expect(replaceWebhookSecret({ ...admin, session }, id, true)).rejects.toThrow(PasswordNeeded)
    const replacing = await replaceWebhookSecret(admin, id, true)
    expect((await lastEvent()).action).toBe('webhook.replace-secret')
    await queue()
    await deliverWebhooks()
    const signatures = got[0]?.headers['webhook-signature']
    expect(signatures).toBe(`${signatureOf(got[0], replacing.secret)} ${signatureOf(got[0], secret)}`)
    await queue()
    await deliverWebhooks(undefined, new Date(Date.now() + DAY + 60_000))
    expect(got[1]?.headers['webhook-signature']).toBe(signatureOf(got[1], replacing.secret))
    expect(await db.webhook.findMany()).toMatchObject([{ sealedBefore: null, beforeUntil: null }])
  })

  test('ends at once where others know it', async () => {
    const { id } = await addWebhook(admin, { url, ...both })
    const { secret } = await replaceWebhookSecret(admin, id, false)
    await queue()
    await deliverWebhooks()
    expect(got[0]?.headers['webhook-signature']).toBe(signatureOf(got[0], secret))
  })
})

describe('messages about a record', () => {
  const published = { ...told, kind: 'record.published' } as const
  const tell = (one: Parameters<typeof queueDeliveries>[1]) => transaction((tx) => queueDeliveries(tx, one))
  const kinds = () => bodies().map(({ type }) => type)

  test('wait for the one being sent, and a withdrawal comes last', async () => {
    await addWebhook(admin, { url, ...both })
    const gate = Promise.withResolvers<void>()
    ;[answering, status] = [gate.promise, 500]
    await tell(published)
    const sending = deliverWebhooks()
    await expect.poll(() => got.length).toBe(1)
    await tell(told)
    // Another process, which has nothing else to do.
    await deliverWebhooks()
    expect(kinds()).toEqual(['record.published'])
    gate.resolve()
    status = 204
    await sending
    // The publication was refused. It isn't tried again.
    await deliverWebhooks(undefined, new Date(Date.now() + HOUR))
    expect(kinds()).toEqual(['record.published', 'record.withdrawn'])
    const [first, last] = bodies().map(({ data }) => data.sequence)
    expect(last).toBeGreaterThan(first)
    expect(await db.webhook.findMany()).toMatchObject([{ sendingUntil: null }])
  })

  test('are sent although the process that sent one has ended', async () => {
    await addWebhook(admin, { url, ...both })
    await queue()
    const until = (seconds: number) => new Date(Date.now() + seconds * 1000)
    await db.webhook.updateMany({ data: { sendingUntil: until(20) } })
    await deliverWebhooks()
    expect(got).toEqual([])
    await db.webhook.updateMany({ data: { sendingUntil: until(-1) } })
    await deliverWebhooks()
    expect(kinds()).toEqual(['record.withdrawn'])
  })

  test('keep their order when one is tried again', async () => {
    await addWebhook(admin, { url, ...both })
    await tell(told)
    status = 500
    await deliverWebhooks()
    await tell({ ...published, edition: 2 })
    ;[got, status] = [[], 204]
    await deliverWebhooks()
    expect(got).toEqual([])
    await deliverWebhooks(undefined, new Date(Date.now() + HOUR))
    expect(kinds()).toEqual(['record.withdrawn', 'record.published'])
  })

  test('are not sent by hand after one that replaces them', async () => {
    await addWebhook(admin, { url, ...both })
    await tell(published)
    await deliverWebhooks()
    await tell({ kind: 'record.changed', record: told.record, slug: 'a' })
    await deliverWebhooks()
    // As the version before writes it.
    await db.webhookDelivery.updateMany({ where: { kind: 'record.changed' }, data: { sequence: 0 } })
    const [first, second] = await deliveries()
    await expect(retryDelivery(admin, first?.id ?? '')).rejects.toThrow(Conflict)
    await retryDelivery(admin, second?.id ?? '')
  })
})

describe('a delivery', () => {
  test('is signed over its id, time and body, and arrives once', async () => {
    const { secret } = await addWebhook(admin, { url, ...both })
    await queue()
    await deliverWebhooks()
    await deliverWebhooks()
    expect(got).toHaveLength(1)
    const [delivery] = await deliveries()
    const headers = got[0]?.headers
    expect(headers?.['webhook-id']).toBe(delivery?.id)
    expect(Math.abs(Number(headers?.['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(60)
    expect(headers?.['webhook-signature']).toBe(signatureOf(got[0], secret))
    expect(delivery).toMatchObject({ state: 'DELIVERED', status: 204, attempts: 1 })
  })

  test('is written with the change, or not at all', async () => {
    await addWebhook(admin, { url, ...both })
    await transaction(async (tx) => {
      await queueDeliveries(tx, told)
      throw new Error('Undone.')
    }).catch(() => {})
    expect(await deliveries()).toEqual([])
  })

  test('is tried again with longer pauses, and given up', async () => {
    await addWebhook(admin, { url, ...both })
    await queue()
    status = 500
    let now = new Date()
    const pauses: number[] = []
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await deliverWebhooks(undefined, now)
      const [delivery] = await deliveries()
      pauses.push(Number(delivery?.nextAt) - now.getTime())
      await deliverWebhooks(undefined, now)
      now = new Date(delivery?.nextAt ?? now)
    }
    expect(pauses.slice(0, 5)).toEqual([5_000, 300_000, HOUR / 2, 2 * HOUR, 5 * HOUR])
    expect(new Set(got.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(got).toHaveLength(10)
    const [delivery] = await deliveries()
    expect(delivery).toMatchObject({ state: 'FAILED', status: 500, problem: 'REFUSED', attempts: 10 })
    status = 200
    await retryDelivery(admin, delivery?.id ?? '')
    await expect(retryDelivery(admin, delivery?.id ?? '')).rejects.toThrow(Conflict)
    await deliverWebhooks()
    expect(await deliveries()).toMatchObject([{ id: delivery?.id, state: 'DELIVERED', attempts: 1 }])
  })

  test('follows no redirect', async () => {
    await addWebhook(admin, { url, ...both })
    await queue()
    status = 302
    await deliverWebhooks()
    expect(await deliveries()).toMatchObject([{ state: 'WAITING', problem: 'REDIRECTS' }])
  })
})

describe('an address that fails', () => {
  test('for days is disabled, and the admins are told', async () => {
    const { id } = await addWebhook(admin, { url, ...both })
    await queue()
    status = 500
    await deliverWebhooks()
    expect((await db.webhook.findUniqueOrThrow({ where: { id } })).disabledAt).toBeNull()
    await db.webhook.updateMany({ data: { failingSince: new Date(Date.now() - 6 * DAY) } })
    await queue()
    await deliverWebhooks()
    const [webhook] = await listWebhooks(admin)
    expect(webhook?.disabledAt).toBeInstanceOf(Date)
    expect(webhook?.deliveries.map(({ state }) => state)).toEqual(['WAITING'])
    expect(await lastEvent()).toMatchObject({ action: 'webhook.disable', actorId: null })
    const mail = await db.mailMessage.findFirst({ where: { memberId: admin.id, kind: 'webhookDisabled' } })
    expect(JSON.stringify(mail?.values)).not.toContain('hidden')
    await expect(testWebhook(admin, id)).rejects.toThrow(Conflict)
    await setWebhookDisabled(admin, id, false)
    status = 410
    await testWebhook(admin, id)
    await deliverWebhooks()
    expect((await db.webhook.findUniqueOrThrow({ where: { id } })).disabledAt).toBeInstanceOf(Date)
    await removeWebhook(admin, id)
    expect(await deliveries()).toEqual([])
  })
})

test('an enabled address is told of what was taken back meanwhile', async () => {
  const { id } = await addWebhook(admin, { url, ...both })
  status = 500
  await queue()
  await deliverWebhooks()
  // Given up after ten attempts, before the address is disabled.
  await db.webhookDelivery.updateMany({ data: { state: 'FAILED', endedAt: new Date() } })
  await transaction((tx) => queueDeliveries(tx, { ...told, kind: 'record.published' }))
  await setWebhookDisabled(admin, id, true)
  const record = crypto.randomUUID()
  await transaction((tx) => queueDeliveries(tx, { ...told, kind: 'record.published', record }))
  const changed = { kind: 'record.changed', record: crypto.randomUUID() } as const
  for (const slug of ['before', 'after']) await transaction((tx) => queueDeliveries(tx, { ...changed, slug }))
  await transaction((tx) => queueDeliveries(tx, { kind: 'record.erased', record }))
  ;[got, status] = [[], 204]
  await deliverWebhooks()
  expect(got).toEqual([])
  await setWebhookDisabled(admin, id, false)
  await deliverWebhooks()
  expect(bodies().map(({ type, data }) => [type, data.slug])).toEqual([
    ['record.withdrawn', told.slug],
    ['record.changed', 'after'],
    ['record.erased', undefined],
  ])
  expect((await deliveries()).map(({ kind, state }) => [kind, state])).toEqual([
    ['record.withdrawn', 'DELIVERED'],
    ['record.published', 'FAILED'],
    ['record.changed', 'DELIVERED'],
    ['record.erased', 'DELIVERED'],
  ])
})

describe('readers’ changes', () => {
  test('are told with public data only', async () => {
    const { editor, reviewer, publisher } = await makeStaff()
    await addWebhook(admin, { url, onPublish: true, onWithdraw: false })
    await addWebhook(admin, { url, onPublish: false, onWithdraw: true })
    const cited = await makeCited(editor)
    const published = async () => {
      const { id, revisionId } = await makeApproved(editor, reviewer, { cited })
      return { id, ...(await publish(publisher, id, { revisionId })) }
    }
    const { id, slug, number } = await published()
    await deliverWebhooks()
    const range = { textLayerId: cited.holding.layer.id, start: 0, end: 6 }
    await setMask(publisher, { ...range, kind: 'GRAPHIC', reason: 'Hard.' })
    await deliverWebhooks()
    await withdraw(publisher, id, { edition: number, reason: 'A private reason.' })
    await deliverWebhooks()
    const home = env.NEXTAUTH_URL.replace(/\/$/, '')
    const data = {
      ...{ record: id, slug, url: `${home}/records/${slug}`, sequence: expect.any(Number) },
      data: `${home}/api/public/records/${slug}`,
    }
    const timestamp = expect.any(String)
    const edition = {
      ...{ ...data, edition: number },
      data: `${data.data}/editions/${number}`,
    }
    expect(bodies()).toEqual([
      { type: 'record.published', timestamp, data: edition },
      { type: 'record.changed', timestamp, data },
      { type: 'record.withdrawn', timestamp, data: { ...data, edition: number } },
    ])
    expect(got.map(({ body }) => body).join()).not.toContain('private reason')
  })

  test('take back all that was told of a publication', async () => {
    await addWebhook(admin, { url, ...both })
    const published = { ...told, kind: 'record.published' } as const
    const kinds = async () => (await deliveries()).map(({ kind }) => kind)
    await transaction((tx) => queueDeliveries(tx, published))
    await deliverWebhooks()
    await transaction((tx) => queueDeliveries(tx, published))
    await db.webhookDelivery.updateMany({
      where: { state: 'WAITING' },
      data: { state: 'FAILED', endedAt: new Date() },
    })
    await transaction((tx) => queueDeliveries(tx, published))
    await queue()
    expect(await kinds()).toEqual(['record.withdrawn'])
    await transaction((tx) => queueDeliveries(tx, { kind: 'record.erased', record: told.record }))
    expect(await kinds()).toEqual(['record.erased'])
  })
})

test('a body names a new address in place of the old', () => {
  const at = new Date()
  const published = { ...told, kind: 'record.published', slug: 'record' } as const
  const body = bodyOf(published, at)
  const moved = bodyOf({ ...published, slug: 'testimony' }, at)
  expect(JSON.parse(bodyAt(body, 'record', 'testimony'))).toEqual(JSON.parse(moved))
  expect(bodyAt(body, 'rec', 'testimony')).toBe(body)
  const erased = bodyOf({ kind: 'record.erased', record: told.record }, at)
  expect(bodyAt(erased, 'erased', 'testimony')).toBe(erased)
})
