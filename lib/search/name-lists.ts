import 'server-only'
import { z } from 'zod'
import { keyIn } from '@/lib/editions/addresses'
import {
  hiddenNamesSql,
  isNotHiddenSql,
  isShownSql,
  unlistedNamesSql,
} from '@/lib/editions/indexing/shown-names'
import { pageSchema } from '@/lib/input'
import { publicQuery } from '@/lib/replica'
import { keptIdSql } from '@/lib/sources/merged-sources'
import { type ListedNameKind, listedNameKinds } from './name-kinds'
import { dateOf, type Found } from './queries'
import { inTurn } from './turns'

const [NAMES_PAGE, RECORDS_PAGE, MOST_FORMS, MOST_SOURCES] = [100, 50, 20, 50]

export const namesAskedSchema = z.object({
  of: z.enum(listedNameKinds).catch('person'),
  letter: z
    .string()
    .regex(/^(?:\p{Lu}|\p{Lo}|#)$/u)
    .nullable()
    .catch(null),
  page: pageSchema,
})
export type NamesAsked = z.output<typeof namesAskedSchema>

const namesKind = z.object({ of: z.enum(listedNameKinds) })

/** What the address of a list of names asks for; where it names no kind, the first kind that has names. At most one query. */
export async function namesAsked(query: unknown): Promise<NamesAsked> {
  const asked = namesAskedSchema.parse(query)
  if (namesKind.safeParse(query).success) return asked
  const [first] = await publicQuery<{ kind: string }[]>`
    SELECT kind FROM unnest(${listedNameKinds.map((kind) => kind.toUpperCase())}::text[]) WITH ORDINALITY AS listed(kind, place)
    WHERE EXISTS (SELECT FROM "SearchName" n WHERE n.kind = listed.kind AND ${isShownSql}) ORDER BY place LIMIT 1`
  return { ...asked, of: listedNameKinds.find((kind) => kind.toUpperCase() === first?.kind) ?? asked.of }
}

type NameLine = { key: string; name: string; records: number }
export type NameList = {
  letters: { letter: string; names: number }[]
  letter: string | null
  names: NameLine[]
  pages: number
}

/**
 * The names of one kind that live editions give and that begin with a letter, in the order of the alphabets; without a letter, all where they fit
 * on a page, else those of the first letter. No name that must stay hidden. Two queries.
 */
export const namesFrom = ({ of, letter, page }: NamesAsked): Promise<NameList> =>
  inTurn(async () => {
    const kind = of.toUpperCase()
    const letters = await publicQuery<{ letter: string; names: number }[]>`
      WITH ${hiddenNamesSql}, ${unlistedNamesSql}
      SELECT letter, count(*)::int AS names
      FROM (SELECT letter, key FROM "SearchName" WHERE kind = ${kind} GROUP BY letter, key) AS one
      WHERE NOT EXISTS (SELECT FROM unlisted u WHERE ${kind} = 'PERSON' AND u.letter = one.letter AND u.key = one.key)
      GROUP BY letter ORDER BY letter = '#', letter COLLATE "und-x-icu"`
    const areFew = letters.reduce((sum, one) => sum + one.names, 0) <= NAMES_PAGE
    const chosen = letter ?? (areFew ? null : (letters[0]?.letter ?? null))
    const names = await publicQuery<NameLine[]>`
      WITH ${hiddenNamesSql}
      SELECT one.key, one.name, (SELECT count(*)::int FROM "SearchName" all_of WHERE all_of.kind = ${kind} AND all_of.key = one.key) AS records
      FROM (SELECT key, (array_agg(name ORDER BY "recordId" DESC))[1] AS name FROM "SearchName" n
        WHERE kind = ${kind} AND (${chosen}::text IS NULL OR letter = ${chosen}) AND ${isNotHiddenSql} GROUP BY key) AS one
      ORDER BY one.name COLLATE "und-x-icu", one.key LIMIT ${NAMES_PAGE} OFFSET ${(page - 1) * NAMES_PAGE}`
    const total = letters.find((one) => one.letter === chosen)?.names ?? 0
    return { letters, letter: chosen, names, pages: Math.ceil(total / NAMES_PAGE) }
  })

type NamedRecord = Pick<Found, 'slug' | 'kind' | 'title' | 'attribution' | 'fields' | 'language' | 'date'>
export type PublicName = {
  kind: ListedNameKind
  key: string
  name: string
  /** Other forms in which records write it. */
  forms: string[]
  total: number
  pages: number
  records: NamedRecord[]
  /** Sources that live editions cite and whose entry is tied to this name, the most cited first. */
  sources: { id: string; title: string; records: number }[]
}

const uuid = z.uuid()

/** A name with the records and sources that give it; null when no live edition gives it or it must stay hidden. Three queries. */
const publicName = (kind: ListedNameKind, key: string, page: number): Promise<PublicName | null> =>
  inTurn(async () => {
    const forms = await publicQuery<{ name: string; records: number }[]>`
      SELECT n.name, count(*)::int AS records FROM "SearchName" n WHERE n.kind = ${kind.toUpperCase()} AND n.key = ${key} AND ${isShownSql}
      GROUP BY n.name ORDER BY max(n."recordId"::text) DESC`
    const [first, ...others] = forms
    if (!first) return null
    const [rows, sources] = await Promise.all([recordsNaming(kind, key, page), sourcesNaming(key)])
    const total = forms.reduce((sum, { records }) => sum + records, 0)
    return {
      ...{ kind, key, name: first.name, total, pages: Math.ceil(total / RECORDS_PAGE), sources },
      forms: others.map(({ name }) => name).slice(0, MOST_FORMS),
      records: rows.map((row) => ({ ...row, date: dateOf(row.kind, row.fields) })),
    }
  })

const recordsNaming = (kind: ListedNameKind, key: string, page: number) => publicQuery<
  Omit<NamedRecord, 'date'>[]
>`
  SELECT s.slug, s.kind, s.title, s.attribution, s.language, s.fields FROM "SearchName" n JOIN "SearchEntry" s USING ("recordId")
  WHERE n.kind = ${kind.toUpperCase()} AND n.key = ${key} ORDER BY s.dated NULLS LAST, s."recordId"
  LIMIT ${RECORDS_PAGE} OFFSET ${(page - 1) * RECORDS_PAGE}`

const sourcesNaming = async (key: string) =>
  uuid.safeParse(key).success
    ? publicQuery<{ id: string; title: string; records: number }[]>`
      WITH tied AS (
        SELECT "sourceId" AS id FROM "SourceContributor" WHERE "authorityId" = ${key}::uuid
        UNION SELECT "sourceId" FROM "SourceAuthority" WHERE "authorityId" = ${key}::uuid)
      SELECT cited.id::text, cited.records, (
        SELECT item -> 'csl' ->> 'title' FROM "Edition" e, jsonb_array_elements(e.snapshot -> 'sources') AS item
        WHERE e.id = cited."editionId" AND (item ->> 'id')::uuid IN (SELECT a.id FROM "Source" a WHERE a.id = cited.id OR a."mergedIntoId" = cited.id) LIMIT 1) AS title
      FROM (
        SELECT ${keptIdSql('a')} AS id, count(DISTINCT s."recordId")::int AS records,
          (array_agg(s."editionId" ORDER BY s."publishedAt" DESC))[1] AS "editionId"
        FROM tied JOIN "Source" a USING (id) JOIN "Reference" r ON r."sourceId" = a.id JOIN "Edition" e ON e."revisionId" = r."revisionId"
        JOIN "SearchEntry" s ON s."editionId" = e.id GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST_SOURCES}) AS cited
      ORDER BY cited.records DESC, cited.id`
    : []

const isListedKind = (kind: string): kind is ListedNameKind =>
  (listedNameKinds as readonly string[]).includes(kind)

/** The name at an address; null as for `publicName`. */
export async function nameAt(kind: string, part: string, page: number): Promise<PublicName | null> {
  const key = keyIn(part)
  return key !== null && isListedKind(kind) ? publicName(kind, key, page) : null
}
