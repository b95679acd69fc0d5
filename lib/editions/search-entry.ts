import 'server-only'
import { bounds } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import { type Snapshot, snapshotSchema } from '@/lib/editions/schema'
import { figureSentence } from '@/lib/figures/sentence'
import type { Translator } from '@/lib/messages/translator'
import { attributionOf, eventsOf, recordDate } from '@/lib/records/kinds/fields'
import { storedContent } from '@/lib/records/schema'
import { timelineSentence } from '@/lib/records/timeline'
import { getTranslator } from '@/lib/settings/language'
import { plainText, quotationsOf, withoutWarnedParts } from '@/lib/text'
import type { ShownSnapshot } from './masking/masked-edition'
import { readInTransaction } from './masking/shown'
import { configurationOf } from './search-configurations'

const shownEntry = async (tx: Tx, snapshot: Snapshot) =>
  entryOf((await readInTransaction(tx, snapshot)).shown, await getTranslator())

/**
 * Adds an edition to the search, in the transaction that publishes it, as the masks that apply now let readers see it. Replaces the entry of an
 * earlier edition and removes its unique words. `edition` is the new row.
 */
export async function writeSearchEntry(
  tx: Tx,
  edition: { id: string; publishedAt: Date },
  snapshot: Snapshot,
): Promise<void> {
  const entry = await shownEntry(tx, snapshot)
  const { title, summary, words, named } = entry
  if (snapshot.number > 1) await removeSearchEntry(tx, snapshot.recordId)
  await tx.$executeRaw`
    WITH words AS (
      INSERT INTO "SearchWord" (word) SELECT stele_words(${title}, ${summary}, ${entry.attribution}, ${words}, ${named})
      ON CONFLICT DO NOTHING)
    INSERT INTO "SearchEntry" ("recordId", "editionId", slug, kind, language, title, summary, attribution, dated, text,
      configuration, document, heading, statements, "secondHand", unseen, "publishedAt")
    SELECT ${snapshot.recordId}::uuid, ${edition.id}::uuid, ${entry.slug}, ${entry.kind}, ${entry.language}, ${title}, ${summary},
      ${entry.attribution}, ${entry.dated}::date, ${entry.text}, ${entry.configuration}, document, ts_filter(document, '{a,b}'),
      ${entry.statements}::int, ${entry.secondHand}::int, ${entry.unseen}::int, ${edition.publishedAt}::timestamptz
    FROM stele_document(${entry.configuration}::regconfig, ${title}, ${`${summary}\n${entry.attribution}`}, ${words}, ${named}) document`
}

/**
 * Writes the entry of an edition again after a mask on a text that it cites was set or lifted. Does nothing when it is no longer in the search, so
 * that it waits for a withdrawal and never undoes it.
 */
export async function rewriteSearchEntry(tx: Tx, edition: { id: string; snapshot: unknown }): Promise<void> {
  const entry = await shownEntry(tx, snapshotSchema.parse(edition.snapshot))
  const { title, summary, attribution, words, named, configuration } = entry
  const [before] = await tx.$queryRaw<{ words: string[] }[]>`
    SELECT tsvector_to_array(document) AS words FROM "SearchEntry" WHERE "editionId" = ${edition.id}::uuid FOR UPDATE`
  if (!before) return
  await tx.$executeRaw`
    WITH words AS (
      INSERT INTO "SearchWord" (word) SELECT stele_words(${title}, ${summary}, ${attribution}, ${words}, ${named})
      ON CONFLICT DO NOTHING)
    UPDATE "SearchEntry" SET text = ${entry.text}, document = made.document, heading = ts_filter(made.document, '{a,b}')
    FROM stele_document(${configuration}::regconfig, ${title}, ${`${summary}\n${attribution}`}, ${words}, ${named}) AS made(document)
    WHERE "editionId" = ${edition.id}::uuid`
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

/** The search entry of an edition. `words` is indexed and never shown; `text` may be shown in results. */
export type Entry = {
  slug: string
  kind: string
  language: string
  configuration: string
  title: string
  summary: string
  attribution: string
  dated: string | null
  text: string
  words: string
  /** Titles, containers and publishers of its sources. */
  named: string
  statements: number
  secondHand: number
  unseen: number
}

/** The search entry of an edition, from its snapshot as readers see it. */
function entryOf(snapshot: ShownSnapshot, t: Translator): Entry {
  const content = storedContent(snapshot.kind, snapshot.content)
  const events = eventsOf(snapshot.kind, content.fields)
  const statements = [
    ...events.map((event) => timelineSentence(event, t)),
    ...content.figures.map((figure) => figureSentence(figure, content.figures, t)),
  ]
  const originals = quotationsOf(content.body).flatMap(({ original }) => original ?? [])
  return {
    slug: snapshot.slug,
    kind: snapshot.kind,
    language: content.language,
    configuration: configurationOf(content.language),
    title: content.title,
    summary: content.summary,
    attribution: attributionOf(snapshot.kind, content.fields, t),
    dated: bounds(recordDate(snapshot.kind, content.fields)?.edtf ?? null).from,
    text: content.contentWarning === null ? plainText(withoutWarnedParts(content.body)) : '',
    words: [plainText(content.body), snapshot.speaker ?? '', ...originals, ...statements].join('\n\n'),
    named: snapshot.sources
      .flatMap(({ csl }) => [csl.title, csl['container-title'], csl.publisher])
      .join('\n'),
    statements: snapshot.states.length,
    secondHand: snapshot.states.filter(({ secondHand }) => secondHand).length,
    unseen: snapshot.states.filter(({ standing }) => standing === 'UNSEEN').length,
  }
}
