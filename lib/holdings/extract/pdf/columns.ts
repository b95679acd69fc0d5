import { median, type Segment } from './line.ts'

/** Segments that are read one after another, row by row; each row from left to right. */
export type Block = Segment[][]

export type Arrangement = { blocks: Block[]; isUncertain: boolean }

/** The narrowest space between columns, in heights of the letters. */
const GUTTER = 0.8
/** Lines that a column needs. */
const FEWEST_LINES = 2
/** Letters of a line of running text; shorter lines are cells of a table. */
const RUNNING = 11
/** How evenly the lines of running text fill their column. */
const FILLED = 0.55
/** Notes are set smaller than the text, by at least this. */
const SMALLER = 0.93
/** Rows that are looked at together. A page has far fewer. */
const MOST_ROWS = 400
const DEPTH = 8

type Row = { segments: Segment[]; top: number; bottom: number }
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
  let single: Row[] = []
  const close = () => {
    if (single.length > 0) into.blocks.push(...blocksOf(single))
    single = []
  }
  for (let from = 0; from < rows.length; ) {
    const band = depth < DEPTH ? bandFrom(rows, from) : null
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
function bandFrom(rows: Row[], from: number) {
  let gaps: Gap[] = [{ from: -Infinity, to: Infinity }]
  let best: { end: number; gaps: Gap[] } | null = null
  let [left, right] = [Infinity, -Infinity]
  const sizes: number[] = []
  for (let index = from; index < Math.min(rows.length, from + MOST_ROWS); index += 1) {
    const row = rows[index]
    if (!row || (best && isBelow(row, rows[index - 1], best.gaps, sizes))) break
    for (const { start, end, size } of row.segments) {
      left = Math.min(left, start)
      right = Math.max(right, end)
      sizes.push(size)
    }
    gaps = withoutSegments(gaps, row.segments)
    const narrowest = GUTTER * median(sizes.length > 60 ? sizes.slice(0, 60) : sizes)
    gaps = gaps.filter((gap) => gap.to - gap.from >= narrowest)
    const inner = gaps.filter((gap) => gap.from > left && gap.to < right)
    if (inner.length > 0) best = { end: index + 1, gaps: inner }
    if (gaps.length === 0) break
  }
  if (!best) return null
  const segments = rows.slice(from, best.end).flatMap((row) => row.segments)
  return { ...best, segments }
}

/** Smaller or far lower lines on one side only aren't part of the columns above: notes at the foot of the page. */
function isBelow(row: Row, above: Row | undefined, gaps: Gap[], sizes: number[]): boolean {
  const isBeside = gaps.some(
    (gap) =>
      row.segments.some(({ end }) => end <= gap.from + 0.01) &&
      row.segments.some(({ start }) => start >= gap.to - 0.01),
  )
  if (isBeside || sizes.length < 6) return false
  const size = median(sizes.slice(0, 60))
  return (
    row.segments.every((segment) => segment.size < size * SMALLER) ||
    (above?.bottom ?? 0) - row.top > size * 3
  )
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
  const left = Math.min(...lines.map(({ start }) => start))
  const right = Math.max(...lines.map(({ end }) => end))
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

/** Rows in blocks: a space above that is much wider than between lines begins a block. */
function blocksOf(rows: Row[]): Block[] {
  const lines = rows.flatMap(({ segments }) => linesIn(segments))
  const steps = lines.slice(1).map((line, index) => baseOf(lines[index]) - baseOf(line))
  const down = steps.filter((step) => step > 0).toSorted((a, b) => a - b)
  const usual = down[(down.length - 1) >> 1] ?? 0
  const blocks: Block[] = []
  lines.forEach((line, index) => {
    const size = Math.max(...line.map((segment) => segment.size))
    const step = steps[index - 1] ?? Infinity
    const apart = step > Math.max(Math.min(usual, size * 2) * 1.45, size * 1.6) || step < 0
    const block = blocks.at(-1)
    if (block && !apart) block.push(line)
    else blocks.push([line])
  })
  return blocks
}

const baseOf = (line: Segment[] | undefined) => line?.[0]?.base ?? 0

/** A row as lines, each from left to right. */
function linesIn(segments: Segment[]): Segment[][] {
  const lines: Segment[][] = []
  for (const segment of segments.toSorted((a, b) => b.base - a.base)) {
    const line = lines.at(-1)
    const first = line?.[0]
    if (line && first && first.base - segment.base < 0.3 * Math.min(first.size, segment.size))
      line.push(segment)
    else lines.push([segment])
  }
  for (const line of lines) line.sort((a, b) => a.start - b.start)
  return lines
}
