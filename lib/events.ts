import 'server-only'
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '@/lib/access'
import { db, noteEvent, type Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { canonicalJson, sha256 } from '@/lib/hashing'
import { LOG_CHANNEL } from '@/lib/page-store/log-channel'
import type { RecordedRow } from '@/lib/recorded-rows'

const GENESIS = '0'.repeat(64)
/** Names the operator of the machine in details of events. */
const OPERATOR = 'operator'

/** The number of the advisory lock that writers of the log queue for; any fixed number. */
const LOG_LOCK = 7_355_001n

type Subject =
  | 'member'
  | 'invitation'
  | 'authority'
  | 'source'
  | 'holding'
  | 'passage'
  | 'record'
  | 'thread'
  | 'settings'
  | 'page'
  | 'collection'
  | 'media'
  | 'archive'
  | 'report'
  | 'mail'
  | 'webhook'

export type NewEvent = {
  /** Null for what the archive does by itself, such as creating the setup invitation. */
  actor: Actor | null
  /** "record.publish", "source.edit": subject, dot, verb. */
  action: string
  subjectType: Subject
  subjectId: string
  /** Ids, versions, hashes and reasons; never a secret or text of a draft. */
  detail?: Prisma.InputJsonObject
}

type Row = {
  id: bigint
  at: Date
  actorId: string | null
  action: string
  subjectType: string
  subjectId: string
  detailHash: string
  previous: string
}

const hashOf = (row: Row) =>
  sha256(canonicalJson({ ...row, id: row.id.toString(), at: row.at.toISOString() }))

/** The hash of an event's details and recorded rows. Events from before rows were recorded have a hash of their details alone. */
const detailHashOf = (salt: string, detail: unknown, rows: readonly unknown[]) =>
  sha256(salt + canonicalJson(rows.length > 0 ? [detail, rows] : detail))

type End = { id: bigint | null; hash: string | null; rows: string | null }

/** Returns the last event, and the rows that this transaction wrote since its last event (lib/recorded-rows.ts). */
async function endOfLog(tx: Tx): Promise<End> {
  const [end] = await tx.$queryRaw<End[]>`
    SELECT last.id, last.hash, current_setting('stele.rows', true) AS rows FROM (SELECT) one
    LEFT JOIN LATERAL (SELECT id, hash FROM "Event" ORDER BY id DESC LIMIT 1) last ON true`
  return end ?? { id: null, hash: null, rows: null }
}

/**
 * The rows that an event records. The event of a discussion records those of discussions only: a verdict that opens one has an event of its
 * own, which is erased with the record.
 */
function recordedBy({ subjectType }: NewEvent, written: readonly RecordedRow[]) {
  if (subjectType !== 'thread') return { rows: written, rest: [] }
  const { rows = [], rest = [] } = Object.groupBy(written, ([table]) =>
    table === 'Thread' || table === 'Comment' ? 'rows' : 'rest',
  )
  return { rows, rest }
}

/**
 * Writes one event at the end of the chain, in the transaction of its change. Writers queue on an advisory lock
 * until the transaction ends, so ids have no gaps and each hash covers the one before. Call it last, to hold the lock briefly.
 */
export async function recordEvent(tx: Tx, event: NewEvent): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOG_LOCK})`
  const last = await endOfLog(tx)
  const { rows, rest } = recordedBy(event, JSON.parse(`[${last.rows ?? ''}]`))
  const salt = randomBytes(16).toString('hex')
  const reset = event.actor?.session?.afterReset
  const bulk = event.actor?.bulk
  const detail = {
    ...event.detail,
    ...(reset && { afterReset: reset.byId ?? OPERATOR }),
    ...(bulk && { bulk }),
  }
  const row = {
    id: (last.id ?? 0n) + 1n,
    at: new Date(),
    actorId: event.actor?.id ?? null,
    action: event.action,
    subjectType: event.subjectType,
    subjectId: event.subjectId,
    detailHash: detailHashOf(salt, detail, rows),
    previous: last.hash ?? GENESIS,
  }
  const { id, at, actorId, action, subjectType, subjectId, detailHash, previous } = row
  // One statement for both rows, for the end of the list of rows written, and to tell all processes of the event once it is committed.
  await tx.$executeRaw`
    WITH written AS (
      INSERT INTO "Event" (id, at, "actorId", action, "subjectType", "subjectId", "detailHash", previous, hash)
      VALUES (${id}, ${at}, ${actorId}::uuid, ${action}, ${subjectType}, ${subjectId}, ${detailHash}, ${previous}, ${hashOf(row)})
      RETURNING id)
    INSERT INTO "EventDetail" ("eventId", salt, detail, rows)
    SELECT id, ${salt}, ${JSON.stringify(detail)}::jsonb, ${JSON.stringify(rows)}::jsonb FROM written
    RETURNING set_config('stele.rows', ${rest.map((one) => JSON.stringify(one)).join(',')}, true), pg_notify(${LOG_CHANNEL}, '')`
  noteEvent(tx, { id, action, subjectType, subjectId })
}

const rowsSchema = z.array(z.tuple([z.string(), z.string(), z.string().nullable()]))
const listed = (rows: unknown): unknown[] => (Array.isArray(rows) ? rows : [rows])

/** The action of the event that erases the details of others. Its own detail lists them: `{ events: [12, 13] }`. */
export const ERASE = 'record.erase'
const erasedSchema = z.object({ events: z.array(z.int().positive()) })

/** The fault of an event. CUT_SHORT: the log ends before the head that was given. */
export type LogFault =
  | 'MISSING'
  | 'OUT_OF_ORDER'
  | 'ALTERED'
  | 'DETAILS_ALTERED'
  | 'DETAILS_LOST'
  | 'CUT_SHORT'
export type LogReport =
  | { ok: true; events: number; head: string }
  | { ok: false; event: bigint; fault: LogFault }

/** An event whose hashes are right, with the rows that it records; no rows where its details were erased. */
export type VerifiedEvent = { id: bigint; action: string; hash: string; detail: unknown; rows: RecordedRow[] }

type Reading = {
  /** The transaction to read in. */
  tx?: Tx
  /** Gets each event that is as it was written, a thousand at a time. */
  visit?: (events: VerifiedEvent[]) => Promise<void>
  /** Gets each faulty event, in order; lost details come last. */
  onFault: (event: bigint, fault: LogFault) => void
}

type StoredEvent = Row & { hash: string; detail: { salt: string; detail: unknown; rows: unknown } | null }

/** Returns what is wrong with an event that should be number `id` and follow the event with the hash `previous`. */
function faultOf({ hash, detail, ...row }: StoredEvent, id: bigint, previous: string): LogFault | null {
  if (row.id !== id) return 'MISSING'
  if (row.previous !== previous) return 'OUT_OF_ORDER'
  if (hash !== hashOf(row)) return 'ALTERED'
  if (detail && row.detailHash !== detailHashOf(detail.salt, detail.detail, listed(detail.rows)))
    return 'DETAILS_ALTERED'
  return null
}

/**
 * Recomputes the whole chain, a thousand rows at a time, and goes on after a fault. Details can be missing only where a later event lists
 * them as erased. Returns the number of events and the last hash.
 */
export async function readLog({
  tx = db,
  visit,
  onFault,
}: Reading): Promise<{ events: number; head: string }> {
  let previous = GENESIS
  let last = 0n
  const without = new Set<number>()
  for (;;) {
    const rows = await tx.event.findMany({
      where: { id: { gt: last } },
      orderBy: { id: 'asc' },
      take: 1000,
      include: { detail: true },
    })
    const sound: VerifiedEvent[] = []
    for (const row of rows) {
      const { id, action, hash, detail } = row
      const fault = faultOf(row, last + 1n, previous)
      if (fault) onFault(fault === 'MISSING' ? last + 1n : id, fault)
      else
        sound.push({ id, action, hash, detail: detail?.detail, rows: rowsSchema.parse(detail?.rows ?? []) })
      if (!detail) without.add(Number(id))
      else if (action === ERASE && !fault)
        for (const erased of erasedSchema.safeParse(detail.detail).data?.events ?? []) without.delete(erased)
      previous = hash
      last = id
    }
    await visit?.(sound)
    if (rows.length === 1000) continue
    for (const id of without) onFault(BigInt(id), 'DETAILS_LOST')
    return { events: Number(last), head: previous }
  }
}

/**
 * Recomputes the whole chain and returns the first faulty event. A log that was cut short is a valid chain; it is found when `head` is
 * given, an earlier head that must still be in the chain.
 */
export async function verifyLog(head?: string): Promise<LogReport> {
  let first: { event: bigint; fault: LogFault } | undefined
  let isHeadSeen = head === undefined || head === GENESIS
  const log = await readLog({
    onFault: (event, fault) => {
      first ??= { event, fault }
    },
    visit: async (events) => {
      isHeadSeen ||= events.some(({ hash }) => hash === head)
    },
  })
  if (first) return { ok: false, ...first }
  if (!isHeadSeen) return { ok: false, event: BigInt(log.events + 1), fault: 'CUT_SHORT' }
  return { ok: true, ...log }
}

/** Returns the number of events and the last hash. Checks nothing. */
export async function headOfLog(): Promise<{ events: number; head: string }> {
  const last = await db.event.findFirst({ orderBy: { id: 'desc' }, select: { id: true, hash: true } })
  return { events: Number(last?.id ?? 0), head: last?.hash ?? GENESIS }
}

/** Returns the number of the event with this head, 0 for the empty log, or null when no event has it. */
export async function positionOf(head: string): Promise<number | null> {
  if (head === GENESIS) return 0
  const event = await db.event.findUnique({ where: { hash: head }, select: { id: true } })
  return event && Number(event.id)
}
