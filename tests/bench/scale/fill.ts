import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { multiply } from '../multiply'
import { fill as fillQueue } from '../queue/fill'
import { writeLog } from '../verify/fill'

export type Scale = { records: number; revisions: number; events: number; passages: number }

/** Adds revisions to the published records until there are that many. */
const addRevisions = (database: pg.Client, revisions: number) =>
  database.query(
    `INSERT INTO "Revision" (id, "recordId", number, "schemaVersion", content, "contentHash", contributors, "authorId")
     SELECT gen_random_uuid(), v."recordId", 1000 + n, v."schemaVersion", v.content, v."contentHash", v.contributors, v."authorId"
     FROM (SELECT e.*, row_number() OVER (ORDER BY e.id) - 1 AS k, count(*) OVER () AS total FROM "Edition" e) e
     JOIN "Revision" v ON v.id = e."revisionId",
       generate_series(1, greatest($1::int - (SELECT count(*)::int FROM "Revision"), 0)) n WHERE n % e.total = e.k`,
    [revisions],
  )

/** Adds passages beside those that there are. Nothing reads their words. */
const addPassages = (database: pg.Client, passages: number) =>
  database.query(
    `INSERT INTO "Passage" (id, "textLayerId", start, "end", exact, prefix, suffix, "createdById")
     SELECT gen_random_uuid(), p."textLayerId", 1000000 + n, 1000000 + n + length(p.exact), p.exact, '', '', p."createdById"
     FROM (SELECT *, row_number() OVER (ORDER BY id) - 1 AS k, count(*) OVER () AS total FROM "Passage") p,
       generate_series(1, greatest($1::int - (SELECT count(*)::int FROM "Passage"), 0)) n WHERE n % p.total = p.k`,
    [passages],
  )

/**
 * Makes the demo archive as large as this: half of the records published, the others unpublished with a tenth of them waiting for review, and a sound
 * log. Returns the member who reads the queue.
 */
export async function fillScale(database: pg.Client, scale: Scale): Promise<string> {
  const [reader, author] = [randomUUID(), randomUUID()]
  await database.query(
    `INSERT INTO "Member" (id, email, name, role, "passwordHash") VALUES
      ($1, 'scale-reviewer@example.org', 'A reviewer', 'PUBLISHER', 'none'), ($2, 'scale-author@example.org', 'An author', 'REVIEWER', 'none')`,
    [reader, author],
  )
  await database.query('SET session_replication_role = replica')
  const half = Math.ceil(scale.records / 2)
  await multiply(database, half)
  const tenth = Math.ceil(half / 10)
  await fillQueue(database, reader, author, { records: half, waiting: tenth, returned: tenth, sources: half })
  await database.query(`SET session_replication_role = replica; SET timezone TO 'UTC'`)
  await addRevisions(database, scale.revisions)
  await addPassages(database, scale.passages)
  await writeLog(database, scale.events, author)
  await database.query('SET session_replication_role = origin; ANALYZE')
  return reader
}
