import { type Drawings, shadeOf } from './drawings.ts'
import type { Box, Glyph } from './glyph'
import type { Pdfium } from './pdfium'
import { type Dots, pictureOf, placing } from './picture.ts'

/** How a sign is drawn. */
export type Appearance = {
  glyph: Glyph
  /** What its ink touches. */
  ink: Box
  object: number
  mode: number
  /** Red, green, blue, alpha, each to 255. */
  colour: number[]
  /** Its place in the order of drawing. */
  at: number
  clip: Box | null
}

/** Smaller letters, in points, can't be read. */
const SMALLEST = 2
/** Text whose presence changes no dot by more than this, of 255, isn't seen. */
const UNSEEN = 14
/** More dots than this aren't drawn to find out. */
const DOTS = 4_000_000
/** ISO 32000-1, 9.3.6: neither filled nor stroked; added to the clipping path only. */
const INVISIBLE_MODE = 3
const CLIP_MODE = 7

/**
 * Decides what a reader of the page sees of each sign. Where the order of drawing, a colour or a clipping path raises a doubt, the page is
 * drawn with these signs and without them: what makes no difference isn't seen.
 */
export function decideSight(
  pdfium: Pdfium,
  page: number,
  signs: Appearance[],
  drawings: Drawings,
  area: Box,
) {
  const doubtful: Appearance[] = []
  for (const sign of signs) {
    if (sign.glyph.text.trim() === '') continue
    const { left, right, bottom, top } = sign.ink
    const [x, y] = [(left + right) / 2, (bottom + top) / 2]
    const square = drawings.square(x, y)
    if (sign.mode === INVISIBLE_MODE) sign.glyph.sight = drawings.pictures[square] ? 'INVISIBLE' : 'HIDDEN'
    else if (!isWithin(x, y, area) || sign.glyph.size < SMALLEST) sign.glyph.sight = 'HIDDEN'
    else if (isDoubtful(sign, drawings, square, x, y)) doubtful.push(sign)
  }
  if (doubtful.length > 0) compare(pdfium, page, doubtful, drawings)
  spread(signs)
}

const isWithin = (x: number, y: number, box: Box) =>
  x >= box.left && x <= box.right && y >= box.bottom && y <= box.top

function isDoubtful(
  { mode, colour, at, clip }: Appearance,
  drawings: Drawings,
  square: number,
  x: number,
  y: number,
) {
  const [red = 0, green = 0, blue = 0, alpha = 255] = colour
  if ((drawings.last[square] ?? 0) > at || alpha < 64 || mode === CLIP_MODE) return true
  if (clip && !isWithin(x, y, clip)) return true
  const shade = shadeOf(red, green, blue)
  // A shade and its neighbours, since colours of two shades can hardly differ.
  return ((drawings.shades[square] ?? 0) & (shade | (shade << 1) | (shade >> 1))) !== 0
}

/** Draws the page with and without the signs. */
function compare(pdfium: Pdfium, page: number, signs: Appearance[], drawings: Drawings) {
  const { api } = pdfium
  const [width, height] = [api.FPDF_GetPageWidthF(page), api.FPDF_GetPageHeightF(page)]
  const smallest = signs.reduce((size, { glyph }) => Math.min(size, glyph.size), 12)
  const wanted = Math.min(3, Math.max(1.25, 9 / smallest))
  const scale = Math.min(wanted, Math.sqrt(DOTS / Math.max(1, width * height)))
  const dots = { wide: Math.max(1, Math.ceil(width * scale)), high: Math.max(1, Math.ceil(height * scale)) }
  const before = pictureOf(pdfium, page, dots)
  const objects = new Set(signs.map(({ object }) => object))
  for (const object of objects) if (object) api.FPDFPageObj_SetIsActive(object, false)
  const after = pictureOf(pdfium, page, dots)
  const place = placing(pdfium, page, dots)
  for (const sign of signs) {
    const seen = differs(before, after, dots, place(sign.ink))
    if (seen) continue
    const { left, right, bottom, top } = sign.ink
    const isUnder = drawings.isCovered((left + right) / 2, (bottom + top) / 2, sign.at)
    sign.glyph.sight = isUnder ? 'COVERED' : 'HIDDEN'
  }
}

/** True when the two pictures differ in the middle of a box. Its edges are left out: a cover may not reach them. */
function differs(a: Uint8Array, b: Uint8Array, { wide, high }: Dots, box: Box): boolean {
  const edge = Math.min((box.right - box.left) * 0.15, 4)
  const rim = Math.min((box.top - box.bottom) * 0.08, 2)
  const [left, right] = [
    Math.max(0, Math.floor(box.left + edge)),
    Math.min(wide, Math.ceil(box.right - edge)),
  ]
  const [first, last] = [Math.max(0, Math.floor(box.bottom + rim)), Math.min(high, Math.ceil(box.top - rim))]
  for (let y = first; y < last; y += 1)
    for (let x = left; x < right; x += 1) {
      const dot = (y * wide + x) * 4
      for (let part = 0; part < 3; part += 1)
        if (Math.abs((a[dot + part] ?? 0) - (b[dot + part] ?? 0)) > UNSEEN) return true
    }
  return false
}

const inWord = /[\p{L}\p{M}\p{Nd}]/u

/** A blank is concealed between concealed signs of its line. A word is covered when a cover leaves a part of it. */
function spread(signs: Appearance[]) {
  for (let index = 1; index < signs.length - 1; index += 1) {
    const [before, sign, after] = [signs[index - 1], signs[index], signs[index + 1]]
    if (before && sign && after && sign.glyph.text.trim() === '' && before.glyph.sight === after.glyph.sight)
      sign.glyph.sight = before.glyph.sight
  }
  for (const inOrder of [signs, signs.toReversed()])
    inOrder.forEach((sign, index) => {
      const before = inOrder[index - 1]
      if (before?.glyph.sight === 'COVERED' && sign.glyph.sight === 'SHOWN' && isSameWord(before, sign))
        sign.glyph.sight = 'COVERED'
    })
}

const isSameWord = (a: Appearance, b: Appearance) =>
  a.object === b.object && inWord.test(a.glyph.text) && inWord.test(b.glyph.text)
