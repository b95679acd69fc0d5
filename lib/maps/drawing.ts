import { COAST } from './coast'
import type { Point } from './points'
import { RIVERS } from './rivers'

type XY = readonly [x: number, y: number]

/** What a map shows: the part of the earth around its points, in units of its drawing. */
export type MapFrame = {
  width: number
  height: number
  /** Where a point is drawn. */
  at: (point: Point) => XY
  /** The land within the frame, as the data of an SVG path. */
  land: string
  /** The rivers within the frame, as the data of an SVG path: the largest only, where the frame is wide. */
  rivers: string
}

/** A part of the earth around the frame of another map, with that frame in it. */
export type Surroundings = Omit<MapFrame, 'at'> & {
  frame: { x: number; y: number; width: number; height: number }
}

/** The width of a drawing, and how high it is at least and at most. */
const [WIDTH, LOWEST, HIGHEST] = [800, 400, 720]
/** The least part of the earth that a map shows, in degrees of longitude, and the room around its points. */
const [NARROWEST, ROOM] = [2.5, 0.2]
/** The ranks of rivers that a map shows (rivers.ts), by its greatest width in degrees. */
const RIVER_RANKS = [
  [20, 9],
  [40, 7],
  [80, 5],
  [360, 3],
] as const
/** How much wider the surroundings of a map are: the first of these that shows a coast. */
const WIDER = [6, 12, 24, 48]

/** Mercator: true directions, as readers know maps. Latitudes end at 85 degrees. */
const northing = (latitude: number) =>
  (Math.log(Math.tan(Math.PI / 4 + (Math.max(-85, Math.min(85, latitude)) * Math.PI) / 360)) * 180) / Math.PI

let rings: readonly (readonly XY[])[] | undefined
let courses: readonly (readonly (readonly XY[])[])[] | undefined

/** Half of the earth, and all of it, in hundredths of a degree. */
const [HALF, WHOLE] = [18_000, 36_000]

/** A ring or line in degrees of longitude and Mercator northing. One that crosses 180 degrees goes on beyond, instead of around the earth. */
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

/** The lines of the rivers, by rank. Read once. */
function rivers(): readonly (readonly (readonly XY[])[])[] {
  courses ??= RIVERS.split('|').map((rank) => rank.split(';').map(ringIn))
  return courses
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

/** The pieces of a line within a frame. */
function pieces(line: readonly XY[], edges: readonly Edge[]): XY[][] {
  const found: XY[][] = []
  for (const [index, point] of line.entries()) {
    const before = line[index - 1]
    if (!before) continue
    let piece: [XY, XY] | null = [before, point]
    for (const { isInside, crossing } of edges) {
      if (!piece) break
      const [from, to]: [XY, XY] = piece
      if (isInside(from) && isInside(to)) continue
      if (isInside(from)) piece = [from, crossing(from, to)]
      else piece = isInside(to) ? [crossing(from, to), to] : null
    }
    if (!piece) continue
    const last = found.at(-1)
    if (last?.at(-1) === piece[0]) last.push(piece[1])
    else found.push(piece)
  }
  return found
}

const ranksIn = (degrees: number) => RIVER_RANKS.find(([width]) => degrees <= width)?.[1] ?? 0

/** A frame as a drawing. `hasCoast`: some of its land ends in it. */
function drawn(box: Box) {
  const degrees = box.east - box.west
  const scale = WIDTH / degrees
  const height = Math.round((box.north - box.south) * scale)
  const at = ([x, y]: XY): XY => [
    Math.round((x - box.west) * scale * 10) / 10,
    Math.round((box.north - y) * scale * 10) / 10,
  ]
  const edges = edgesOf(box)
  const linesOf = (points: readonly XY[], least: number) => {
    const steps = points
      .map(at)
      .filter((point, index, all) => index === 0 || point.join() !== all[index - 1]?.join())
    return steps.length < least ? [] : [`M${steps.map((point) => point.join(' ')).join('L')}`]
  }
  const land = coast().map((ring) => clipped(ring, edges))
  return {
    box,
    hasCoast: land.some((ring) =>
      ring.some((point) => edges.every(({ isInside }) => isInside(point)) && !isOnEdge(point, box)),
    ),
    frame: {
      ...{ width: WIDTH, height },
      land: land.flatMap((ring) => linesOf(ring, 3).map((line) => `${line}Z`)).join(''),
      rivers: rivers()
        .slice(0, ranksIn(degrees))
        .flatMap((rank) => rank.flatMap((line) => pieces(line, edges).flatMap((piece) => linesOf(piece, 2))))
        .join(''),
    },
    at,
  }
}

const isOnEdge = ([x, y]: XY, { west, east, south, north }: Box) =>
  x === west || x === east || y === south || y === north

/** A map around these points, with coasts and rivers and without any border of a state. */
export function mapAround(points: readonly Point[]): MapFrame {
  const { frame, at } = drawn(boxOf(points))
  return { ...frame, at: ({ latitude, longitude }) => at([longitude, northing(latitude)]) }
}

/** Where the map of these points lies: a part of the earth around it that shows a coast. Null for a map that shows one itself. */
export function surroundingsOf(points: readonly Point[]): Surroundings | null {
  const { box, hasCoast } = drawn(boxOf(points))
  if (hasCoast) return null
  const around = WIDER.map((times) => drawn(widened(box, times)))
  const chosen = around.find(({ hasCoast }) => hasCoast) ?? around.at(-1)
  if (!chosen) return null
  const [[x, y], [right, bottom]] = [chosen.at([box.west, box.north]), chosen.at([box.east, box.south])]
  return { ...chosen.frame, frame: { x, y, width: right - x, height: bottom - y } }
}

function widened({ west, east, south, north }: Box, times: number): Box {
  const [x, y] = [(west + east) / 2, (south + north) / 2]
  const width = Math.min(360, (east - west) * times) / 2
  const height = width * 0.6
  return { west: x - width, east: x + width, south: y - height, north: y + height }
}
