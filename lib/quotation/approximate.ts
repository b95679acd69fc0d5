import search from 'approx-string-match'
import type { Span } from './fold'
import { likelyWindows } from './likely'
import { snapToWords } from './place'

/** A range that resembles a part. `errors` counts inserted, missing and changed characters. */
export interface Likeness extends Span {
  errors: number
}

/** The greatest share of a probe that can differ. This only locates; the comparison decides. */
const greatestShare = 0.35
const longestProbe = 256

/** Tried first, because a search with few errors is three times as fast. */
const usualShare = 0.1

const allowed = (probe: string) => Math.floor(probe.length * greatestShare)

/** How close a second range must come to the best to count as a rival. */
const rivalMargin = (probe: string) => Math.max(2, Math.floor(probe.length * 0.05))

/**
 * Returns the ranges of `folded.slice(from, to)` that resemble `part` best: none, the best, or the best and its rivals. A part longer than
 * a probe is found by its first probe that resembles anything, and then by its end.
 */
export function resemblingPlaces(folded: string, part: string, from: number, to: number): Likeness[] {
  if (part.length <= longestProbe) return probe(folded, part, from, to)
  for (let at = 0; at + longestProbe <= part.length && at < longestProbe * 4; at += longestProbe) {
    const heads = probe(folded, part.slice(at, at + longestProbe), from, to)
    if (heads.length > 0) return heads.flatMap((head) => completed(folded, part, at, head, to))
  }
  return []
}

/** The whole range of a long part whose probe at `offset` was found at `head`. */
function completed(folded: string, part: string, offset: number, head: Likeness, to: number): Likeness[] {
  const start = Math.max(0, head.start - offset)
  const slack = Math.floor(part.length * greatestShare)
  const earliest = Math.max(head.end - longestProbe, start + part.length - slack - longestProbe)
  const latest = Math.min(to, start + part.length + slack)
  const tail = probe(folded, part.slice(-longestProbe), Math.max(start, earliest), latest)[0]
  if (!tail) return []
  return [{ ...snapToWords(folded, { start, end: tail.end }), errors: head.errors + tail.errors }]
}

function probe(folded: string, pattern: string, from: number, to: number): Likeness[] {
  const usual = Math.floor(pattern.length * usualShare)
  const best = bestIn(folded, pattern, from, to, usual) ?? bestIn(folded, pattern, from, to, allowed(pattern))
  if (!best) return []
  const limit = Math.min(allowed(pattern), best.errors + rivalMargin(pattern))
  const before = bestIn(folded, pattern, from, best.start, limit)
  const after = bestIn(folded, pattern, best.end, to, limit)
  return [best, before, after].filter((place) => place !== null)
}

function bestIn(folded: string, pattern: string, from: number, to: number, errors: number): Likeness | null {
  if (to - from < pattern.length - errors || pattern === '') return null
  const windows = likelyWindows(folded, pattern, from, to, errors) ?? [{ start: from, end: to }]
  const found: Likeness[] = []
  for (const { start, end } of windows)
    for (const match of search(folded.slice(start, end), pattern, found.at(-1)?.errors ?? errors)) {
      if (match.errors >= (found.at(-1)?.errors ?? Number.POSITIVE_INFINITY)) continue
      const place = snapToWords(folded, { start: start + match.start, end: start + match.end })
      found.push({ start: Math.max(from, place.start), end: Math.min(to, place.end), errors: match.errors })
    }
  return found.at(-1) ?? null
}
