import type { PagePlaces } from '@/lib/holdings/extract/reading'
import type { PageSpan } from '@/lib/review/page-spans'

/** A rectangle in PDF units: left, bottom, right, top. */
export type Mark = readonly [left: number, bottom: number, right: number, top: number]

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
  for (let at = start; at < end; at += 1) {
    const [left, bottom, right, top] = places[at] ?? []
    if (left === undefined || bottom === undefined || right === undefined || top === undefined) continue
    const mark = marks.at(-1)
    if (mark && isOnLine(mark, [left, bottom, right, top])) {
      mark[0] = Math.min(mark[0], left)
      mark[1] = Math.min(mark[1], bottom)
      mark[2] = Math.max(mark[2], right)
      mark[3] = Math.max(mark[3], top)
    } else marks.push([left, bottom, right, top])
  }
  return marks
}

/** True for the next letter of the same line or, where lines run down the page, of the same column. */
function isOnLine(mark: Mark, letter: Mark): boolean {
  const overlap = (from: 0 | 1, to: 2 | 3) =>
    Math.min(mark[to], letter[to]) - Math.max(mark[from], letter[from])
  const height = Math.max(letter[3] - letter[1], 1)
  const width = Math.max(letter[2] - letter[0], 1)
  const space = 1.5 * Math.max(height, width)
  return (
    (overlap(1, 3) > height * 0.4 && overlap(0, 2) > -space) ||
    (overlap(0, 2) > width * 0.6 &&
      overlap(1, 3) > -height * 0.5 &&
      mark[3] - mark[1] > (mark[2] - mark[0]) * 1.5)
  )
}
