import 'server-only'
import { entryId } from '@/lib/editions/indexing/shown-names'
import { type Point, pointIn } from '@/lib/maps/points'
import { publicQuery } from '@/lib/replica'
import { inTurn } from './turns'

/** The most places of a map. */
const MOST = 500

/** A place that live records name and whose entry says where it is. */
type MappedPlace = { key: string; name: string; records: number; point: Point }
export type MappedPlaces = {
  places: MappedPlace[]
  /** Places that records name and whose entry says nothing of where they are, or that have no entry. */
  unplaced: number
}

type Row = { key: string | null; name: string; records: number; coordinates: string; unplaced: number }

/** The places that live records name, those named most first; of more than five hundred the first. One query. */
export const mappedPlaces = (): Promise<MappedPlaces> =>
  inTurn(async () => {
    const rows = await publicQuery<Row[]>`
      WITH named AS MATERIALIZED (
        SELECT n.key, n.records, a.coordinates
        FROM (SELECT key, count(*)::int AS records FROM "SearchName" WHERE kind = 'PLACE' GROUP BY key) AS n LEFT JOIN "Authority" a ON a.id = ${entryId}),
      first AS (SELECT * FROM named WHERE coordinates IS NOT NULL ORDER BY records DESC, key LIMIT ${MOST}),
      page AS (
        SELECT *, (SELECT name FROM "SearchName" n WHERE n.kind = 'PLACE' AND n.key = first.key ORDER BY "recordId" DESC LIMIT 1) AS name FROM first)
      SELECT page.key, page.name, page.records, page.coordinates, counted.unplaced
      FROM (SELECT count(*)::int AS unplaced FROM named WHERE coordinates IS NULL) AS counted LEFT JOIN page ON TRUE
      ORDER BY page.records DESC NULLS LAST, page.name COLLATE "und-x-icu", page.key`
    const places = rows.flatMap(({ key, name, records, coordinates }) => {
      const point = key === null ? null : pointIn(coordinates)
      return key !== null && point ? [{ key, name, records, point }] : []
    })
    return { places, unplaced: rows[0]?.unplaced ?? 0 }
  })
