/** A range of a text in UTF-16 units, `end` is exclusive. */
export interface Range {
  start: number
  end: number
}

/** A text without some of its ranges, and the way between both. */
export interface RemainingText {
  text: string
  /** The removed ranges, in order and apart from each other. */
  removed: readonly Range[]
  /** The offset in the whole text at which the remaining unit at `offset` is. */
  toWhole(offset: number): number
  /** The offset of the first remaining unit that is at or after an offset of the whole text. */
  fromWhole(offset: number): number
}

const whiteSpace = /\s/
const closing = /[.,;:!?)\]}”’»…،؛؟։。、]/

/**
 * Removes ranges from a text. White space at their ends stays, so that words on either side of a removed line stay apart. A blank before a
 * removed range goes with it where a closing mark follows.
 */
export function withoutRanges(text: string, ranges: readonly Range[]): RemainingText {
  const removed = merged(ranges).flatMap((range) => trimmed(text, range))
  if (removed.length === 0)
    return { text, removed, toWhole: (offset) => offset, fromWhole: (offset) => offset }
  let remaining = ''
  let from = 0
  /** By removed range: the offset in the remaining text where it was. */
  const places: number[] = []
  for (const { start, end } of removed) {
    remaining += text.slice(from, start)
    places.push(remaining.length)
    from = end
  }
  remaining += text.slice(from)
  return {
    text: remaining,
    removed,
    toWhole(offset) {
      const index = countUpTo(places.length, (at) => (places[at] ?? 0) <= offset)
      const [last, place] = [removed[index - 1], places[index - 1]]
      return last && place !== undefined ? last.end + offset - place : offset
    },
    fromWhole(offset) {
      const index = countUpTo(removed.length, (at) => (removed[at]?.start ?? 0) <= offset)
      const [last, place] = [removed[index - 1], places[index - 1]]
      return last && place !== undefined ? place + Math.max(0, offset - last.end) : offset
    },
  }
}

/** The ranges in order, with those that touch as one. */
export function merged(ranges: readonly Range[]): Range[] {
  const found: Range[] = []
  for (const { start, end } of ranges.toSorted((one, other) => one.start - other.start)) {
    const last = found.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else found.push({ start, end })
  }
  return found
}

function trimmed(text: string, range: Range): Range[] {
  let { start, end } = range
  while (start < end && whiteSpace.test(text.charAt(start))) start += 1
  while (end > start && whiteSpace.test(text.charAt(end - 1))) end -= 1
  if (start >= end) return []
  if (closing.test(text.charAt(end))) while (start > 0 && /[^\S\n]/.test(text.charAt(start - 1))) start -= 1
  return [{ start, end }]
}

/** The number of entries at the beginning of an ordered list for which `is` holds. */
function countUpTo(length: number, is: (index: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (is(middle)) low = middle + 1
    else high = middle
  }
  return low
}
