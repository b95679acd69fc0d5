import type { Segment } from './line'

/** Segments that are read one after another, row by row; each row from left to right. */
export type Block = Segment[][]

/** Segments with space above and below. */
export type Row = { segments: Segment[]; top: number; bottom: number }

/** Rows in blocks: a space above that is much wider than between lines begins a block. */
export function blocksOf(rows: Row[]): Block[] {
  const lines = rows.flatMap(({ segments }) => linesIn(segments))
  const steps = lines.slice(1).map((line, index) => baseOf(lines[index]) - baseOf(line))
  const down = steps.filter((step) => step > 0).toSorted((a, b) => a - b)
  const usual = down[(down.length - 1) >> 1] ?? 0
  const blocks: Block[] = []
  lines.forEach((line, index) => {
    const size = line.reduce((most, segment) => Math.max(most, segment.size), 0)
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
