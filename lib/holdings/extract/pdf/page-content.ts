import { type Drawings, drawingsOf, type Replaced } from './drawings.ts'
import { around, type Box, type Glyph, type PageContent } from './glyph.ts'
import { lettersOf } from './letters.ts'
import { type Pdfium, pageArea } from './pdfium.ts'
import { type Appearance, decideSight } from './sight.ts'

/** More signs than this on one page are left out. */
const SIGNS = 400_000
/** Fonts of which most signs have no Unicode value: their other signs only look as if they had. */
const MOSTLY = 0.5

type Read = Appearance & { font: number; isUnknown: boolean; isSplit: boolean }

/** Reads the signs of a page with their places, and what a reader of the page sees of them. Frees what it opens. */
export function pageContent(pdfium: Pdfium, document: number, index: number): PageContent | null {
  const { api } = pdfium
  const page = api.FPDF_LoadPage(document, index)
  if (!page) return null
  const textPage = api.FPDFText_LoadPage(page)
  try {
    const area = pageArea(pdfium, page)
    const rotation = (api.FPDFPage_GetRotation(page) % 4) * 90
    const drawings = drawingsOf(pdfium, page, area)
    const read = textPage ? signsOf(pdfium, textPage, drawings) : []
    decideSight(pdfium, page, read, drawings, area)
    const { unknown, controls } = repaired(read)
    return {
      glyphs: read.map(({ glyph }) => glyph),
      area,
      rotation,
      rules: drawings.rules,
      controls,
      unknown,
    }
  } finally {
    if (textPage) api.FPDFText_ClosePage(textPage)
    api.FPDF_ClosePage(page)
  }
}

function signsOf(pdfium: Pdfium, textPage: number, drawings: Drawings): Read[] {
  const { api } = pdfium
  const looks = new Map<number, Omit<Read, 'glyph' | 'ink' | 'isUnknown' | 'isSplit'>>()
  const read: Read[] = []
  const signs = new Map<Replaced, Read>()
  const total = Math.min(api.FPDFText_CountChars(textPage), SIGNS)
  for (let index = 0; index < total; index += 1) {
    if (api.FPDFText_IsGenerated(textPage, index) === 1) continue
    const letter = letterAt(pdfium, textPage, index)
    const object = api.FPDFText_GetTextObject(textPage, index)
    let look = looks.get(object)
    if (!look) {
      look = lookOf(pdfium, textPage, index, object, drawings)
      looks.set(object, look)
    }
    const isUnknown = api.FPDFText_HasUnicodeMapError(textPage, index) === 1
    const { glyph, ink } = glyphAt(pdfium, textPage, index, letter)
    // PDFium adds some blanks itself without saying so.
    if (letter.trim() === '' && glyph.place.right <= glyph.place.left) continue
    const replaced = drawings.texts.get(object)?.replaced
    if (replaced) {
      const sign = { ...look, glyph, ink, isUnknown: false, isSplit: false }
      const first = signs.get(replaced)
      if (first) widen(first, sign)
      else {
        signs.set(replaced, replacedSign(sign, replaced))
        read.push(sign)
      }
      continue
    }
    const last = read.at(-1)
    // A ligature is one sign with several letters.
    if (last && last.object === object && !isUnknown && isOneSign(last.glyph, glyph)) add(last, glyph, ink)
    else read.push({ ...look, glyph, ink, isUnknown, isSplit: false })
  }
  return read
}

/** A sign with the text that the document gives for it and its neighbours. */
function replacedSign(sign: Read, { text, box }: Replaced): Read {
  sign.glyph.text = text
  sign.glyph.isLoose = true
  sign.glyph.place = around(sign.glyph.place, box)
  sign.ink = box
  return sign
}

/** The largest of the signs that a text replaces is on its line: marks are drawn above or below. */
function widen({ glyph, ink }: Read, { glyph: next, ink: nextInk }: Read) {
  if (nextInk.right - nextInk.left > ink.right - ink.left || next.size > glyph.size * 1.2)
    Object.assign(glyph, { x: next.x, y: next.y, size: next.size })
  glyph.place = around(glyph.place, next.place)
}

const isOneSign = (a: Glyph, b: Glyph) => a.x === b.x && a.y === b.y && a.text.trim() !== ''

const fromRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const mark = /^\p{M}/u

/** Adds the next letter of a sign. Where PDFium splits the box of a sign among letters from the right, it gives the last letter first. */
function add(sign: Read, { text, place }: Glyph, ink: Box) {
  const { glyph } = sign
  sign.isSplit ||= place.left !== glyph.place.left
  const isReversed = (sign.isSplit && fromRight.test(text)) || mark.test(glyph.text)
  glyph.text = isReversed ? text + glyph.text : glyph.text + text
  glyph.place = around(glyph.place, place)
  sign.ink = around(sign.ink, ink)
}

function letterAt({ api }: Pdfium, textPage: number, index: number): string {
  const code = api.FPDFText_GetUnicode(textPage, index)
  // PDFium replaces a hyphen at the end of a line by a control character.
  if (api.FPDFText_IsHyphen(textPage, index) === 1 && (code < 32 || code === 0xfffe)) return '-'
  return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code)
}

function lookOf(
  { api, block, integer }: Pdfium,
  textPage: number,
  index: number,
  object: number,
  drawings: Drawings,
) {
  const hasColour = api.FPDFText_GetFillColor(textPage, index, block, block + 4, block + 8, block + 12)
  const colour = hasColour ? [integer(0), integer(1), integer(2), integer(3)] : [0, 0, 0, 255]
  const drawn = drawings.texts.get(object)
  return {
    object,
    font: object ? api.FPDFTextObj_GetFont(object) : 0,
    mode: object ? api.FPDFTextObj_GetTextRenderMode(object) : 0,
    colour,
    at: drawn?.at ?? 0,
    clip: drawn?.clip ?? null,
  }
}

function glyphAt({ api, block, float, double }: Pdfium, textPage: number, index: number, text: string) {
  api.FPDFText_GetCharBox(textPage, index, block, block + 8, block + 16, block + 24)
  const ink: Box = { left: double(0), right: double(1), bottom: double(2), top: double(3) }
  api.FPDFText_GetCharOrigin(textPage, index, block, block + 8)
  const [x, y] = [double(0), double(1)]
  let place = ink
  // FS_RECTF: left, top, right, bottom.
  if (api.FPDFText_GetLooseCharBox(textPage, index, block))
    place = { left: float(0), top: float(1), right: float(2), bottom: float(3) }
  let [a, b, scale] = [1, 0, 1]
  if (api.FPDFText_GetMatrix(textPage, index, block)) {
    ;[a, b] = [float(0), float(1)]
    scale = Math.hypot(float(2), float(3)) || Math.hypot(a, b) || 1
  }
  const high = Math.max(ink.top - ink.bottom, ink.right - ink.left)
  let size = Math.abs(api.FPDFText_GetFontSize(textPage, index)) * scale
  // Fonts that are drawn (Type 3) can have any unit.
  if (high > 0 && (size > high * 60 || size < high / 4)) size = Math.max(ink.top - ink.bottom, 0.1) * 1.3
  const angle = (Math.atan2(b, a) * 180) / Math.PI
  const isTight = place.left === ink.left && place.right === ink.right
  const glyph: Glyph = { text, place, x, y, size, angle, sight: 'SHOWN', isTight }
  return { glyph, ink }
}

/** Puts U+FFFD for signs that no one can name, and counts them. */
function repaired(read: Read[]) {
  const fonts = new Map<number, { signs: number; unknown: number }>()
  for (const { font, isUnknown, glyph } of read) {
    const seen = fonts.get(font) ?? { signs: 0, unknown: 0 }
    seen.signs += 1
    if (isUnknown || /\p{Cc}/u.test(glyph.text)) seen.unknown += 1
    fonts.set(font, seen)
  }
  const counted = { unknown: 0, controls: 0 }
  for (const { font, isUnknown, glyph } of read) {
    const seen = fonts.get(font)
    if (isUnknown || (seen && seen.unknown > seen.signs * MOSTLY)) {
      glyph.text = '\ufffd'
      counted.unknown += 1
    } else {
      const { text, controls, unknown } = lettersOf(glyph.text)
      glyph.text = text
      counted.controls += controls
      counted.unknown += unknown
    }
  }
  return counted
}
