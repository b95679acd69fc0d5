import 'server-only'
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '@/lib/access'
import { db, type Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { canonicalJson, sha256 } from '@/lib/hashing'

const GENESIS = '0'.repeat(64)
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

const detailHashOf = (salt: string, detail: unknown) => sha256(salt + canonicalJson(detail))

/**
 * Writes one event at the end of the chain, in the transaction of its change. Writers queue on an advisory lock
 * until the transaction ends, so ids have no gaps and each hash covers the one before. Call it last, to hold the lock briefly.
 */
export async function recordEvent(tx: Tx, event: NewEvent): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOG_LOCK})`
  const last = await tx.event.findFirst({ orderBy: { id: 'desc' }, select: { id: true, hash: true } })
  const salt = randomBytes(16).toString('hex')
  const detail = event.detail ?? {}
  const row = {
    id: (last?.id ?? 0n) + 1n,
    at: new Date(),
    actorId: event.actor?.id ?? null,
    action: event.action,
    subjectType: event.subjectType,
    subjectId: event.subjectId,
    detailHash: detailHashOf(salt, detail),
    previous: last?.hash ?? GENESIS,
  }
  await tx.event.create({ data: { ...row, hash: hashOf(row) }, select: { id: true } })
  await tx.eventDetail.create({ data: { eventId: row.id, salt, detail }, select: { eventId: true } })
}

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

/**
 * Recomputes the whole chain, a thousand rows at a time, and returns the first faulty event. A log that was cut short is a valid chain;
 * it is found when `head` is given, an earlier head that must still be in the chain. Details can be missing only where a later event
 * lists them as erased.
 */
export async function verifyLog(head?: string): Promise<LogReport> {
  let previous = GENESIS
  let count = 0n
  let headSeen = head === undefined || head === GENESIS
  const without = new Set<number>()
  for (;;) {
    const rows = await db.event.findMany({
      where: { id: { gt: count } },
      orderBy: { id: 'asc' },
      take: 1000,
      include: { detail: true },
    })
    for (const { hash, detail, ...row } of rows) {
      count += 1n
      if (row.id !== count) return { ok: false, event: count, fault: 'MISSING' }
      if (row.previous !== previous) return { ok: false, event: row.id, fault: 'OUT_OF_ORDER' }
      if (hash !== hashOf(row)) return { ok: false, event: row.id, fault: 'ALTERED' }
      if (detail && row.detailHash !== detailHashOf(detail.salt, detail.detail))
        return { ok: false, event: row.id, fault: 'DETAILS_ALTERED' }
      if (!detail) without.add(Number(row.id))
      else if (row.action === ERASE)
        for (const erased of erasedSchema.safeParse(detail.detail).data?.events ?? []) without.delete(erased)
      previous = hash
      headSeen ||= hash === head
    }
    if (rows.length === 1000) continue
    if (!headSeen) return { ok: false, event: count + 1n, fault: 'CUT_SHORT' }
    const [lost] = without
    if (lost !== undefined) return { ok: false, event: BigInt(lost), fault: 'DETAILS_LOST' }
    return { ok: true, events: Number(count), head: previous }
  }
}

/** Returns the number of the event with this head, 0 for the empty log, or null when no event has it. */
export async function positionOf(head: string): Promise<number | null> {
  if (head === GENESIS) return 0
  const event = await db.event.findUnique({ where: { hash: head }, select: { id: true } })
  return event && Number(event.id)
}
