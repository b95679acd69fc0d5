import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { pageSchema } from '@/lib/input'
import { isKindId, type KindId } from '@/lib/records/kinds'
import { asksForNothing, parseAsked } from './query'
import { HEADLINE, LESS_THAN, type Part, partsOf, START, STOP } from './snippet'
import { type Term, termsOf, tsqueryOf } from './terms'
import { inTurn } from './turns'

const PAGE_SIZE = 20

/** Orders of a list: best match, recently published, or date of the record (without a year last). */
export const sorts = ['likeness', 'published', 'dated'] as const
export type Sort = (typeof sorts)[number]

/** The query string of the list of records. Invalid values count as missing. */
export const searchSchema = z.object({
  q: z.string().trim().catch(''),
  kind: z
    .custom<KindId>((kind) => typeof kind === 'string' && isKindId(kind))
    .nullable()
    .catch(null),
  sort: z.enum(sorts).nullable().catch(null),
  page: pageSchema,
})
export type Search = z.output<typeof searchSchema>

export type Found = {
  slug: string
  kind: string
  language: string
  title: string
  attribution: string
  publishedAt: Date
  /** Text of the record with the matches marked; its summary where nothing else may be shown. */
  snippet: Part[]
}

export type Results = { total: number; pages: number; terms: Term[]; found: Found[] }

type Row = Omit<Found, 'snippet'> & { marked: string }

// Enough text for two fragments; marking a whole book would take seconds.
const SHOWN = 40_000

// Ranking the full text of more records than this takes too long; then only titles and summaries are ranked.
const RANKED_WHOLE = 2_000

/** One page of search results: live editions only. Two queries, four with search words. Accepts any input. Waits for its turn (turns.ts). */
export const search = (asked: Search): Promise<Results> => inTurn(() => resultsOf(asked))

async function resultsOf({ q, kind, sort, page }: Search): Promise<Results> {
  const asked = parseAsked(q)
  const listing = asksForNothing(asked)
  const terms = listing ? [] : await termsOf(asked)
  const query = listing ? null : await tsqueryOf(terms, asked)
  const where = Prisma.sql`WHERE TRUE
    ${kind ? Prisma.sql`AND kind = ${kind}` : Prisma.empty}
    ${query === null ? Prisma.empty : Prisma.sql`AND "recordId" IN (SELECT stele_matching(${query}::tsquery))`}`
  const [counted] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM "SearchEntry" ${where}`
  const total = counted?.total ?? 0
  const order = orderBy(sort, query, total)
  const rows = await db.$queryRaw<Row[]>`
    SELECT slug, kind, language, title, attribution, "publishedAt", ${markedBy(query)} AS marked FROM (
      SELECT * FROM "SearchEntry" ${where} ${order} LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}
    ) AS entry ${order}`
  const found = rows.map(({ marked, ...row }) => ({ ...row, snippet: partsOf(marked) }))
  return { total, pages: Math.ceil(total / PAGE_SIZE), terms, found }
}

function orderBy(sort: Sort | null, query: string | null, total: number): Prisma.Sql {
  if (sort === 'dated') return Prisma.sql`ORDER BY dated ASC NULLS LAST, "recordId"`
  if (query === null || sort === 'published') return Prisma.sql`ORDER BY "publishedAt" DESC, "recordId"`
  const ranked = total > RANKED_WHOLE ? Prisma.sql`heading` : Prisma.sql`document`
  return Prisma.sql`ORDER BY ts_rank_cd(${ranked}, ${query}::tsquery, 33) DESC, "publishedAt" DESC, "recordId"`
}

function markedBy(query: string | null): Prisma.Sql {
  if (query === null) return Prisma.sql`summary`
  const shown = Prisma.sql`translate(summary || E'\n' || left(text, ${SHOWN}), ${`<${LESS_THAN}${START}${STOP}`}, ${LESS_THAN})`
  return Prisma.sql`ts_headline(configuration::regconfig, ${shown}, ${query}::tsquery, ${HEADLINE})`
}
