import 'server-only'
import { createHash } from 'node:crypto'
import type { Tx } from '@/lib/db'
import { type EditionHash, verifyEdition } from '@/lib/editions/integrity/edition-hash'
import type { VerifiedEvent } from '@/lib/events'
import { canonicalJson, sha256 } from '@/lib/hashing'
import { type Message, message } from '@/lib/messages/message'
import { keySql, lineSql, type RecordedTable, recordedTables } from '@/lib/recorded-rows'
import { unsetSettings } from '@/lib/settings/schema'

/** The event that records a generation of the rows of BaselineRow. */
export const BASELINE = 'archive.baseline'

const PAGE = 1000
const TEXTS = 50

/** Reads the result of a query a page at a time, in the transaction. */
async function* pagesOf<Row>(tx: Tx, query: string, size = PAGE): AsyncGenerator<Row[]> {
  await tx.$executeRawUnsafe(`DECLARE reading NO SCROLL CURSOR FOR ${query}`)
  for (;;) {
    const page = await tx.$queryRawUnsafe<Row[]>(`FETCH ${size} FROM reading`)
    if (page.length > 0) yield page
    if (page.length < size) break
  }
  await tx.$executeRawUnsafe('CLOSE reading')
}

/** Makes the temporary table of what the log records: for each row the newest event that recorded it. */
export async function prepareRecorded(tx: Tx): Promise<void> {
  await tx.$executeRawUnsafe(`SET LOCAL timezone TO 'UTC'`)
  await tx.$executeRawUnsafe(`CREATE TEMPORARY TABLE recorded (
    "table" text, key text, salt text, hash text, event bigint, PRIMARY KEY ("table", key)) ON COMMIT DROP`)
}

/** Adds what these events record. They come in the order of the log. */
export async function addRecorded(tx: Tx, events: readonly VerifiedEvent[]): Promise<void> {
  const rows = new Map<string, unknown[]>()
  for (const event of events)
    for (const [table, key, hash] of event.rows)
      rows.set(`${table} ${key}`, [table, key, hash, Number(event.id)])
  if (rows.size === 0) return
  await tx.$executeRawUnsafe(
    `INSERT INTO recorded ("table", key, hash, event)
     SELECT line ->> 0, line ->> 1, line ->> 2, (line ->> 3)::bigint FROM jsonb_array_elements($1::jsonb) line
     ON CONFLICT ("table", key) DO UPDATE SET salt = NULL, hash = excluded.hash, event = excluded.event`,
    JSON.stringify([...rows.values()]),
  )
}

type BaselineLine = { table: string; key: string; hash: string }

/** Returns the number of rows that the event of a baseline's generation stands for, and the hash of them all. */
export async function hashBaseline(tx: Tx, generation: number): Promise<{ rows: number; hash: string }> {
  const all = createHash('sha256')
  let rows = 0
  const query = `SELECT "table", key, hash FROM "BaselineRow" WHERE generation = ${generation}
    ORDER BY "table" COLLATE "C", key COLLATE "C"`
  for await (const page of pagesOf<BaselineLine>(tx, query)) {
    rows += page.length
    for (const { table, key, hash } of page) all.update(`${table} ${key} ${hash}\n`)
  }
  return { rows, hash: all.digest('hex') }
}

/** Adds the rows of a baseline's generation, at the place of its event in the log. */
export async function addBaseline(tx: Tx, generation: number, event: bigint): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO recorded ("table", key, salt, hash, event)
     SELECT "table", key, salt, hash, $2 FROM "BaselineRow" WHERE generation = $1 AND salt IS NOT NULL
     ON CONFLICT ("table", key) DO UPDATE SET salt = excluded.salt, hash = excluded.hash, event = excluded.event`,
    generation,
    event,
  )
}

/** Returns the generations of the baseline. */
export async function baselineGenerations(tx: Tx): Promise<number[]> {
  const found = await tx.$queryRaw<{ generation: number }[]>`
    SELECT DISTINCT generation FROM "BaselineRow" ORDER BY generation`
  return found.map(({ generation }) => generation)
}

type Line = { key: string; line: string; salt: string | null; hash: string | null; event: bigint | null }

const isRecorded = ({ line, salt, hash }: Line) =>
  hash === (salt === null ? sha256(line) : sha256(salt + sha256(line)))

/** True for the settings as a migration made them. The event of their first change records them. */
function isUntouched({ name }: RecordedTable, { event, line }: Line): boolean {
  if (event !== null || name !== 'Settings') return false
  const { logo, ...unset } = unsetSettings
  return canonicalJson(JSON.parse(line)) === canonicalJson({ ...unset, id: 1, version: 1 })
}

async function* alteredIn(
  tx: Tx,
  table: RecordedTable,
  counted: (rows: number) => void,
): AsyncGenerator<Message> {
  const query = `SELECT ${keySql(table)} AS key, ${lineSql(table)} AS line, recorded.salt, recorded.hash, recorded.event
    FROM "${table.name}" line
    LEFT JOIN recorded ON recorded."table" = '${table.name}' AND recorded.key = ${keySql(table)}`
  for await (const page of pagesOf<Line>(tx, query)) {
    counted(page.length)
    for (const row of page) {
      if (isRecorded(row) || isUntouched(table, row)) continue
      const what = { table: table.name, key: row.key }
      if (row.event === null) yield message('verification.unrecorded', what)
      else if (row.hash === null)
        yield message('verification.deletedBefore', { ...what, event: String(row.event) })
      else yield message('verification.altered', { ...what, event: String(row.event) })
    }
  }
}

async function* missingIn(tx: Tx, table: RecordedTable): AsyncGenerator<Message> {
  const query = `SELECT key, event FROM recorded WHERE "table" = '${table.name}' AND hash IS NOT NULL
    AND NOT EXISTS (SELECT FROM "${table.name}" line WHERE ${keySql(table)} = recorded.key)`
  for await (const page of pagesOf<{ key: string; event: bigint }>(tx, query))
    for (const { key, event } of page)
      yield message('verification.missing', { table: table.name, key, event: String(event) })
}

/** Compares every row of the recorded tables with what the log records. Yields what was altered, added and removed. */
export async function* changedRows(
  tx: Tx,
  counted: (table: string, rows: number) => void,
): AsyncGenerator<Message> {
  for (const table of recordedTables) {
    yield* alteredIn(tx, table, (rows) => counted(table.name, rows))
    yield* missingIn(tx, table)
  }
}

const otherText = (table: string, key: string) => message('verification.otherText', { table, key })
const IS_ERASED = 'EXISTS (SELECT FROM "Erasure" e WHERE e."recordId" = line."recordId") AS erased'

/** Drafts and revisions, by the column that is their key. */
async function* alteredContents(tx: Tx, table: 'Draft' | 'Revision', key: string): AsyncGenerator<Message> {
  type Text = { key: string; content: unknown; hash: string; isEmpty: boolean; erased: boolean }
  const query = `SELECT "${key}"::text AS key, content, "contentHash" AS hash, content = stele_erased_content() AS "isEmpty", ${IS_ERASED}
    FROM "${table}" line`
  for await (const page of pagesOf<Text>(tx, query, TEXTS))
    for (const { key, content, hash, isEmpty, erased } of page)
      if (!(isEmpty && erased) && sha256(canonicalJson(content)) !== hash) yield otherText(table, key)
}

/** Drafts that aren't the revision that is under review. The log doesn't record drafts, which are saved as someone types. */
async function* differingDrafts(tx: Tx): AsyncGenerator<Message> {
  const query = `SELECT d."recordId"::text AS key FROM "Record" r
    JOIN "Draft" d ON d."recordId" = r.id JOIN "Revision" v ON v.id = r."submittedId"
    WHERE d."contentHash" <> v."contentHash" OR d.contributors <> v.contributors`
  for await (const page of pagesOf<{ key: string }>(tx, query))
    for (const { key } of page) yield message('verification.draftDiffers', { key })
}

async function* alteredEditions(tx: Tx): AsyncGenerator<Message> {
  type Text = EditionHash & { key: string; snapshot: unknown; erased: boolean }
  const query = `SELECT id::text AS key, snapshot, "hashScheme", "snapshotHash", "partHashes", salts, x."redactedHash", ${IS_ERASED}
    FROM "Edition" line LEFT JOIN "EditionSalts" s ON s."editionId" = id LEFT JOIN "EditionRedaction" x ON x."editionId" = id`
  for await (const page of pagesOf<Text>(tx, query, TEXTS))
    for (const { key, erased, ...edition } of page) {
      const state = verifyEdition(edition)
      if (state === 'ALTERED' || (state === 'ERASED' && !erased)) yield otherText('Edition', key)
    }
}

async function* alteredLogo(tx: Tx): AsyncGenerator<Message> {
  const logo = await tx.logo.findFirst()
  if (logo && sha256(logo.bytes) !== logo.sha256) yield otherText('Logo', String(logo.settingsId))
}

/**
 * Compares the text of every draft, revision and edition with its hash, and each draft under review with its revision. Yields what differs.
 * Erased ones have no text.
 */
export async function* alteredTexts(tx: Tx): AsyncGenerator<Message> {
  yield* alteredContents(tx, 'Draft', 'recordId')
  yield* alteredContents(tx, 'Revision', 'id')
  yield* differingDrafts(tx)
  yield* alteredLogo(tx)
  yield* alteredEditions(tx)
}
