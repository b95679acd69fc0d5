import type { Span } from './fold'

/** A length of letter groups, and by how many bits each letter shifts their hash; the hash forgets all but the last `length` letters. */
const groupings = [
  { length: 6, shift: 3 },
  { length: 4, shift: 4 },
  { length: 3, shift: 6 },
] as const

/** Fewer shared groups than this are not significant. */
const fewestShared = 12

/**
 * Returns the windows of `text.slice(from, to)` that can contain `pattern` with at most `errors` errors; `null` if that is unknown.
 * No match is lost: a match with k errors shares at least m + 1 − q − kq groups of q letters with a pattern of m (Jokinen and
 * Ukkonen, 1991), and each window with that many groups of the pattern close together is kept.
 */
export function likelyWindows(
  text: string,
  pattern: string,
  from: number,
  to: number,
  errors: number,
): Span[] | null {
  const needed = (length: number) => pattern.length + 1 - length - errors * length
  const grouping = groupings.find(({ length }) => needed(length) >= fewestShared)
  if (!grouping) return null
  const { length, shift } = grouping
  const mask = (1 << (length * shift)) - 1
  const isInPattern = new Uint8Array(mask + 1)
  let hash = 0
  for (let at = 0; at < pattern.length; at += 1) {
    hash = ((hash << shift) ^ pattern.charCodeAt(at)) & mask
    if (at >= length - 1) isInPattern[hash] = 1
  }
  const width = pattern.length + errors
  const shared = new Uint32Array(Math.ceil((to - from) / width) + 1)
  hash = 0
  let block = 0
  let blockEnd = from + width
  for (let at = from; at < to; at += 1) {
    if (at === blockEnd) {
      block += 1
      blockEnd += width
    }
    hash = ((hash << shift) ^ text.charCodeAt(at)) & mask
    if (isInPattern[hash] === 1) shared[block] = (shared[block] ?? 0) + 1
  }
  return windowsOf(shared, needed(length), width, from, to)
}

/** A match is in at most two neighbouring blocks. Windows that touch are one. */
function windowsOf(shared: Uint32Array, needed: number, width: number, from: number, to: number): Span[] {
  const windows: Span[] = []
  for (let block = 0; block + 1 < shared.length; block += 1) {
    if ((shared[block] ?? 0) + (shared[block + 1] ?? 0) < needed) continue
    const start = Math.max(from, from + (block - 1) * width)
    const end = Math.min(to, from + (block + 2) * width + width)
    const last = windows.at(-1)
    if (last && last.end >= start) last.end = end
    else windows.push({ start, end })
  }
  return windows
}
