import 'server-only'
import { isShownSql } from '@/lib/editions/indexing/shown-names'
import { searchWords } from '@/lib/folding/words'
import { Prisma } from '@/lib/generated/prisma/client'
import { publicQuery } from '@/lib/replica'
import { hasWords } from '@/lib/words-sql'
import { type ListedNameKind, listedNameKinds } from './name-kinds'
import { lexeme } from './query'
import { inTurn, isCrowded } from './turns'

/** A name that records give, a public collection, or a record, whose words begin with what was typed. */
export type Suggestion =
  | { of: 'NAME'; kind: ListedNameKind; key: string; text: string; records: number }
  | { of: 'COLLECTION'; slug: string; text: string }
  | { of: 'RECORD'; slug: string; kind: string; text: string }

const [MOST_NAMES, MOST_COLLECTIONS, MOST_RECORDS] = [4, 2, 4]
/** The fewest letters, the most, and the most rows of names and titles that are looked at. */
const [FEWEST, LONGEST, LOOKED_AT] = [2, 100, 5_000]

/** Names, collections and records of live editions for a search that is still typed; none for less than two letters. At most three queries. */
export async function suggestionsFor(typed: string): Promise<Suggestion[]> {
  const text = typed.slice(0, LONGEST)
  const words = searchWords(text).flatMap(({ forms: [whole] }) => whole ?? [])
  if (words.join('').length < FEWEST || isCrowded()) return []
  return inTurn(async () => {
    const names = await namesBeginning(text)
    const collections = await collectionsBeginning(words)
    return [...names, ...collections, ...(await recordsTitled(words))]
  })
}

const namesBeginning = (text: string) => publicQuery<Extract<Suggestion, { of: 'NAME' }>[]>`
  SELECT 'NAME' AS of, lower(found.kind) AS kind, found.key, found.name AS text, found.records FROM (
    SELECT kind, key, (array_agg(name ORDER BY "recordId" DESC))[1] AS name, count(*)::int AS records, min("recordId"::text) AS "recordId" FROM (
      SELECT kind, key, name, "recordId" FROM "SearchName"
      WHERE kind = ANY(${listedNameKinds.map((kind) => kind.toUpperCase())}) AND ${hasWords(Prisma.sql`words`, text)} LIMIT ${LOOKED_AT}) AS looked_at
    GROUP BY kind, key ORDER BY records DESC, name, key LIMIT ${MOST_NAMES * 2}) AS found
  WHERE EXISTS (SELECT FROM "SearchName" n WHERE n.kind = found.kind AND n.key = found.key AND n.name = found.name AND ${isShownSql})
  ORDER BY found.records DESC, found.name, found.key LIMIT ${MOST_NAMES}`

/** Collections are few: their titles are divided here. */
async function collectionsBeginning(words: readonly string[]) {
  const rows = await publicQuery<{ slug: string; title: string }[]>`
    SELECT c.slug, v.title FROM "Collection" c JOIN "CollectionVersion" v ON v."collectionId" = c.id AND v.version = c."liveVersion"
    WHERE EXISTS (SELECT FROM "SearchEntry" s WHERE s."recordId" = ANY(v.records)) ORDER BY v.title, c.slug LIMIT 500`
  return rows
    .filter(({ title }) => {
      const own = searchWords(title).flatMap(({ forms }) => forms)
      return words.every((word) => own.some((one) => one.startsWith(word)))
    })
    .slice(0, MOST_COLLECTIONS)
    .map(({ slug, title }): Suggestion => ({ of: 'COLLECTION', slug, text: title }))
}

/** A title has each word; the last can be unfinished. */
const recordsTitled = (words: readonly string[]) => {
  const query = words.map((word, at) => `${lexeme(word)}:${at === words.length - 1 ? '*' : ''}A`).join(' & ')
  return publicQuery<Extract<Suggestion, { of: 'RECORD' }>[]>`
    SELECT 'RECORD' AS of, slug, kind, title AS text FROM (
      SELECT slug, kind, title, "publishedAt" FROM "SearchEntry" WHERE heading @@ ${query}::tsquery LIMIT ${LOOKED_AT / 50}) AS looked_at
    ORDER BY "publishedAt" DESC, slug LIMIT ${MOST_RECORDS}`
}
