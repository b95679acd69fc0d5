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
  retryDelivery,
  setWebhookDisabled,
  testWebhook,
} from '@/lib/webhooks/commands'
import { deliverWebhooks } from '@/lib/webhooks/deliver'
import { tellWebhooks } from '@/lib/webhooks/queue'
import { makeApproved, makeCited, makeMember, makeStaff } from '@/tests/support/factories'

const HOUR = 60 * 60_000
const DAY = 24 * HOUR

type Got = { headers: IncomingHttpHeaders; body: string }
let got: Got[] = []
let status = 204
const server = createServer((request, answer) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    got.push({ headers: request.headers, body: Buffer.concat(parts).toString() })
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
  got = []
  status = 204
})

const both = { onPublish: true, onWithdraw: true }
const told = { kind: 'record.withdrawn', record: crypto.randomUUID(), slug: 'a', edition: 1 } as const
const queue = () => transaction((tx) => tellWebhooks(tx, told))
const bodies = () => got.map(({ body }) => JSON.parse(body))
const deliveries = () => db.webhookDelivery.findMany({ orderBy: { createdAt: 'asc' } })
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

describe('a delivery', () => {
  test('is signed over its id, time and body, and arrives once', async () => {
    const { secret } = await addWebhook(admin, { url, ...both })
    await queue()
    await deliverWebhooks()
    await deliverWebhooks()
    const [{ headers, body } = { headers: {}, body: '' }] = got
    expect(got).toHaveLength(1)
    const [delivery] = await deliveries()
    expect(headers['webhook-id']).toBe(delivery?.id)
    expect(Math.abs(Number(headers['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(60)
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
    const signature = createHmac('sha256', key).update(signed).digest('base64')
    expect(headers['webhook-signature']).toBe(`v1,${signature}`)
    expect(delivery).toMatchObject({ state: 'DELIVERED', status: 204, attempts: 1 })
  })

  test('is written with the change, or not at all', async () => {
    await addWebhook(admin, { url, ...both })
    await transaction(async (tx) => {
      await tellWebhooks(tx, told)
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
    expect(webhook?.deliveries.map(({ state }) => state)).toEqual(['WAITING', 'WAITING'])
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
  await transaction((tx) => tellWebhooks(tx, { ...told, kind: 'record.published' }))
  await setWebhookDisabled(admin, id, true)
  const record = crypto.randomUUID()
  await transaction((tx) => tellWebhooks(tx, { ...told, kind: 'record.published', record }))
  const changed = { kind: 'record.changed', record: crypto.randomUUID() } as const
  for (const slug of ['before', 'after']) await transaction((tx) => tellWebhooks(tx, { ...changed, slug }))
  await transaction((tx) => tellWebhooks(tx, { kind: 'record.erased', record }))
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
    await withdraw(publisher, id, { edition: number, reason: 'A private reason.' })
    await deliverWebhooks()
    const home = env.NEXTAUTH_URL.replace(/\/$/, '')
    const data = {
      ...{ record: id, slug, url: `${home}/records/${slug}` },
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
    await transaction((tx) => tellWebhooks(tx, published))
    await deliverWebhooks()
    await transaction((tx) => tellWebhooks(tx, published))
    await db.webhookDelivery.updateMany({
      where: { state: 'WAITING' },
      data: { state: 'FAILED', endedAt: new Date() },
    })
    await transaction((tx) => tellWebhooks(tx, published))
    await queue()
    expect(await kinds()).toEqual(['record.withdrawn'])
    await transaction((tx) => tellWebhooks(tx, { kind: 'record.erased', record: told.record }))
    expect(await kinds()).toEqual(['record.erased'])
  })
})
