import { readFile } from 'node:fs/promises'
import { Invalid } from '@/lib/errors'
import { type Message, message } from '@/lib/messages/message'
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
  /** Notes for the editor about how the text was read. */
  notices: Message[]
}

type RefusedReading = Extract<Reading, { refused: string }>['refused']

const refusal = (reason: RefusedReading): Invalid =>
  new Invalid({
    file: message(`holdings.reading.${reason}`, { pages: MAX_PAGES, characters: MAX_TEXT }),
  })

/**
 * The text of a .txt, .md, .html or .pdf document; the content decides the type. A PDF keeps its pages as locators; composed and decomposed
 * letters aren't changed. A text that was `pasted` is always plain text. Throws `Invalid` on `file` for a document that can't be read
 * completely.
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
  if (text.trim() === '') throw refusal('NO_TEXT')
  if (text.length > MAX_TEXT) throw refusal('TOO_MUCH_TEXT')
  return { mediaType, text, pages, origin: 'BORN_DIGITAL', notices }
}

/** A PDF ends with %%EOF (ISO 32000-1, 7.5.5); PDF readers search for it in the last 1,024 bytes. */
function demandEnd(bytes: Uint8Array) {
  const tail = Buffer.from(bytes.subarray(-1024)).toString('latin1')
  if (!tail.includes('%%EOF')) throw new Invalid({ file: message('holdings.reading.cutOff') })
}

async function fromPdf(bytes: Uint8Array) {
  demandEnd(bytes)
  const reading = accepted(await runReader('read-pdf', bytes))
  const { text, notices } = withPlainLineEnds(reading.text)
  if (reading.unknownCharacters)
    notices.push(
      message('holdings.notices.unknownCharacters', { count: reading.unknownCharacters, sign: '\ufffd' }),
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
  if ('refused' in reading) throw refusal(reading.refused)
  return reading
}
