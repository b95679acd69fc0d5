import 'server-only'
import { db } from '@/lib/db'
import { nameLexeme } from '@/lib/folding/lexemes'
import { wordLine } from '@/lib/folding/word-lines'
import type { AuthorityKind } from '@/lib/generated/prisma/enums'
import { keptIdSql } from '@/lib/sources/merged-sources'
import { type AskedItem, anyOf, lexeme, phraseOf } from './query'

/** A name in a search that is a name of an authority: the words that it takes, and what else finds its authorities. */
export type AskedName = {
  word: string
  from: number
  to: number
  query: string
  also: string[]
  words: string[]
}

/** The most words of a name, and the most names of an authority that are searched. */
const [LONGEST, MOST_NAMES] = [6, 20]

type Row = { at: number; ids: string[]; kind: AuthorityKind; names: string[] }
type Run = { from: number; to: number; typed: string }

/** All runs of up to six neighbouring words, the longest first. */
const runsIn = (words: readonly string[]): Run[] =>
  words
    .flatMap((_, from) =>
      Array.from({ length: Math.min(LONGEST, words.length - from) }, (_, more) => ({
        from,
        to: from + more + 1,
        typed: words.slice(from, from + more + 1).join(' '),
      })),
    )
    .toSorted((one, other) => other.to - other.from - (one.to - one.from))

/**
 * The authorities of which each run of words is a name. Of people only those whom a published record names by their entry, and no one who must
 * stay unnamed. A search must not tell which names are of one person.
 */
const rowsOf = (runs: readonly Run[]) => db.$queryRaw<Row[]>`
  WITH asked AS (SELECT line, at::int - 1 AS at FROM unnest(${runs.map(({ typed }) => wordLine(typed))}::text[]) WITH ORDINALITY AS one(line, at)),
  hit AS (
    SELECT at, coalesce("mergedIntoId", id) AS id FROM asked JOIN "Authority" ON words = line
    UNION SELECT at, ${keptIdSql('a')} FROM asked JOIN "AuthorityVariant" v ON v.words = line JOIN "Authority" a ON a.id = v."authorityId"),
  found AS (
    SELECT hit.at, a.kind, ARRAY(SELECT a.id UNION ALL SELECT m.id FROM "Authority" m WHERE m."mergedIntoId" = a.id) AS ids,
      ARRAY(SELECT a.name UNION ALL (SELECT v.name FROM "AuthorityVariant" v WHERE v."authorityId" = a.id ORDER BY v.name LIMIT ${MOST_NAMES})) AS names
    FROM hit JOIN "Authority" a ON a.id = hit.id ORDER BY hit.at, a.id LIMIT 50)
  SELECT at, kind, ids, names FROM found
  WHERE kind <> 'PERSON' OR (
    EXISTS (SELECT FROM unnest(ids) AS one(id), stele_matching(quote_literal('@' || one.id)::tsquery))
    AND NOT EXISTS (
      SELECT FROM "Consent" c JOIN "Record" r ON r.id = c."recordId", unnest(names) AS name
      WHERE r.editions > 0 AND c."nameDisplay" <> 'NAMED' AND c."legalName" <> '' AND stele_sorted(c."legalName") = stele_sorted(name)))`

/** Those of the queries that a published record answers. */
async function answered(queries: readonly string[]): Promise<Set<string>> {
  if (queries.length === 0) return new Set()
  const rows = await db.$queryRaw<{ query: string }[]>`
    SELECT query FROM unnest(${[...queries]}::text[]) AS asked(query) WHERE EXISTS (SELECT stele_matching(query::tsquery) LIMIT 1)`
  return new Set(rows.map(({ query }) => query))
}

/**
 * The names of authorities among neighbouring words of a search, with the queries that find their other names. `also` has the other names that
 * published records contain. One query, and one more where a name is asked for.
 */
export async function namesAsked(items: readonly (AskedItem | undefined)[]): Promise<AskedName[]> {
  const runs = runsIn(items.map((item) => item?.typed ?? '')).filter(({ from, to }) =>
    items.slice(from, to).every((item) => item !== undefined),
  )
  if (runs.length === 0) return []
  const rows = await rowsOf(runs)
  const taken = new Set<number>()
  const chosen = runs.flatMap((run, at) => {
    const own = rows.filter((row) => row.at === at)
    const places = Array.from({ length: run.to - run.from }, (_, index) => run.from + index)
    if (own.length === 0 || places.some((place) => taken.has(place))) return []
    for (const place of places) taken.add(place)
    return [
      { run, names: own.flatMap((row) => othersOf(row, run.typed)), ids: own.flatMap(({ ids }) => ids) },
    ]
  })
  const known = await answered(chosen.flatMap(({ names }) => names.map(({ query }) => query)))
  return chosen.map(({ run, names, ids }) => {
    const shown = names.filter(({ query }) => known.has(query))
    return {
      word: run.typed,
      from: run.from,
      to: run.to,
      query: anyOf([...ids.map((id) => lexeme(nameLexeme(id))), ...shown.map(({ query }) => query)]),
      also: [...new Set(shown.map(({ name }) => name))],
      words: shown.flatMap(({ words }) => words),
    }
  })
}

/** The other names of an authority; those of people only where a record names them by their entry. */
function othersOf({ kind, ids, names }: Row, typed: string) {
  const line = wordLine(typed)
  const entry = anyOf(ids.map((id) => lexeme(nameLexeme(id))))
  return names.flatMap((name) => {
    const [phrase] = wordLine(name) === line ? [] : phraseOf(name)
    if (!phrase) return []
    return [
      { name, query: kind === 'PERSON' ? `(${entry} & ${phrase.exact})` : phrase.exact, words: phrase.words },
    ]
  })
}
