import type pg from 'pg'

type Options = {
  /** The number of addresses that are returned. */
  named?: number
  /** True for copies that also cite the sources of the copied record and give its names, so that these have as many records. */
  isLinked?: boolean
}

/**
 * Copies published records under new addresses until there are that many more; each with its own revision, edition and search row. Returns the
 * addresses of some of them.
 */
export async function multiply(
  database: pg.Client,
  records: number,
  { named = 500, isLinked = false }: Options = {},
): Promise<string[]> {
  await database.query(`
    CREATE TEMP TABLE copies AS
    SELECT n, r.id AS old, gen_random_uuid() AS record, gen_random_uuid() AS revision, gen_random_uuid() AS edition, r.slug || '-' || n AS slug
    FROM (SELECT id, slug, row_number() OVER (ORDER BY slug) - 1 AS k, count(*) OVER () AS total FROM "Record" WHERE "liveId" IS NOT NULL) r,
         generate_series(1, ${records}) n WHERE n % r.total = r.k`)
  await database.query(`
    INSERT INTO "Record" (id, kind, slug, state, editions, "createdById", "updatedAt")
      SELECT c.record, r.kind, c.slug, 'PUBLISHED', 1, r."createdById", now() FROM copies c JOIN "Record" r ON r.id = c.old`)
  await database.query(`
    INSERT INTO "Revision" (id, "recordId", number, "schemaVersion", content, "contentHash", contributors, "authorId")
      SELECT c.revision, c.record, 1, v."schemaVersion", v.content, v."contentHash", v.contributors, v."authorId"
      FROM copies c JOIN "Record" r ON r.id = c.old JOIN "Edition" e ON e.id = r."liveId" JOIN "Revision" v ON v.id = e."revisionId"`)
  await database.query(`
    INSERT INTO "Edition" (id, "recordId", number, "revisionId", "schemaVersion", snapshot, "snapshotHash", "publishedById")
      SELECT c.edition, c.record, 1, c.revision, e."schemaVersion",
             e.snapshot || jsonb_build_object('recordId', c.record, 'slug', c.slug), e."snapshotHash", e."publishedById"
      FROM copies c JOIN "Record" r ON r.id = c.old JOIN "Edition" e ON e.id = r."liveId"`)
  await database.query(`UPDATE "Record" r SET "liveId" = c.edition FROM copies c WHERE r.id = c.record`)
  const columns = await database.query<{ name: string }>(`
    SELECT quote_ident(column_name) AS name FROM information_schema.columns
    WHERE table_name = 'SearchEntry' AND is_generated = 'NEVER' AND column_name NOT IN ('recordId', 'editionId', 'slug')`)
  const names = columns.rows.map(({ name }) => name)
  await database.query(`
    INSERT INTO "SearchEntry" ("recordId", "editionId", slug, ${names.join(', ')})
      SELECT c.record, c.edition, c.slug, ${names.map((name) => `s.${name}`).join(', ')}
      FROM copies c JOIN "SearchEntry" s ON s."recordId" = c.old`)
  await database.query(`
    INSERT INTO "SearchFigure" ("recordId", id, place, "eventKey", "countKey", figure, state)
      SELECT c.record, f.id, f.place, f."eventKey", f."countKey", f.figure, f.state FROM copies c JOIN "SearchFigure" f ON f."recordId" = c.old`)
  if (isLinked) await link(database)
  await database.query('ANALYZE')
  const { rows } = await database.query<{ slug: string }>('SELECT slug FROM copies ORDER BY n LIMIT $1', [
    named,
  ])
  return rows.map(({ slug }) => slug)
}

async function link(database: pg.Client) {
  await database.query(`
    INSERT INTO "Reference" (id, "recordId", "revisionId", "subjectType", "subjectId", hop, "sourceId", access, "passageId")
      SELECT gen_random_uuid(), c.record, c.revision, f."subjectType", f."subjectId", f.hop, f."sourceId", f.access, f."passageId"
      FROM copies c JOIN "Record" r ON r.id = c.old JOIN "Edition" e ON e.id = r."liveId" JOIN "Reference" f ON f."revisionId" = e."revisionId"`)
  await database.query(`
    INSERT INTO "SearchSource" ("sourceId", "recordId", "isSeen")
      SELECT n."sourceId", c.record, n."isSeen" FROM copies c JOIN "SearchSource" n ON n."recordId" = c.old
    ON CONFLICT DO NOTHING`)
  await database.query(`
    INSERT INTO "SearchName" ("recordId", kind, key, name, words, letter)
      SELECT c.record, n.kind, n.key, n.name, n.words, n.letter FROM copies c JOIN "SearchName" n ON n."recordId" = c.old`)
}
