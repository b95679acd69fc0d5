import type { PageText } from '@/lib/holdings/extract/page-text'

/**
 * A piece of text with its position on the page: the origin and direction of its baseline (PDF units), its width and height. `dir` is its
 * writing direction as pdf.js reports it ("ltr", "rtl", "ttb"); the letters of `str` are in reading order.
 */
export type PlacedPiece = {
  str: string
  transform: readonly number[]
  width: number
  height: number
  dir?: string
}

/** Four corners, in PDF units: the two of the baseline, then the two above them. */
export type Quad = readonly [Point, Point, Point, Point]
type Point = readonly [x: number, y: number]

/** Returns the share of a piece that its first `length` letters take up, from 0 to 1. */
type Measure = (text: string, length: number) => number

const evenly: Measure = (text, length) => length / text.length

/** The share of the height of a piece that is below its baseline. */
const DESCENT = 0.22

/**
 * Locates the letters from `start` to `end` of a page's text on the page, one quadrangle for each piece. `measure` gives the width of the
 * letters of a part, where it is known.
 */
export function marksOf(
  { places }: PageText,
  pieces: readonly (PlacedPiece | object)[],
  { start, end }: { start: number; end: number },
  measure: Measure = evenly,
): Quad[] {
  return pieces.flatMap((piece, index) => {
    const place = places[index]
    if (!place || !('str' in piece) || piece.str.trim() === '') return []
    const [from, to] = [Math.max(start, place.start), Math.min(end, place.end)]
    if (from >= to) return []
    // White space at the beginning of a page is no part of its text.
    const lead = place.start === 0 && /^\s/.test(piece.str) ? piece.str.length - (place.end - place.start) : 0
    const reach = (offset: number) => measure(piece.str, offset - place.start + lead)
    const [first, last] = [reach(from), reach(to)]
    // The baseline runs from the left, also under letters that are read from the right.
    return [piece.dir === 'rtl' ? quadOf(piece, 1 - last, 1 - first) : quadOf(piece, first, last)]
  })
}

function quadOf({ transform, width, height }: PlacedPiece, from: number, to: number): Quad {
  const [a = 1, b = 0, , , x = 0, y = 0] = transform
  const length = Math.hypot(a, b) || 1
  const along: Point = [a / length, b / length]
  const up: Point = [-along[1], along[0]]
  const at = (share: number, rise: number): Point => [
    x + along[0] * width * share + up[0] * height * rise,
    y + along[1] * width * share + up[1] * height * rise,
  ]
  return [at(from, -DESCENT), at(to, -DESCENT), at(to, 1 - DESCENT / 2), at(from, 1 - DESCENT / 2)]
}
