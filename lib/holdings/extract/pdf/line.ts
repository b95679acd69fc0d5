import type { Box, Glyph } from './glyph'

/** A sign along its line: `start` and `end` along the baseline, `base` across it, upward. */
export type Sign = { glyph: Glyph; start: number; end: number; base: number; size: number; shift: Shift }

/** Smaller signs above or below the baseline of their neighbours. */
export type Shift = 'NONE' | 'RAISED' | 'LOWERED'

/** Signs of one baseline without a wide gap between them, from left to right. */
export type Segment = { signs: Sign[]; start: number; end: number; base: number; size: number }

/** Signs whose baselines differ by less than this, in heights of their letters, are on one line. */
const SAME_LINE = 0.22
/** A gap this wide, in heights of the letters, may be between columns. */
const WIDE_GAP = 0.6
/** Signs at most this size, compared with their neighbours, can be raised. */
const SMALLER = 0.87
/** How far a raised sign can be from its neighbour. */
const NEAR = 0.6
/** Lines above and below in which the neighbour of a raised sign is looked for. */
const LOOKED_AT = 12

const isMark = /^\p{M}/u
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** The box of a sign along and across lines that run at an angle. */
export function turned(box: Box, angle: number): { start: number; end: number; low: number; high: number } {
  const [cos, sin] = [Math.cos(radians(angle)), Math.sin(radians(angle))]
  const along: number[] = []
  const over: number[] = []
  for (const x of [box.left, box.right])
    for (const y of [box.bottom, box.top]) {
      along.push(x * cos + y * sin)
      over.push(y * cos - x * sin)
    }
  return {
    start: Math.min(...along),
    end: Math.max(...along),
    low: Math.min(...over),
    high: Math.max(...over),
  }
}

/** A sign on a line at an angle. `upright` signs stand below one another, as in vertical Japanese. */
export function signOf(glyph: Glyph, angle: number, upright: boolean): Sign {
  const { start, end, low, high } = turned(glyph.place, angle)
  const [cos, sin] = [Math.cos(radians(angle)), Math.sin(radians(angle))]
  const base = upright ? (low + high) / 2 - glyph.size * 0.35 : glyph.y * cos - glyph.x * sin
  // The box of a slanted sign is larger than the sign.
  const slanted = Math.abs(angle % 90) > 3 && Math.abs(angle % 90) < 87
  const from = slanted ? glyph.x * cos + glyph.y * sin : start
  // A sign without a width, such as one that its font doesn't have, takes some space.
  const width = end - start > glyph.size * 0.01 || isMark.test(glyph.text) ? end - start : glyph.size * 0.6
  const to = from + (slanted ? Math.min(width, glyph.size * 0.6) : width)
  return { glyph, start: from, end: to, base, size: glyph.size, shift: 'NONE' }
}

/** All signs as segments: each on its baseline, with raised and lowered signs among their neighbours. */
export function segmentsOf(signs: readonly Sign[]): Segment[] {
  const rows = [...rowsOf(signs.filter((sign) => !isLoose(sign))), ...rowsOf(signs.filter(isLoose))]
  return joined(rows.toSorted((a, b) => baseOf(b) - baseOf(a))).flatMap(cut)
}

const isLoose = ({ glyph }: Sign) => glyph.isLoose === true || /\p{M}/u.test(glyph.text)
const isBlank = ({ glyph }: Sign) => glyph.text.trim() === ''
const baseOf = (row: Sign[]) => row[0]?.base ?? 0

/** Signs grouped by baseline, from top to bottom; each row from left to right. */
function rowsOf(signs: readonly Sign[]): Sign[][] {
  const rows: Sign[][] = []
  let base = Infinity
  let size = 0
  const fromTop = signs.toSorted((a, b) => b.base - a.base)
  for (const sign of fromTop) {
    const row = rows.at(-1)
    if (row && base - sign.base <= SAME_LINE * Math.min(Math.max(size, 1), Math.max(sign.size, 1)))
      row.push(sign)
    else {
      rows.push([sign])
      base = sign.base
      size = sign.size
    }
  }
  for (const row of rows) row.sort(byPlace)
  return rows
}

/** By the middle: a mark can be wider than the letter under it. */
const byPlace = (a: Sign, b: Sign) => a.start + a.end - b.start - b.end || a.start - b.start

/** Moves groups of small signs into the row of the larger signs that they touch. */
function joined(rows: Sign[][]): Sign[][] {
  const guests = new Map<Sign[], Sign[]>()
  const kept = rows.map((row, index) => {
    const near = rows
      .slice(Math.max(0, index - LOOKED_AT), index + LOOKED_AT + 1)
      .filter((one) => one !== row)
    return groupsOf(row).flatMap((group) => {
      const host = hostOf(group, near)
      if (!host) return group
      if (!group.every(isLoose))
        for (const sign of group) sign.shift = sign.base > host.base ? 'RAISED' : 'LOWERED'
      guests.set(host.row, [...(guests.get(host.row) ?? []), ...group])
      return []
    })
  })
  return rows.flatMap((row, index) => {
    const added = guests.get(row)
    const all = added ? [...(kept[index] ?? []), ...added].sort(byPlace) : (kept[index] ?? [])
    return all.length > 0 ? [all] : []
  })
}

/** Neighbours of about the same size with no more than a small gap between them. */
function groupsOf(row: Sign[]): Sign[][] {
  const groups: Sign[][] = []
  for (const sign of row) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    const near = last && sign.start - last.end < NEAR * Math.max(last.size, sign.size)
    const alike = last && sign.size > last.size * SMALLER && last.size > sign.size * SMALLER
    if (group && near && alike && !isLoose(sign)) group.push(sign)
    else groups.push([sign])
  }
  return groups
}

/** A longer group is a line of its own. */
const LONGEST_SHIFTED = 12

/** The row that a group of signs belongs to, though it isn't on its baseline; the nearest of several. */
function hostOf(group: Sign[], rows: Sign[][]): { row: Sign[]; base: number } | null {
  const [first, last] = [group[0], group.at(-1)]
  if (!first || !last || group.length > LONGEST_SHIFTED) return null
  if (isLoose(first)) return lineOf(first, rows)
  let host: { row: Sign[]; base: number } | null = null
  let nearest = Infinity
  for (const row of rows) {
    if (Math.abs(baseOf(row) - first.base) > 60) continue
    const at = placeIn(row, first.start)
    for (const neighbour of [row[at - 1], row[at], row[at + 1]]) {
      if (!neighbour || neighbour.glyph.text.trim() === '') continue
      const rise = (first.base - neighbour.base) / neighbour.size
      const fits = isShifted(first, neighbour, rise)
      const gap = Math.max(first.start - neighbour.end, neighbour.start - last.end)
      if (!fits || gap > neighbour.size * 0.5 || Math.abs(rise) >= nearest) continue
      nearest = Math.abs(rise)
      host = { row, base: neighbour.base }
    }
  }
  return host
}

/** The nearest row whose baseline is known and that reaches to a sign, or nearly. */
function lineOf(sign: Sign, rows: Sign[][]): { row: Sign[]; base: number } | null {
  let host: { row: Sign[]; base: number } | null = null
  let nearest = sign.size * 0.9
  for (const row of rows) {
    const [first, last] = [row[0], row.at(-1)]
    const away = Math.abs(baseOf(row) - sign.base)
    if (!first || !last || away >= nearest || isLoose(first) || row.every(isBlank)) continue
    const space = sign.size * 5
    if (sign.start < first.start - space || sign.end > last.end + space) continue
    nearest = away
    host = { row, base: first.base }
  }
  return host
}

const isShifted = (sign: Sign, neighbour: Sign, rise: number) =>
  sign.size <= neighbour.size * SMALLER && rise >= -0.45 && rise <= 0.75 && Math.abs(rise) >= 0.08

/** The index of the first sign that starts at or after a place. */
function placeIn(row: Sign[], start: number): number {
  let [low, high] = [0, row.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((row[middle]?.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  return low
}

/** A row in segments; blanks at their ends and the signs of wide gaps are left out. */
function cut(row: Sign[]): Segment[] {
  const segments: Segment[] = []
  let signs: Sign[] = []
  let end = -Infinity
  const close = () => {
    while (signs.at(-1)?.glyph.text.trim() === '') signs.pop()
    if (signs.length > 0) segments.push(segmentOf(signs))
    signs = []
  }
  for (const sign of row) {
    const isBlank = sign.glyph.text.trim() === ''
    if (isBlank) {
      if (signs.length > 0) signs.push(sign)
      continue
    }
    if (signs.length > 0 && sign.start - end > WIDE_GAP * sign.size) close()
    signs.push(sign)
    end = Math.max(end, sign.end)
  }
  close()
  return segments
}

function segmentOf(signs: Sign[]): Segment {
  const even = signs.filter(({ shift }) => shift === 'NONE')
  const size = median((even.length > 0 ? even : signs).map((sign) => sign.size))
  const base = median((even.length > 0 ? even : signs).map((sign) => sign.base))
  return {
    signs,
    start: signs[0]?.start ?? 0,
    end: signs.reduce((end, sign) => Math.max(end, sign.end), -Infinity),
    base,
    size,
  }
}

/** The middle value of numbers that aren't empty. */
export function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}
