import 'server-only'
import { db } from '@/lib/db'
import { configurations } from '@/lib/editions/search-configurations'
import type { Asked } from './query'

/** A word of a search and how it is searched: itself, words that begin with it (`prefix`), or similar spellings (`instead`). */
export type Term = { word: string; prefix: boolean; instead: string[] }

const LIKE_ENOUGH = 0.4

/**
 * Decides how each word is searched. A known word is searched as it is; an unknown one as the beginning of words; if no word begins with
 * it, by the most similar known words. The last word can always be unfinished. One query.
 */
export async function termsOf({ words }: Asked): Promise<Term[]> {
  if (words.length === 0) return []
  const rows = await db.$queryRaw<{ at: number; known: boolean; begins: boolean; like: string[] | null }[]>`
    SELECT asked.at::int,
      EXISTS (SELECT FROM "SearchWord" WHERE word = folded.word) AS known,
      EXISTS (SELECT FROM "SearchWord" WHERE word LIKE folded.word || '%') AS begins,
      (SELECT array_agg(near.word) FROM (
        SELECT word FROM "SearchWord"
        WHERE length(folded.word) > 3 AND word % folded.word AND similarity(word, folded.word) >= ${LIKE_ENOUGH}
        ORDER BY similarity(word, folded.word) DESC, word LIMIT 3
      ) AS near) AS like
    FROM unnest(${words}::text[]) WITH ORDINALITY AS asked(word, at), LATERAL (SELECT stele_fold(asked.word) AS word) AS folded
    ORDER BY asked.at`
  return rows.map(({ at, known, begins, like }) => {
    const word = words[at - 1] ?? ''
    const prefix = begins && (!known || at === words.length)
    return { word, prefix, instead: known || begins ? [] : (like ?? []) }
  })
}

/** The search as a PostgreSQL tsquery in text form, with every word quoted by the database. One query. */
export async function tsqueryOf(terms: readonly Term[], asked: Asked): Promise<string> {
  const wanted = [
    ...terms.flatMap(({ word, prefix, instead }, group) => [
      { group, term: word, phrase: false, prefix, not: false },
      ...instead.map((term) => ({ group, term, phrase: false, prefix: false, not: false })),
    ]),
    ...[...asked.phrases, ...asked.without].map((term, index) => ({
      group: terms.length + index,
      term,
      phrase: true,
      prefix: false,
      not: index >= asked.phrases.length,
    })),
  ]
  const [row] = await db.$queryRaw<{ query: string | null }[]>`
    SELECT string_agg(CASE WHEN clause.not THEN '!' ELSE '' END || '(' || clause.forms || ')', ' & ') AS query FROM (
      SELECT "group", "not", string_agg(stele_term(${configurations}::regconfig[], term, phrase, prefix), ' | ') AS forms
      FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
        AS wanted("group" int, term text, phrase boolean, prefix boolean, "not" boolean)
      GROUP BY "group", "not"
    ) AS clause`
  return row?.query ?? ''
}
