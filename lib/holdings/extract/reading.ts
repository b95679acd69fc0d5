import type { ReportFinding } from '../extraction-report'
import type { LayerSpan } from '../spans'

/** A page of a text layer; offsets are UTF-16 units, `end` is exclusive. `label` is the page label of the document, or the number of a sheet. */
export type Page = { label: string; start: number; end: number; isSheet?: boolean | undefined }

/** The result of a reader, or why it refused the document. Readers run as separate processes and print one of these as JSON. */
export type Reading =
  | { reader: string; text: string; pages: Page[]; spans: LayerSpan[]; findings: ReportFinding[] }
  | { refused: 'PASSWORD' | 'ENCRYPTED' | 'DAMAGED' | 'TOO_MANY_PAGES' | 'TOO_MUCH_TEXT' | 'NO_TEXT' }

/**
 * The text of one page as this reader reads it, with the place of each UTF-16 unit on the page as it is seen: left, upper edge, right, lower edge,
 * in units in which the page is `width` by `height`; empty where it has none.
 */
export type PagePlaces = {
  text: string
  width: number
  height: number
  places: number[][]
  /** Where the words are that the program wasn't sure of. */
  unsure?: number[][]
}

/** WebP for people, PNG in greys for the recognition of text. */
export type ImageFormat = 'webp' | 'png'

/** A part of an image: left, upper edge, right and lower edge, each from 0 to 1 of its width or height. */
export type ImageBox = readonly [left: number, top: number, right: number, bottom: number]

/** The page that is drawn, from 1 on, the largest image of it in dots, and what is painted black on it. */
export type DrawnSize = {
  page: number
  wide: number
  high: number
  format: ImageFormat
  covered?: readonly ImageBox[]
}

/**
 * The image of a page, the number of pages of its document, the label that the document gives the page (null if none), and the size of the page: in
 * points for a PDF, in dots for a picture.
 */
export type Drawing = { pages: number; label: string | null; width: number; height: number; image: Buffer }

export const MAX_PAGES = 3000
/** The longest text layer, in UTF-16 units. */
export const MAX_TEXT = 10_000_000
