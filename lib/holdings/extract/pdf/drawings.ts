import { around, type Box } from './glyph.ts'
import { allocate, free, type Pdfium } from './pdfium.ts'

const TEXT = 1
const PATH = 2
const IMAGE = 3
const SHADING = 4
const FORM = 5

/** Deeper groups are left out: documents nest them two or three deep. */
const DEPTH = 12
/** More objects than this on one page are left out. */
const OBJECTS = 200_000
/** The page is looked at in squares: 48 in each direction. */
const SQUARES = 48
/** Shapes that are remembered for each square. */
const SHAPES = 64
/** Thinner drawings, in points, cover no letter. */
const THIN = 1.5

type Matrix = readonly [number, number, number, number, number, number]
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** An object with text: its place in the order of drawing, the box it is clipped to, and the replaced text that it is a part of. */
type TextObject = { at: number; clip: Box | null; replaced: Replaced | null }

/** Text that the document gives for a stretch of signs (ISO 32000-1, 14.9.4), such as a letter with the mark over it. */
export type Replaced = { text: string; box: Box }

export type Drawings = {
  texts: Map<number, TextObject>
  /** For each square of the page, the place in the order of drawing of the last shape or picture over it; 0 where there is none. */
  last: Uint32Array
  /** For each square, the shades of what is drawn there: a bit for each of eight, from black to white. */
  shades: Uint8Array
  /** For each square, 1 when a picture is drawn there. */
  pictures: Uint8Array
  rules: { left: number; right: number; y: number }[]
  square(x: number, y: number): number
  /** Whether a shape or picture is drawn over a point after something at this place in the order. */
  isCovered(x: number, y: number, at: number): boolean
}

/** The shade of a colour as one of eight bits. */
export const shadeOf = (red: number, green: number, blue: number) =>
  1 << Math.min(7, Math.floor((0.299 * red + 0.587 * green + 0.114 * blue) / 32))
const ALL_SHADES = 255
const WHITE = 128

/** Goes through all objects of a page in the order of drawing. Each is looked at once. */
export function drawingsOf(pdfium: Pdfium, page: number, area: Box): Drawings {
  const { api, block, float, integer } = pdfium
  const count = SQUARES * SQUARES
  const width = Math.max(1, area.right - area.left) / SQUARES
  const height = Math.max(1, area.top - area.bottom) / SQUARES
  const column = (x: number) => Math.min(SQUARES - 1, Math.max(0, Math.floor((x - area.left) / width)))
  const row = (y: number) => Math.min(SQUARES - 1, Math.max(0, Math.floor((y - area.bottom) / height)))
  const drawings: Drawings = {
    texts: new Map(),
    last: new Uint32Array(count),
    shades: new Uint8Array(count).fill(WHITE),
    pictures: new Uint8Array(count),
    rules: [],
    square: (x, y) => row(y) * SQUARES + column(x),
    isCovered: (x, y, after) => {
      const shapes = covers[row(y) * SQUARES + column(x)] ?? []
      return shapes.some(
        ({ at, box }) => at > after && x > box.left && x < box.right && y > box.bottom && y < box.top,
      )
    },
  }
  const covers: { at: number; box: Box }[][] = []
  const replacements = new Map<number, Replaced>()
  let at = 0

  const cover = (box: Box, shades: number, picture: boolean) => {
    if (box.right < area.left || box.left > area.right || box.top < area.bottom || box.bottom > area.top)
      return
    for (let y = row(box.bottom); y <= row(box.top); y += 1)
      for (let x = column(box.left); x <= column(box.right); x += 1) {
        const square = y * SQUARES + x
        drawings.last[square] = at
        covers[square] ??= []
        if (covers[square].length < SHAPES) covers[square].push({ at, box })
        drawings.shades[square] = (drawings.shades[square] ?? 0) | shades
        if (picture) drawings.pictures[square] = 1
      }
  }

  const shape = (object: number, box: Box) => {
    const [wide, high] = [box.right - box.left, box.top - box.bottom]
    api.FPDFPath_GetDrawMode(object, block, block + 4)
    const [filled, stroked] = [integer(0) !== 0, integer(1) !== 0]
    if (!filled && !stroked) return
    if (wide > 20 && high < 3) drawings.rules.push({ left: box.left, right: box.right, y: box.bottom })
    api.FPDFPageObj_GetStrokeWidth(object, block)
    if (Math.min(wide, high) < THIN && !(stroked && float(0) >= THIN)) return
    if (!filled && float(0) < THIN) return
    const painted = filled
      ? api.FPDFPageObj_GetFillColor(object, block, block + 4, block + 8, block + 12)
      : api.FPDFPageObj_GetStrokeColor(object, block, block + 4, block + 8, block + 12)
    cover(box, painted ? shadeOf(integer(0), integer(1), integer(2)) : ALL_SHADES, false)
  }

  const visit = (object: number, to: Matrix, depth: number) => {
    at += 1
    const type = api.FPDFPageObj_GetType(object)
    if (type === FORM) {
      if (depth >= DEPTH || !api.FPDFPageObj_GetMatrix(object, block)) return
      const own = [0, 1, 2, 3, 4, 5].map(float)
      const matrix = multiplied(own as unknown as Matrix, to)
      const inside = Math.min(api.FPDFFormObj_CountObjects(object), OBJECTS)
      for (let index = 0; index < inside && at < OBJECTS; index += 1)
        visit(api.FPDFFormObj_GetObject(object, index), matrix, depth + 1)
      return
    }
    const hasBounds = api.FPDFPageObj_GetBounds(object, block, block + 4, block + 8, block + 12)
    const box = moved({ left: float(0), bottom: float(1), right: float(2), top: float(3) }, to)
    if (type === TEXT) {
      const replaced = replacedIn(pdfium, object, box, replacements)
      drawings.texts.set(object, { at, clip: clipOf(pdfium, object, to), replaced })
      return
    }
    if (!hasBounds) return
    if (type === PATH) shape(object, box)
    else if (type === IMAGE || type === SHADING) cover(box, ALL_SHADES, type === IMAGE)
  }

  const objects = api.FPDFPage_CountObjects(page)
  for (let index = 0; index < objects && at < OBJECTS; index += 1)
    visit(api.FPDFPage_GetObject(page, index), IDENTITY, 0)
  at += 1
  for (const box of annotations(pdfium, page)) cover(box, ALL_SHADES, false)
  return drawings
}

/** Marks that are drawn over the page, after everything on it. Links and notes at the margin cover nothing. */
function annotations({ api, block, float }: Pdfium, page: number): Box[] {
  const boxes: Box[] = []
  const count = Math.min(api.FPDFPage_GetAnnotCount(page), 5000)
  for (let index = 0; index < count; index += 1) {
    const annotation = api.FPDFPage_GetAnnot(page, index)
    if (!annotation) continue
    const subtype = api.FPDFAnnot_GetSubtype(annotation)
    // FPDF_ANNOT_TEXT, FPDF_ANNOT_LINK, FPDF_ANNOT_POPUP (fpdf_annot.h)
    if (![1, 2, 16].includes(subtype) && api.FPDFAnnot_GetRect(annotation, block))
      boxes.push({ left: float(0), top: float(1), right: float(2), bottom: float(3) })
    api.FPDFPage_CloseAnnot(annotation)
  }
  return boxes
}

/** A longer text isn't taken from a mark. */
const LONGEST = 4000

/** The text that the document gives instead of this and neighbouring objects; the same value for each of them. */
function replacedIn(pdfium: Pdfium, object: number, box: Box, known: Map<number, Replaced>): Replaced | null {
  const { api } = pdfium
  const count = Math.min(api.FPDFPageObj_CountMarks(object), 20)
  for (let index = 0; index < count; index += 1) {
    const mark = api.FPDFPageObj_GetMark(object, index)
    const replaced = known.get(mark)
    if (replaced) {
      replaced.box = around(replaced.box, box)
      return replaced
    }
    const text = actualText(pdfium, mark)
    if (text === null) continue
    const found = { text, box }
    known.set(mark, found)
    return found
  }
  return null
}

function actualText({ api, memory, block, integer }: Pdfium, mark: number): string | null {
  if (!api.FPDFPageObjMark_GetParamBlobValue(mark, 'ActualText', 0, 0, block)) return null
  const size = integer(0)
  if (size < 1 || size > LONGEST) return null
  const buffer = allocate(api, size)
  api.FPDFPageObjMark_GetParamBlobValue(mark, 'ActualText', buffer, size, block)
  const bytes = Buffer.from(memory.HEAPU8.slice(buffer, buffer + size))
  free(api, buffer)
  return textString(bytes)
}

/** A text string of a PDF (ISO 32000-2, 7.9.2.2): UTF-16, UTF-8, or one byte a letter. */
function textString(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const units = bytes.subarray(2, bytes.length - (bytes.length % 2))
    return units.swap16().toString('utf16le')
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8')
  return bytes.toString('latin1')
}

/** The box outside of which an object isn't drawn; null where it isn't clipped. */
function clipOf({ api, block, float }: Pdfium, object: number, to: Matrix): Box | null {
  const clip = api.FPDFPageObj_GetClipPath(object)
  const paths = clip ? Math.min(api.FPDFClipPath_CountPaths(clip), 16) : 0
  let within: Box | null = null
  for (let path = 0; path < paths; path += 1) {
    const segments = Math.min(api.FPDFClipPath_CountPathSegments(clip, path), 64)
    const box: Box = { left: Infinity, bottom: Infinity, right: -Infinity, top: -Infinity }
    for (let index = 0; index < segments; index += 1) {
      const segment = api.FPDFClipPath_GetPathSegment(clip, path, index)
      if (!segment || !api.FPDFPathSegment_GetPoint(segment, block, block + 4)) continue
      box.left = Math.min(box.left, float(0))
      box.right = Math.max(box.right, float(0))
      box.bottom = Math.min(box.bottom, float(1))
      box.top = Math.max(box.top, float(1))
    }
    if (segments === 64 || box.left > box.right) continue
    const placed = moved(box, to)
    within = within
      ? {
          left: Math.max(within.left, placed.left),
          bottom: Math.max(within.bottom, placed.bottom),
          right: Math.min(within.right, placed.right),
          top: Math.min(within.top, placed.top),
        }
      : placed
  }
  return within
}

const multiplied = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[1] * b[2],
  a[0] * b[1] + a[1] * b[3],
  a[2] * b[0] + a[3] * b[2],
  a[2] * b[1] + a[3] * b[3],
  a[4] * b[0] + a[5] * b[2] + b[4],
  a[4] * b[1] + a[5] * b[3] + b[5],
]

function moved(box: Box, m: Matrix): Box {
  if (m === IDENTITY) return box
  const xs: number[] = []
  const ys: number[] = []
  for (const x of [box.left, box.right])
    for (const y of [box.bottom, box.top]) {
      xs.push(x * m[0] + y * m[2] + m[4])
      ys.push(x * m[1] + y * m[3] + m[5])
    }
  return { left: Math.min(...xs), bottom: Math.min(...ys), right: Math.max(...xs), top: Math.max(...ys) }
}
