import 'server-only'
import { publicQuery } from '@/lib/replica'
import { readEdition, type StoredEdition, storedColumns } from './masking/shown'
import type { SnapshotSource } from './schema'

/** A source that current editions cite, as the newest of them describes it. */
export type ListedSource = {
  source: SnapshotSource
  /** The number of records that cite it. */
  records: number
  /** True if a copy of it was seen for one of them. */
  seen: boolean
}

export type SourceList = { sources: ListedSource[]; total: number; pages: number }

const SOURCES_PAGE = 30

type Row = StoredEdition & { id: string; ids: string[]; records: number; seen: boolean; total: number }

/**
 * One page of the sources that current editions cite, by title. Each is described as the newest citing edition shows it, never by its entry, which
 * can have changes that aren't published; only the order is that of the entries. One query.
 */
export async function publicSources(page: number): Promise<SourceList> {
  const rows = await publicQuery<Row[]>`
    WITH cited AS MATERIALIZED (
      SELECT DISTINCT coalesce(a."mergedIntoId", a.id) AS id FROM "SearchEntry" n JOIN "Edition" d ON d.id = n."editionId"
      JOIN "Reference" f ON f."revisionId" = d."revisionId" JOIN "Source" a ON a.id = f."sourceId"),
    listed AS MATERIALIZED (
      SELECT s.id, s.title, (count(*) OVER ())::int AS total FROM cited JOIN "Source" s USING (id)
      ORDER BY s.title, s.id LIMIT ${SOURCES_PAGE} OFFSET ${(page - 1) * SOURCES_PAGE})
    SELECT listed.id::text, listed.total, c.ids, c.records, c.seen, ${storedColumns}
    FROM listed, LATERAL (
      SELECT count(DISTINCT n."recordId")::int AS records, bool_or(f.access <> 'NOT_SEEN') AS seen, array_agg(DISTINCT a.id::text) AS ids,
        (array_agg(n."editionId" ORDER BY n."publishedAt" DESC, n."recordId"))[1] AS "editionId"
      FROM "Source" a JOIN "Reference" f ON f."sourceId" = a.id JOIN "Edition" d ON d."revisionId" = f."revisionId"
      JOIN "SearchEntry" n ON n."editionId" = d.id WHERE a.id = listed.id OR a."mergedIntoId" = listed.id) AS c
    JOIN "Edition" e ON e.id = c."editionId"
    ORDER BY listed.title, listed.id`
  const sources = await Promise.all(
    rows.map(async (row) => {
      const { shown } = await readEdition(row)
      const source = shown.sources.find(({ id }) => row.ids.includes(id))
      return source ? [{ source: { ...source, id: row.id }, records: row.records, seen: row.seen }] : []
    }),
  )
  const total = rows[0]?.total ?? 0
  return { sources: sources.flat(), total, pages: Math.ceil(total / SOURCES_PAGE) }
}
