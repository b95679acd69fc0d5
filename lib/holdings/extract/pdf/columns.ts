import { type Block, blocksOf, type Row } from './blocks.ts'
import { median, type Segment } from './line.ts'

type Arrangement = { blocks: Block[]; isUncertain: boolean }

/** The narrowest space between columns, in heights of the letters. */
const GUTTER = 0.8
/** Lines that a column needs. */
const FEWEST_LINES = 3
/** Letters of a line of running text; shorter lines are cells of a table. */
const RUNNING = 11
/** How evenly the lines of running text fill their column. */
const FILLED = 0.55
/** Notes are set smaller than the text, by at least this. */
const SMALLER = 0.93
/** Rows that are looked at together. A page has far fewer. */
const MOST_ROWS = 400
const DEPTH = 8

type Gap = { from: number; to: number }

/**
 * The order in which the segments of a page are read. Columns are found by the space between them, whatever was drawn first: rows with
 * a common gap in which running text stands on both sides are read column by column, other rows from top to bottom.
 */
export function arranged(segments: readonly Segment[], isFromRight: boolean): Arrangement {
  const arrangement: Arrangement = { blocks: [], isUncertain: false }
  arrange(segments, isFromRight, arrangement, 0)
  return arrangement
}

function arrange(segments: readonly Segment[], isFromRight: boolean, into: Arrangement, depth: number) {
  const rows = rowsOf(segments)
  const usual = median(segments.map(({ size }) => size))
  let single: Row[] = []
  const close = () => {
    if (single.length > 0) into.blocks.push(...blocksOf(single))
    single = []
  }
  for (let from = 0; from < rows.length; ) {
    const band = depth < DEPTH ? bandFrom(rows, from, usual) : null
    if (!band) {
      const row = rows[from]
      if (row) single.push(row)
      from += 1
      continue
    }
    const columns = columnsOf(band.segments, band.gaps)
    const kind = columns.length > 1 ? kindOf(columns) : 'TABLE'
    if (kind !== 'COLUMNS') {
      if (kind === 'UNCERTAIN') into.isUncertain = true
      single.push(...rows.slice(from, band.end))
    } else {
      close()
      for (const column of isFromRight ? columns.toReversed() : columns)
        arrange(column, isFromRight, into, depth + 1)
    }
    from = band.end
  }
  close()
}

/** Segments with space above and below, from top to bottom. */
function rowsOf(segments: readonly Segment[]): Row[] {
  const rows: Row[] = []
  const topOf = (segment: Segment) => segment.base + segment.size * 0.5
  for (const segment of segments.toSorted((a, b) => topOf(b) - topOf(a))) {
    const [top, bottom] = [topOf(segment), segment.base - segment.size * 0.05]
    const row = rows.at(-1)
    if (row && top > row.bottom) {
      row.segments.push(segment)
      row.bottom = Math.min(row.bottom, bottom)
    } else rows.push({ segments: [segment], top, bottom })
  }
  return rows
}

/** The longest run of rows from here that have a common gap with text on both sides; null when this row begins none. */
function bandFrom(rows: Row[], from: number, usual: number) {
  let gaps: Gap[] = [{ from: -Infinity, to: Infinity }]
  let best: { end: number; gaps: Gap[] } | null = null
  let [left, right] = [Infinity, -Infinity]
  for (let index = from; index < Math.min(rows.length, from + MOST_ROWS); index += 1) {
    const row = rows[index]
    if (!row) break
    for (const { start, end } of row.segments) {
      left = Math.min(left, start)
      right = Math.max(right, end)
    }
    gaps = withoutSegments(gaps, row.segments)
    gaps = gaps.filter((gap) => gap.to - gap.from >= GUTTER * usual)
    const inner = gaps.filter((gap) => gap.from > left && gap.to < right)
    if (inner.length > 0) best = { end: index + 1, gaps: inner }
    if (gaps.length === 0) break
  }
  if (!best) return null
  const end = withoutNotes(rows, from, best, usual)
  const segments = rows.slice(from, end).flatMap((row) => row.segments)
  return { gaps: end < best.end ? gapsIn(segments, usual) : best.gaps, end, segments }
}

/** Gaps with segments on both sides. */
function gapsIn(segments: Segment[], usual: number): Gap[] {
  const left = segments.reduce((least, { start }) => Math.min(least, start), Infinity)
  const right = segments.reduce((most, { end }) => Math.max(most, end), -Infinity)
  const gaps = withoutSegments([{ from: left, to: right }], segments)
  return gaps.filter(({ from, to }) => from > left && to < right && to - from >= GUTTER * usual)
}

type Side = 'LEFT' | 'RIGHT' | 'BOTH'

function sideOf({ segments }: Row, { from, to }: Gap): Side {
  if (segments.every(({ end }) => end <= from)) return 'LEFT'
  return segments.every(({ start }) => start >= to) ? 'RIGHT' : 'BOTH'
}

/** The end of a band before lines below its columns that are smaller than the column above them, or far lower: notes at the foot. */
function withoutNotes(
  rows: Row[],
  from: number,
  { end, gaps }: { end: number; gaps: Gap[] },
  usual: number,
): number {
  const [gap] = gaps
  const last = rows[end - 1]
  if (!gap || !last) return end
  const side = sideOf(last, gap)
  let start = end
  while (side !== 'BOTH' && start > from + 1 && sideOf(rows[start - 1] ?? last, gap) === side) start -= 1
  const above = rows
    .slice(from, start)
    .flatMap(({ segments }) =>
      segments.filter((segment) => sideOf({ segments: [segment], top: 0, bottom: 0 }, gap) === side),
    )
  if (above.length === 0) return end
  const size = median(above.map((segment) => segment.size)) * SMALLER
  for (let index = start; index < end; index += 1) {
    const [row, before] = [rows[index], rows[index - 1]]
    if (!row || !before) continue
    if (row.segments.every((segment) => segment.size < size) || before.bottom - row.top > usual * 3)
      return index
  }
  return end
}

function withoutSegments(gaps: Gap[], segments: Segment[]): Gap[] {
  let left = gaps
  for (const { start, end } of segments) {
    if (left.length === 0) break
    left = left.flatMap((gap) =>
      end <= gap.from || start >= gap.to
        ? [gap]
        : [
            ...(start > gap.from ? [{ from: gap.from, to: start }] : []),
            ...(end < gap.to ? [{ from: end, to: gap.to }] : []),
          ],
    )
  }
  return left
}

/** The segments between the gaps, from left to right. */
function columnsOf(segments: Segment[], gaps: Gap[]): Segment[][] {
  const columns: Segment[][] = [...gaps, null].map(() => [])
  const inOrder = gaps.toSorted((a, b) => a.from - b.from)
  for (const segment of segments) {
    const index = inOrder.findIndex((gap) => segment.end <= (gap.from + gap.to) / 2)
    columns[index < 0 ? inOrder.length : index]?.push(segment)
  }
  return columns.filter((column) => column.length > 0)
}

function kindOf(columns: Segment[][]): 'COLUMNS' | 'TABLE' | 'UNCERTAIN' {
  const shapes = columns.map(shapeOf)
  const beside = shapes.every((shape, index) => {
    const next = shapes[index + 1]
    return !next || Math.min(shape.top, next.top) - Math.max(shape.bottom, next.bottom) > shape.height
  })
  if (!beside || shapes.some(({ lines }) => lines < FEWEST_LINES)) return 'TABLE'
  const running = shapes.filter(({ letters, filled }) => letters >= RUNNING && filled >= FILLED)
  if (running.length === shapes.length) return 'COLUMNS'
  return running.length > 1 || shapes.every(({ letters }) => letters >= RUNNING) ? 'UNCERTAIN' : 'TABLE'
}

/** How a column is filled. */
function shapeOf(column: Segment[]) {
  const lines = linesOf(column)
  const left = lines.reduce((least, { start }) => Math.min(least, start), Infinity)
  const right = lines.reduce((most, { end }) => Math.max(most, end), -Infinity)
  const bases = column.map(({ base }) => base)
  const letters = lines.map((line) => line.letters).toSorted((a, b) => a - b)
  const filled = lines.map(({ start, end }) => (end - start) / Math.max(1, right - left))
  return {
    lines: lines.length,
    letters: letters[letters.length >> 1] ?? 0,
    filled: filled.reduce((sum, share) => sum + share, 0) / lines.length,
    top: bases.reduce((a, b) => Math.max(a, b)),
    bottom: bases.reduce((a, b) => Math.min(a, b)),
    height: median(column.map(({ size }) => size)) * 0.8,
  }
}

const wide = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/

function linesOf(column: Segment[]) {
  const lines: { base: number; start: number; end: number; letters: number }[] = []
  for (const segment of column.toSorted((a, b) => b.base - a.base)) {
    const letters = segment.signs.reduce((sum, { glyph }) => sum + (wide.test(glyph.text) ? 2 : 1), 0)
    const line = lines.at(-1)
    if (line && line.base - segment.base < segment.size * 0.4) {
      line.start = Math.min(line.start, segment.start)
      line.end = Math.max(line.end, segment.end)
      line.letters += letters
    } else lines.push({ base: segment.base, start: segment.start, end: segment.end, letters })
  }
  return lines
}
