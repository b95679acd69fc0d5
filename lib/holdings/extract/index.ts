import { readFile } from 'node:fs/promises'
import { Invalid } from '@/lib/errors'
import { decode, withPlainLineEnds } from './decode'
import { type MediaType, mediaTypeOf } from './media-type'
import { MAX_PAGES, MAX_TEXT, type Page, type Reading } from './reading'
import { runReader } from './run'

export { withPlainLineEnds } from './decode'
export type { MediaType } from './media-type'
export { MAX_TEXT, type Page } from './reading'

export type Extraction = {
  mediaType: MediaType
  text: string
  /** Empty where the document has no pages. */
  pages: Page[]
  origin: 'BORN_DIGITAL'
  /** What an editor should know of how the text was read, one plain sentence each. */
  notices: string[]
}

const limit = (number: number) => number.toLocaleString('en')
const refusals: Record<Extract<Reading, { refused: string }>['refused'], string> = {
  PASSWORD: 'This PDF asks for a password. Add a copy that opens without one.',
  ENCRYPTED: 'This PDF is encrypted. Add a copy without protection, so that it can still be opened later.',
  DAMAGED: 'This PDF is damaged and cannot be read whole.',
  TOO_MANY_PAGES: `This PDF has more than ${limit(MAX_PAGES)} pages. Add it in parts.`,
  TOO_MUCH_TEXT: `This file holds more than ${limit(MAX_TEXT)} characters of text. Add it in parts.`,
  NO_TEXT: 'There is no text in this file. If it is a scan, add its transcript by pasting the text.',
}

/**
 * The text of a .txt, .md, .html or .pdf document, its type told by content. PDF keeps its pages as locators; composed and decomposed
 * letters stay as they are. A text that was `pasted` is taken as it stands: its type is not told by what it looks like. Throws `Invalid` on `file`, with one sentence, for whatever cannot be read whole.
 */
export async function extractText(
  document: Uint8Array | string,
  declaredName: string,
  { pasted = false } = {},
): Promise<Extraction> {
  const bytes = typeof document === 'string' ? await readFile(document) : document
  const mediaType = pasted ? 'text/plain' : await mediaTypeOf(bytes, declaredName)
  const { text, pages, notices } =
    mediaType === 'application/pdf' ? await fromPdf(bytes) : await fromText(bytes, mediaType)
  if (text.trim() === '') throw new Invalid({ file: refusals.NO_TEXT })
  if (text.length > MAX_TEXT) throw new Invalid({ file: refusals.TOO_MUCH_TEXT })
  return { mediaType, text, pages, origin: 'BORN_DIGITAL', notices }
}

/** A PDF ends with %%EOF (ISO 32000-1, 7.5.5); readers look for it in the last 1,024 bytes. */
function demandEnd(bytes: Uint8Array) {
  const tail = Buffer.from(bytes.subarray(-1024)).toString('latin1')
  if (!tail.includes('%%EOF'))
    throw new Invalid({ file: 'This PDF is cut off: its end is missing. Fetch it again and add it whole.' })
}

async function fromPdf(bytes: Uint8Array) {
  demandEnd(bytes)
  const reading = accepted(await runReader('read-pdf', bytes))
  const { text, notices } = withPlainLineEnds(reading.text)
  if (reading.unknownCharacters)
    notices.push(
      `${reading.unknownCharacters} ${reading.unknownCharacters === 1 ? 'character' : 'characters'} of this PDF cannot be told and stand as \ufffd.`,
    )
  return { text, pages: reading.pages, notices }
}

async function fromText(bytes: Uint8Array, mediaType: MediaType) {
  const decoded = decode(bytes)
  if (mediaType !== 'text/html') return { ...decoded, pages: [] }
  const reading = accepted(await runReader('read-html', new TextEncoder().encode(decoded.text)))
  return { ...withPlainLineEnds(reading.text), pages: [] }
}

function accepted(reading: Reading) {
  if ('refused' in reading) throw new Invalid({ file: refusals[reading.refused] })
  return reading
}
