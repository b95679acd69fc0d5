import 'server-only'
import { db } from '@/lib/db'
import { foldLetters } from '@/lib/folding/fold'
import { BEGINNING, beginningOf, stemmings } from '@/lib/folding/lexemes'
import { soundsOf } from '@/lib/folding/sounds'
import { withPlainDigits } from '@/lib/text/digits'
import { type AskedName, namesAsked } from './names'
import { type Asked, type AskedItem, anyOf, lexeme } from './query'
import type { Marked } from './snippet'

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

/** So many of the newest records are looked at first for a word. */
const LOOKED_AT = 20

/** Reads how the archive has each of these words. One query. */
function rowsOf(items: readonly AskedItem[]) {
  const asked = items.flatMap(({ word, exact }, at) =>
    word
      ? [
          {
            at,
            exact,
            folded: word.folded,
            beginning: word.hasEndings ? `${lexeme(BEGINNING + beginningOf(word.folded))}:*` : null,
            cased: word.cased.map((cased) => [cased, withPlainDigits(foldLetters(cased))]),
            sounds: soundsOf(word.cased[0] ?? '').asked,
          },
        ]
      : [],
  )
  if (asked.length === 0) return []
  return db.$queryRaw<Row[]>`
    SELECT asked.at, found.query, found.stems, here.known, here."isName",
      NOT here.known AND EXISTS (SELECT FROM "SearchWord" WHERE word >= asked.folded AND word < asked.folded || chr(1114111)) AS begins,
      (SELECT jsonb_agg(near) FROM (
        SELECT word, spelling FROM "SearchWord"
        WHERE NOT here.known AND length(asked.folded) > 3 AND word % asked.folded AND similarity(word, asked.folded) >= ${LIKE_ENOUGH}
        ORDER BY similarity(word, asked.folded) DESC, word LIMIT ${MOST_ALIKE}
      ) AS near) AS alike,
      (SELECT jsonb_agg(near) FROM (
        SELECT word, spelling FROM "SearchWord"
        WHERE (NOT here.known OR here."isName") AND sounds && ARRAY(SELECT jsonb_array_elements_text(asked.sounds)) AND word <> asked.folded
        ORDER BY similarity(word, asked.folded) DESC, word LIMIT ${MOST_SOUNDS}
      ) AS near) AS sounding
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
        AS asked(at int, exact text, folded text, beginning text, cased jsonb, sounds jsonb),
      LATERAL (
        SELECT concat_ws(' | ', asked.exact, string_agg(DISTINCT quote_literal(sign || stem), ' | '), asked.beginning) AS query,
          array_agg(DISTINCT sign || stem) AS stems
        FROM unnest(${stemmings.map(({ dictionary }) => dictionary)}::text[], ${stemmings.map(({ sign }) => sign)}::text[]) AS one(dictionary, sign),
          jsonb_array_elements(asked.cased) AS form, stele_stems(dictionary, form ->> 0, form ->> 1) AS stem
      ) AS found,
      LATERAL (
        SELECT w.word IS NOT NULL
          -- A number isn't a word of the archive. The index would first collect all records that have it.
          OR EXISTS (SELECT FROM (SELECT document FROM "SearchEntry" ORDER BY "publishedAt" DESC, "recordId" LIMIT ${LOOKED_AT}) AS newest WHERE document @@ found.query::tsquery)
          OR EXISTS (SELECT stele_matching(found.query::tsquery) LIMIT 1) AS known,
          cardinality(w.sounds) > 0 AS "isName"
        FROM (SELECT asked.folded) AS one(word) LEFT JOIN "SearchWord" w ON w.word = one.word OFFSET 0
      ) AS here
    ORDER BY asked.at`
}

const asked = (item: AskedItem): Resolved => ({
  term: { word: item.typed, prefix: false, instead: [], also: item.also },
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
      also: [...item.also, ...sounding.map(({ spelling }) => spelling)],
    },
    own: `(${own})`,
    all: anyOf([`(${own})`, ...others.map(({ word }) => lexeme(word))]),
    stems: [...(row.stems ?? []), ...(item.word.hasEndings ? [BEGINNING + beginningOf(folded)] : [])],
    words: [...item.words, ...others.map(({ word }) => word)],
  }
}

export type ResolvedSearch = {
  terms: Term[]
  /** The tsquery that finds the records, and the one that finds those with the reader's own words; null where they are the same. */
  query: string
  own: string | null
  /** For each pair of words that every found record has in a row, numbers; it has one of them. */
  pairs: number[][]
  /** What is marked in a text. */
  marked: Marked
}

/** Decides how a parsed search is searched. Two queries, and one more where a name is asked for. */
export async function resolve({ all, without }: Asked): Promise<ResolvedSearch> {
  const items = [...all.flat(), ...without]
  const [found, names] = await Promise.all([
    rowsOf(items),
    namesAsked(all.map((group) => (group.length === 1 ? group[0] : undefined))),
  ])
  const rows = new Map(found.map((row) => [row.at, row]))
  const resolvedItems = new Map(items.map((item, at) => [item, resolved(item, rows.get(at))]))
  const ofItems = (some: readonly AskedItem[]) => some.flatMap((item) => resolvedItems.get(item) ?? [])
  const groups = all.map(ofItems)
  const excluded = ofItems(without).map(({ own }) => `!(${own})`)
  const own = [...groups.map((group) => `(${anyOf(group.map((one) => one.own))})`), ...excluded].join(' & ')
  const query = [...withNames(groups, names), ...excluded].join(' & ')
  const wanted = groups.flat()
  return {
    terms: withOtherNames(
      all.flat().flatMap((item) => (item.word && resolvedItems.get(item)?.term) || []),
      names,
    ),
    query,
    own: own === query ? null : own,
    pairs: all.flatMap((group, at) =>
      group.length === 1 && !names.some(({ from, to }) => at >= from && at < to)
        ? (group[0]?.pairs ?? [])
        : [],
    ),
    marked: {
      words: [...wanted.flatMap(({ words }) => words), ...names.flatMap(({ words }) => words)],
      stems: wanted.flatMap(({ stems }) => stems),
      beginnings: wanted.filter(({ term }) => term.prefix).flatMap(({ words }) => words.slice(0, 1)),
      asked: groups.length,
    },
  }
}

/** The parts of the query: where words are a name, they or what finds its other names. */
function withNames(groups: readonly (readonly Resolved[])[], names: readonly AskedName[]): string[] {
  const whole = groups.map((group) => `(${anyOf(group.map((one) => one.all))})`)
  return whole.flatMap((part, at) => {
    const name = names.find(({ from, to }) => at >= from && at < to)
    if (!name) return [part]
    return at === name.from ? [`((${whole.slice(name.from, name.to).join(' & ')}) | ${name.query})`] : []
  })
}

/** The terms with the other names. Where a name is known, no similar spelling is named. */
function withOtherNames(terms: readonly Term[], names: readonly AskedName[]): Term[] {
  const own = names.filter(({ from, to }) => to - from === 1)
  const longer = names.filter(({ from, to, also }) => to - from > 1 && also.length > 0)
  return [
    ...terms.map((term) => {
      const name = own.find(({ word }) => word === term.word)
      return name ? { ...term, also: [...new Set([...name.also, ...term.also])] } : term
    }),
    ...longer.map(({ word, also }) => ({ word, prefix: false, instead: [], also })),
  ]
}
