import 'server-only'
import { bounds } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import { type Snapshot, snapshotSchema } from '@/lib/editions/schema'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Translator } from '@/lib/messages/translator'
import { attributionOf, recordDate } from '@/lib/records/kinds/fields'
import { authoritiesOf } from '@/lib/records/references/authorities'
import { storedContent } from '@/lib/records/schema'
import { getTranslator } from '@/lib/settings/language'
import { plainText, withoutWarnedParts } from '@/lib/text'
import { searchDocumentAside } from './indexing/aside'
import { DOCUMENT_VERSION } from './indexing/document'
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

/** SQL that adds the words of the entry to those of the archive, and makes its document. */
const wordsAndDocument = ({ document: made, names }: Prepared) => Prisma.sql`words AS (
    INSERT INTO "SearchWord" (word, spelling, sounds)
    SELECT word, spelling, string_to_array(sounds, ' ')
    FROM unnest(${made.words}::text[], ${made.spellings}::text[], ${made.sounds}::text[]) AS found(word, spelling, sounds)
    ON CONFLICT (word) DO UPDATE SET spelling = EXCLUDED.spelling, sounds = EXCLUDED.sounds
    WHERE "SearchWord".spelling = '' OR "SearchWord".sounds = '{}' AND EXCLUDED.sounds <> '{}'),
  named AS (
    SELECT id FROM "Authority" WHERE id = ANY(${names.tied}::uuid[])
    UNION SELECT "authorityId" FROM "SourceContributor" WHERE "sourceId" = ANY(${names.cited}::uuid[]) AND "authorityId" IS NOT NULL
    UNION SELECT "authorityId" FROM "SourceAuthority" WHERE "sourceId" = ANY(${names.cited}::uuid[])),
  made AS (SELECT stele_document(${made.dictionary}, ${made.sign}, ${made.lexemes}::text[], ${made.places}::text[],
      ${made.cased}::text[], ${made.folded}::text[], ${made.stemPlaces}::text[])
    || (SELECT array_to_tsvector(coalesce(array_agg('@' || id), '{}')) FROM named) AS document)`

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
  if (snapshot.number > 1) await removeSearchEntry(tx, snapshot.recordId)
  await tx.$executeRaw`
    WITH ${wordsAndDocument(prepared)}
    INSERT INTO "SearchEntry" ("recordId", "editionId", slug, kind, language, title, summary, attribution, dated, text,
      version, document, heading, statements, "secondHand", unseen, "publishedAt")
    SELECT ${snapshot.recordId}::uuid, ${edition.id}::uuid, ${entry.slug}, ${entry.kind}, ${entry.language}, ${entry.title},
      ${entry.summary}, ${entry.attribution}, ${entry.dated}::date, ${entry.text}, ${DOCUMENT_VERSION}::int, document,
      ts_filter(document, '{a,b}'), ${entry.statements}::int, ${entry.secondHand}::int, ${entry.unseen}::int,
      ${edition.publishedAt}::timestamptz
    FROM made`
}

/**
 * Writes the entry of an edition again: after a mask on a text that it cites was set or lifted, or for a new form of documents. Does nothing when
 * it is no longer in the search, so that it waits for a withdrawal and never undoes it.
 */
export async function rewriteSearchEntry(tx: Tx, edition: { id: string; snapshot: unknown }): Promise<void> {
  const prepared = await preparedEntry(tx, snapshotSchema.parse(edition.snapshot))
  const { entry } = prepared
  const [before] = await tx.$queryRaw<{ words: string[] }[]>`
    SELECT tsvector_to_array(document) AS words FROM "SearchEntry" WHERE "editionId" = ${edition.id}::uuid FOR UPDATE`
  if (!before) return
  await tx.$executeRaw`
    WITH ${wordsAndDocument(prepared)}
    UPDATE "SearchEntry" SET attribution = ${entry.attribution}, text = ${entry.text}, version = ${DOCUMENT_VERSION}::int,
      document = made.document, heading = ts_filter(made.document, '{a,b}')
    FROM made WHERE "editionId" = ${edition.id}::uuid`
  await removeUnusedWords(tx, before.words)
}

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
  return {
    slug: snapshot.slug,
    kind: snapshot.kind,
    language: content.language,
    title: content.title,
    summary: content.summary,
    attribution,
    dated: bounds(recordDate(snapshot.kind, content.fields)?.edtf ?? null).from,
    text: content.contentWarning === null ? plainText(withoutWarnedParts(content.body)) : '',
    parts: documentParts(snapshot, content, attribution, t),
    statements: snapshot.states.length,
    secondHand: snapshot.states.filter(({ secondHand }) => secondHand).length,
    unseen: snapshot.states.filter(({ standing }) => standing === 'UNSEEN').length,
  }
}

/** The authorities that an edition links to itself, and the sources whose authorities it names. */
function namesOf(snapshot: ShownSnapshot) {
  const content = storedContent(snapshot.kind, snapshot.content)
  return {
    tied: authoritiesOf(snapshot.kind, { ...content, people: [] }).map(({ authorityId }) => authorityId),
    cited: snapshot.sources.map(({ id }) => id),
  }
}
