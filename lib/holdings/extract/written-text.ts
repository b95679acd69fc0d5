import type { EncodingName } from '../encodings'
import type { Encoding, ReportFinding } from '../extraction-report'
import type { LayerSpan } from '../spans'
import { readSubtitles, timesIn } from './cues'
import { decode } from './decode'
import { isBinary, type MediaType, mediaTypeOf } from './media-type'
import type { Page } from './reading'

/** The bytes of a document with its name; a text that was `pasted` is always plain text. */
export type Document = {
  bytes: Uint8Array
  name: string
  pasted: boolean
  /** As a person chose; null as the bytes say. */
  encoding: EncodingName | null
}

/** The type of a document and, if it consists of characters, its text as it is written. */
export type WrittenText = {
  mediaType: MediaType
  text: string
  /** Where the document is a text with times. */
  cues: Page[]
  spans: LayerSpan[]
  findings: ReportFinding[]
  encoding: Encoding | null
}

/** Finds the type of a document and decodes its text. Throws `Invalid` on `file`. */
export async function writtenText({ bytes, name, pasted, encoding }: Document): Promise<WrittenText> {
  const mediaType = pasted ? 'text/plain' : await mediaTypeOf(bytes, name, encoding)
  const none = { cues: [], spans: [] }
  if (isBinary(mediaType)) return { mediaType, text: '', findings: [], encoding: null, ...none }
  const decoded = decode(bytes, encoding)
  if (mediaType === 'text/plain') return { mediaType, ...decoded, ...timesIn(decoded.text) }
  if (mediaType !== 'text/vtt' && mediaType !== 'application/x-subrip')
    return { mediaType, ...decoded, ...none }
  const { findings, ...read } = readSubtitles(decoded.text)
  return { mediaType, ...decoded, ...read, findings: [...decoded.findings, ...findings] }
}
