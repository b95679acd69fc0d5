import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { pageSchema } from '@/lib/input'
import { isKindId, type KindId } from '@/lib/records/kinds'
import { asksForNothing, parseAsked } from './query'
import { type Part, snippetOf } from './snippet'
import { type ResolvedSearch, resolve, type Term } from './terms'
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

type Row = Omit<Found, 'snippet'> & { summary: string; text: string }

/** The longest text of a record in which matches are looked for, in characters. */
const SHOWN = 20_000

// Ranking the full text of more records than this takes too long; then only titles and summaries are ranked.
const RANKED_WHOLE = 2_000

/** One page of search results: live editions only. Two queries, four with search words. Accepts any input. Waits for its turn (turns.ts). */
export const search = (asked: Search): Promise<Results> => inTurn(() => resultsOf(asked))

async function resultsOf({ q, kind, sort, page }: Search): Promise<Results> {
  const asked = parseAsked(q)
  const resolved = asksForNothing(asked) ? null : await resolve(asked)
  const where = Prisma.sql`WHERE TRUE
    ${kind ? Prisma.sql`AND kind = ${kind}` : Prisma.empty}
    ${resolved ? Prisma.sql`AND "recordId" IN (SELECT stele_matching(${resolved.query}::tsquery))` : Prisma.empty}`
  const [counted] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM "SearchEntry" ${where}`
  const total = counted?.total ?? 0
  const rows = await db.$queryRaw<Row[]>`
    SELECT slug, kind, language, title, attribution, "publishedAt", summary, ${resolved ? Prisma.sql`left(text, ${SHOWN})` : Prisma.sql`''`} AS text
    FROM "SearchEntry" ${where} ${orderBy(sort, resolved, total)} LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`
  const found: Found[] = []
  for (const { summary, text, ...row } of rows) {
    if (found.length > 0) await new Promise(setImmediate)
    found.push({ ...row, snippet: snippetOfRow(summary, text, row.language, resolved) })
  }
  return { total, pages: Math.ceil(total / PAGE_SIZE), terms: resolved?.terms ?? [], found }
}

const snippetOfRow = (summary: string, text: string, language: string, resolved: ResolvedSearch | null) =>
  resolved && resolved.marked.words.length > 0
    ? snippetOf(`${summary}\n${text}`, language, resolved.marked)
    : [{ text: summary, fits: false }].filter(({ text }) => text !== '')

function orderBy(sort: Sort | null, resolved: ResolvedSearch | null, total: number): Prisma.Sql {
  if (sort === 'dated') return Prisma.sql`ORDER BY dated ASC NULLS LAST, "recordId"`
  if (!resolved || sort === 'published') return Prisma.sql`ORDER BY "publishedAt" DESC, "recordId"`
  const ranked = total > RANKED_WHOLE ? Prisma.sql`heading` : Prisma.sql`document`
  const ownFirst = resolved.own ? Prisma.sql`${ranked} @@ ${resolved.own}::tsquery DESC,` : Prisma.empty
  return Prisma.sql`ORDER BY ${ownFirst} ts_rank_cd(${ranked}, ${resolved.query}::tsquery, 33) DESC, "publishedAt" DESC, "recordId"`
}
