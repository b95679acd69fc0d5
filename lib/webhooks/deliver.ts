import 'server-only'
import { createHmac } from 'node:crypto'
import { db, transaction } from '@/lib/db'
import { env } from '@/lib/env'
import { queueMail } from '@/lib/mail/queue'
import { ask } from '@/lib/outgoing/request'
import { Unreached } from '@/lib/outgoing/unreached'
import { unseal } from '@/lib/sealing'
import { disableIn, sealedFor } from './commands'
import { FAILING_DAYS } from './schema'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The pauses after each attempt, as Standard Webhooks suggests; after the last one a delivery is given up. */
const PAUSES = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, DAY]

type Claimed = {
  id: string
  webhookId: string
  body: string
  attempts: number
  url: string
  sealedSecret: string
}

/**
 * Takes the delivery of each address that is due first. It is set back before it is sent: a process that ends meanwhile leaves it to be sent
 * again, so each arrives at least once.
 */
const claim = (now: Date): Promise<Claimed[]> => db.$queryRaw<Claimed[]>`
  WITH due AS (
    SELECT DISTINCT ON (d."webhookId") d.id FROM "WebhookDelivery" d JOIN "Webhook" w ON w.id = d."webhookId" AND w."disabledAt" IS NULL
    WHERE d.state = 'WAITING' AND d."nextAt" <= ${now} ORDER BY d."webhookId", d."nextAt", d."createdAt", d.id),
  next AS MATERIALIZED (
    SELECT d.id FROM "WebhookDelivery" d JOIN due ON due.id = d.id
    WHERE d.state = 'WAITING' AND d."nextAt" <= ${now} FOR UPDATE OF d SKIP LOCKED)
  UPDATE "WebhookDelivery" d SET attempts = d.attempts + 1, "triedAt" = ${now},
    "nextAt" = ${now}::timestamptz + make_interval(secs => (${PAUSES.map((pause) => pause / SECOND)}::int[])[least(d.attempts + 1, ${PAUSES.length}::int)])
  FROM next, "Webhook" w WHERE d.id = next.id AND w.id = d."webhookId"
  RETURNING d.id, d."webhookId", d.body, d.attempts, w.url, w."sealedSecret"`

/** The headers of Standard Webhooks: the signature covers the id, the time and the body. */
export function signedHeaders(secret: Uint8Array, id: string, at: Date, body: string) {
  const seconds = String(Math.floor(at.getTime() / SECOND))
  const signature = createHmac('sha256', secret).update(`${id}.${seconds}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` }
}

type Outcome = { status: number | null; problem: string }

async function send({ id, url, body, webhookId, sealedSecret }: Claimed): Promise<Outcome> {
  const opened = unseal(sealedFor(webhookId), sealedSecret)
  if (!opened) return { status: null, problem: 'SECRET' }
  try {
    const { status } = await ask(url, {
      ...{ method: 'POST', body, milliseconds: 15 * SECOND, bytes: 64 * 1024, isCut: true },
      headers: {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
        'user-agent': 'Stele',
        ...signedHeaders(opened.bytes, id, new Date(), body),
      },
      ...(env.STELE_WEBHOOKS_PRIVATE && { isAllowed: () => true }),
    })
    return status < 300 ? { status, problem: '' } : { status, problem: 'REFUSED' }
  } catch (error) {
    if (error instanceof Unreached) return { status: error.status, problem: error.reason }
    throw error
  }
}

/** Disables an address that has failed for days, or says that it is gone, and writes to the admins. */
async function giveUp(webhookId: string, url: string): Promise<void> {
  await transaction(async (tx) => {
    const admins = await tx.member.findMany({
      where: { role: 'ADMIN', disabledAt: null },
      select: { id: true },
    })
    if (!(await disableIn(tx, null, webhookId))) return
    await queueMail(tx, {
      kind: 'webhookDisabled',
      to: { members: admins.map(({ id }) => id) },
      values: { host: new URL(url).host },
      path: '/desk/settings/webhooks',
    })
  })
}

async function note({ id, webhookId, url, attempts }: Claimed, { status, problem }: Outcome): Promise<void> {
  const now = new Date()
  const arrived = problem === ''
  const ended = arrived || attempts > PAUSES.length
  await db.webhookDelivery.updateMany({
    where: { id, state: 'WAITING', attempts },
    data: { status, problem, ...(ended && { state: arrived ? 'DELIVERED' : 'FAILED', endedAt: now }) },
  })
  if (arrived) {
    await db.webhook.updateMany({ where: { id: webhookId }, data: { failingSince: null } })
    return
  }
  await db.webhook.updateMany({ where: { id: webhookId, failingSince: null }, data: { failingSince: now } })
  const failing = { failingSince: { lt: new Date(now.getTime() - FAILING_DAYS * DAY) } }
  if (status === 410 || (await db.webhook.count({ where: { id: webhookId, ...failing } })) > 0)
    await giveUp(webhookId, url)
}

/**
 * Sends what is due, to each address one after the other and to several at once, until nothing is or the signal. Each delivery is signed, and arrives at least
 * once, with the same id.
 */
export async function deliverWebhooks(signal?: AbortSignal, now?: Date): Promise<void> {
  while (!signal?.aborted) {
    const claimed = await claim(now ?? new Date())
    if (claimed.length === 0) return
    await Promise.all(claimed.map(async (delivery) => note(delivery, await send(delivery))))
  }
}
