import 'server-only'
import type { Actor } from '@/lib/access'
import type { DateGroup } from '@/lib/dates'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { DateBasis, Identification } from '@/lib/generated/prisma/enums'
import type { lists } from '@/lib/lists/columns'
import { type Sort, sortOf } from '@/lib/lists/sorting'
import { countOf, idsBehind, sortedBy } from '@/lib/lists/sorting-sql'
import type { SourceFilters } from './filters'
import { isUnmerged } from './merged-sources'
import { containingSimilar, containingText, havingText } from './search'

const PAGE = 50

export type SourceListRow = {
  id: string
  type: string
  identification: Identification
  title: string
  containerTitle: string | null
  issued: DateGroup | null
  holdings: number
  records: number
  language: string | null
  updatedAt: Date
  /** Where the list goes on after this row. */
  position: string
}

type Listed = Omit<SourceListRow, 'issued'> & {
  issuedVerbatim: string | null
  issuedEdtf: string | null
  issuedBasis: DateBasis | null
}

const id = Prisma.sql`s.id`
const sortColumns: Record<keyof typeof lists.sources.sorts, Prisma.Sql> = {
  title: Prisma.sql`s.title`,
  type: Prisma.sql`s.type`,
  // Those without a date come last among the newest.
  date: Prisma.sql`coalesce(s."issuedFrom", DATE '0001-01-01')`,
  changed: Prisma.sql`s."updatedAt"`,
}
const isSorted = (by: string): by is keyof typeof sortColumns => Object.hasOwn(sortColumns, by)

const inOrder = (sort: Sort, cursor: string | null) =>
  sortedBy(isSorted(sort.by) ? sortColumns[sort.by] : sortColumns.changed, id, sort, cursor)

function conditionsOf({ type, identification, copies }: SourceFilters, after: Prisma.Sql): Prisma.Sql {
  const conditions = [isUnmerged, after]
  if (type) conditions.push(Prisma.sql`s.type = ${type}`)
  if (identification) conditions.push(Prisma.sql`s.identification = ${identification}::"Identification"`)
  if (copies) {
    const has = Prisma.sql`EXISTS (SELECT FROM "Holding" h WHERE h."sourceId" = s.id)`
    conditions.push(copies === 'some' ? has : Prisma.sql`NOT ${has}`)
  }
  return Prisma.join(conditions, ' AND ')
}

const rowsWhere = (
  where: Prisma.Sql,
  limit: number,
  { order, position }: { order: Prisma.Sql; position: Prisma.Sql },
) => db.$queryRaw<Listed[]>`
  SELECT s.id, s.type, s.identification, s.title, s."containerTitle", s."issuedVerbatim", s."issuedEdtf", s."issuedBasis", s.language,
    s."updatedAt",
    (SELECT count(*)::int FROM "Holding" h WHERE h."sourceId" = s.id) AS holdings,
    (SELECT count(DISTINCT r."recordId")::int FROM "Reference" r WHERE r."sourceId" IN (
      SELECT a.id FROM "Source" a WHERE a.id = s.id OR a."mergedIntoId" = s.id)) AS records,
    ${position} AS position
  FROM "Source" s WHERE ${where}
  ORDER BY ${order} LIMIT ${limit}`

/**
 * A page of at most fifty sources in the order that the filters ask for; `next` is the position of the next page, or null. One query, and a second
 * one for similar text when no source has exactly the text (one page).
 */
export async function listSources(_actor: Actor, filters: SourceFilters) {
  const { q, cursor } = filters
  const { after, ...order } = inOrder(sortOf('sources', filters.sort), cursor ?? null)
  const where = conditionsOf(filters, after)
  const found = await rowsWhere(
    q ? Prisma.sql`s.id IN ${containingText(q, where, PAGE + 1, order.order)}` : where,
    PAGE + 1,
    order,
  )
  const near =
    q && !cursor && found.length === 0
      ? await rowsWhere(Prisma.sql`s.id IN ${containingSimilar(q, where, PAGE)}`, PAGE, order)
      : []
  const rows: SourceListRow[] = [...found, ...near]
    .slice(0, PAGE)
    .map(({ issuedVerbatim: verbatim, issuedEdtf: edtf, issuedBasis: basis, ...row }) => ({
      ...row,
      issued: verbatim === null || basis === null ? null : { verbatim, edtf, basis },
    }))
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.position ?? null) : null }
}

const selected = (filters: SourceFilters) =>
  Prisma.sql`"Source" s WHERE ${conditionsOf(filters, Prisma.sql`TRUE`)} AND ${filters.q ? havingText(filters.q) : Prisma.sql`TRUE`}`

/** The number of the sources that the filters select; of a text, those that have it, not similar ones. One query. */
export const countSources = (_actor: Actor, filters: SourceFilters): Promise<number> =>
  countOf(selected(filters))

/** The ids of these sources behind an id, in the order of ids, at most `most`. One query. */
export const sourceIdsAfter = (
  _actor: Actor,
  filters: SourceFilters,
  after: string | null,
  most: number,
): Promise<string[]> => idsBehind(selected(filters), id, after, most)
