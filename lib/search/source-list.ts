import 'server-only'
import { readEdition, type StoredEdition, storedColumns } from '@/lib/editions/masking/shown'
import type { SnapshotSource } from '@/lib/editions/schema'
import { Prisma } from '@/lib/generated/prisma/client'
import { generation } from '@/lib/page-store/known-changes'
import { publicQuery } from '@/lib/replica'
import { isUnmerged, keptIdSql } from '@/lib/sources/merged-sources'
import { inTurn } from './turns'

/** A source that current editions cite, as the newest of them describes it. */
type ListedSource = {
  source: SnapshotSource
  /** The number of records that cite it. */
  records: number
  /** True if a copy of it was seen for one of them. */
  seen: boolean
}

export type SourceList = { sources: ListedSource[]; total: number; pages: number }

const SOURCES_PAGE = 30
/** The sources of the first pages, and so many that sorting all takes no time. */
const [FIRST, FEW] = [10 * SOURCES_PAGE, 3_000]

type Row = StoredEdition & { id: string; ids: string[]; records: number; seen: boolean }

type First = { ids: string[]; total: number }
type Order = { version: string; first: Promise<First>; all?: Promise<string[]> }
const kept = globalThis as typeof globalThis & { steleSourceOrder?: Order }

/** Changes with each publication and withdrawal, and with each change of a source; also with those of which this process learns later. */
async function versionOf(): Promise<string> {
  const [row] = await publicQuery<{ version: string }[]>`
    SELECT concat_ws(' ', (SELECT max("publishedAt") FROM "SearchEntry"), (SELECT count(*) FROM "Withdrawal"),
      (SELECT max("updatedAt") FROM "Source")) AS version`
  return `${generation()} ${row?.version}`
}

/** Their order, which has an index: a title can be longer than an index takes. */
const byTitle = Prisma.sql`left(s.title, 300) COLLATE "und-x-icu", s.id`

/** The ids of all sources that are cited, read in the order of an index: thrown together (DISTINCT), they take four times as long. */
const distinct = Prisma.sql`(SELECT DISTINCT ON ("sourceId") "sourceId" AS id FROM "SearchSource" ORDER BY "sourceId")`
const cited = Prisma.sql`(SELECT DISTINCT ${keptIdSql('a')} AS id FROM ${distinct} AS one JOIN "Source" a USING (id))`

/** The same for one source, for a walk along the index. */
const isCited = Prisma.sql`(EXISTS (SELECT FROM "SearchSource" f WHERE f."sourceId" = s.id)
  OR EXISTS (SELECT FROM "Source" a JOIN "SearchSource" f ON f."sourceId" = a.id WHERE a."mergedIntoId" = s.id))`

/**
 * The first sources and the number of all: merged ones count once, with the source that they were merged into. Few are sorted; of many, the first are
 * found by a walk along the index of titles.
 */
const readFirst = async (): Promise<First> => {
  const [row] = await publicQuery<First[]>`
    WITH merged AS MATERIALIZED (
      SELECT a."mergedIntoId" AS id FROM "Source" a
      WHERE a."mergedIntoId" IS NOT NULL AND EXISTS (SELECT FROM "SearchSource" f WHERE f."sourceId" = a.id)),
    counted AS MATERIALIZED (
      SELECT ((SELECT count(*) FROM ${distinct} AS one) - (SELECT count(*) FROM merged) + (
        SELECT count(DISTINCT id) FROM merged WHERE NOT EXISTS (SELECT FROM "SearchSource" f WHERE f."sourceId" = merged.id)))::int AS total)
    SELECT total,
      CASE WHEN total <= ${FEW}
        THEN ARRAY(SELECT s.id::text FROM ${cited} AS cited JOIN "Source" s USING (id) ORDER BY ${byTitle} LIMIT ${FIRST})
        ELSE ARRAY(SELECT s.id::text FROM "Source" s WHERE ${isUnmerged} AND ${isCited} ORDER BY ${byTitle} LIMIT ${FIRST})
      END AS ids
    FROM counted`
  return row ?? { ids: [], total: 0 }
}

const readAll = async () => {
  const rows = await publicQuery<{ id: string }[]>`
    SELECT s.id::text FROM ${cited} AS cited JOIN "Source" s USING (id) ORDER BY ${byTitle}`
  return rows.map(({ id }) => id)
}

/** What is read; where reading fails, it is read again when someone asks again. */
const remembered = <Read>(reading: Promise<Read>): Promise<Read> =>
  reading.catch((error) => {
    delete kept.steleSourceOrder
    throw error
  })

/**
 * The ids of the sources of a page that current editions cite, by title, and the number of all. They are read once for each version and kept: of
 * 100,000 sources, every later page would otherwise sort all (decision 089). The first pages don't need all.
 */
async function orderedSources(page: number): Promise<First> {
  const version = await versionOf()
  if (kept.steleSourceOrder?.version !== version)
    kept.steleSourceOrder = { version, first: remembered(readFirst()) }
  const order = kept.steleSourceOrder
  const { ids, total } = await order.first
  const [from, to] = [(page - 1) * SOURCES_PAGE, page * SOURCES_PAGE]
  if (from < FIRST || from >= total) return { ids: ids.slice(from, to), total }
  order.all ??= remembered(readAll())
  return { ids: (await order.all).slice(from, to), total }
}

/** The sources with these ids, each with the newest edition that cites it. What no current edition cites any more is left out. */
const citedNow = (ids: readonly string[]) => publicQuery<Row[]>`
  SELECT listed.id, c.ids, c.records, c.seen, ${storedColumns}
  FROM unnest(${[...ids]}::text[]) WITH ORDINALITY AS listed(id, place), LATERAL (
    SELECT count(DISTINCT n."recordId")::int AS records, bool_or(f."isSeen") AS seen, array_agg(DISTINCT a.id::text) AS ids,
      (array_agg(n."editionId" ORDER BY n."publishedAt" DESC, n."recordId"))[1] AS "editionId"
    FROM "Source" a JOIN "SearchSource" f ON f."sourceId" = a.id JOIN "SearchEntry" n USING ("recordId")
    WHERE a.id = listed.id::uuid OR a."mergedIntoId" = listed.id::uuid) AS c
  JOIN "Edition" e ON e.id = c."editionId"
  ORDER BY listed.place`

/**
 * One page of the sources that current editions cite, by title. Each is described as the newest citing edition shows it, never by its entry, which
 * can have changes that aren't published; only the order is that of the entries. Two queries, and one more after a change; one more for the first later
 * page.
 */
export const publicSources = (page: number): Promise<SourceList> =>
  inTurn(async () => {
    const { ids, total } = await orderedSources(page)
    const rows = ids.length === 0 ? [] : await citedNow(ids)
    const sources = await Promise.all(
      rows.map(async (row) => {
        const { shown } = await readEdition(row)
        const source = shown.sources.find(({ id }) => row.ids.includes(id))
        return source ? [{ source: { ...source, id: row.id }, records: row.records, seen: row.seen }] : []
      }),
    )
    return { sources: sources.flat(), total, pages: Math.ceil(total / SOURCES_PAGE) }
  })
