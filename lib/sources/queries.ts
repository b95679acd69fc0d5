import 'server-only'
import type { Actor } from '@/lib/access'
import { type DateGroup, formatDate } from '@/lib/dates'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { wordLine } from '@/lib/folding/word-lines'
import { Prisma } from '@/lib/generated/prisma/client'
import type { DateBasis, Identification } from '@/lib/generated/prisma/enums'
import { parseId } from '@/lib/input'
import type { lists } from '@/lib/lists/columns'
import { type Sort, sortOf } from '@/lib/lists/sorting'
import { sortedBy } from '@/lib/lists/sorting-sql'
import type { Translator } from '@/lib/messages/translator'
import { factsOf, type SourceFacts } from './facts'
import type { SourceFilters } from './filters'
import { personName } from './person-name'
import { sourceOf, sourceParts } from './row'
import { containingSimilar, containingText } from './search'
import { byEachId, isUnmerged, standsFor, standsForAny } from './survivors'

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

function conditionsOf({ type, identification }: SourceFilters, after: Prisma.Sql): Prisma.Sql {
  const conditions = [isUnmerged, after]
  if (type) conditions.push(Prisma.sql`s.type = ${type}`)
  if (identification) conditions.push(Prisma.sql`s.identification = ${identification}::"Identification"`)
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
 * A page of at most fifty sources in the order that the filters ask for; `next` is the position of the next page, or null. One query, and a second one for
 * similar text when no source has exactly the text (one page).
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

const other = { id: true, title: true, mergedIntoId: true }

/**
 * One source with its contributors, names and relations, including relations of entries that were merged into it; `NotFound` when there is
 * none. The id of a merged entry gives the source it was merged into, so the returned id can differ from the one asked for.
 */
export async function getSource(_actor: Actor, id: string) {
  const row = await db.source.findFirst({
    where: standsFor(parseId(id)),
    include: {
      contributors: { ...sourceParts.contributors, include: { authority: { select: { name: true } } } },
      authorities: { include: { authority: { select: { name: true, kind: true } } } },
      relationsFrom: {
        include: { to: { select: other } },
        orderBy: { createdAt: 'asc' },
      },
      relationsTo: {
        include: { from: { select: other } },
        orderBy: { createdAt: 'asc' },
      },
      mergedFrom: { select: { id: true, title: true }, orderBy: { title: 'asc' } },
    },
  })
  if (!row) throw new NotFound()
  return {
    source: sourceOf(row),
    version: row.version,
    updatedAt: row.updatedAt,
    /** Entries that were merged into this one. */
    merged: row.mergedFrom,
    authorityNames: new Map([
      ...row.authorities.map(({ authorityId, authority }) => [authorityId, authority.name] as const),
      ...row.contributors.flatMap(({ authorityId, authority }) =>
        authorityId && authority ? [[authorityId, authority.name] as const] : [],
      ),
    ]),
    relations: [
      ...row.relationsFrom.map(({ id, type, note, to }) => ({
        id,
        type,
        note,
        other: to,
        direction: 'to' as const,
      })),
      ...row.relationsTo.map(({ id, type, note, from }) => ({
        id,
        type,
        note,
        other: from,
        direction: 'from' as const,
      })),
    ],
  }
}

export type SourceMatch = {
  id: string
  title: string
  /** "The Daily, 14 March 1992": distinguishes it from others with the same title. */
  label: string
  /** What a record made from it says too. */
  facts: SourceFacts
  holdings: { id: string; textLayerId: string | null; kind: string; language: string | null }[]
}

/** The number of newest matches that are sorted by similarity for a picker. */
const CANDIDATES = 200

const mostSimilar = (words: string, ids: Prisma.Sql) => db.$queryRaw<{ id: string }[]>`
  SELECT s.id FROM "Source" s WHERE s.id IN ${ids}
  ORDER BY ${wordLine(words)} <<-> s.words, s."updatedAt" DESC, s.id LIMIT 20`

/** At most twenty sources for a picker, the most similar titles first, with the copies that can be quoted; the newest for an empty text. */
export async function searchSources(_actor: Actor, words: string, t: Translator): Promise<SourceMatch[]> {
  const newest = Prisma.sql`(SELECT s.id FROM "Source" s WHERE ${isUnmerged} ORDER BY s."updatedAt" DESC, s.id LIMIT 20)`
  const found = await mostSimilar(words, words ? containingText(words, isUnmerged, CANDIDATES) : newest)
  const ids =
    found.length > 0 || !words
      ? found
      : await mostSimilar(words, containingSimilar(words, isUnmerged, CANDIDATES))
  return matchesOf(
    ids.map(({ id }) => id),
    t,
  )
}

/**
 * The sources with these ids as a picker shows them, in the given order, without those that no longer exist. A merged entry is shown as the
 * source it was merged into, under the id that was asked for.
 */
export async function sourcesById(_actor: Actor, ids: string[], t: Translator): Promise<SourceMatch[]> {
  return matchesOf(ids.map(parseId), t)
}

async function matchesOf(ids: string[], t: Translator): Promise<SourceMatch[]> {
  const rows = await db.source.findMany({
    where: standsForAny(ids),
    include: {
      ...sourceParts,
      mergedFrom: { where: { id: { in: ids } }, select: { id: true } },
      holdings: {
        select: {
          id: true,
          kind: true,
          textLayers: { select: { id: true, language: true }, orderBy: { createdAt: 'desc' }, take: 1 },
        },
        orderBy: { createdAt: 'desc' },
      },
    },
  })
  const byId = byEachId(rows)
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    const source = sourceOf(row)
    const { title, containerTitle, publisher, issued } = source
    const [first] = source.contributors
    return {
      id,
      title,
      label: [containerTitle ?? publisher ?? (first && personName(first)), issued && formatDate(issued, t)]
        .filter(Boolean)
        .join(', '),
      facts: factsOf(source),
      holdings: row.holdings.map(({ id, kind, textLayers: [layer] }) => ({
        id,
        kind,
        textLayerId: layer?.id ?? null,
        language: layer?.language ?? null,
      })),
    }
  })
}
