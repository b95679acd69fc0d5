import type { ImageBox, PagePlaces } from '@/lib/holdings/extract/reading'
import { editBetween, moverOf } from '@/lib/holdings/moved-ranges/text-edit'
import { type Range, touches } from '@/lib/text/masked-ranges'

/** Added beside and above each box, in parts of its height: places are those of letters, whose strokes can be longer. */
const MARGIN = { beside: 0.2, above: 0.35 }
/** The most boxes on one page. */
const MOST = 500

const spaced = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
/** Units that can have no place of their own. */
const PLACELESS = /[\s\p{M}\p{Cf}]/u

/** The range with the rest of the words that it begins and ends in: software that reads images knows the places of words only. */
function ofWords(text: string, { start, end }: Range): Range {
  let [from, to] = [start, end]
  while (from > 0 && /\S/.test(text.charAt(from - 1))) from -= 1
  while (to < text.length && /\S/.test(text.charAt(to))) to += 1
  return { start: from, end: to }
}

/** The text of a page, and where in it invisible text is that a program laid over the picture of the page. */
type Page = { text: string; laidOver: readonly Range[] }

/**
 * The parts of a page image that show these ranges of the page's text, line by line, with a margin. Null where that isn't known of every range: the
 * text with places differs there, a letter has no place, or another program laid the text over a picture, so that no one knows whether it is
 * in the right place. The archive's own recognition knows the places, and which words are uncertain.
 */
export function boxesOf(
  { text, laidOver }: Page,
  ranges: readonly Range[],
  { text: placed, places, width, height, unsure }: PagePlaces,
): ImageBox[] | null {
  if (!(width > 0 && height > 0)) return null
  const isTrusted = (range: Range) => unsure !== undefined || !laidOver.some((laid) => touches(laid, range))
  const move = moverOf(text, editBetween(text, placed))
  const boxes: ImageBox[] = []
  for (const range of ranges) {
    const moved = move(range)
    const wanted = spaced(text.slice(range.start, range.end))
    if (wanted === '') continue
    if (!isTrusted(range) || spaced(placed.slice(moved.start, moved.end)) !== wanted) return null
    const lines = linesOf(placed, places, ofWords(placed, moved))
    if (!lines) return null
    boxes.push(...lines.map((line) => withMargin(line, width, height)))
  }
  return boxes.length > MOST ? null : boxes
}

type Place = [left: number, top: number, right: number, bottom: number]

/** The lines that a range takes on its page. Null when a letter of it has no place. */
function linesOf(text: string, places: readonly number[][], { start, end }: Range): Place[] | null {
  const lines: Place[] = []
  for (let at = start; at < end; at += 1) {
    const [left, top, right, bottom] = places[at] ?? []
    if (left === undefined || top === undefined || right === undefined || bottom === undefined) {
      if (PLACELESS.test(text.charAt(at)) || isLowHalf(text, at)) continue
      return null
    }
    const line = lines.at(-1)
    if (line && top < line[3] && line[1] < bottom) {
      line[0] = Math.min(line[0], left)
      line[1] = Math.min(line[1], top)
      line[2] = Math.max(line[2], right)
      line[3] = Math.max(line[3], bottom)
    } else lines.push([left, top, right, bottom])
  }
  return lines.length > 0 ? lines : null
}

const isLowHalf = (text: string, at: number) => /[\udc00-\udfff]/.test(text.charAt(at))

function withMargin([left, top, right, bottom]: Place, width: number, height: number): ImageBox {
  const [beside, above] = [(bottom - top) * MARGIN.beside, (bottom - top) * MARGIN.above]
  const part = (value: number, of: number) =>
    Math.round(Math.min(1, Math.max(0, value / of)) * 10_000) / 10_000
  return [
    part(left - beside, width),
    part(top - above, height),
    part(right + beside, width),
    part(bottom + above, height),
  ]
}
