import type { Span } from './fold'

const isInWord = /[\p{L}\p{M}\p{N}]/u

/** True if a word continues across an offset of a folded text. */
export function splitsWord(folded: string, at: number): boolean {
  return (
    at > 0 && at < folded.length && isInWord.test(folded[at - 1] ?? '') && isInWord.test(folded[at] ?? '')
  )
}

/** Extends a span to whole words and trims white space. */
export function snapToWords(folded: string, span: Span): Span {
  let { start, end } = span
  while (splitsWord(folded, start)) start -= 1
  while (splitsWord(folded, end)) end += 1
  while (start < end && folded[start] === ' ') start += 1
  while (end > start && folded[end - 1] === ' ') end -= 1
  return { start, end }
}

/** Words of a folded text; of a script written without spaces, every second letter counts as one. */
export function countWords(folded: string): number {
  const unspaced =
    folded.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0
  return Math.max(folded.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)?.length ?? 0, Math.ceil(unspaced / 2))
}

/** Every occurrence of `part` in `folded`, whole words only, at most `limit`; overlapping ones count once. */
export function exactPlaces(folded: string, part: string, from: number, to: number, limit: number): Span[] {
  const places: Span[] = []
  if (part === '') return places
  for (let at = folded.indexOf(part, from); at >= 0 && at + part.length <= to; ) {
    const whole = !splitsWord(folded, at) && !splitsWord(folded, at + part.length)
    if (whole) places.push({ start: at, end: at + part.length })
    if (places.length >= limit) break
    at = folded.indexOf(part, whole ? at + part.length : at + 1)
  }
  return places
}
