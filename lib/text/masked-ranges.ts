export type Range = { start: number; end: number }

/** Stands in stored text for what is withheld or erased, in every language of the interface; names no one. */
export const WITHHELD = '[withheld]'

export const touches = (one: Range, other: Range) => one.start < other.end && other.start < one.end

/** The same ranges in order, those that overlap or meet as one. */
export function mergedRanges(ranges: readonly Range[]): Range[] {
  const merged: Range[] = []
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}

/** The text, which begins at `offset`, with each of these merged ranges replaced by `mark`. */
export function cutRanges(text: string, offset: number, ranges: readonly Range[], mark: string): string {
  const end = offset + text.length
  let cut = ''
  let from = offset
  for (const range of ranges) {
    if (from >= end || !touches(range, { start: from, end })) continue
    cut += text.slice(from - offset, Math.max(from, range.start) - offset) + mark
    from = Math.min(end, range.end)
  }
  return cut + text.slice(from - offset)
}

/**
 * A stretch of a text, which begins at `offset`, as offsets from the start of what `cutRanges` makes of it with these merged ranges. Null where
 * nothing of it is left.
 */
export function placeInCut(
  text: string,
  offset: number,
  ranges: readonly Range[],
  mark: string,
  stretch: Range,
): Range | null {
  const close = offset + text.length
  const inside = ranges.filter((range) => touches(range, { start: offset, end: close }))
  const removedBefore = (at: number) =>
    inside
      .filter(({ end }) => end <= at)
      .reduce((sum, { start, end }) => sum + Math.min(end, close) - Math.max(start, offset) - mark.length, 0)
  const covering = (at: number) => inside.find(({ start, end }) => start <= at && at < end)
  const start = Math.max(stretch.start, offset)
  const end = Math.min(stretch.end, close)
  if (start >= end) return null
  const from = covering(start)?.end ?? start
  const to = covering(end - 1)?.start ?? end
  if (from >= to) return null
  return { start: from - offset - removedBefore(from), end: to - offset - removedBefore(to) }
}
