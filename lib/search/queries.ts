import 'server-only'
import { z } from 'zod'
import { type DateGroup, dateGroupSchema } from '@/lib/dates'
import { db } from '@/lib/db'
import type { ListedQuotation, WarnedText } from '@/lib/editions/indexing/listed'
import { Prisma } from '@/lib/generated/prisma/client'
import { pageSchema } from '@/lib/input'
import { kindOf } from '@/lib/records/kinds'
import { countFacets, type FacetCounts, hasFacets } from './facets'
import { facetsAsked, filterShape } from './filters'
import { type Match, matchOf } from './matches'
import { asksForNothing, parseAsked } from './query'
import { type ResolvedSearch, resolve, type Term } from './terms'
import { inTurn } from './turns'

const PAGE_SIZE = 20

/** Orders of a list: best match, recently published, or date of the record (without a year last). */
export const sorts = ['likeness', 'published', 'dated'] as const
export type Sort = (typeof sorts)[number]

/** The query string of the list of records. Invalid values count as missing. */
export const searchSchema = z.object({
  q: z.string().trim().catch(''),
  ...filterShape,
  sort: z.enum(sorts).nullable().catch(null),
  page: pageSchema,
})
export type Search = z.output<typeof searchSchema>

export type Found = Match & {
  slug: string
  kind: string
  language: string
  title: string
  attribution: string
  publishedAt: Date
  /** The date of the record; null where its kind has none or none is given. */
  date: DateGroup | null
}

export type Results = { total: number; pages: number; terms: Term[]; found: Found[] }

type Row = Omit<Found, keyof Match | 'date'> & {
  summary: string
  text: string
  quotations: ListedQuotation[]
  warned: WarnedText[]
  date: unknown
}

/** The longest text of a record in which matches are looked for, in characters. */
const SHOWN = 20_000

// Ranking the full text of more records than this takes too long; then only titles and summaries are ranked.
const RANKED_WHOLE = 2_000

/** One page of search results: live editions only. Two queries, four with search words. Accepts any input. Waits for its turn (turns.ts). */
export const search = (asked: Search): Promise<Results> =>
  inTurn(async () => resultsOf(asked, await conditionOf(asked)))

/** The same, with the counts of its facets. One query more. */
export const searchWithFacets = (asked: Search): Promise<Results & FacetCounts> =>
  inTurn(async () => {
    const condition = await conditionOf(asked)
    const results = await resultsOf(asked, condition)
    return { ...results, ...(await countFacets(condition.where, facetsAsked(asked))) }
  })

type Condition = { where: Prisma.Sql; resolved: ResolvedSearch | null }

async function conditionOf(asked: Search): Promise<Condition> {
  const words = parseAsked(asked.q)
  const resolved = asksForNothing(words) ? null : await resolve(words)
  const where = Prisma.sql`WHERE TRUE
    ${asked.kind ? Prisma.sql`AND kind = ${asked.kind}` : Prisma.empty} ${hasFacets(facetsAsked({ ...asked, kind: null }))}
    ${resolved ? Prisma.sql`AND "recordId" IN (SELECT stele_matching(${resolved.query}::tsquery))` : Prisma.empty}`
  return { where, resolved }
}

async function resultsOf({ sort, page }: Search, { where, resolved }: Condition): Promise<Results> {
  const [counted] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM "SearchEntry" ${where}`
  const total = counted?.total ?? 0
  const texts = resolved
    ? Prisma.sql`left(text, ${SHOWN}) AS text, quotations, warned`
    : Prisma.sql`'' AS text, '[]'::jsonb AS quotations, '[]'::jsonb AS warned`
  const rows = await db.$queryRaw<Row[]>`
    SELECT slug, kind, language, title, attribution, "publishedAt", summary, fields AS date, ${texts}
    FROM "SearchEntry" ${where} ${orderBy(sort, resolved, total)} LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`
  const found: Found[] = []
  for (const { summary, text, quotations, warned, date, ...row } of rows) {
    if (found.length > 0) await new Promise(setImmediate)
    const match = matchOf({ ...row, summary, text, quotations, warned }, resolved?.marked ?? null)
    found.push({ ...row, ...match, date: dateOf(row.kind, date) })
  }
  return { total, pages: Math.ceil(total / PAGE_SIZE), terms: resolved?.terms ?? [], found }
}

const fieldsSchema = z.record(z.string(), z.unknown()).catch({})
const dateSchema = dateGroupSchema.nullable().catch(null)

/** The date of a record among its fields, as its entry keeps them. */
export function dateOf(kind: string, fields: unknown): DateGroup | null {
  const { dateField } = kindOf(kind)
  return dateField === null ? null : dateSchema.parse(fieldsSchema.parse(fields)[dateField] ?? null)
}

function orderBy(sort: Sort | null, resolved: ResolvedSearch | null, total: number): Prisma.Sql {
  if (sort === 'dated') return Prisma.sql`ORDER BY dated ASC NULLS LAST, "recordId"`
  if (!resolved || sort === 'published') return Prisma.sql`ORDER BY "publishedAt" DESC, "recordId"`
  const ranked = total > RANKED_WHOLE ? Prisma.sql`heading` : Prisma.sql`document`
  const ownFirst = resolved.own ? Prisma.sql`${ranked} @@ ${resolved.own}::tsquery DESC,` : Prisma.empty
  return Prisma.sql`ORDER BY ${ownFirst} ts_rank_cd(${ranked}, ${resolved.query}::tsquery, 33) DESC, "publishedAt" DESC, "recordId"`
}
