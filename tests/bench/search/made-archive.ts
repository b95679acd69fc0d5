import { createHash } from 'node:crypto'
import pg from 'pg'
import { DOCUMENT_VERSION } from '@/lib/editions/indexing/document'
import { foldLetters } from '@/lib/folding/fold'
import { BEGINNING } from '@/lib/folding/lexemes'
import { pairNumber } from '@/lib/folding/pairs'
import { kinds } from '@/lib/records/kinds'
import { type Language, languages, randomFrom, signsOf, vocabularyOf, zipf } from './made-words'

/** A word that nearly every record has. */
export const EVERYWHERE = '1992'

/** A record that the measurement looks for again, with its words in order. */
export type MadeRecord = { slug: string; language: Language; title: string[]; text: string[] }

const AT_ONCE = 250

/** A UUID made of a text: the same in every run. */
const idOf = (text: string) =>
  createHash('md5')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5')

type Word = { word: string; folded: string; lexemes: string[] }

/** The lexemes of every word of the vocabularies, with the stems of PostgreSQL. */
async function wordsOf(database: pg.Client): Promise<Map<Language, Word[]>> {
  const found = new Map<Language, Word[]>()
  for (const language of languages) {
    const { dictionary, sign, hasBeginnings } = signsOf(language)
    const words = vocabularyOf(language)
    const { rows } = await database.query<{ at: number; stems: string[] }>(
      `SELECT at::int, array(SELECT stele_stems($1, word, folded)) AS stems
       FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS one(word, folded, at) ORDER BY at`,
      [dictionary, words, words.map(foldLetters)],
    )
    found.set(
      language,
      words.map((word, at) => {
        const folded = foldLetters(word)
        const stems = dictionary === '' ? [] : (rows[at]?.stems ?? []).map((stem) => sign + stem)
        return { word, folded, lexemes: [folded, ...stems, ...(hasBeginnings ? [BEGINNING + folded] : [])] }
      }),
    )
  }
  return found
}

/** A tsvector in text form. The lexemes have neither quotation marks nor backslashes. */
function documentOf(parts: readonly { words: readonly Word[]; weight: string }[]): string {
  const places = new Map<string, string[]>()
  let first = 1
  for (const { words, weight } of parts) {
    for (const [at, { lexemes }] of words.entries())
      for (const lexeme of lexemes) {
        const known = places.get(lexeme)
        const place = `${first + at}${weight}`
        if (!known) places.set(lexeme, [place])
        else if (known.length < 255) known.push(place)
      }
    first += words.length + 20
  }
  return [...places].map(([lexeme, at]) => `'${lexeme}':${at.join(',')}`).join(' ')
}

/** The numbers of the pairs of words in these parts. */
function pairsOf(parts: readonly { words: readonly Word[] }[]): string {
  const pairs = new Set<number>()
  for (const { words } of parts)
    for (let at = 1; at < words.length; at += 1)
      pairs.add(pairNumber(words[at - 1]?.folded ?? '', words[at]?.folded ?? ''))
  return `{${[...pairs].join(',')}}`
}

/** The record of this number. Pure: the same in every run. */
function recordOf(number: number, vocabulary: ReadonlyMap<Language, Word[]>) {
  const random = randomFrom(number * 7919 + 13)
  const language = languages[number % languages.length] ?? 'en'
  const words = vocabulary.get(language) ?? []
  const everywhere = { word: EVERYWHERE, folded: EVERYWHERE, lexemes: [EVERYWHERE] }
  const pick = () => words[zipf(random)] ?? everywhere
  const length = Math.round(200 * 10 ** random())
  const title = Array.from({ length: 6 }, () => words[Math.floor(50 * 400 ** random())] ?? everywhere)
  const summary = Array.from({ length: 20 }, pick)
  const text = Array.from({ length }, pick)
  if (random() < 0.95) text[Math.floor(random() * length)] = everywhere
  const one = (of: string, count: number) => `${of}:${of} ${Math.floor(count * random() ** 2)}`
  const facets = [
    `kind:${kinds[Math.floor(random() * kinds.length)]?.id}`,
    `language:${language}`,
    `year:${1985 + Math.floor(random() * 40)}`,
    `state:${random() < 0.7 ? 'checked' : 'second-hand'}`,
    ...[one('country', 60), one('body', 400), one('place', 300), one('place', 300), one('person', 5_000)],
    one('periodical', 200),
  ]
  return {
    ...{ slug: `made-${number}`, language, title, summary, text, facets: [...new Set(facets)] },
    day: new Date(Date.UTC(1985, 0, 1) + random() * 40 * 365 * 86_400_000).toISOString().slice(0, 10),
    publishedAt: new Date(Date.UTC(2026, 0, 1) - random() * 365 * 86_400_000).toISOString(),
  }
}

const plain = (words: readonly Word[]) => words.map(({ word }) => word).join(' ')

/** Text in lines and sentences, as records have. */
const prose = (words: readonly Word[]) =>
  words.map(({ word }, at) => (at % 12 === 11 ? `${word}. ` : `${word} `)).join('')

/** Fills an empty archive with so many records in five languages. Only the tables of the search are filled. */
export async function fillArchive(url: string, records: number): Promise<void> {
  const database = new pg.Client(url)
  await database.connect()
  await database.query(
    `SET session_replication_role = replica; SET maintenance_work_mem = '1GB'; SET synchronous_commit = off`,
  )
  const { rows: indexes } = await database.query<{ name: string; made: string }>(
    `SELECT indexname AS name, indexdef AS made FROM pg_indexes WHERE tablename IN ('SearchEntry', 'SearchName', 'SearchWord')
     AND indexdef !~ 'UNIQUE'`,
  )
  for (const { name } of indexes) await database.query(`DROP INDEX "${name}"`)
  const vocabulary = await wordsOf(database)
  for (const words of vocabulary.values())
    await database.query(
      `INSERT INTO "SearchWord" (word, spelling) SELECT DISTINCT ON (word) word, spelling FROM unnest($1::text[], $2::text[]) AS one(word, spelling)
       ON CONFLICT DO NOTHING`,
      [words.map(({ folded }) => folded), words.map(({ word }) => word)],
    )
  for (let from = 0; from < records; from += AT_ONCE) {
    const made = Array.from({ length: Math.min(AT_ONCE, records - from) }, (_, at) =>
      recordOf(from + at, vocabulary),
    )
    const rows = made.map(rowOf)
    const column = (of: keyof ReturnType<typeof rowOf>) => rows.map((row) => row[of])
    await database.query(
      `INSERT INTO "SearchEntry" ("recordId", "editionId", slug, kind, language, title, summary, attribution, text, dated, "publishedAt", version,
         document, heading, facets, pairs, quotations)
       SELECT id, id, slug, substr(facets[1], 6), language, title, summary, 'Somewhere, ' || day, text, day, published, ${DOCUMENT_VERSION},
         document, heading, facets, pairs, quotations
       FROM (SELECT id, slug, language, title, summary, text, day, published, document, heading, facets::text[] AS facets, pairs::int[] AS pairs, quotations
         FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::date[], $8::timestamptz[], $9::tsvector[],
           $10::tsvector[], $11::text[], $12::text[], $13::jsonb[])
           AS one(id, slug, language, title, summary, text, day, published, document, heading, facets, pairs, quotations)) AS one`,
      columns.map(column),
    )
    await database.query(
      `INSERT INTO "SearchName" ("recordId", kind, key, name, letter, words)
       SELECT DISTINCT id::uuid, upper(split_part(facet, ':', 1)), substr(facet, strpos(facet, ':') + 1), 'A ' || substr(facet, strpos(facet, ':') + 1), 'A', ' a ' || substr(facet, strpos(facet, ':') + 1) || ' '
       FROM jsonb_to_recordset($1::jsonb) AS one(id text, facets text[]), unnest(facets) AS facet
       WHERE facet ~ '^(country|body|place|person|periodical):'`,
      [JSON.stringify(made.map(({ slug, facets }) => ({ id: idOf(slug), facets })))],
    )
    if ((from / AT_ONCE) % 40 === 39) console.log(`  ${from + AT_ONCE} of ${records} records`)
  }
  console.log('  indexes')
  for (const { made } of indexes) await database.query(made)
  await database.query('VACUUM ANALYZE')
  await database.end()
}

const columns = [
  ...(['id', 'slug', 'language', 'title', 'summary', 'text', 'day', 'published'] as const),
  ...(['document', 'heading', 'facets', 'pairs', 'quotations'] as const),
] as const

function rowOf({
  slug,
  language,
  title,
  summary,
  text,
  facets,
  day,
  publishedAt,
}: ReturnType<typeof recordOf>) {
  const quoted = (from: number) => ({
    number: 1 + from,
    mode: 'VERBATIM',
    language,
    text: prose(text.slice(from * 30, from * 30 + 25)),
    original: null,
    state: 'CHECKED',
  })
  const parts = [
    { words: title, weight: 'A' },
    { words: summary, weight: 'B' },
    { words: text, weight: 'C' },
  ]
  return {
    ...{ id: idOf(slug), slug, language, title: plain(title), summary: prose(summary), text: prose(text) },
    ...{ day, published: publishedAt, document: documentOf(parts), heading: documentOf(parts.slice(0, 2)) },
    facets: `{${facets.map((facet) => JSON.stringify(facet)).join(',')}}`,
    pairs: pairsOf(parts),
    quotations: JSON.stringify([quoted(0), quoted(1), quoted(2)]),
  }
}

/** Some of the records that `fillArchive` made. */
export function madeRecords(numbers: readonly number[]): MadeRecord[] {
  const vocabulary = new Map(
    languages.map((language) => [
      language,
      vocabularyOf(language).map((word) => ({ word, folded: word, lexemes: [] })),
    ]),
  )
  return numbers.map((number) => {
    const { slug, language, title, text } = recordOf(number, vocabulary)
    return {
      ...{ slug, language },
      title: title.map(({ word }) => word),
      text: text.map(({ word }) => word),
    }
  })
}
