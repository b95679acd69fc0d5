import type pg from 'pg'

type Size = { records: number; waiting: number; returned: number; sources: number }

/** The sizes that `npm run bench:queue` measures. */
export const MEASURED: Size = { records: 100_000, waiting: 5_000, returned: 5_000, sources: 20_000 }
const SUBJECTS = 10

/**
 * Fills an empty database with records of four cited subjects, or of ten where they wait: half of their subjects checked, some claimed, some
 * written in by the reviewer who reads, and some citing sources that were changed since. As many others were returned to their authors.
 * Writes the tables directly, without contents and texts, because no list reads them.
 */
export async function fill(
  database: pg.Client,
  reader: string,
  author: string,
  { records, waiting, returned, sources }: Size,
): Promise<void> {
  const run = (sql: string) =>
    database.query(sql.replaceAll('$reader', `'${reader}'::uuid`).replaceAll('$author', `'${author}'::uuid`))
  // The foreign keys are valid by construction, so PostgreSQL need not check them.
  await run('SET session_replication_role = replica')
  await run(`CREATE TEMP TABLE filled AS
    SELECT n, gen_random_uuid() AS record, gen_random_uuid() AS revision, n <= ${waiting} AS waits,
      n > ${waiting} AND n <= ${waiting + returned} AS returned,
      (ARRAY['account','testimony','press-excerpt','resolution'])[1 + n % 4] AS kind, (ARRAY['en','fr','ru','az','tr'])[1 + n % 5] AS language
    FROM generate_series(1, ${records}) n`)
  await run(
    `CREATE TEMP TABLE works AS SELECT n, gen_random_uuid() AS id FROM generate_series(0, ${sources - 1}) n`,
  )
  await run('ANALYZE filled; ANALYZE works')
  await run(`INSERT INTO "Source" (id, type, title, "createdById", "describedBy", "citedAt")
    SELECT id, 'document', 'Source ' || n, $author, '{}', CASE WHEN n % 43 = 0 THEN now() - interval '1 day' END FROM works`)
  await run(`INSERT INTO "Record" (id, kind, slug, "createdById", "updatedAt")
    SELECT record, kind, 'record-' || n, $author, now() - n * interval '1 minute' FROM filled`)
  await run(`INSERT INTO "Draft" ("recordId", "schemaVersion", title, language, content, "contentHash", contributors, "savedById")
    SELECT record, 1, 'Record ' || n, language, '{}', repeat('a', 64),
      jsonb_build_object('*', CASE WHEN n % 20 = 0 THEN jsonb_build_array($author, $reader) ELSE jsonb_build_array($author) END), $author FROM filled`)
  await run(`INSERT INTO "Revision" (id, "recordId", number, "schemaVersion", content, "contentHash", contributors, "authorId")
    SELECT revision, record, CASE WHEN waits AND n % 3 > 0 THEN 2 ELSE 1 END, 1, '{}'::jsonb, repeat('a', 64), '{}'::jsonb, $author FROM filled
    UNION ALL SELECT gen_random_uuid(), record, 1, 1, '{}'::jsonb, repeat('b', 64), '{}'::jsonb, $author FROM filled WHERE waits AND n % 3 > 0`)
  await run(
    `UPDATE "Record" r SET state = 'IN_REVIEW', "submittedId" = f.revision FROM filled f WHERE f.record = r.id AND f.waits`,
  )
  await run(`UPDATE "Record" r SET state = 'RETURNED', "stateAt" = now() - f.n * interval '5 minutes' + interval '1 minute'
    FROM filled f WHERE f.record = r.id AND f.returned`)
  await run(`INSERT INTO "Transition" (id, "recordId", action, "fromState", "toState", reason, "actorId", at)
    SELECT gen_random_uuid(), f.record, s.action, s.old::"WorkState", s.new::"WorkState", 'Why', $reader,
      now() - f.n * interval '5 minutes' + s.later * interval '1 minute'
    FROM filled f, (VALUES ('SUBMIT', 'DRAFT', 'IN_REVIEW', 0), ('RETURN', 'IN_REVIEW', 'RETURNED', 1)) s(action, old, new, later)
    WHERE f.returned`)
  await run(
    `INSERT INTO "Contribution" ("recordId", edition, "memberId") SELECT record, 1, $author FROM filled`,
  )
  await run(
    `INSERT INTO "Contribution" ("recordId", edition, "memberId") SELECT record, 1, $reader FROM filled WHERE n % 20 = 0`,
  )
  await run(`INSERT INTO "Reference" (id, "recordId", "revisionId", "subjectType", "subjectId", hop, "sourceId", access)
    SELECT gen_random_uuid(), f.record, f.revision, 'QUOTATION', f.n || '-' || k, 0, w.id, 'ORIGINAL_SEEN'
    FROM filled f CROSS JOIN generate_series(1, ${SUBJECTS}) k JOIN works w ON w.n = (f.n * ${SUBJECTS} + k) % ${sources}
    WHERE f.waits OR k <= 4`)
  await run(`INSERT INTO "Reference" (id, "recordId", "subjectType", "subjectId", hop, "sourceId", access)
    SELECT gen_random_uuid(), f.record, 'QUOTATION', f.n || '-' || k, 0, w.id, 'ORIGINAL_SEEN'
    FROM filled f CROSS JOIN generate_series(1, 4) k JOIN works w ON w.n = (f.n * ${SUBJECTS} + k) % ${sources} WHERE f.returned`)
  await run(`INSERT INTO "Verdict" (id, "recordId", "subjectType", "subjectId", fingerprint, aspect, outcome, "memberId", at)
    SELECT gen_random_uuid(), f.record, 'QUOTATION', f.n || '-' || k, repeat('a', 64), 'TRACEABLE', 'VERIFIED', $author, now() - interval '3 days'
    FROM filled f, generate_series(1, ${SUBJECTS / 2}) k WHERE f.waits`)
  await run(`INSERT INTO "QueueItem" ("recordId", "revisionId", state, kind, language, title, at, "byId", rounds, subjects, open, "countedAt",
      "comparedWith", changed, writers, "claimedById", "claimedAt", "claimUntil")
    SELECT record, revision, 'IN_REVIEW', kind, language, 'Record ' || n, now() - n * interval '5 minutes', $author, 1 + n % 3,
      ${SUBJECTS},
      ARRAY(SELECT 'QUOTATION ' || n || '-' || k FROM generate_series(${SUBJECTS / 2 + 1}, ${SUBJECTS}) k), now() - interval '3 days',
      CASE WHEN n % 3 = 0 THEN NULL ELSE 1 END, '{QUOTATION 1,QUOTATION 4}',
      CASE WHEN n % 20 = 0 THEN ARRAY[$author, $reader] ELSE ARRAY[$author] END,
      CASE WHEN n % 10 = 0 THEN $author END, CASE WHEN n % 10 = 0 THEN now() END, CASE WHEN n % 10 = 0 THEN now() + interval '4 hours' END
    FROM filled WHERE waits`)
  await run('SET session_replication_role = origin')
  await run('ANALYZE')
}
