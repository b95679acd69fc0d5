import 'server-only'
import type { Actor } from '@/lib/access'
import { type DateGroup, formatDate } from '@/lib/dates'
import { db, type Tx } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { Prisma } from '@/lib/generated/prisma/client'
import type { DateBasis, Identification } from '@/lib/generated/prisma/enums'
import { parseId } from '@/lib/input'
import { type CslItem, toCsl } from './csl'
import type { SourceFilters } from './filters'
import { sourceOf, sourceParts } from './row'

export { type Resting, restingOn } from './resting'

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
  updatedAt: Date
  cursor: string
}

/** Sources with the words in title, container or a name, or near them; each by its trigram index. */
export function citedLike(words: string) {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return Prisma.sql`s.id IN (
    SELECT id FROM "Source" WHERE stele_fold(title) LIKE stele_fold(${pattern}) OR stele_fold(${words}) <% stele_fold(title)
    UNION SELECT id FROM "Source" WHERE stele_fold("containerTitle") LIKE stele_fold(${pattern})
    UNION SELECT "sourceId" FROM "SourceContributor" WHERE stele_fold(coalesce(literal, family, given)) LIKE stele_fold(${pattern}))`
}

function after(cursor: string) {
  const [at, id] = cursor.split('_')
  return Prisma.sql`s."updatedAt" <= ${at}::timestamptz AND (s."updatedAt" < ${at}::timestamptz OR s.id > ${id}::uuid)`
}

type Listed = Omit<SourceListRow, 'issued'> & {
  issuedVerbatim: string | null
  issuedEdtf: string | null
  issuedBasis: DateBasis | null
}

/** A page of at most fifty sources, newest change first; `next` is the cursor of the following page, or null. One query. */
export async function listSources(_actor: Actor, { q, type, identification, cursor }: SourceFilters) {
  const conditions = [
    Prisma.sql`TRUE`,
    ...(q ? [citedLike(q)] : []),
    ...(type ? [Prisma.sql`s.type = ${type}`] : []),
    ...(identification ? [Prisma.sql`s.identification = ${identification}::"Identification"`] : []),
    ...(cursor ? [after(cursor)] : []),
  ]
  const found = await db.$queryRaw<Listed[]>`
    SELECT s.id, s.type, s.identification, s.title, s."containerTitle", s."issuedVerbatim", s."issuedEdtf", s."issuedBasis", s."updatedAt",
      (SELECT count(*)::int FROM "Holding" h WHERE h."sourceId" = s.id) AS holdings,
      (SELECT count(DISTINCT r."recordId")::int FROM "Reference" r WHERE r."sourceId" = s.id) AS records,
      to_char(s."updatedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || s.id AS cursor
    FROM "Source" s
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY s."updatedAt" DESC, s.id
    LIMIT ${PAGE + 1}`
  const rows: SourceListRow[] = found
    .slice(0, PAGE)
    .map(({ issuedVerbatim: verbatim, issuedEdtf: edtf, issuedBasis: basis, ...row }) => ({
      ...row,
      issued: verbatim === null || basis === null ? null : { verbatim, edtf, basis },
    }))
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.cursor ?? null) : null }
}

/** One source with its names, authorities and relations; `NotFound` when there is none. */
export async function getSource(_actor: Actor, id: string) {
  const row = await db.source.findUnique({
    where: { id: parseId(id) },
    include: {
      contributors: { ...sourceParts.contributors, include: { authority: { select: { name: true } } } },
      authorities: { include: { authority: { select: { name: true, kind: true } } } },
      relationsFrom: {
        include: { to: { select: { id: true, title: true } } },
        orderBy: { createdAt: 'asc' },
      },
      relationsTo: {
        include: { from: { select: { id: true, title: true } } },
        orderBy: { createdAt: 'asc' },
      },
    },
  })
  if (!row) throw new NotFound()
  return {
    source: sourceOf(row),
    version: row.version,
    updatedAt: row.updatedAt,
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
  /** "The Daily, 14 March 1992": tells it from others of the same title. */
  label: string
  holdings: { id: string; textLayerId: string | null; kind: string; language: string | null }[]
}

/** At most twenty sources for a picker, the likest titles first, with the copies that can be quoted. Two queries. */
export async function searchSources(_actor: Actor, q: string): Promise<SourceMatch[]> {
  const ids = await db.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM "Source" s WHERE ${q ? citedLike(q) : Prisma.sql`TRUE`}
    ORDER BY ${q ? Prisma.sql`stele_fold(${q}) <<-> stele_fold(s.title)` : Prisma.sql`s."updatedAt" DESC`}, s.id LIMIT 20`
  return matchesOf(ids.map(({ id }) => id))
}

/** The sources with these ids as a picker shows them, in the order asked; those that are gone are left out. */
export async function sourcesById(_actor: Actor, ids: string[]): Promise<SourceMatch[]> {
  return matchesOf(ids.map(parseId))
}

async function matchesOf(ids: string[]): Promise<SourceMatch[]> {
  const rows = await db.source.findMany({
    where: { id: { in: ids } },
    include: {
      ...sourceParts,
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
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    const { title, containerTitle, publisher, issued } = sourceOf(row)
    return {
      id,
      title,
      label: [containerTitle ?? publisher, issued && formatDate(issued)].filter(Boolean).join(', '),
      holdings: row.holdings.map(({ id, kind, textLayers: [layer] }) => ({
        id,
        kind,
        textLayerId: layer?.id ?? null,
        language: layer?.language ?? null,
      })),
    }
  })
}

export type CitedSource = {
  id: string
  identification: Identification
  csl: CslItem
  /** The date in words, as the archive shows it; null when none is given. */
  issued: string | null
}

/** What citations, fingerprints and editions need of these sources, by id: one read, in the caller's transaction where there is one. */
export async function citedSources(client: Tx, ids: readonly string[]): Promise<Map<string, CitedSource>> {
  const rows = await client.source.findMany({
    where: { id: { in: [...new Set(ids)] } },
    include: sourceParts,
  })
  return new Map(
    rows.map(sourceOf).map((source) => [
      source.id,
      {
        id: source.id,
        identification: source.identification,
        csl: toCsl(source),
        issued: source.issued && formatDate(source.issued),
      },
    ]),
  )
}
