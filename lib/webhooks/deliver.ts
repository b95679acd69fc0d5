import 'server-only'
import { createHmac } from 'node:crypto'
import { db, transaction } from '@/lib/db'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/durations'
import { env } from '@/lib/env'
import { queueMail } from '@/lib/mail/queue'
import { ask } from '@/lib/outgoing/request'
import { Unreached } from '@/lib/outgoing/unreached'
import { unseal } from '@/lib/sealing'
import { disableIn, sealedFor } from './commands'
import { placeOf } from './queue'
import { FAILING_DAYS } from './schema'

const SECOND = 1000

/** The pauses after each attempt, as Standard Webhooks suggests; after the last one a delivery is given up. */
const PAUSES = [
  5 * SECOND,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  DAY_MS,
]

/** For so long no process sends an address anything else: longer than a request can take. */
const SENDING = 30 * SECOND
const REQUEST = 15 * SECOND

type Claimed = {
  id: string
  webhookId: string
  body: string
  attempts: number
  url: string
  sealedSecret: string
  /** The secret before this one, for as long as it signs, too. */
  sealedBefore: string | null
  sendingUntil: Date
}

/**
 * Takes the delivery of each address that is due first. No other is sent to this address until it has ended, by any process: what takes a text back arrives
 * after the publication that is being sent when it is written. A publication waits for earlier messages about its record. A delivery is set back before it
 * is sent: a process that ends meanwhile leaves it to be sent again, so each arrives at least once.
 */
const claim = (now: Date): Promise<Claimed[]> => db.$queryRaw<Claimed[]>`
  WITH free AS MATERIALIZED (
    SELECT w.id FROM "Webhook" w
    WHERE w."disabledAt" IS NULL AND coalesce(w."sendingUntil" < clock_timestamp(), TRUE) AND EXISTS (
      SELECT FROM "WebhookDelivery" d WHERE d."webhookId" = w.id AND d.state = 'WAITING' AND d."nextAt" <= ${now})
    FOR NO KEY UPDATE OF w SKIP LOCKED),
  due AS (
    SELECT DISTINCT ON (d."webhookId") d.id FROM "WebhookDelivery" d JOIN free ON free.id = d."webhookId"
    WHERE d.state = 'WAITING' AND d."nextAt" <= ${now} AND NOT (d.kind = 'record.published' AND EXISTS (
      SELECT FROM "WebhookDelivery" e
      WHERE e."recordId" = d."recordId" AND e."webhookId" = d."webhookId" AND e.state = 'WAITING' AND ${placeOf('e')} < ${placeOf('d')}))
    ORDER BY d."webhookId", d."nextAt", ${placeOf('d')}, d.id),
  next AS MATERIALIZED (
    SELECT d.id, d."webhookId" FROM "WebhookDelivery" d JOIN due ON due.id = d.id
    WHERE d.state = 'WAITING' AND d."nextAt" <= ${now} FOR UPDATE OF d SKIP LOCKED),
  taken AS (
    UPDATE "Webhook" w SET "sendingUntil" = date_trunc('milliseconds', clock_timestamp() + make_interval(secs => ${SENDING / SECOND}))
    FROM next WHERE w.id = next."webhookId"
    RETURNING w.id, w.url, w."sealedSecret", w."sendingUntil", CASE WHEN w."beforeUntil" > ${now} THEN w."sealedBefore" END AS "sealedBefore")
  UPDATE "WebhookDelivery" d SET attempts = d.attempts + 1, "triedAt" = ${now},
    "nextAt" = ${now}::timestamptz + make_interval(secs => (${PAUSES.map((pause) => pause / SECOND)}::int[])[least(d.attempts + 1, ${PAUSES.length}::int)])
  FROM next JOIN taken w ON w.id = next."webhookId" WHERE d.id = next.id
  RETURNING d.id, d."webhookId", d.body, d.attempts, w.url, w."sealedSecret", w."sealedBefore", w."sendingUntil"`

/** The headers of Standard Webhooks: the signature, one with each secret, covers the id, the time and the body. */
function signedHeaders(secrets: readonly Uint8Array[], id: string, at: Date, body: string) {
  const seconds = String(Math.floor(at.getTime() / SECOND))
  const signatures = secrets.map(
    (secret) => `v1,${createHmac('sha256', secret).update(`${id}.${seconds}.${body}`).digest('base64')}`,
  )
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures.join(' ') }
}

type Outcome = { status: number | null; problem: string }

async function send({ id, url, body, webhookId, sealedSecret, sealedBefore }: Claimed): Promise<Outcome> {
  const opened = unseal(sealedFor(webhookId), sealedSecret)
  if (!opened) return { status: null, problem: 'SECRET' }
  const before = sealedBefore === null ? null : unseal(sealedFor(webhookId), sealedBefore)
  const secrets = [opened.bytes, ...(before ? [before.bytes] : [])]
  try {
    const { status } = await ask(url, {
      ...{ method: 'POST', body, milliseconds: REQUEST, bytes: 64 * 1024, isCut: true },
      headers: {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
        'user-agent': 'Stele',
        ...signedHeaders(secrets, id, new Date(), body),
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
  const failing = { failingSince: { lt: new Date(now.getTime() - FAILING_DAYS * DAY_MS) } }
  if (status === 410 || (await db.webhook.count({ where: { id: webhookId, ...failing } })) > 0)
    await giveUp(webhookId, url)
}

/** Sends one delivery, notes how it went, and lets the next one to its address be sent. */
async function deliver(delivery: Claimed): Promise<void> {
  const { webhookId: id, sendingUntil } = delivery
  try {
    await note(delivery, await send(delivery))
  } finally {
    await db.webhook.updateMany({ where: { id, sendingUntil }, data: { sendingUntil: null } })
  }
}

/** Deletes secrets that were replaced, once they don't sign any more. */
const forgetSecrets = (now: Date) =>
  db.webhook.updateMany({
    where: { beforeUntil: { lte: now } },
    data: { sealedBefore: null, beforeUntil: null },
  })

/**
 * Sends what is due, to each address one after the other and to several at once, until nothing is or the signal. Each delivery is signed, and arrives at least
 * once, with the same id.
 */
export async function deliverWebhooks(signal?: AbortSignal, now?: Date): Promise<void> {
  await forgetSecrets(now ?? new Date())
  while (!signal?.aborted) {
    const claimed = await claim(now ?? new Date())
    if (claimed.length === 0) return
    await Promise.all(claimed.map(deliver))
  }
}
