import 'server-only'
import { foldLetters } from '@/lib/folding/fold'
import { BEGINNING, beginningOf, denseCharacters, PAIR, stemmings } from '@/lib/folding/lexemes'
import { partsOfLine, runsOf, wordLine } from '@/lib/folding/word-lines'
import { type SearchWord, searchWords } from '@/lib/folding/words'
import { Prisma } from '@/lib/generated/prisma/client'
import { withPlainDigits } from '@/lib/text/digits'

/** A condition: the line of words in this column has every word of the text, or begins one with it. Nothing has a text of signs only. */
export function hasWords(column: Prisma.Sql, text: string): Prisma.Sql {
  const parts = partsOfLine(text)
  return parts.length === 0
    ? Prisma.sql`FALSE`
    : Prisma.sql`(${Prisma.join(
        parts.map((part) => Prisma.sql`${column} LIKE ${`%${part}%`}`),
        ' AND ',
      )})`
}

/** A condition: the line of words in this column resembles the text (pg_trgm). */
export const resemblesWords = (column: Prisma.Sql, text: string): Prisma.Sql =>
  Prisma.sql`${column} % ${wordLine(text)}`

/** A condition: a part of the line of words in this column resembles the text. */
export const containsSimilar = (column: Prisma.Sql, text: string): Prisma.Sql =>
  Prisma.sql`${wordLine(text)} <% ${column}`

/** The most words of a search, and the fewest letters after which a word can go on: no sign of a lexeme is that long. */
const [MOST, UNFINISHED, ENDING] = [12, 3, 4]

const lexeme = (text: string) => `'${text.replaceAll("'", "''")}'`

/** What a document has of these words, which are one or touch each other. */
function asked(run: readonly SearchWord[]): { exact: string; cased: string[][] } {
  const [word] = run
  if (word?.isDense) {
    const characters = denseCharacters(run).map(({ character }) => character)
    const pairs = characters.slice(0, -1).map((one, at) => lexeme(`${PAIR}${one}${characters[at + 1]}`))
    return { exact: pairs.join(' & ') || `${lexeme(PAIR + (characters[0] ?? ''))}:*`, cased: [] }
  }
  const [whole = ''] = word?.forms ?? []
  const { length } = [...whole]
  return {
    exact: [
      `${lexeme(whole)}${length < UNFINISHED ? '' : ':*'}`,
      ...(length < ENDING ? [] : [`${lexeme(BEGINNING + beginningOf(whole))}:*`]),
    ].join(' | '),
    cased: (word?.cased.slice(0, 1) ?? []).map((cased) => [cased, withPlainDigits(foldLetters(cased))]),
  }
}

/**
 * A condition: the search document in this column (lib/editions/indexing) has every word of the text, another form of it, or a word that begins with
 * it. Nothing has a text of signs only.
 */
export function hasText(column: Prisma.Sql, text: string): Prisma.Sql {
  const runs = runsOf(searchWords(text)).slice(0, MOST)
  if (runs.length === 0) return Prisma.sql`FALSE`
  const [dictionaries, signs] = [
    stemmings.map(({ dictionary }) => dictionary),
    stemmings.map(({ sign }) => sign),
  ]
  return Prisma.sql`${column} @@ (
    SELECT string_agg('(' || concat_ws(' | ', '(' || exact || ')', (
      SELECT string_agg(DISTINCT quote_literal(sign || stem), ' | ')
      FROM unnest(${dictionaries}::text[], ${signs}::text[]) AS one(dictionary, sign), jsonb_array_elements(cased) AS form,
        stele_stems(dictionary, form ->> 0, form ->> 1) AS stem)) || ')', ' & ')::tsquery
    FROM jsonb_to_recordset(${JSON.stringify(runs.map(asked))}::jsonb) AS asked(exact text, cased jsonb))`
}
