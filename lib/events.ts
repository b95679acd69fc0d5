import 'server-only'
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '@/lib/access'
import { db, noteEvents, type Tx } from '@/lib/db'
import { detailHashOf, type EventRow, faultOf, GENESIS, hashOf, type LogFault } from '@/lib/event-chain'
import type { Prisma } from '@/lib/generated/prisma/client'
import { LOG_CHANNEL } from '@/lib/page-store/log-channel'
import type { RecordedRow } from '@/lib/recorded-rows'
import { traceOf } from '@/lib/via'

/** The number of the advisory lock that writers of the log queue for; any fixed number. */
const LOG_LOCK = 7_355_001n

/** Events that are hashed before the server answers others. */
const AT_ONCE = 100

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
  | 'template'

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

type End = { id: bigint | null; hash: string | null; rows: readonly RecordedRow[] }

/** Locks the log until the transaction ends. Returns its last event, and the rows written since the transaction's last (lib/recorded-rows.ts). */
async function endOfLog(tx: Tx): Promise<End> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOG_LOCK})`
  const [end] = await tx.$queryRaw<(Omit<End, 'rows'> & { rows: string | null })[]>`
    SELECT last.id, last.hash, stele_written_rows() AS rows FROM (SELECT) one
    LEFT JOIN LATERAL (SELECT id, hash FROM "Event" ORDER BY id DESC LIMIT 1) last ON true`
  return { id: null, hash: null, ...end, rows: JSON.parse(`[${end?.rows ?? ''}]`) }
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

type Written = EventRow & {
  hash: string
  salt: string
  detail: Prisma.InputJsonObject
  rows: readonly unknown[]
}

/** The event that follows `last` in the chain, with its hashes. */
function eventAfter(last: Pick<End, 'id' | 'hash'>, event: NewEvent, rows: readonly unknown[]): Written {
  const salt = randomBytes(16).toString('hex')
  const detail = { ...event.detail, ...traceOf(event.actor) }
  const row: EventRow = {
    id: (last.id ?? 0n) + 1n,
    at: new Date(),
    actorId: event.actor?.id ?? null,
    action: event.action,
    subjectType: event.subjectType,
    subjectId: event.subjectId,
    detailHash: detailHashOf(salt, detail, rows),
    previous: last.hash ?? GENESIS,
  }
  return { ...row, hash: hashOf(row), salt, detail, rows }
}

/** Writes events at the end of the chain; `rest` has the rows that a later event of the transaction records. */
async function append(tx: Tx, chain: readonly Written[], rest: readonly RecordedRow[]): Promise<void> {
  const rows = chain.map((one) => ({ ...one, id: one.id.toString(), at: one.at.toISOString() }))
  // One statement for all rows, for the end of the list of rows written, and to tell all processes of the events once they are committed.
  await tx.$executeRaw`
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS e(id bigint, at timestamptz, "actorId" uuid, action text,
        "subjectType" text, "subjectId" text, "detailHash" text, previous text, hash text, salt text, detail jsonb, rows jsonb)),
    written AS (
      INSERT INTO "Event" (id, at, "actorId", action, "subjectType", "subjectId", "detailHash", previous, hash)
      SELECT id, at, "actorId", action, "subjectType", "subjectId", "detailHash", previous, hash FROM given ORDER BY id
      RETURNING id)
    INSERT INTO "EventDetail" ("eventId", salt, detail, rows)
    SELECT given.id, salt, detail, rows FROM given JOIN written ON written.id = given.id
    RETURNING set_config('stele.rows', ${rest.map((one) => JSON.stringify(one)).join(',')}, true), set_config('stele.rows_full', '', true),
      pg_notify(${LOG_CHANNEL}, '')`
  noteEvents(
    tx,
    chain.map(({ id, action, subjectType, subjectId }) => ({ id, action, subjectType, subjectId })),
  )
}

/**
 * Writes one event at the end of the chain, in the transaction of its change. Writers queue on an advisory lock
 * until the transaction ends, so ids have no gaps and each hash covers the one before. Call it last, to hold the lock briefly.
 */
export async function recordEvent(tx: Tx, event: NewEvent): Promise<void> {
  const end = await endOfLog(tx)
  const { rows, rest } = recordedBy(event, end.rows)
  await append(tx, [eventAfter(end, event, rows)], rest)
}

/**
 * Writes an event for each of many entries that one transaction made or removed. `entryOf` says whose row each written row is, by its table and
 * key: each event records the rows of its own entry, so that it can be erased alone. Throws for a row of another entry.
 */
export async function recordEvents(
  tx: Tx,
  events: readonly NewEvent[],
  entryOf: (table: string, key: string) => string,
): Promise<void> {
  if (events.length === 0) return
  const end = await endOfLog(tx)
  const rowsOf = Map.groupBy(end.rows, ([table, key]) => entryOf(table, key))
  const chain: Written[] = []
  for (const event of events) {
    // Each takes a tenth of a millisecond, and others wait for the server.
    if (chain.length % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve))
    chain.push(eventAfter(chain.at(-1) ?? end, event, rowsOf.get(event.subjectId) ?? []))
    rowsOf.delete(event.subjectId)
  }
  if (rowsOf.size > 0) throw new Error('Rows were written that belong to none of the events.')
  await append(tx, chain, [])
}

const rowsSchema = z.array(z.tuple([z.string(), z.string(), z.string().nullable()]))
/** The action of the event that erases the details of others. Its own detail lists them: `{ events: [12, 13] }`. */
export const ERASE = 'record.erase'
const erasedSchema = z.object({ events: z.array(z.int().positive()) })

type LogReport = { ok: true; events: number; head: string } | { ok: false; event: bigint; fault: LogFault }

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
