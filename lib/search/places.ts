import 'server-only'
import { type Point, pointIn } from '@/lib/maps/points'
import { publicQuery } from '@/lib/replica'
import { inTurn } from './turns'

/** The most places of a map. */
const MOST = 500

/** A place that live records name and whose entry says where it is. */
export type MappedPlace = { key: string; name: string; records: number; point: Point }
export type MappedPlaces = {
  places: MappedPlace[]
  /** Places that records name and whose entry says nothing of where they are, or that have no entry. */
  unplaced: number
}

type Row = { key: string; name: string; records: number; coordinates: string | null; unplaced: number }

/** The places that live records name, those named most first; of more than five hundred the first. One query. */
export const mappedPlaces = (): Promise<MappedPlaces> =>
  inTurn(async () => {
    const rows = await publicQuery<Row[]>`
      WITH named AS (
        SELECT n.key, (array_agg(n.name ORDER BY n."recordId" DESC))[1] AS name, count(*)::int AS records, min(a.coordinates) AS coordinates
        FROM "SearchName" n LEFT JOIN "Authority" a ON a.id::text = n.key WHERE n.kind = 'PLACE' GROUP BY n.key)
      SELECT named.*, (SELECT count(*)::int FROM named AS other WHERE other.coordinates IS NULL) AS unplaced
      FROM named ORDER BY coordinates IS NULL, records DESC, name COLLATE "und-x-icu", key LIMIT ${MOST}`
    const places = rows.flatMap(({ key, name, records, coordinates }) => {
      const point = coordinates === null ? null : pointIn(coordinates)
      return point ? [{ key, name, records, point }] : []
    })
    return { places, unplaced: rows[0]?.unplaced ?? 0 }
  })
