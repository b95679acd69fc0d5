import 'server-only'
import { db } from '@/lib/db'
import { BEGINNING, stemmings } from '@/lib/editions/indexing/lexemes'
import { foldLetters } from '@/lib/folding/fold'
import { soundsOf } from '@/lib/folding/sounds'
import { withPlainDigits } from '@/lib/text/digits'
import { type Asked, type AskedItem, anyOf, lexeme } from './query'

/**
 * How a word of a search is searched: itself with its stems, words that begin with it (`prefix`), similar spellings (`instead`, where no record
 * contains it), and names that sound the same or that its authority has too (`also`).
 */
export type Term = { word: string; prefix: boolean; instead: string[]; also: string[] }

/** A word or phrase with the tsqueries that find it: by itself, and also by other spellings. */
type Resolved = { term: Term; own: string; all: string; stems: string[]; words: string[] }

const [LIKE_ENOUGH, MOST_ALIKE, MOST_SOUNDS] = [0.4, 3, 6]
/** The fewest letters of an unfinished word. */
const UNFINISHED = 3

type Row = {
  at: number
  query: string
  stems: string[] | null
  known: boolean
  begins: boolean
  alike: { word: string; spelling: string }[] | null
  sounding: { word: string; spelling: string }[] | null
  isName: boolean | null
}

const dictionaries = [...stemmings, { dictionary: '', sign: BEGINNING }]

/** Reads how the archive has each of these words. One query. */
function rowsOf(items: readonly AskedItem[]) {
  const asked = items.flatMap(({ word, exact }, at) =>
    word
      ? [
          {
            at,
            exact,
            folded: word.folded,
            endings: word.hasEndings,
            cased: word.cased.map((cased) => [cased, withPlainDigits(foldLetters(cased))]),
            sounds: soundsOf(word.cased[0] ?? '').asked,
          },
        ]
      : [],
  )
  if (asked.length === 0) return []
  return db.$queryRaw<Row[]>`
    SELECT asked.at, found.query, found.stems,
      EXISTS (SELECT FROM "SearchWord" WHERE word = asked.folded) OR EXISTS (SELECT stele_matching(found.query::tsquery) LIMIT 1) AS known,
      EXISTS (SELECT FROM "SearchWord" WHERE word LIKE asked.folded || '%') AS begins,
      (SELECT cardinality(sounds) > 0 FROM "SearchWord" WHERE word = asked.folded) AS "isName",
      (SELECT jsonb_agg(near) FROM (
        SELECT word, spelling FROM "SearchWord"
        WHERE length(asked.folded) > 3 AND word % asked.folded AND similarity(word, asked.folded) >= ${LIKE_ENOUGH}
        ORDER BY similarity(word, asked.folded) DESC, word LIMIT ${MOST_ALIKE}
      ) AS near) AS alike,
      (SELECT jsonb_agg(near) FROM (
        SELECT word, spelling FROM "SearchWord"
        WHERE sounds && ARRAY(SELECT jsonb_array_elements_text(asked.sounds)) AND word <> asked.folded
        ORDER BY similarity(word, asked.folded) DESC, word LIMIT ${MOST_SOUNDS}
      ) AS near) AS sounding
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
        AS asked(at int, exact text, folded text, endings boolean, cased jsonb, sounds jsonb),
      LATERAL (
        SELECT concat_ws(' | ', asked.exact, string_agg(DISTINCT quote_literal(sign || stem) || CASE WHEN sign = ${BEGINNING} THEN ':*' ELSE '' END, ' | ')) AS query,
          array_agg(DISTINCT sign || stem) AS stems
        FROM unnest(${dictionaries.map(({ dictionary }) => dictionary)}::text[], ${dictionaries.map(({ sign }) => sign)}::text[]) AS one(dictionary, sign),
          jsonb_array_elements(asked.cased) AS form, stele_stems(dictionary, form ->> 0, form ->> 1) AS stem
        WHERE sign <> ${BEGINNING} OR asked.endings
      ) AS found
    ORDER BY asked.at`
}

const asked = (item: AskedItem): Resolved => ({
  term: { word: item.typed, prefix: false, instead: [], also: [] },
  own: item.exact,
  all: item.exact,
  stems: [],
  words: item.words,
})

/**
 * Decides how a word is searched. A known word is searched as it is and by its stems; an unknown one as the beginning of words; if no word
 * begins with it, by the most similar known words. A name is searched by all names that sound the same.
 */
function resolved(item: AskedItem, row: Row | undefined): Resolved {
  if (!row || !item.word) return asked(item)
  const { folded } = item.word
  const prefix = !row.known && row.begins && [...folded].length >= UNFINISHED
  const sounding = row.known && !row.isName ? [] : (row.sounding ?? [])
  const alike = row.known || prefix || sounding.length > 0 ? [] : (row.alike ?? [])
  const own = prefix ? `${row.query} | ${lexeme(folded)}:*` : row.query
  const others = [...alike, ...sounding]
  return {
    term: {
      word: item.typed,
      prefix,
      instead: alike.map(({ spelling }) => spelling),
      also: sounding.map(({ spelling }) => spelling),
    },
    own: `(${own})`,
    all: anyOf([`(${own})`, ...others.map(({ word }) => lexeme(word))]),
    stems: row.stems ?? [],
    words: [...item.words, ...others.map(({ word }) => word)],
  }
}

export type ResolvedSearch = {
  terms: Term[]
  /** The tsquery that finds the records, and the one that finds those with the reader's own words; null where they are the same. */
  query: string
  own: string | null
  /** What is marked in a text. */
  marked: { words: string[]; stems: string[]; beginnings: string[] }
}

/** Decides how a parsed search is searched. One query. */
export async function resolve({ all, without }: Asked): Promise<ResolvedSearch> {
  const items = [...all.flat(), ...without]
  const rows = new Map((await rowsOf(items)).map((row) => [row.at, row]))
  const found = items.map((item, at) => resolved(item, rows.get(at)))
  const foundOf = new Map(items.map((item, at) => [item, found[at]]))
  const ofItems = (some: readonly AskedItem[]) => some.flatMap((item) => foundOf.get(item) ?? [])
  const groups = all.map(ofItems)
  const excluded = ofItems(without)
  const joined = (part: 'own' | 'all') =>
    [
      ...groups.map((group) => `(${anyOf(group.map((one) => one[part]))})`),
      ...excluded.map(({ own }) => `!(${own})`),
    ].join(' & ')
  const wanted = groups.flat()
  const [query, own] = [joined('all'), joined('own')]
  return {
    terms: all.flat().flatMap((item) => (item.word && foundOf.get(item)?.term) || []),
    query,
    own: own === query ? null : own,
    marked: {
      words: wanted.flatMap(({ words }) => words),
      stems: wanted.flatMap(({ stems }) => stems),
      beginnings: wanted.filter(({ term }) => term.prefix).flatMap(({ words }) => words.slice(0, 1)),
    },
  }
}
