import 'server-only'
import { readEdition, type StoredEdition, storedColumns } from '@/lib/editions/masking/shown'
import type { SnapshotSource } from '@/lib/editions/schema'
import { generation } from '@/lib/page-store/known-changes'
import { publicQuery } from '@/lib/replica'
import { keptIdSql } from '@/lib/sources/merged-sources'
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

type Row = StoredEdition & { id: string; ids: string[]; records: number; seen: boolean }

type Order = { version: string; ids: Promise<string[]> }
const kept = globalThis as typeof globalThis & { steleSourceOrder?: Order }

/** Changes with each publication and withdrawal, and with each change of a source; also with those of which this process learns later. */
async function versionOf(): Promise<string> {
  const [row] = await publicQuery<{ version: string }[]>`
    SELECT concat_ws(' ', (SELECT max("publishedAt") FROM "SearchEntry"), (SELECT count(*) FROM "Withdrawal"),
      (SELECT max("updatedAt") FROM "Source")) AS version`
  return `${generation()} ${row?.version}`
}

const readOrder = async () => {
  const rows = await publicQuery<{ id: string }[]>`
    SELECT s.id::text FROM (
      SELECT DISTINCT ${keptIdSql('a')} AS id FROM (SELECT DISTINCT "sourceId" AS id FROM "SearchSource") AS one
      JOIN "Source" a USING (id)) AS cited
    JOIN "Source" s USING (id) ORDER BY s.title COLLATE "und-x-icu", s.id`
  return rows.map(({ id }) => id)
}

/**
 * The ids of all sources that current editions cite, by title. They are read once for each version and kept: of 100,000 sources, every page would
 * otherwise sort all (decision 089).
 */
async function orderOfSources(): Promise<string[]> {
  const version = await versionOf()
  if (kept.steleSourceOrder?.version !== version)
    kept.steleSourceOrder = {
      version,
      ids: readOrder().catch((error) => {
        delete kept.steleSourceOrder
        throw error
      }),
    }
  return kept.steleSourceOrder.ids
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
 * can have changes that aren't published; only the order is that of the entries. Two queries, and one more after a change.
 */
export const publicSources = (page: number): Promise<SourceList> =>
  inTurn(async () => {
    const order = await orderOfSources()
    const ids = order.slice((page - 1) * SOURCES_PAGE, page * SOURCES_PAGE)
    const rows = ids.length === 0 ? [] : await citedNow(ids)
    const sources = await Promise.all(
      rows.map(async (row) => {
        const { shown } = await readEdition(row)
        const source = shown.sources.find(({ id }) => row.ids.includes(id))
        return source ? [{ source: { ...source, id: row.id }, records: row.records, seen: row.seen }] : []
      }),
    )
    return { sources: sources.flat(), total: order.length, pages: Math.ceil(order.length / SOURCES_PAGE) }
  })
