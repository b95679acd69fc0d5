import type { News } from './known-changes'
import type { Subject } from './subjects'

/** What events can have changed: these subjects, or anything. */
export type Reach = ReadonlySet<Subject> | 'ANYTHING'

/** Runs a statement with its values on the archive's database. */
export type Query = (text: string, values: unknown[]) => Promise<{ rows: { subject: string }[] }>

/** More records than this changed at once: it takes longer to find their pages than to render them. */
const MOST_RECORDS = 500

/**
 * The number of records that can share a name, and of references to a source in editions, for them to relate records (lib/search/related.ts).
 * What too many have in common tells nothing, and a new record with it would change all their pages.
 */
export const MOST_RELATED = { records: 100, references: 500 }

/** The reach is read after the event. Meanwhile, other events can have changed the numbers above by so much. */
const SLACK = 20

const ofRecord = new Set(['record.publish', 'record.withdraw', 'record.check-relation', 'record.unrelate'])
const ofCopy = new Set(['holding.mask', 'holding.unmask', 'holding.describe', 'holding.pages'])
const ofSource = new Set(['source.edit'])
const ofReport = new Set(['report.answer', 'report.erase'])

const idsIn = (news: Exclude<News, 'ANYTHING'>, actions: ReadonlySet<string>) =>
  news.filter(({ action }) => actions.has(action)).map(({ subjectId }) => subjectId)

/** True when this reaches everything, which needs no query. An action that isn't named here does. */
export const isWide = (news: News): boolean =>
  news === 'ANYTHING' ||
  news.length > MOST_RECORDS ||
  news.some(({ action }) => ![ofRecord, ofCopy, ofSource, ofReport].some((some) => some.has(action)))

/**
 * The subjects that these events can have changed, read from the database after them. Pages that showed a record before name it, and so have it
 * as a subject; the query finds the pages that show it from now on.
 */
export async function reachOf(news: News, query: Query): Promise<Reach> {
  if (news === 'ANYTHING' || isWide(news)) return 'ANYTHING'
  const sources = idsIn(news, ofSource)
  const reach = new Set<Subject>(sources.map((id): Subject => `naming source ${id}`))
  if (sources.length > 0) reach.add('SOURCES')
  if (news.some(({ action }) => !ofSource.has(action))) reach.add('LISTS')
  const records = new Set(idsIn(news, ofRecord))
  const copies = idsIn(news, ofCopy)
  if (copies.length > 0)
    for (const { subject } of (await query(quotingSql, [copies, MOST_RECORDS + 1])).rows) records.add(subject)
  if (records.size > MOST_RECORDS) return 'ANYTHING'
  if (records.size > 0) {
    const changed = idsIn(news, ofRecord)
    const { rows } = changed.length > 0 ? await query(governedSql, [changed]) : { rows: [] }
    if (rows.some(({ subject }) => subject === GOVERNED)) return 'ANYTHING'
    reach.add('COUNTS')
    for (const { subject } of (await query(reachSql, [[...records]])).rows) reach.add(subject as Subject)
    const isLess = news.some(({ action }) => action !== 'record.publish')
    if (isLess || (await query(replacingSql, [[...records]])).rows.length > 0)
      for (const { subject } of (await query(nearLimitSql, [])).rows) reach.add(subject as Subject)
  }
  if (sources.length > 0)
    for (const { subject } of (await query(namedSql, [sources])).rows) reach.add(subject as Subject)
  return reach
}

/**
 * The records with an edition that quotes a text of these copies or of their files, or the same text in another copy. A mask on one text of a file
 * can close the whole copy that another text is shown by.
 */
const quotingSql = `
  SELECT DISTINCT f."recordId"::text AS subject FROM "Holding" h JOIN "Holding" twin ON twin.sha256 = h.sha256
  JOIN "TextLayer" t ON t."holdingId" = twin.id JOIN "TextLayer" same ON same.sha256 = t.sha256
  JOIN "Passage" p ON p."textLayerId" = same.id JOIN "Reference" f ON f."passageId" = p.id
  WHERE h.id = ANY($1::uuid[]) AND f."revisionId" IS NOT NULL LIMIT $2`

const GOVERNED = 'governed'

/**
 * A row where a consent governs what readers see of a copy that these records and others cite (lib/holdings/access.ts): publishing or withdrawing
 * one of them can close the copy in every edition of the others, also in earlier ones.
 */
const governedSql = `
  SELECT '${GOVERNED}' AS subject FROM "Reference" own JOIN "Source" a ON a.id = own."sourceId"
  JOIN "Source" s ON s.id = coalesce(a."mergedIntoId", a.id) OR s."mergedIntoId" = coalesce(a."mergedIntoId", a.id)
  JOIN "Reference" f ON f."sourceId" = s.id JOIN "Consent" c ON c."recordId" = f."recordId" JOIN "Record" r ON r.id = f."recordId"
  WHERE own."recordId" = ANY($1::uuid[])
    AND (c.tier = 'CLOSED' OR c.tier = 'RESTRICTED' AND r.editions > 0 OR c."withdrawnOn" IS NOT NULL OR c."embargoUntil" > CURRENT_DATE)
    AND EXISTS (SELECT FROM "Reference" o JOIN "Source" b ON b.id = o."sourceId"
      WHERE (b.id = coalesce(a."mergedIntoId", a.id) OR b."mergedIntoId" = coalesce(a."mergedIntoId", a.id)) AND o."recordId" <> f."recordId" AND o."revisionId" IS NOT NULL)
  LIMIT 1`

/** The names that these sources are tied to. */
const namedSql = `
  SELECT 'name ' || "authorityId" AS subject FROM "SourceContributor" WHERE "sourceId" = ANY($1::uuid[]) AND "authorityId" IS NOT NULL
  UNION SELECT 'name ' || "authorityId" FROM "SourceAuthority" WHERE "sourceId" = ANY($1::uuid[])`

const replacingSql = `SELECT slug AS subject FROM "Record" WHERE id = ANY($1::uuid[]) AND editions > 1`

/**
 * The records that share a name with so many others that one record less makes it relate them. Which name a record that is gone had isn't known
 * any more.
 */
const nearLimitSql = `
  SELECT DISTINCT 'beside ' || s.slug AS subject FROM (
    SELECT kind, key FROM "SearchName" WHERE kind <> 'COUNTRY' GROUP BY kind, key
    HAVING count(*) BETWEEN ${MOST_RELATED.records - SLACK} AND ${MOST_RELATED.records}) AS near
  JOIN "SearchName" n USING (kind, key) JOIN "SearchEntry" s USING ("recordId")`

/**
 * The changed records, the sources that any of their editions cites, the names that they give and that their sources are tied to, and the
 * records beside them: translations of each other, those with a stated relation, those of the same collections, those with figures for the same count
 * (lib/editions/figures.ts), and related ones. A warning in one of them closes every copy with the same bytes, also of other sources: their pages,
 * and those of all records that play such a recording.
 */
const reachSql = `
  WITH changed AS (SELECT id, slug FROM "Record" WHERE id = ANY($1::uuid[])),
  edition AS MATERIALIZED (SELECT e."recordId", e."revisionId", e.snapshot FROM changed JOIN "Edition" e ON e."recordId" = changed.id),
  cited AS MATERIALIZED (
    SELECT DISTINCT s.id FROM edition JOIN "Reference" r USING ("revisionId") JOIN "Source" a ON a.id = r."sourceId"
    JOIN "Source" s ON s.id = coalesce(a."mergedIntoId", a.id) OR s."mergedIntoId" = coalesce(a."mergedIntoId", a.id)),
  same AS MATERIALIZED (
    SELECT DISTINCT twin.id, twin.kind, s.id AS source FROM edition JOIN "Reference" r USING ("revisionId")
    JOIN "Passage" p ON p.id = r."passageId" JOIN "TextLayer" t ON t.id = p."textLayerId"
    JOIN "Holding" h ON h.id = t."holdingId" JOIN "Holding" twin ON twin.sha256 = h.sha256 JOIN "Source" a ON a.id = twin."sourceId"
    JOIN "Source" s ON s.id = coalesce(a."mergedIntoId", a.id) OR s."mergedIntoId" = coalesce(a."mergedIntoId", a.id)),
  family AS (
    SELECT changed.id, coalesce(t."originalId", changed.id) AS original FROM changed LEFT JOIN "RecordTranslation" t ON t."recordId" = changed.id),
  counted AS MATERIALIZED (
    SELECT array_agg(DISTINCT key) AS keys FROM edition, jsonb_path_query(snapshot, 'lax $.content.figures[*]') AS figure,
      unnest(stele_standing_figure_keys(figure)) AS key),
  given AS MATERIALIZED (
    SELECT ARRAY(SELECT other."recordId" FROM "SearchName" other WHERE other.kind = n.kind AND other.key = n.key
      LIMIT ${MOST_RELATED.records + SLACK + 1}) AS ids
    FROM changed JOIN "SearchName" n ON n."recordId" = changed.id WHERE n.kind <> 'COUNTRY'),
  used AS MATERIALIZED (
    SELECT ARRAY(SELECT e."recordId" FROM "Reference" r JOIN "Edition" e ON e."revisionId" = r."revisionId"
      WHERE r."sourceId" = cited.id AND r."recordId" NOT IN (SELECT id FROM changed)
      LIMIT ${MOST_RELATED.references + SLACK + 1}) AS ids
    FROM cited),
  neighbour AS (
    SELECT unnest(ids) AS id FROM given WHERE cardinality(ids) <= ${MOST_RELATED.records + SLACK}
    UNION SELECT unnest(ids) FROM used WHERE cardinality(ids) <= ${MOST_RELATED.references + SLACK}
    UNION SELECT e."recordId" FROM same JOIN "TextLayer" t ON t."holdingId" = same.id JOIN "Passage" p ON p."textLayerId" = t.id
      JOIN "Reference" r ON r."passageId" = p.id JOIN "Edition" e ON e."revisionId" = r."revisionId" WHERE same.kind IN ('AUDIO', 'VIDEO')
    UNION SELECT original FROM family
    UNION SELECT t."recordId" FROM family JOIN "RecordTranslation" t ON t."originalId" = family.original
    UNION SELECT s."toId" FROM changed JOIN "RecordRelation" s ON s."fromId" = changed.id
    UNION SELECT s."fromId" FROM changed JOIN "RecordRelation" s ON s."toId" = changed.id
    UNION SELECT unnest(v.records) FROM changed JOIN "CollectionVersion" v ON v.records @> ARRAY[changed.id]
      JOIN "Collection" c ON c.id = v."collectionId" AND c."liveVersion" = v.version
    UNION SELECT e."recordId" FROM "Edition" e WHERE stele_edition_figure_keys(e.snapshot) && (SELECT keys FROM counted))
  SELECT 'record ' || slug AS subject FROM changed
  UNION ALL SELECT 'source ' || id FROM cited
  UNION ALL SELECT 'source ' || source FROM same
  UNION ALL SELECT 'naming source ' || id FROM cited
  UNION ALL SELECT 'name ' || n.key FROM changed JOIN "SearchName" n ON n."recordId" = changed.id
  UNION ALL SELECT 'name ' || "authorityId" FROM cited JOIN "SourceContributor" c ON c."sourceId" = cited.id WHERE "authorityId" IS NOT NULL
  UNION ALL SELECT 'name ' || "authorityId" FROM cited JOIN "SourceAuthority" a ON a."sourceId" = cited.id
  UNION ALL SELECT 'beside ' || r.slug FROM neighbour JOIN "Record" r USING (id)`
