import 'server-only'
import type { Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { publicRead } from '@/lib/replica'
import type { Sort } from './filters'
import type { ResolvedSearch } from './terms'

/** The records that are searched for: `where` is a condition on SearchEntry, `filter` the same without the words of the search. */
export type Condition = { where: Prisma.Sql; filter: Prisma.Sql; resolved: ResolvedSearch | null }

/** Of more records than this, those with a match in title or summary come first, then the newest: ranking their whole text takes too long. */
const RANKED_WHOLE = 500
/** The most records whose title is ranked. */
const RANKED_TITLES = 300
/** Counting stops at so many records; of phrases, for which each record is looked at, earlier. */
const [COUNTED, COUNTED_PHRASES] = [10_000, 500]
/** Facets are counted of at most so many. */
const COUNTED_FACETS = 3_000
/** So far from its beginning, a list of very many records is read in order until enough of them fit. */
const READ_IN_ORDER = 200

const hasPhrase = (query: string) => /<(?:-|\d+)>/.test(query)

/** The most records of a search that are counted. */
export const mostCounted = ({ resolved }: Condition): number =>
  resolved && hasPhrase(resolved.query) ? COUNTED_PHRASES : COUNTED

/**
 * Runs queries that use the indexes of the search, in one transaction. The planner doesn't know that reading a document means fetching it from
 * where large values are, and would rather read all of them.
 */
export const byIndex = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> =>
  publicRead(async (tx) => {
    await tx.$queryRaw`SELECT set_config('enable_seqscan', 'off', TRUE), set_config('jit', 'off', TRUE)`
    return work(tx)
  })

/** The most records of a search whose facets are counted. */
export const mostFaceted = (condition: Condition): number => Math.min(COUNTED_FACETS, mostCounted(condition))

type Page = {
  sort: Sort | null
  total: number
  isCapped: boolean
  from: number
  /** Where it is an expression, nothing is read when it comes to 0. */
  size: number | Prisma.Sql
}

/** The ids of one page of records with their places (`place`), in its order. */
export function pageOf(condition: Condition, page: Page): Prisma.Sql {
  const { where, resolved } = condition
  const { sort, total, from, size } = page
  if (sort === 'dated') return inOrder(where, Prisma.sql`dated ASC NULLS LAST, "recordId"`, page)
  if (!resolved || sort === 'published') return inOrder(where, NEWEST, page)
  if (total > RANKED_WHOLE) return titlesFirst(condition, resolved, page)
  const ownFirst = resolved.own ? Prisma.sql`document @@ ${resolved.own}::tsquery DESC,` : Prisma.empty
  return Prisma.sql`SELECT "recordId", row_number() OVER () AS place FROM (
    SELECT "recordId" FROM "SearchEntry" ${where}
    ORDER BY ${ownFirst} ts_rank_cd(document, ${resolved.query}::tsquery, 33) DESC, ${NEWEST} LIMIT ${size} OFFSET ${from}) AS ranked`
}

const NEWEST = Prisma.sql`"publishedAt" DESC, "recordId"`

/**
 * Records that fit a condition, in an order that has an index. Where very many fit, they are read in this order until there are enough; else all
 * are found first, because the planner expects more of them than there are and would read in order to the end.
 */
function inOrder(where: Prisma.Sql, order: Prisma.Sql, { isCapped, from, size }: Page): Prisma.Sql {
  const found =
    isCapped && from <= READ_IN_ORDER
      ? Prisma.sql`SELECT "recordId" FROM (SELECT * FROM "SearchEntry" ORDER BY ${order} OFFSET 0) AS in_order ${where} LIMIT ${size} OFFSET ${from}`
      : Prisma.sql`SELECT "recordId" FROM (SELECT "recordId", "publishedAt", dated FROM "SearchEntry" ${where} OFFSET 0) AS hits
          ORDER BY ${order} LIMIT ${size} OFFSET ${from}`
  return Prisma.sql`SELECT "recordId", row_number() OVER () AS place FROM (${found}) AS listed`
}

/**
 * Records with a match in title or summary by their rank, then all others, the newest first. A heading is part of its document, so that a match
 * there is one in both, unless words are excluded.
 */
function titlesFirst({ where, filter }: Condition, { query, own }: ResolvedSearch, page: Page): Prisma.Sql {
  const { from, size } = page
  const upTo = {
    ...page,
    size: Prisma.sql`greatest(0, ${from}::int + ${size}::int - (SELECT count(*) FROM titled))`,
    from: 0,
  }
  const titles = query.includes('!(') ? where : filter
  const ownFirst = own ? Prisma.sql`heading @@ ${own}::tsquery DESC,` : Prisma.empty
  const untitled = Prisma.sql`${where} AND "recordId" NOT IN (SELECT "recordId" FROM titled)`
  return Prisma.sql`WITH titled AS MATERIALIZED (
      SELECT "recordId", row_number() OVER (ORDER BY ${ownFirst} ts_rank_cd(heading, ${query}::tsquery, 33) DESC, ${NEWEST}) AS place
      FROM (SELECT "recordId", heading, "publishedAt" FROM "SearchEntry" ${titles} AND heading @@ ${query}::tsquery LIMIT ${RANKED_TITLES}) AS named)
    SELECT "recordId", row_number() OVER (ORDER BY tier, place) AS place FROM (
      SELECT "recordId", 0 AS tier, place FROM titled UNION ALL
      SELECT "recordId", 1, place FROM (${inOrder(untitled, NEWEST, upTo)}) AS others) AS tiers
    ORDER BY tier, place LIMIT ${size} OFFSET ${from}`
}
