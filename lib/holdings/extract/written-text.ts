import type { Encoding, ReportFinding } from '../extraction-report'
import { decode } from './decode'
import { type MediaType, mediaTypeOf } from './media-type'

/** The bytes of a document with its name; a text that was `pasted` is always plain text. */
export type Document = { bytes: Uint8Array; name: string; pasted: boolean }

/** The type of a document and, if it consists of characters, its text as it is written. */
export type WrittenText = {
  mediaType: MediaType
  text: string
  findings: ReportFinding[]
  encoding: Encoding | null
}

/** Finds the type of a document and decodes its text. Throws `Invalid` on `file`. */
export async function writtenText({ bytes, name, pasted }: Document): Promise<WrittenText> {
  const mediaType = pasted ? 'text/plain' : await mediaTypeOf(bytes, name)
  return mediaType === 'application/pdf'
    ? { mediaType, text: '', findings: [], encoding: null }
    : { mediaType, ...decode(bytes) }
}
