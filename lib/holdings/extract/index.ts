import { readFile } from 'node:fs/promises'
import { Invalid } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import type { EncodingName } from '../encodings'
import type { Capture, ExtractionReport } from '../extraction-report'
import type { LayerSpan } from '../spans'
import { withPlainLineEnds } from './decode'
import { decodeAside } from './decode-aside'
import { type Attached, attachedTo, letterText } from './from-letter'
import { letterSchema } from './letter'
import { isWithoutText, type MediaType, WORD } from './media-type'
import { MAX_PAGES, MAX_TEXT, type Page, type PagePlaces, type Reading } from './reading'
import { type Running, runPageReader, runReader, runSandboxed } from './run'
import { turns } from './turns'
import type { WrittenText } from './written-text'

export { withPlainLineEnds } from './decode'
export type { MediaType } from './media-type'
export { MAX_TEXT, type Page, type PagePlaces } from './reading'

export type Extraction = {
  mediaType: MediaType
  text: string
  /** Empty where the document has no pages. */
  pages: Page[]
  /** What its pages are: cues of a text with times are `timestamp`. */
  locator: 'page' | 'timestamp'
  spans: LayerSpan[]
  /** OCR when most of the text was machine-read. */
  origin: 'BORN_DIGITAL' | 'OCR'
  report: ExtractionReport
  /** Files that came with it, to become copies of their own. */
  attached: Attached[]
}

type RefusedReading = Extract<Reading, { refused: string }>['refused']

const refusal = (reason: RefusedReading): Invalid =>
  new Invalid({
    file: message(`holdings.reading.${reason}`, { pages: MAX_PAGES, characters: MAX_TEXT }),
  })

type Reader = Running & {
  pasted?: boolean
  /** The encoding that a person chose for a text; null as the bytes say. */
  encoding?: EncodingName | null
  /** Who waits for it: members take turns, so that the slow documents of one don't hold up the others. */
  who?: string
}

/**
 * The text of a document in one of the types of media-type.ts; the content decides the type. A PDF keeps its pages as locators; composed and decomposed
 * letters aren't changed. A text that was `pasted` is always plain text. Pictures,
 * recordings and scanned PDFs have an empty text. Throws `Invalid` on `file` for a document that can't be read completely, and the reason of
 * the signal that ends it.
 */
export const extractText = (
  document: Uint8Array | string,
  declaredName: string,
  { pasted = false, who = '', encoding = null, ...running }: Reader = {},
): Promise<Extraction> =>
  // It is loaded when it is its turn, so that documents that wait take no memory.
  turns.run(who, async () => {
    running.signal?.throwIfAborted()
    const bytes = typeof document === 'string' ? await readFile(document) : document
    const written = await decodeAside(who, { bytes, name: declaredName, pasted, encoding })
    const { mediaType } = written
    const {
      locator = 'page',
      attached = [],
      capture = null,
      ...reading
    } = await readAs(written, bytes, running)
    const { reader, text, pages, spans, findings } = reading
    if (text.trim() === '' && !isFacsimile(mediaType)) throw refusal('NO_TEXT')
    if (text.length > MAX_TEXT) throw refusal('TOO_MUCH_TEXT')
    const report = {
      reader,
      pages: locator === 'page' ? pages.length : 0,
      characters: text.length,
      encoding: written.encoding,
      capture,
      findings,
    }
    return { mediaType, text, pages, locator, spans, origin: originOf(report), report, attached }
  })

/** Documents that can show text without holding it: a scan is one. */
const isFacsimile = (mediaType: MediaType) => mediaType === 'application/pdf' || isWithoutText(mediaType)

type Read = Exclude<Reading, { refused: string }> &
  Partial<Pick<Extraction, 'locator' | 'attached'>> & { capture?: Capture }

async function readAs(written: WrittenText, bytes: Uint8Array, running: Running): Promise<Read> {
  switch (written.mediaType) {
    case 'application/pdf':
      return fromPdf(bytes, running)
    case WORD:
      return accepted(await runReader('read-word', bytes))
    case 'application/rtf':
      return accepted(await runReader('read-rtf', bytes))
    case 'message/rfc822':
    case 'multipart/related':
      return fromMail(written.mediaType, bytes)
    case 'text/html':
      return fromHtml(written.text)
    default:
      // Pictures and recordings have no text yet: then this is empty.
      return {
        ...written,
        reader: 'text',
        pages: written.cues,
        locator: written.cues.length > 0 ? 'timestamp' : 'page',
      }
  }
}

/** A letter with its attachments, or the page of a saved web page. */
async function fromMail(mediaType: MediaType, bytes: Uint8Array): Promise<Read> {
  const letter = await runSandboxed('read-mail', bytes, letterSchema)
  if ('refused' in letter) throw refusal(letter.refused)
  if (mediaType === 'multipart/related') {
    if (letter.html === '') throw refusal('NO_TEXT')
    const { address, date } = letter
    return { ...(await fromHtml(letter.html)), ...(address && { capture: { address, at: date } }) }
  }
  return { ...(await letterText(letter, fromHtml)), attached: attachedTo(letter) }
}

function originOf({ findings, characters }: ExtractionReport): Extraction['origin'] {
  const read = findings.find(({ kind }) => kind === 'MACHINE_READ')
  return read && read.count > characters / 2 ? 'OCR' : 'BORN_DIGITAL'
}

/** One page of a stored PDF, counted from 1, as it is read today, with the place of its text on the page. Throws `Invalid` on `file`. */
export const readPage = (path: string, page: number, who: string): Promise<PagePlaces> =>
  turns.run(who, async () => accepted(await runPageReader(await readFile(path), page)))

/** A PDF ends with %%EOF (ISO 32000-1, 7.5.5); PDF readers search for it in the last 1,024 bytes. */
function demandEnd(bytes: Uint8Array) {
  const tail = Buffer.from(bytes.subarray(-1024)).toString('latin1')
  if (!tail.includes('%%EOF')) throw new Invalid({ file: message('holdings.reading.cutOff') })
}

async function fromPdf(bytes: Uint8Array, running: Running) {
  demandEnd(bytes)
  const reading = accepted(await runReader('read-pdf', bytes, undefined, running))
  const { findings } = withPlainLineEnds(reading.text)
  return { ...reading, findings: [...reading.findings, ...findings] }
}

async function fromHtml(text: string) {
  const reading = accepted(await runReader('read-html', new TextEncoder().encode(text)))
  const marks = withPlainLineEnds(reading.text).findings
  return { ...reading, findings: [...reading.findings, ...marks] }
}

function accepted<Read extends object>(reading: Read | Extract<Reading, { refused: string }>): Read {
  if ('refused' in reading) throw refusal(reading.refused)
  return reading
}
