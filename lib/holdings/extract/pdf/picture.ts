import type { Box } from './glyph'
import { allocate, free, type Pdfium } from './pdfium.ts'

/** The size of a picture in dots. */
export type Dots = { wide: number; high: number }

const WITH_ANNOTATIONS = 1
/** FPDF_REVERSE_BYTE_ORDER: red first. */
const RED_FIRST = 16
const BGRA = 4
const WHITE = 0xffffffff

/** A page as drawn on white, turned as it is read: four bytes a dot, red first. */
export function pictureOf({ api, memory }: Pdfium, page: number, { wide, high }: Dots): Uint8Array {
  const stride = wide * 4
  const buffer = allocate(api, stride * high)
  const bitmap = api.FPDFBitmap_CreateEx(wide, high, BGRA, buffer, stride)
  try {
    api.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, WHITE)
    api.FPDF_RenderPageBitmap(bitmap, page, 0, 0, wide, high, 0, WITH_ANNOTATIONS | RED_FIRST)
    return memory.HEAPU8.slice(buffer, buffer + stride * high)
  } finally {
    api.FPDFBitmap_Destroy(bitmap)
    free(api, buffer)
  }
}

/** A function from boxes on the page to boxes on its picture. There y goes down: `bottom` is the upper edge. */
export function placing({ api, block, integer }: Pdfium, page: number, { wide, high }: Dots) {
  const far = 10_000
  const at = (x: number, y: number): [number, number] => {
    api.FPDF_PageToDevice(page, 0, 0, wide * 100, high * 100, 0, x, y, block, block + 4)
    return [integer(0) / 100, integer(1) / 100]
  }
  const [ox, oy] = at(0, 0)
  const [ax, ay] = at(far, 0)
  const [bx, by] = at(0, far)
  return ({ left, right, bottom, top }: Box): Box => {
    const xs: number[] = []
    const ys: number[] = []
    for (const x of [left, right])
      for (const y of [bottom, top]) {
        xs.push(ox + ((ax - ox) * x + (bx - ox) * y) / far)
        ys.push(oy + ((ay - oy) * x + (by - oy) * y) / far)
      }
    return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) }
  }
}
