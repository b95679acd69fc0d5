export type Range = { start: number; end: number }

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
