import 'server-only'
import type { Tx } from '@/lib/db'
import { type Snapshot, snapshotSchema } from '@/lib/editions/schema'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Translator } from '@/lib/messages/translator'
import { isWithheld } from '@/lib/records/consent/schema'
import { hidesText } from '@/lib/records/content-warning'
import { attributionOf } from '@/lib/records/kinds/fields'
import { authoritiesOf } from '@/lib/records/references/authorities'
import { storedContent } from '@/lib/records/schema'
import { shownTitle } from '@/lib/records/supplied-title'
import { getTranslator } from '@/lib/settings/language'
import { keptIdSql } from '@/lib/sources/merged-sources'
import { plainText, withoutWarnedParts } from '@/lib/text'
import { stateOf } from './evidence'
import { searchDocumentAside } from './indexing/aside'
import { DOCUMENT_VERSION } from './indexing/document'
import { boundsOfRecord, facetsOf, listedFields } from './indexing/facets'
import { listedEvents, listedFigures, listedQuotations, warnedTexts } from './indexing/listed'
import { type GivenName, givenNames, speakerName } from './indexing/names'
import { documentParts } from './indexing/parts'
import type { ShownSnapshot } from './masking/masked-edition'
import { readInTransaction } from './masking/shown'

/** An entry with its document and the names that it gives. */
async function preparedEntry(tx: Tx, snapshot: Snapshot) {
  const { shown } = await readInTransaction(tx, snapshot)
  const { parts, ...entry } = entryOf(shown, await getTranslator())
  const document = await searchDocumentAside({ language: entry.language, parts })
  return { entry, document, names: namesOf(shown) }
}

type Prepared = Awaited<ReturnType<typeof preparedEntry>>

const column = (names: readonly GivenName[], of: keyof GivenName) => names.map((name) => name[of])

/**
 * SQL that adds the words of the entry to those of the archive, makes its document, and ties the names that it gives to their entries. A name
 * in the description of a source has the entry that the source is tied to. A speaker counts where the consent names them.
 */
const madeOf = (recordId: string, { document: made, names }: Prepared) => Prisma.sql`words AS (
    INSERT INTO "SearchWord" (word, spelling, sounds)
    SELECT word, spelling, string_to_array(sounds, ' ')
    FROM unnest(${made.words}::text[], ${made.spellings}::text[], ${made.sounds}::text[]) AS found(word, spelling, sounds)
    ON CONFLICT (word) DO UPDATE SET spelling = EXCLUDED.spelling, sounds = EXCLUDED.sounds
    WHERE "SearchWord".spelling = '' OR "SearchWord".sounds = '{}' AND EXCLUDED.sounds <> '{}'),
  named AS (
    SELECT id FROM "Authority" WHERE id = ANY(${names.tied}::uuid[])
    UNION SELECT "authorityId" FROM "SourceContributor" WHERE "sourceId" = ANY(${names.cited}::uuid[]) AND "authorityId" IS NOT NULL
    UNION SELECT "authorityId" FROM "SourceAuthority" WHERE "sourceId" = ANY(${names.cited}::uuid[])),
  entries AS (
    SELECT a.id, s.id AS kept, s.kind::text AS kind, a.words AS line FROM named JOIN "Authority" a USING (id) JOIN "Authority" s ON s.id = ${keptIdSql('a')}
    UNION ALL SELECT a.id, s.id, s.kind::text, v.words FROM named JOIN "Authority" a USING (id) JOIN "Authority" s ON s.id = ${keptIdSql('a')}
      JOIN "AuthorityVariant" v ON v."authorityId" = a.id),
  given AS (
    SELECT DISTINCT ON (kind, key) coalesce(e.kind, g.kind) AS kind, coalesce(e.kept::text, g.key) AS key, g.name, g.letter, g.words
    FROM (
      SELECT kind, id, name, key, letter, words, place FROM unnest(${column(names.given, 'kind')}::text[], ${column(names.given, 'id')}::uuid[],
        ${column(names.given, 'name')}::text[], ${column(names.given, 'key')}::text[], ${column(names.given, 'letter')}::text[],
        ${column(names.given, 'words')}::text[]) WITH ORDINALITY AS one(kind, id, name, key, letter, words, place)
      UNION ALL SELECT one.kind, NULL, one.name, one.key, one.letter, one.words, 0
      FROM unnest(${column(names.speaker, 'kind')}::text[], ${column(names.speaker, 'name')}::text[], ${column(names.speaker, 'key')}::text[],
        ${column(names.speaker, 'letter')}::text[], ${column(names.speaker, 'words')}::text[]) AS one(kind, name, key, letter, words)
      WHERE EXISTS (SELECT FROM "Consent" c WHERE c."recordId" = ${recordId}::uuid AND c."nameDisplay" = 'NAMED' AND c."legalName" = one.name)) AS g
    LEFT JOIN LATERAL (SELECT kind, kept FROM entries
      WHERE CASE WHEN g.id IS NULL THEN btrim(line) = g.key AND (g.kind IS NULL OR g.kind = entries.kind) AND g.kind IS DISTINCT FROM 'COUNTRY' ELSE entries.id = g.id END
      ORDER BY kept LIMIT 1) AS e ON TRUE
    WHERE coalesce(e.kind, g.kind) IS NOT NULL
    ORDER BY 1, 2, g.place),
  made AS (SELECT stele_document(${made.dictionary}, ${made.sign}, ${made.lexemes}::text[], ${made.places}::text[],
      ${made.cased}::text[], ${made.folded}::text[], ${made.stemPlaces}::text[])
    || (SELECT array_to_tsvector(coalesce(array_agg('@' || id), '{}')) FROM named) AS document)`

/** SQL of the facets: those of the entry, and its names. */
const facetsSql = ({ entry }: Prepared) => Prisma.sql`${entry.facets}::text[] || ARRAY(
    SELECT lower(kind) || ':' || key FROM given WHERE kind <> 'EVENT')`

/** SQL that adds what lists show of an entry: its names, events and figures. */
const listedRows = (recordId: string, { entry }: Prepared) => Prisma.sql`names AS (
    INSERT INTO "SearchName" ("recordId", kind, key, name, letter, words) SELECT ${recordId}::uuid, kind, key, name, letter, words FROM given),
  events AS (
    INSERT INTO "SearchEvent" ("recordId", id, place, date, "from", "to", text, words, state)
    SELECT ${recordId}::uuid, id, place, date, "from", "to", text, words, state
    FROM jsonb_to_recordset(${JSON.stringify(entry.events)}::jsonb)
      AS one(id uuid, place int, date jsonb, "from" date, "to" date, text text, words text, state text)),
  figures AS (
    INSERT INTO "SearchFigure" ("recordId", id, place, "eventKey", "countKey", figure, state)
    SELECT ${recordId}::uuid, one.id, one.place, coalesce(${keptIdSql('a')}::text, "eventKey"), "countKey", figure, state FROM (
      SELECT id, place, "eventId", "eventKey", "countKey", figure, state
      FROM jsonb_to_recordset(${JSON.stringify(entry.figures)}::jsonb)
        AS one(id uuid, place int, "eventId" uuid, "eventKey" text, "countKey" text, figure jsonb, state text)) AS one
    LEFT JOIN "Authority" a ON a.id = one."eventId")`

/**
 * Adds an edition to the search, in the transaction that publishes it, as the masks that apply now let readers see it. Replaces the entry of an
 * earlier edition and removes its unique words. `edition` is the new row.
 */
export async function writeSearchEntry(
  tx: Tx,
  edition: { id: string; publishedAt: Date },
  snapshot: Snapshot,
): Promise<void> {
  const prepared = await preparedEntry(tx, snapshot)
  const { entry } = prepared
  const { recordId } = snapshot
  if (snapshot.number > 1) await removeSearchEntry(tx, recordId)
  await tx.$executeRaw`
    WITH ${madeOf(recordId, prepared)},
    entry AS (
      INSERT INTO "SearchEntry" ("recordId", "editionId", slug, kind, language, title, summary, attribution, dated, "datedTo", text,
        version, document, heading, statements, "secondHand", unseen, "publishedAt", facets, quotations, warned, fields, speaker, pairs)
      SELECT ${recordId}::uuid, ${edition.id}::uuid, ${entry.slug}, ${entry.kind}, ${entry.language}, ${entry.title},
        ${entry.summary}, ${entry.attribution}, ${entry.dated}::date, ${entry.datedTo}::date, ${entry.text}, ${DOCUMENT_VERSION}::int, document,
        ts_filter(document, '{a,b}'), ${entry.statements}::int, ${entry.secondHand}::int, ${entry.unseen}::int,
        ${edition.publishedAt}::timestamptz, ${facetsSql(prepared)}, ${json(entry.quotations)}::jsonb, ${json(entry.warned)}::jsonb,
        ${json(entry.fields)}::jsonb, ${entry.speaker}, ${prepared.document.pairs}::int[]
      FROM made)
    , ${listedRows(recordId, prepared)}
    SELECT`
}

/**
 * Writes the entry of an edition again: after a mask on a text that it cites was set or lifted, or for a new form of documents. Does nothing when
 * it is no longer in the search, so that it waits for a withdrawal and never undoes it.
 */
export async function rewriteSearchEntry(tx: Tx, edition: { id: string; snapshot: unknown }): Promise<void> {
  const snapshot = snapshotSchema.parse(edition.snapshot)
  const prepared = await preparedEntry(tx, snapshot)
  const { entry } = prepared
  const { recordId } = snapshot
  const [before] = await tx.$queryRaw<{ words: string[] }[]>`
    SELECT tsvector_to_array(document) AS words FROM "SearchEntry" WHERE "editionId" = ${edition.id}::uuid FOR UPDATE`
  if (!before) return
  await tx.$executeRaw`
    WITH names AS (DELETE FROM "SearchName" WHERE "recordId" = ${recordId}::uuid),
      events AS (DELETE FROM "SearchEvent" WHERE "recordId" = ${recordId}::uuid)
    DELETE FROM "SearchFigure" WHERE "recordId" = ${recordId}::uuid`
  await tx.$executeRaw`
    WITH ${madeOf(recordId, prepared)}, ${listedRows(recordId, prepared)}
    UPDATE "SearchEntry" SET attribution = ${entry.attribution}, text = ${entry.text}, version = ${DOCUMENT_VERSION}::int,
      "secondHand" = ${entry.secondHand}::int, document = made.document, heading = ts_filter(made.document, '{a,b}'), "datedTo" = ${entry.datedTo}::date, facets = ${facetsSql(prepared)},
      quotations = ${json(entry.quotations)}::jsonb, warned = ${json(entry.warned)}::jsonb, fields = ${json(entry.fields)}::jsonb,
      speaker = ${entry.speaker}, pairs = ${prepared.document.pairs}::int[]
    FROM made WHERE "editionId" = ${edition.id}::uuid`
  await removeUnusedWords(tx, before.words)
}

const json = (value: unknown) => JSON.stringify(value)

/** Removes a record and its unique words from the search, in the transaction that withdraws it. */
export async function removeSearchEntry(tx: Tx, recordId: string): Promise<void> {
  const [removed] = await tx.$queryRaw<{ words: string[] }[]>`
    DELETE FROM "SearchEntry" WHERE "recordId" = ${recordId}::uuid RETURNING tsvector_to_array(document) AS words`
  if (removed) await removeUnusedWords(tx, removed.words)
}

const removeUnusedWords = (tx: Tx, words: readonly string[]) => tx.$executeRaw`
  DELETE FROM "SearchWord" AS known USING unnest(${words}::text[]) AS gone(word)
  WHERE known.word = gone.word
    AND NOT EXISTS (SELECT FROM "SearchEntry" WHERE document @@ quote_literal(gone.word)::tsquery)`

/** The search entry of an edition, from its snapshot as readers see it. `text` may be shown in results; `parts` are only searched. */
function entryOf(snapshot: ShownSnapshot, t: Translator) {
  const content = storedContent(snapshot.kind, snapshot.content)
  const attribution = attributionOf(snapshot.kind, content.fields, t)
  const days = boundsOfRecord(snapshot.kind, content)
  return {
    slug: snapshot.slug,
    kind: snapshot.kind,
    language: content.language,
    title: shownTitle(content),
    summary: content.summary,
    attribution,
    dated: days.from,
    datedTo: days.to,
    text: hidesText(content) ? '' : plainText(withoutWarnedParts(content.body)),
    parts: documentParts(snapshot, content, attribution, t),
    statements: snapshot.states.length,
    secondHand: snapshot.states.filter((state) => stateOf(state) === 'SECOND_HAND').length,
    unseen: snapshot.states.filter(({ standing }) => standing === 'UNSEEN').length,
    facets: facetsOf(snapshot.kind, content, snapshot.states),
    quotations: listedQuotations(snapshot, content),
    warned: warnedTexts(content),
    fields: listedFields(snapshot.kind, content),
    speaker: snapshot.speaker === null || isWithheld(snapshot.speaker) ? '' : snapshot.speaker,
    events: listedEvents(snapshot, content),
    figures: listedFigures(snapshot, content),
  }
}

/** The authorities that an edition links to itself, the sources whose authorities it names, and the names as it writes them. */
function namesOf(snapshot: ShownSnapshot) {
  const content = storedContent(snapshot.kind, snapshot.content)
  return {
    tied: authoritiesOf(snapshot.kind, { ...content, people: [] }).map(({ authorityId }) => authorityId),
    cited: snapshot.sources.map(({ id }) => id),
    given: givenNames(snapshot, content),
    speaker: snapshot.speaker === null ? [] : speakerName(snapshot.speaker),
  }
}
