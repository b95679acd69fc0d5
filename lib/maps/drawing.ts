import { COAST } from './coast'
import type { Point } from './points'

type XY = readonly [x: number, y: number]

/** What a map shows: the part of the earth around its points, in units of its drawing. */
export type MapFrame = {
  width: number
  height: number
  /** Where a point is drawn. */
  at: (point: Point) => XY
  /** The land within the frame, as the data of an SVG path. */
  land: string
}

/** The width of a drawing, and how high it is at least and at most. */
const [WIDTH, LOWEST, HIGHEST] = [800, 320, 720]
/** The least part of the earth that a map shows, in degrees of longitude, and the room around its points. */
const [NARROWEST, ROOM] = [4, 0.15]

/** Mercator: true directions, as readers know maps. Latitudes end at 85 degrees. */
const northing = (latitude: number) =>
  (Math.log(Math.tan(Math.PI / 4 + (Math.max(-85, Math.min(85, latitude)) * Math.PI) / 360)) * 180) / Math.PI

let rings: readonly (readonly XY[])[] | undefined

/** Half of the earth, and all of it, in hundredths of a degree. */
const [HALF, WHOLE] = [18_000, 36_000]

/** A ring in degrees of longitude and Mercator northing. One that crosses 180 degrees goes on beyond, instead of around the earth. */
function ringIn(text: string): XY[] {
  let [east, north] = [0, 0]
  return text.split(',').map((step, index): XY => {
    const [x = 0, y = 0] = step.split(' ').map(Number)
    const isJump = index > 0 && Math.abs(x) > HALF
    east += isJump ? x - Math.sign(x) * WHOLE : x
    north += y
    return [east / 100, northing(north / 100)]
  })
}

/** The rings of the coast, those that go beyond 180 degrees also on the other side. Read once. */
function coast(): readonly (readonly XY[])[] {
  rings ??= COAST.split(';').flatMap((text) => {
    const ring = ringIn(text)
    const beyond = ring.some(([x]) => x > 180) ? -360 : ring.some(([x]) => x < -180) ? 360 : 0
    return beyond === 0 ? [ring] : [ring, ring.map(([x, y]): XY => [x + beyond, y])]
  })
  return rings
}

type Box = { west: number; east: number; south: number; north: number }

/** A frame around these points with room beside them; the whole earth for none. */
function boxOf(points: readonly Point[]): Box {
  if (points.length === 0) return { west: -180, east: 180, south: northing(-58), north: northing(80) }
  const [xs, ys] = [
    points.map(({ longitude }) => longitude),
    points.map(({ latitude }) => northing(latitude)),
  ]
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const width = Math.max((east - west) * (1 + 2 * ROOM), NARROWEST)
  const height = Math.max((north - south) * (1 + 2 * ROOM), (width * LOWEST) / WIDTH)
  // Points that lie one above the other need a wider frame, so that it isn't too high.
  const wide = Math.max(width, (height * WIDTH) / HIGHEST)
  const [x, y] = [(west + east) / 2, (south + north) / 2]
  return { west: x - wide / 2, east: x + wide / 2, south: y - height / 2, north: y + height / 2 }
}

type Edge = { isInside: (point: XY) => boolean; crossing: (from: XY, to: XY) => XY }

const edgesOf = ({ west, east, south, north }: Box): Edge[] => {
  const vertical = (x: number, isInside: Edge['isInside']): Edge => ({
    isInside,
    crossing: ([x1, y1], [x2, y2]) => [x, y1 + ((y2 - y1) * (x - x1)) / (x2 - x1)],
  })
  const horizontal = (y: number, isInside: Edge['isInside']): Edge => ({
    isInside,
    crossing: ([x1, y1], [x2, y2]) => [x1 + ((x2 - x1) * (y - y1)) / (y2 - y1), y],
  })
  return [
    vertical(west, ([x]) => x >= west),
    vertical(east, ([x]) => x <= east),
    horizontal(south, ([, y]) => y >= south),
    horizontal(north, ([, y]) => y <= north),
  ]
}

/** The part of a ring within a frame (Sutherland and Hodgman, 1974). */
const clipped = (ring: readonly XY[], edges: readonly Edge[]): readonly XY[] =>
  edges.reduce<readonly XY[]>(
    (points, { isInside, crossing }) =>
      points.flatMap((point, index) => {
        const before = points[(index + points.length - 1) % points.length] ?? point
        if (isInside(point)) return isInside(before) ? [point] : [crossing(before, point), point]
        return isInside(before) ? [crossing(before, point)] : []
      }),
    ring,
  )

/** A map around these points, with the coast and without any border of a state. */
export function mapAround(points: readonly Point[]): MapFrame {
  const box = boxOf(points)
  const scale = WIDTH / (box.east - box.west)
  const height = Math.round((box.north - box.south) * scale)
  const drawn = ([x, y]: XY): XY => [
    Math.round((x - box.west) * scale * 10) / 10,
    Math.round((box.north - y) * scale * 10) / 10,
  ]
  const edges = edgesOf(box)
  const land = coast().flatMap((ring) => {
    const points = clipped(ring, edges).map(drawn)
    const steps = points.filter((point, index) => index === 0 || point.join() !== points[index - 1]?.join())
    return steps.length > 2 ? [`M${steps.map((point) => point.join(' ')).join('L')}Z`] : []
  })
  return {
    width: WIDTH,
    height,
    at: ({ latitude, longitude }) => drawn([longitude, northing(latitude)]),
    land: land.join(''),
  }
}
