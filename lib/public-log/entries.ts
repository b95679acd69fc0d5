import 'server-only'
import { db } from '@/lib/db'
import { HASH_SCHEME } from '@/lib/editions/integrity/edition-hash'
import { ERASE } from '@/lib/events'
import { canonicalJson } from '@/lib/hashing'
import { GrowingTree } from './tree'

const PUBLISH = 'record.publish'
const WITHDRAW = 'record.withdraw'
const ACTIONS = [PUBLISH, WITHDRAW, ERASE]
const PAGE = 1000

type Row = {
  id: bigint
  at: Date
  action: string
  recordId: string
  number: number | null
  hashScheme: number | null
  snapshotHash: string | null
}

/**
 * The events that the public log has after this one, in its order. What an entry says is in rows that never change, also after an erasure. A draft
 * that was put into the trash and never published is none of the public's: its erasure stays out.
 */
const rowsAfter = (last: bigint): Promise<Row[]> => db.$queryRaw<Row[]>`
  SELECT v.id, v.at, v.action, v."subjectId" AS "recordId", e.number, e."hashScheme", e."snapshotHash"
  FROM (
    SELECT *, CASE WHEN action = ${PUBLISH} THEN (
      SELECT count(*)::int FROM "Event" p WHERE p."subjectType" = 'record' AND p."subjectId" = one."subjectId" AND p.action = ${PUBLISH} AND p.id <= one.id
    ) END AS number
    FROM "Event" one WHERE one.id > ${last} AND one."subjectType" = 'record' AND one.action = ANY(${ACTIONS})
      AND NOT (one.action = ${ERASE}
        AND EXISTS (SELECT FROM "Transition" t WHERE t."recordId" = one."subjectId"::uuid AND t.action = 'TRASH')
        AND NOT EXISTS (SELECT FROM "Edition" d WHERE d."recordId" = one."subjectId"::uuid))
    ORDER BY one.id LIMIT ${PAGE}
  ) v LEFT JOIN "Edition" e ON e."recordId" = v."subjectId"::uuid AND e.number = v.number
  ORDER BY v.id`

/**
 * An entry of the public log. It names no address and no title, so an erasure needs to remove nothing from it. The hash of an edition that
 * was hashed as a whole stays out: without a salt it could be used to test a guess at the text.
 */
function entryOf({ at, action, recordId, number, hashScheme, snapshotHash }: Row): string {
  const kind = action === PUBLISH ? 'edition' : action === WITHDRAW ? 'withdrawal' : 'erasure'
  const edition =
    kind === 'edition'
      ? { number, scheme: hashScheme, root: hashScheme === HASH_SCHEME ? snapshotHash : null }
      : {}
  return canonicalJson({ kind, record: recordId, at, ...edition })
}

/** The entries of the public log in memory: their hashes, and the events that they come from. */
class PublicLog {
  readonly tree = new GrowingTree()
  readonly #events: bigint[] = []
  #reading: Promise<void> | null = null

  /** Reads on. Several who ask at once share one reading. */
  async update(): Promise<void> {
    this.#reading ??= this.#readOn().finally(() => {
      this.#reading = null
    })
    await this.#reading
  }

  async #readOn() {
    for (;;) {
      const rows = await rowsAfter(this.#events.at(-1) ?? 0n)
      for (const row of rows) {
        this.tree.append(Buffer.from(entryOf(row)))
        this.#events.push(row.id)
      }
      if (rows.length < PAGE) return
    }
  }

  /** The entries from this index on, as they were hashed. */
  async entries(index: number, count: number): Promise<string[]> {
    const [before, last] = [this.#events[index - 1] ?? 0n, this.#events[index + count - 1]]
    if (last === undefined) return []
    const rows = await rowsAfter(before)
    return rows.slice(0, count).map(entryOf)
  }

  /** The index of the entry about an edition, and the entry; null when there is none. */
  async find(recordId: string, number: number): Promise<{ index: number; entry: string } | null> {
    const [found] = await db.$queryRaw<{ id: bigint }[]>`
      SELECT id FROM "Event" WHERE "subjectType" = 'record' AND "subjectId" = ${recordId} AND action = ${PUBLISH}
      ORDER BY id OFFSET ${number - 1} LIMIT 1`
    const index = found ? this.#events.indexOf(found.id) : -1
    const [entry] = index < 0 ? [] : await this.entries(index, 1)
    return entry === undefined ? null : { index, entry }
  }
}

const kept = globalThis as typeof globalThis & { stelePublicLog?: { log: PublicLog; archive: string } }

/**
 * The public log of the archive with all events up to now: which editions were published with which hash, which records were withdrawn or
 * erased, and when. It is derived from the event log and only grows. A database that was replaced has a log of its own.
 */
export async function publicLog(): Promise<PublicLog> {
  const { id } = await db.archive.findFirstOrThrow({ select: { id: true } })
  if (kept.stelePublicLog?.archive !== id) kept.stelePublicLog = { log: new PublicLog(), archive: id }
  const { log } = kept.stelePublicLog
  await log.update()
  return log
}
