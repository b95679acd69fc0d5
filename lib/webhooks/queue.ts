import 'server-only'
import { z } from 'zod'
import type { Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { Prisma } from '@/lib/generated/prisma/client'
import { type DeliveryKind, takesBack } from './schema'

/** The queue of pg-boss that delivers. A migration creates it. */
export const WEBHOOK_QUEUE = 'webhooks'

/** What changed for readers: public data only, and no text, not even a title: an erasure would have to find it in what waits. */
export type PublicChange =
  | { kind: 'record.published'; record: string; slug: string; edition: number }
  | { kind: 'record.withdrawn'; record: string; slug: string; edition: number }
  /** Without its address, which an erasure can replace. */
  | { kind: 'record.erased'; record: string }
  /** What readers see of its editions changed: a mask was set or lifted, or an erasure reached them. */
  | { kind: 'record.changed'; record: string; slug: string }

const absolute = (path: string) => new URL(path, env.NEXTAUTH_URL).href

/** The addresses of a record, for people and as data; of a publication, the data of its edition. */
const linksOf = (kind: string, { slug, edition }: { slug: string; edition?: number | undefined }) => ({
  url: absolute(`/records/${slug}`),
  data: absolute(
    `/api/public/records/${slug}${kind === 'record.published' && edition !== undefined ? `/editions/${edition}` : ''}`,
  ),
})

/** The body of a delivery, in the form of Standard Webhooks. */
export function bodyOf(change: PublicChange | { kind: 'archive.test' }, at: Date): string {
  const { kind, ...data } = change
  const links = 'slug' in data ? linksOf(kind, data) : {}
  return JSON.stringify({ type: kind, timestamp: at.toISOString(), data: { ...data, ...links } })
}

const storedBody = z.looseObject({
  type: z.string(),
  data: z.looseObject({ slug: z.string(), edition: z.int().optional() }),
})

/** The body of a delivery about a record that has another address now; the same where it names no address, or another. */
export function bodyAt(body: string, before: string, slug: string): string {
  const stored = storedBody.safeParse(JSON.parse(body)).data
  if (stored?.data.slug !== before) return body
  const links = linksOf(stored.type, { slug, edition: stored.data.edition })
  return JSON.stringify({ ...stored, data: { ...stored.data, slug, ...links } })
}

/**
 * Webhooks that get a delivery now. What takes a text back is also written for those that are disabled: it waits until they are enabled, the newest for a
 * record.
 */
const wants = (kind: DeliveryKind) =>
  takesBack(kind) ? Prisma.sql`w."onWithdraw"` : Prisma.sql`w."onPublish" AND w."disabledAt" IS NULL`

/**
 * What a message makes outdated. A withdrawal takes back every publication, so that none can be sent again either, and an erasure everything about the record.
 * What takes a text back also replaces what waits: it says all that a program needs.
 */
const recalled = ({ kind }: PublicChange): Prisma.Sql => {
  if (kind === 'record.erased') return Prisma.sql`TRUE`
  if (!takesBack(kind)) return Prisma.sql`FALSE`
  const replaced = Prisma.sql`d.state = 'WAITING' AND EXISTS (SELECT FROM "Webhook" w WHERE w.id = d."webhookId" AND ${wants(kind)})`
  return kind === 'record.withdrawn' ? Prisma.sql`d.kind = 'record.published' OR ${replaced}` : replaced
}

/**
 * The place of a delivery among those about its record. The version before, which runs while a release is rolled out, writes none: then it is the time.
 */
export const placeOf = (delivery: 'd' | 'e'): Prisma.Sql => {
  const row = Prisma.raw(delivery)
  return Prisma.sql`coalesce(nullif(${row}.sequence, 0), (extract(epoch FROM ${row}."createdAt") * 1000000)::bigint)`
}

/**
 * A number that is higher than that of every earlier message about the record: microseconds, so that it also grows when an earlier state of the archive
 * is restored; or one more, should the clock have been set back.
 */
const SEQUENCE = Prisma.sql`greatest((extract(epoch FROM clock_timestamp()) * 1000000)::bigint,
  (SELECT max(d.sequence) + 1 FROM "WebhookDelivery" d WHERE d."recordId" = one.record))`

/**
 * SQL that writes deliveries, as parts of a WITH: one delivery for each address that asked for it, to be sent once the transaction is
 * committed. All of one kind.
 */
export function deliveriesSql(first: PublicChange, ...others: readonly PublicChange[]): Prisma.Sql {
  const changes = [first, ...others]
  const now = new Date()
  const records = changes.map(({ record }) => record)
  const bodies = changes.map((one) => bodyOf(one, now))
  return Prisma.sql`recalled AS (
      DELETE FROM "WebhookDelivery" d WHERE d."recordId" = ANY(${records}::uuid[]) AND (${recalled(first)})),
    numbered AS MATERIALIZED (
      SELECT one.record, one.body, ${SEQUENCE} AS sequence FROM unnest(${records}::uuid[], ${bodies}::text[]) AS one(record, body)),
    queued AS (
      INSERT INTO "WebhookDelivery" (id, "webhookId", kind, "recordId", sequence, body)
      SELECT gen_random_uuid(), w.id, ${first.kind}, one.record, one.sequence,
        jsonb_set(one.body::jsonb, '{data,sequence}', to_jsonb(one.sequence))::text
      FROM "Webhook" w CROSS JOIN numbered one
      WHERE ${wants(first.kind)} RETURNING id),
    woken AS (
      INSERT INTO pgboss.job (name, policy, retry_limit, expire_seconds)
      SELECT ${WEBHOOK_QUEUE}, 'standard', 2, 900 FROM queued LIMIT 1)`
}

/** Writes a delivery of each change for each webhook that asked for it, in the transaction of the change, in one statement. */
export async function queueDeliveries(tx: Tx, ...changes: readonly PublicChange[]): Promise<void> {
  const [first, ...others] = changes
  if (first) await tx.$executeRaw`WITH ${deliveriesSql(first, ...others)} SELECT FROM queued`
}

/** Has a process look for what is due. Called in a transaction. */
export const wakeWebhooks = (tx: Tx) =>
  tx.$executeRaw`INSERT INTO pgboss.job (name, policy, retry_limit, expire_seconds) VALUES (${WEBHOOK_QUEUE}, 'standard', 2, 900)`
