import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { canonicalJson, sha256 } from '@/lib/hashing'
import { keySql, lineSql, recordedTables } from '@/lib/recorded-rows'

type Size = { revisions: number; events: number }

const PER_RECORD = 10
const BATCH = 500

/** About four kilobytes of text, another one for each revision. */
function contentOf(n: number) {
  const sentence = `Sentence ${n} of a made-up text about a made-up flood. `
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: sentence.repeat(20) }] }
  return { title: `Record ${n}`, summary: '', body: { type: 'doc', content: Array(4).fill(paragraph) } }
}

/**
 * Fills an empty database with records of ten revisions each and a sound log: every row is recorded by one event, and the other events record
 * nothing. Writes the tables directly, so that no command has to run 100,000 times.
 */
export async function fill(database: pg.Client, { revisions, events }: Size): Promise<void> {
  await database.query(`SET session_replication_role = replica; SET timezone TO 'UTC'`)
  const author = randomUUID()
  await database.query(
    `INSERT INTO "Member" (id, email, name, role, "passwordHash") VALUES ($1, 'author@example.org', 'An author', 'EDITOR', 'none')`,
    [author],
  )
  const records = Array.from({ length: Math.ceil(revisions / PER_RECORD) }, () => randomUUID())
  await database.query(
    `INSERT INTO "Record" (id, kind, slug, "createdById") SELECT id, 'account', 'record-' || n, $2
     FROM unnest($1::uuid[]) WITH ORDINALITY AS made(id, n)`,
    [records, author],
  )
  for (let start = 0; start < revisions; start += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, revisions - start) }, (_, at) => {
      const content = contentOf(start + at)
      return {
        ...{ id: randomUUID(), recordId: records[Math.floor((start + at) / PER_RECORD)] },
        ...{ number: 1 + ((start + at) % PER_RECORD), content, contentHash: sha256(canonicalJson(content)) },
      }
    })
    await database.query(
      `INSERT INTO "Revision" (id, "recordId", number, "schemaVersion", content, "contentHash", contributors, "authorId")
       SELECT id, "recordId", number, 1, content, "contentHash", '{}', $2
       FROM jsonb_to_recordset($1::jsonb) AS made(id uuid, "recordId" uuid, number int, content jsonb, "contentHash" text)`,
      [JSON.stringify(rows), author],
    )
  }
  await writeLog(database, events, author)
  await database.query('SET session_replication_role = origin; ANALYZE')
}

/** What the events of the log have to record: each row with its hash. */
async function rowsToRecord(database: pg.Client): Promise<[string, string, string][]> {
  const rows: [string, string, string][] = []
  for (const table of recordedTables) {
    const { rows: found } = await database.query<{ key: string; hash: string }>(
      `SELECT ${keySql(table)} AS key, encode(sha256(convert_to(${lineSql(table)}, 'UTF8')), 'hex') AS hash FROM "${table.name}" line`,
    )
    for (const { key, hash } of found) rows.push([table.name, key, hash])
  }
  return rows
}

/** Writes so many events after the last one, which together record every row of the archive as it is now. */
export async function writeLog(database: pg.Client, count: number, actorId: string): Promise<void> {
  const rows = await rowsToRecord(database)
  const last = await database.query<{ id: string; hash: string; at: Date }>(
    'SELECT id, hash, at FROM "Event" ORDER BY id DESC LIMIT 1',
  )
  const [
    { id: before, hash, at: since } = { id: '0', hash: '0'.repeat(64), at: new Date(Date.UTC(2020, 0, 1)) },
  ] = last.rows
  let previous = hash
  for (let start = 0; start < count; start += BATCH) {
    const written: Record<string, unknown>[] = []
    for (let at = start; at < Math.min(start + BATCH, count); at += 1) {
      const recorded = rows.slice(
        Math.floor((at * rows.length) / count),
        Math.floor(((at + 1) * rows.length) / count),
      )
      const detail = { number: at }
      const salt = sha256(String(at)).slice(0, 32)
      const event = {
        ...{
          id: String(Number(before) + at + 1),
          at: new Date(since.getTime() + at * 1000).toISOString(),
          actorId,
        },
        ...{ action: 'record.save', subjectType: 'record', subjectId: String(at % 1000), previous },
        detailHash: sha256(salt + canonicalJson(recorded.length > 0 ? [detail, recorded] : detail)),
      }
      previous = sha256(canonicalJson(event))
      written.push({ ...event, hash: previous, salt, detail, rows: recorded })
    }
    await database.query(
      `WITH made AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS one(id bigint, at timestamptz, "actorId" uuid, action text,
          "subjectType" text, "subjectId" text, "detailHash" text, previous text, hash text, salt text, detail jsonb, rows jsonb)),
        events AS (INSERT INTO "Event" (id, at, "actorId", action, "subjectType", "subjectId", "detailHash", previous, hash)
          SELECT id, at, "actorId", action, "subjectType", "subjectId", "detailHash", previous, hash FROM made)
       INSERT INTO "EventDetail" ("eventId", salt, detail, rows) SELECT id, salt, detail, rows FROM made`,
      [JSON.stringify(written)],
    )
  }
}
