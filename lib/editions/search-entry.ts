import 'server-only'
import type { Tx } from '@/lib/db'
import type { Snapshot } from '@/lib/editions/schema'
import { getTranslator } from '@/lib/messages/language'
import { entryOf } from './search-row'

/**
 * Makes the edition findable, in the transaction that publishes it; the row of an earlier edition and the words that occurred only
 * there go. `edition` is the row just written.
 */
export async function writeSearchEntry(
  tx: Tx,
  edition: { id: string; publishedAt: Date },
  snapshot: Snapshot,
): Promise<void> {
  const entry = entryOf(snapshot, await getTranslator())
  const { title, summary, words, named } = entry
  await removeSearchEntry(tx, snapshot.recordId)
  await tx.$executeRaw`
    INSERT INTO "SearchEntry" ("recordId", "editionId", slug, kind, language, title, summary, attribution, dated, text,
      configuration, document, statements, "secondHand", unseen, "publishedAt")
    VALUES (${snapshot.recordId}::uuid, ${edition.id}::uuid, ${entry.slug}, ${entry.kind}, ${entry.language}, ${title}, ${summary},
      ${entry.attribution}, ${entry.dated}::date, ${entry.text}, ${entry.configuration},
      stele_document(${entry.configuration}::regconfig, ${title}, ${`${summary}\n${entry.attribution}`}, ${words}, ${named}),
      ${entry.statements}, ${entry.secondHand}, ${entry.unseen}, ${edition.publishedAt}::timestamptz)`
  await tx.$executeRaw`
    UPDATE "SearchEntry" SET heading = ts_filter(document, '{a,b}') WHERE "recordId" = ${snapshot.recordId}::uuid`
  await tx.$executeRaw`
    INSERT INTO "SearchWord" (word) SELECT stele_words(${title}, ${summary}, ${entry.attribution}, ${words}, ${named})
    ON CONFLICT DO NOTHING`
}

/** Closes the search to a record, in the transaction that withdraws it, with every word that no other entry has. */
export async function removeSearchEntry(tx: Tx, recordId: string): Promise<void> {
  const [removed] = await tx.$queryRaw<{ words: string[] }[]>`
    DELETE FROM "SearchEntry" WHERE "recordId" = ${recordId}::uuid RETURNING tsvector_to_array(document) AS words`
  if (!removed) return
  await tx.$executeRaw`
    DELETE FROM "SearchWord" AS known USING unnest(${removed.words}::text[]) AS gone(word)
    WHERE known.word = gone.word
      AND NOT EXISTS (SELECT FROM "SearchEntry" WHERE document @@ quote_literal(gone.word)::tsquery)`
}
