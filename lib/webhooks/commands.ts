import 'server-only'
import { randomBytes, randomUUID } from 'node:crypto'
import { type Actor, demand, demandRecentPassword } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { db, type Tx } from '@/lib/db'
import { HOUR_MS } from '@/lib/durations'
import { env } from '@/lib/env'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { Prisma } from '@/lib/generated/prisma/client'
import type { DeliveryState } from '@/lib/generated/prisma/enums'
import { type Given, parseId, parseInput } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { seal } from '@/lib/sealing'
import { bodyOf, placeOf, wakeWebhooks } from './queue'
import { OVERLAP_HOURS, takingBack, webhookSchema } from './schema'

const MOST = 10
const SHOWN = 50

const written = (bytes: Uint8Array) => `whsec_${Buffer.from(bytes).toString('base64')}`

/** What the secret of an address is sealed for. */
export const sealedFor = (id: string) => ({ purpose: 'stele webhook', of: id })

/** Throws unless the actor manages the settings and gave their password in the last minutes. */
function demandAdmin(actor: Actor): void {
  demand(actor, 'manageSettings')
  demandRecentPassword(actor)
}

/** The events of an address name its host only: what follows it can be a secret. */
const about = (id: string, url?: string) =>
  ({
    subjectType: 'webhook',
    subjectId: id,
    ...(url && { detail: { host: new URL(url).host } }),
  }) as const

/**
 * Adds an address, and returns the secret with which what it gets is signed: the archive shows it once. `Invalid` with the field, also for an
 * address without TLS; `Conflict` when there are ten.
 */
export async function addWebhook(
  actor: Actor,
  given: Given<typeof webhookSchema>,
): Promise<{ id: string; secret: string }> {
  demandAdmin(actor)
  const input = parseInput(webhookSchema, given)
  if (!env.STELE_WEBHOOKS_PRIVATE && !input.url.startsWith('https:'))
    throw new Invalid({ url: message('settings.webhooks.invalid.plain') })
  const [id, bytes] = [randomUUID(), randomBytes(32)]
  await transactionAs(actor, async (tx) => {
    if ((await tx.webhook.count()) >= MOST)
      throw new Conflict(message('settings.webhooks.tooMany', { most: MOST }))
    await tx.webhook.create({
      data: { id, ...input, sealedSecret: seal(sealedFor(id), bytes), createdById: actor.id },
      select: { id: true },
    })
    await recordEvent(tx, { actor, action: 'webhook.create', ...about(id, input.url) })
  })
  return { id, secret: written(bytes) }
}

async function addressOf(tx: Tx, id: string): Promise<string> {
  const webhook = await tx.webhook.findUnique({ where: { id }, select: { url: true } })
  if (!webhook) throw new NotFound()
  return webhook.url
}

/**
 * Gives an address another secret, and returns it: the archive shows it once. With `overlaps` the one before signs, too, for `OVERLAP_HOURS`; without, such as
 * for one that others know, it ends now. An earlier one that still signs ends in any case.
 */
export async function replaceWebhookSecret(
  actor: Actor,
  webhookId: string,
  overlaps: boolean,
): Promise<{ secret: string }> {
  demandAdmin(actor)
  const id = parseId(webhookId)
  const bytes = randomBytes(32)
  await transactionAs(actor, async (tx) => {
    const [before] = await tx.$queryRaw<{ url: string; sealedSecret: string }[]>`
      SELECT url, "sealedSecret" FROM "Webhook" WHERE id = ${id}::uuid FOR NO KEY UPDATE`
    if (!before) throw new NotFound()
    await tx.webhook.updateMany({
      where: { id },
      data: {
        sealedSecret: seal(sealedFor(id), bytes),
        sealedBefore: overlaps ? before.sealedSecret : null,
        beforeUntil: overlaps ? new Date(Date.now() + OVERLAP_HOURS * HOUR_MS) : null,
      },
    })
    await recordEvent(tx, { actor, action: 'webhook.replace-secret', ...about(id, before.url) })
  })
  return { secret: written(bytes) }
}

/** Removes an address with its deliveries. */
export async function removeWebhook(actor: Actor, webhookId: string): Promise<void> {
  demandAdmin(actor)
  const id = parseId(webhookId)
  await transactionAs(actor, async (tx) => {
    const url = await addressOf(tx, id)
    await tx.webhook.deleteMany({ where: { id } })
    await recordEvent(tx, { actor, action: 'webhook.remove', ...about(id, url) })
  })
}

/**
 * Stops everything for an address, in the transaction of a caller; false when it was disabled already. What takes a text back waits until it is
 * enabled; the rest is given up. `actor` is null for the archive itself.
 */
export async function disableIn(tx: Tx, actor: Actor | null, id: string): Promise<boolean> {
  const now = new Date()
  const { count } = await tx.webhook.updateMany({
    where: { id, disabledAt: null },
    data: { disabledAt: now },
  })
  if (count === 0) return false
  await tx.webhookDelivery.updateMany({
    where: { webhookId: id, state: 'WAITING', kind: { notIn: [...takingBack] } },
    data: { state: 'FAILED', endedAt: now },
  })
  await recordEvent(tx, { actor, action: 'webhook.disable', ...about(id) })
  return true
}

/** True for a delivery d that a later message to the same address replaces: one that takes back the text of the record. */
const isReplaced = Prisma.sql`EXISTS (
  SELECT FROM "WebhookDelivery" e
  WHERE e."recordId" = d."recordId" AND e."webhookId" = d."webhookId" AND ${placeOf('e')} > ${placeOf('d')} AND e.kind = ANY(${[...takingBack]}))`

/**
 * Disables an address, or enables it again. Publications that wait when it is disabled are given up; each can be sent by hand later. Once enabled, it
 * is told of everything that takes a text back and hasn't arrived.
 */
export async function setWebhookDisabled(actor: Actor, webhookId: string, disabled: boolean): Promise<void> {
  demandAdmin(actor)
  const id = parseId(webhookId)
  await transactionAs(actor, async (tx) => {
    await addressOf(tx, id)
    if (disabled) {
      await disableIn(tx, actor, id)
      return
    }
    const { count } = await tx.webhook.updateMany({
      where: { id, disabledAt: { not: null } },
      data: { disabledAt: null, failingSince: null },
    })
    if (count === 0) return
    await tx.$executeRaw`
      UPDATE "WebhookDelivery" d SET state = 'WAITING', "endedAt" = NULL, attempts = 0, "nextAt" = now()
      WHERE d."webhookId" = ${id}::uuid AND d.state <> 'DELIVERED' AND d.kind = ANY(${[...takingBack]}) AND NOT ${isReplaced}`
    await wakeWebhooks(tx)
    await recordEvent(tx, { actor, action: 'webhook.enable', ...about(id) })
  })
}

async function demandEnabled(tx: Tx, id: string): Promise<void> {
  const webhook = await tx.webhook.findUnique({ where: { id }, select: { disabledAt: true } })
  if (!webhook) throw new NotFound()
  if (webhook.disabledAt) throw new Conflict(message('settings.webhooks.isDisabled'))
}

/** Sends an address a message that says nothing, to see whether it arrives. */
export async function testWebhook(actor: Actor, webhookId: string): Promise<void> {
  demand(actor, 'manageSettings')
  const id = parseId(webhookId)
  await transactionAs(actor, async (tx) => {
    await demandEnabled(tx, id)
    const kind = 'archive.test' as const
    await tx.webhookDelivery.create({
      data: { webhookId: id, kind, body: bodyOf({ kind }, new Date()) },
      select: { id: true },
    })
    await wakeWebhooks(tx)
  })
}

/**
 * Sends a delivery again, under its id. `Conflict` while it waits anyway, its address is disabled, or a later message takes back what it tells.
 */
export async function retryDelivery(actor: Actor, deliveryId: string): Promise<void> {
  demand(actor, 'manageSettings')
  const id = parseId(deliveryId)
  await transactionAs(actor, async (tx) => {
    const delivery = await tx.webhookDelivery.findUnique({ where: { id }, select: { webhookId: true } })
    if (!delivery) throw new NotFound()
    await demandEnabled(tx, delivery.webhookId)
    const replaced = await tx.$queryRaw<unknown[]>`
      SELECT id FROM "WebhookDelivery" d WHERE id = ${id}::uuid AND ${isReplaced}`
    if (replaced.length > 0) throw new Conflict(message('settings.webhooks.isReplaced'))
    const { count } = await tx.webhookDelivery.updateMany({
      where: { id, state: { not: 'WAITING' } },
      data: { state: 'WAITING', endedAt: null, attempts: 0, nextAt: new Date() },
    })
    if (count === 0) throw new Conflict(message('settings.webhooks.waits'))
    await wakeWebhooks(tx)
    await recordEvent(tx, {
      actor,
      action: 'webhook.retry',
      ...about(delivery.webhookId),
      detail: { delivery: id },
    })
  })
}

export type ListedDelivery = {
  id: string
  kind: string
  state: DeliveryState
  attempts: number
  status: number | null
  problem: string
  createdAt: Date
  triedAt: Date | null
}

/** The addresses, oldest first, each with its last fifty deliveries, newest first. For admins. */
export async function listWebhooks(actor: Actor) {
  demand(actor, 'manageSettings')
  return db.webhook.findMany({
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, url: true, onPublish: true, onWithdraw: true, failingSince: true, disabledAt: true },
      beforeUntil: true,
      deliveries: {
        orderBy: [{ createdAt: 'desc' }, { sequence: 'desc' }, { id: 'desc' }],
        take: SHOWN,
        select: {
          ...{ id: true, kind: true, state: true, attempts: true, status: true },
          ...{ problem: true, createdAt: true, triedAt: true },
        },
      },
    },
  })
}

export type ListedWebhook = Awaited<ReturnType<typeof listWebhooks>>[number]
