import type { PagePlaces } from '@/lib/holdings/extract/reading'
import type { PageSpan } from '@/lib/review/page-spans'

/** A rectangle in units of the page: left, upper edge, right, lower edge. */
export type Mark = readonly [left: number, top: number, right: number, bottom: number]

type Range = { start: number; end: number }

/**
 * Finds the words of a passage in the text of its page: where the text of the copy says, else, for a text that another program read, where the
 * same letters stand nearest to it. Null when the page doesn't have them.
 */
export function rangeOn({ text }: PagePlaces, { start, end, words }: PageSpan): Range | null {
  if (text.slice(start, end) === words) return { start, end }
  const page = lettersOf(text)
  const wanted = lettersOf(words).text
  if (wanted === '') return null
  const before = page.offsets.findIndex((offset) => offset >= start)
  let best: number | null = null
  for (let at = page.text.indexOf(wanted); at >= 0; at = page.text.indexOf(wanted, at + 1))
    if (best === null || Math.abs(at - before) < Math.abs(best - before)) best = at
  if (best === null) return null
  const last = page.offsets[best + wanted.length - 1] ?? 0
  return { start: page.offsets[best] ?? 0, end: last + 1 }
}

/** A text without white space and marks, and where each of its units was. */
function lettersOf(text: string) {
  const offsets: number[] = []
  let letters = ''
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at)
    if (/[\s\p{Mn}]/u.test(unit)) continue
    letters += unit
    offsets.push(at)
  }
  return { text: letters, offsets }
}

/** The rectangles of a range on its page: one for each stretch of a line. */
export function marksOf({ places }: PagePlaces, { start, end }: Range): Mark[] {
  const marks: [number, number, number, number][] = []
  let last: Mark | null = null
  for (let at = start; at < end; at += 1) {
    const [left, top, right, bottom] = places[at] ?? []
    if (left === undefined || bottom === undefined || right === undefined || top === undefined) continue
    const letter: Mark = [left, top, right, bottom]
    const mark = marks.at(-1)
    if (mark && last && areNeighbours(last, letter)) {
      mark[0] = Math.min(mark[0], left)
      mark[1] = Math.min(mark[1], top)
      mark[2] = Math.max(mark[2], right)
      mark[3] = Math.max(mark[3], bottom)
    } else marks.push([left, top, right, bottom])
    last = letter
  }
  return marks
}

/** True for two letters beside one another, or below one another where lines run up or down the page. */
function areNeighbours(a: Mark, b: Mark): boolean {
  const across = Math.min(a[2], b[2]) - Math.max(a[0], b[0])
  const along = Math.min(a[3], b[3]) - Math.max(a[1], b[1])
  const [width, height] = [Math.max(b[2] - b[0], 1), Math.max(b[3] - b[1], 1)]
  const space = 1.5 * Math.max(width, height)
  return (along > height * 0.4 && across > -space) || (across > width * 0.6 && along > -space)
}
