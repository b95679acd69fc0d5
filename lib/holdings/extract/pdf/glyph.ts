/** A rectangle in the units of a PDF page, y upward. */
export type Box = { left: number; bottom: number; right: number; top: number }

/** The smallest box around two. */
export const around = (a: Box, b: Box): Box => ({
  left: Math.min(a.left, b.left),
  bottom: Math.min(a.bottom, b.bottom),
  right: Math.max(a.right, b.right),
  top: Math.max(a.top, b.top),
})

/**
 * How much of a glyph a reader of the page sees: COVERED by something drawn over it; HIDDEN in another way (colour of its ground, off the
 * page, clipped, too small); INVISIBLE text that was laid over or under the picture of a page.
 */
export type Sight = 'SHOWN' | 'COVERED' | 'HIDDEN' | 'INVISIBLE'

/** One printed sign with its letters, in the order of drawing. */
export type Glyph = {
  /** Usually one letter; several for a ligature. U+FFFD where the font doesn't say which. */
  text: string
  /** Its place on the page, for marks. */
  place: Box
  /** The origin on the baseline, in the units of the page. */
  x: number
  y: number
  /** The height of the letters in points. */
  size: number
  /** The direction of the baseline on the page, degrees counterclockwise. */
  angle: number
  sight: Sight
  /** True where its baseline may be that of a mark over or under it. */
  isLoose?: boolean
  /** True where its place is that of its ink, without the space that its font leaves beside it. */
  isTight?: boolean
}

/** What was read from one page, before it has an order. */
export type PageContent = {
  glyphs: Glyph[]
  /** The visible part of the page. */
  area: Box
  /** Clockwise, in degrees: how the page is turned to be read. */
  rotation: number
  /** Heights of thin horizontal lines that are drawn on the page, such as the one above notes. */
  rules: { left: number; right: number; y: number }[]
  controls: number
  unknown: number
}
