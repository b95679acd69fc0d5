import 'server-only'
import { z } from 'zod'
import { type DateGroup, dateGroupSchema } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import type { ListedQuotation, WarnedText } from '@/lib/editions/indexing/listed'
import { Prisma } from '@/lib/generated/prisma/client'
import { pageSchema } from '@/lib/input'
import { kindOf } from '@/lib/records/kinds'
import { countFacets, type FacetCounts, hasFacets } from './facets'
import { facetsAsked, filterShape, sorts } from './filters'
import { type Match, matchOf } from './matches'
import { asksForNothing, parseAsked } from './query'
import { byIndex, type Condition, mostCounted, mostFaceted, pageOf } from './ranking'
import { resolve, type Term } from './terms'
import { inTurn } from './turns'

const PAGE_SIZE = 20

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
  /** The fields of its search entry, for the line in the language of the page. */
  fields: unknown
  publishedAt: Date
  /** The date of the record; null where its kind has none or none is given. */
  date: DateGroup | null
}

export type Results = {
  /** The number of records; where the count stopped (`isCapped`), there are more. */
  total: number
  isCapped: boolean
  pages: number
  terms: Term[]
  found: Found[]
}

type Row = Omit<Found, keyof Match | 'date' | 'fields'> & {
  summary: string
  text: string
  quotations: ListedQuotation[]
  warned: WarnedText[]
  date: unknown
}

/** The longest text of a record in which matches are looked for, in characters. */
const SHOWN = 20_000

/**
 * One page of search results: live editions only. Two queries in a transaction, and two more with search words. Accepts any input. Waits for its
 * turn (turns.ts).
 */
export const search = (asked: Search): Promise<Results> =>
  inTurn(async () => {
    const condition = await conditionOf(asked)
    return resultsOf(asked, condition, await byIndex((tx) => readPage(tx, condition, asked)))
  })

/** The same, with the counts of its facets. One query more. */
export const searchWithFacets = (asked: Search): Promise<Results & FacetCounts> =>
  inTurn(async () => {
    const condition = await conditionOf(asked)
    const [read, facets] = await byIndex(async (tx) => [
      await readPage(tx, condition, asked),
      await countFacets(tx, condition.where, facetsAsked(asked), mostFaceted(condition)),
    ])
    return { ...(await resultsOf(asked, condition, read)), ...facets }
  })

async function conditionOf(asked: Search): Promise<Condition> {
  const words = parseAsked(asked.q)
  const resolved = asksForNothing(words) ? null : await resolve(words)
  const filter = Prisma.sql`WHERE TRUE
    ${asked.kind ? Prisma.sql`AND kind = ${asked.kind}` : Prisma.empty} ${hasFacets(facetsAsked({ ...asked, kind: null }))}`
  const fits = (query: string) => Prisma.sql`document @@ ${query}::tsquery`
  const where = resolved
    ? Prisma.sql`${filter} ${hasPairs(resolved.pairs)} AND ${fits(resolved.query)}`
    : filter
  return { where, filter, resolved }
}

const hasPairs = (pairs: readonly number[][]) =>
  pairs.length === 0
    ? Prisma.empty
    : Prisma.join(
        pairs.map((numbers) => Prisma.sql`AND pairs && ${numbers}::int[]`),
        ' ',
      )

type Read = { total: number; isCapped: boolean; rows: Row[] }

async function readPage(tx: Tx, condition: Condition, { sort, page }: Search): Promise<Read> {
  const { where, resolved } = condition
  const most = mostCounted(condition)
  const [counted] = await tx.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM (SELECT FROM "SearchEntry" ${where} ${resolved ? Prisma.sql`LIMIT ${most + 1}` : Prisma.empty}) AS counted`
  const total = counted?.total ?? 0
  const isCapped = resolved !== null && total > most
  const texts = resolved
    ? Prisma.sql`left(text, ${SHOWN}) AS text, quotations, warned`
    : Prisma.sql`'' AS text, '[]'::jsonb AS quotations, '[]'::jsonb AS warned`
  const rows = await tx.$queryRaw<Row[]>`
    WITH page AS MATERIALIZED (${pageOf(condition, { sort, total, isCapped, from: (page - 1) * PAGE_SIZE, size: PAGE_SIZE })})
    SELECT slug, kind, language, title, attribution, "publishedAt", summary, fields AS date, ${texts}
    FROM page JOIN "SearchEntry" USING ("recordId") ORDER BY page.place`
  return { total: Math.min(total, resolved ? most : total), isCapped, rows }
}

async function resultsOf(
  { page }: Search,
  { resolved }: Condition,
  { total, isCapped, rows }: Read,
): Promise<Results> {
  const found: Found[] = []
  for (const { summary, text, quotations, warned, date, ...row } of rows) {
    if (found.length > 0) await new Promise(setImmediate)
    const match = matchOf({ ...row, summary, text, quotations, warned }, resolved?.marked ?? null)
    found.push({ ...row, ...match, fields: date, date: dateOf(row.kind, date) })
  }
  const pages = Math.ceil(total / PAGE_SIZE)
  // After the last page that was counted, there is a next one as long as a page is full.
  const next = isCapped && found.length === PAGE_SIZE ? page + 1 : page
  return {
    ...{ total, isCapped, terms: resolved?.terms ?? [], found },
    pages: isCapped ? Math.max(pages, next) : pages,
  }
}

const fieldsSchema = z.record(z.string(), z.unknown()).catch({})
const dateSchema = dateGroupSchema.nullable().catch(null)

/** The date of a record among its fields, as its entry keeps them. */
export function dateOf(kind: string, fields: unknown): DateGroup | null {
  const { dateField } = kindOf(kind)
  return dateField === null ? null : dateSchema.parse(fieldsSchema.parse(fields)[dateField] ?? null)
}
