import 'server-only'
import type { Tx } from '@/lib/db'
import { keySql, lineSql, type RecordedTable, recordedTables } from '@/lib/recorded-rows'
import type { Remain } from './excerpts'

const hashSql = (table: RecordedTable) => `encode(sha256(convert_to(${lineSql(table)}, 'UTF8')), 'hex')`

/** A row as an event records it (lib/recorded-rows.ts). */
const rowSql = ({ name }: RecordedTable, key: string, hash: string) =>
  `json_build_array('${name}', ${key}, ${hash})::text`

/** Adds the rows of a query, which has one parameter, to those that the next event records. */
async function append(tx: Tx, from: string, row: string, value: unknown): Promise<void> {
  await tx.$executeRaw`SET LOCAL timezone TO 'UTC'`
  await tx.$executeRawUnsafe(
    `SELECT stele_add_rows(added) FROM (SELECT string_agg(${row}, ',') AS added FROM ${from}) AS found WHERE added IS NOT NULL`,
    value,
  )
}

/** Makes the next event record the rows of a record in this table as they are now. */
export const recordAgain = (tx: Tx, table: RecordedTable, recordId: string): Promise<void> =>
  append(
    tx,
    `"${table.name}" line WHERE ${table.ofRecord}`,
    rowSql(table, keySql(table), hashSql(table)),
    recordId,
  )

const subjects = { SOURCE: 'source', NAME: 'authority', COPY: 'holding', MEDIA: 'media' } as const

/** The rows that an event recorded whose details were deleted. */
export type Forgotten = { eventId: bigint; rows: unknown }

/**
 * Makes the next event record again, as they are now, the rows that these events recorded: also rows of other records, sources and copies, which
 * would otherwise differ from what an older event says. Called last in a transaction: an earlier state of a row isn't recorded.
 */
export async function recordForgotten(tx: Tx, forgotten: readonly Forgotten[]): Promise<void> {
  const keys = new Map<string, Set<string>>()
  for (const { rows } of forgotten)
    for (const [table, key] of rows as [string, string][])
      keys.set(table, (keys.get(table) ?? new Set()).add(key))
  for (const table of recordedTables) {
    const all = [...(keys.get(table.name) ?? [])]
    if (all.length > 0)
      await append(
        tx,
        // Joined, so that the table is read once and not once for each key: no index has the key as text.
        `unnest($1::text[]) one(key) LEFT JOIN "${table.name}" line ON ${keySql(table)} = one.key`,
        rowSql(table, 'one.key', `CASE WHEN ${keySql(table)} IS NOT NULL THEN ${hashSql(table)} END`),
        all,
      )
  }
  await forgetTags(tx)
}

/**
 * Deletes the details of all events about these places, and of those that recorded a row which this transaction has changed, because the hashes of
 * the rows before could confirm a guess of the name that was in them. Makes the next event record again what these events recorded. Returns
 * their ids. Called after the name was replaced, in the transaction of an erasure.
 */
export async function forgetRows(tx: Tx, remains: readonly Remain[]): Promise<number[]> {
  const about = remains.flatMap(({ kind, id }) =>
    kind in subjects ? [`${subjects[kind as keyof typeof subjects]} ${id}`] : [],
  )
  const events = remains.flatMap(({ kind, id }) => (kind === 'EVENT' ? [BigInt(id)] : []))
  const details = await tx.$queryRaw<Forgotten[]>`
    WITH changed AS MATERIALIZED (
      SELECT line ->> 0 AS "table", line ->> 1 AS key
      FROM jsonb_array_elements(concat('[', stele_written_rows(), ']')::jsonb) line)
    DELETE FROM "EventDetail" d USING "Event" e WHERE e.id = d."eventId" AND (
      concat(e."subjectType", ' ', e."subjectId") = ANY(${about}::text[]) OR e.id = ANY(${events}::bigint[]) OR EXISTS (
        SELECT FROM jsonb_array_elements(d.rows) line JOIN changed ON changed."table" = line ->> 0 AND changed.key = line ->> 1))
    RETURNING d."eventId", d.rows`
  await recordForgotten(tx, details)
  return details.map(({ eventId }) => Number(eventId))
}

/**
 * Keeps the keys of deleted tags out of the next event: they have the words of the tag. Nothing recorded the rows any more, so nothing misses them.
 */
async function forgetTags(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    UPDATE "BaselineRow" SET salt = NULL WHERE "table" = 'RecordTag' AND key IN (
      SELECT line ->> 1 FROM jsonb_array_elements(concat('[', stele_written_rows(), ']')::jsonb) line
      WHERE line ->> 0 = 'RecordTag' AND line ->> 2 IS NULL)`
  await tx.$executeRaw`
    SELECT set_config('stele.rows', coalesce(string_agg(line::text, ',' ORDER BY place), ''), true), set_config('stele.rows_full', '', true)
    FROM jsonb_array_elements(concat('[', stele_written_rows(), ']')::jsonb) WITH ORDINALITY AS written(line, place)
    WHERE line ->> 0 <> 'RecordTag' OR line ->> 2 IS NOT NULL`
}
