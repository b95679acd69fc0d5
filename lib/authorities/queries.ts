import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { wordLine } from '@/lib/folding/word-lines'
import { Prisma } from '@/lib/generated/prisma/client'
import { parseId } from '@/lib/input'
import type { lists } from '@/lib/lists/columns'
import { type Sort, sortOf } from '@/lib/lists/sorting'
import { countOf, idsBehind, sortedBy } from '@/lib/lists/sorting-sql'
import { hasWords, resemblesWords } from '@/lib/words-sql'
import { type AuthorityFilters, type AuthorityKind, authorityKinds } from './schema'

const PAGE = 50

export type AuthorityRow = {
  id: string
  kind: AuthorityKind
  name: string
  place: string | null
  /** Other names, in the order of the alphabet. */
  variants: string[]
  sources: number
  records: number
  updatedAt: Date
  /** Where the list goes on after this row. */
  position: string
}

const variantNames = Prisma.sql`ARRAY(SELECT v.name FROM "AuthorityVariant" v WHERE v."authorityId" = a.id ORDER BY v.name)`

/** Names whose main form or another form has the words of the text or resembles it; both by trigram indexes. */
function namedLike(text: string) {
  const words = Prisma.sql`words`
  const like = Prisma.sql`${hasWords(words, text)} OR ${resemblesWords(words, text)}`
  return Prisma.sql`a.id IN (
    SELECT id FROM "Authority" WHERE ${like} UNION SELECT "authorityId" FROM "AuthorityVariant" WHERE ${like})`
}

const id = Prisma.sql`a.id`
const sortColumns: Record<keyof typeof lists.names.sorts, Prisma.Sql> = {
  title: Prisma.sql`a.name`,
  type: Prisma.sql`a.kind`,
  changed: Prisma.sql`a."updatedAt"`,
}
const isSorted = (by: string): by is keyof typeof sortColumns => Object.hasOwn(sortColumns, by)

const inOrder = (sort: Sort, cursor: string | null) =>
  sortedBy(isSorted(sort.by) ? sortColumns[sort.by] : sortColumns.title, id, sort, cursor)

const namesWhere = ({ q, kind }: AuthorityFilters, after: Prisma.Sql) =>
  Prisma.join(
    [
      Prisma.sql`a."mergedIntoId" IS NULL`,
      after,
      ...(kind ? [Prisma.sql`a.kind = ${kind}::"AuthorityKind"`] : []),
      ...(q ? [namedLike(q)] : []),
    ],
    ' AND ',
  )

/**
 * A page of at most fifty authorities in the order that the filters ask for; `next` is the position of the following page, or null. One query.
 */
export async function listAuthorities(_actor: Actor, filters: AuthorityFilters) {
  const { order, after, position } = inOrder(sortOf('names', filters.sort), filters.cursor ?? null)
  const rows = await db.$queryRaw<AuthorityRow[]>`
    SELECT a.id, a.kind, a.name, a.place, ${variantNames} AS variants, a."updatedAt", ${position} AS position,
      (SELECT count(DISTINCT s."sourceId")::int FROM (
        SELECT "sourceId" FROM "SourceAuthority" WHERE "authorityId" = a.id
        UNION ALL SELECT "sourceId" FROM "SourceContributor" WHERE "authorityId" = a.id) s) AS sources,
      (SELECT count(DISTINCT "recordId")::int FROM "RecordAuthority" WHERE "authorityId" = a.id) AS records
    FROM "Authority" a
    WHERE ${namesWhere(filters, after)}
    ORDER BY ${order}
    LIMIT ${PAGE + 1}`
  const shown = rows.slice(0, PAGE)
  return { rows: shown, next: rows.length > PAGE ? (shown.at(-1)?.position ?? null) : null }
}

const selected = (filters: AuthorityFilters) =>
  Prisma.sql`"Authority" a WHERE ${namesWhere(filters, Prisma.sql`TRUE`)}`

/** The number of the names that the filters select. One query. */
export const countAuthorities = (_actor: Actor, filters: AuthorityFilters): Promise<number> =>
  countOf(selected(filters))

/** The ids of these names behind an id, in the order of ids, at most `most`. One query. */
export const authorityIdsAfter = (
  _actor: Actor,
  filters: AuthorityFilters,
  after: string | null,
  most: number,
): Promise<string[]> => idsBehind(selected(filters), id, after, most)

export type AuthorityMatch = Pick<AuthorityRow, 'id' | 'kind' | 'name' | 'place' | 'variants'>

/** At most twenty authorities for a picker, the likest first; searched by name and variants. */
export function searchAuthorities(
  _actor: Actor,
  { q, kind }: { q: string; kind: AuthorityKind | null },
): Promise<AuthorityMatch[]> {
  const kinds = kind ? [kind] : [...authorityKinds]
  return db.$queryRaw<AuthorityMatch[]>`
    SELECT a.id, a.kind, a.name, a.place, ${variantNames} AS variants
    FROM "Authority" a
    WHERE a.kind = ANY(${kinds}::"AuthorityKind"[]) AND a."mergedIntoId" IS NULL AND ${q ? namedLike(q) : Prisma.sql`TRUE`}
    ORDER BY a.words <-> ${wordLine(q)}, a.name, a.id
    LIMIT 20`
}

/**
 * One authority with its other names; `NotFound` when there is none. The id of one that was merged into another gives that other one, so
 * the id that comes back may be another than was asked for.
 */
export async function getAuthority(_actor: Actor, id: string) {
  const named = parseId(id)
  const authority = await db.authority.findFirst({
    where: { OR: [{ id: named, mergedIntoId: null }, { mergedFrom: { some: { id: named } } }] },
    include: {
      variants: { orderBy: { name: 'asc' } },
      mergedFrom: { select: { id: true, name: true }, orderBy: { name: 'asc' } },
    },
  })
  if (!authority) throw new NotFound()
  return authority
}

/**
 * Sources and records that name the authority, and the names that were merged into it, at most fifty of each: three queries. Records only
 * as far as this actor sees them.
 */
export async function usesOfAuthority(actor: Actor, id: string) {
  const authorityId = parseId(id)
  const [sources, records, merged] = await Promise.all([
    db.source.findMany({
      where: {
        OR: [{ authorities: { some: { authorityId } } }, { contributors: { some: { authorityId } } }],
      },
      select: { id: true, title: true },
      orderBy: [{ title: 'asc' }, { id: 'asc' }],
      take: PAGE,
    }),
    db.record.findMany({
      where: { ...visibleTo(actor), authorities: { some: { authorityId } } },
      select: { id: true, kind: true, slug: true, state: true, draft: { select: { title: true } } },
      orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
      take: PAGE,
    }),
    db.authority.findMany({
      where: { mergedIntoId: authorityId },
      select: { id: true, name: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: PAGE,
    }),
  ])
  return {
    sources,
    merged: merged.map(({ id, name }) => ({ id, title: name })),
    records: records.map(({ draft, ...record }) => ({ ...record, title: draft?.title || record.slug })),
  }
}
