import path from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import { Invalid } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import { decoded, type EncodingName } from '../encodings'
import { audioSignatures } from './audio-signatures'
import { decode } from './decode'

/** The types of documents that can be read, with the case of each in messages. */
const cases = {
  'application/pdf': 'PDF',
  'text/html': 'HTML',
  'text/plain': 'TEXT',
  'text/markdown': 'MARKDOWN',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'WORD',
  'application/rtf': 'RTF',
  'message/rfc822': 'MAIL',
  'multipart/related': 'MHTML',
  'text/vtt': 'VTT',
  'application/x-subrip': 'SRT',
  'image/jpeg': 'PICTURE',
  'image/png': 'PICTURE',
  'image/tiff': 'PICTURE',
  'image/webp': 'PICTURE',
  'audio/mpeg': 'AUDIO',
  'audio/mp4': 'AUDIO',
  'audio/wav': 'AUDIO',
  'audio/ogg': 'AUDIO',
  'audio/flac': 'AUDIO',
  'video/mp4': 'VIDEO',
  'video/webm': 'VIDEO',
} as const
export type MediaType = keyof typeof cases
const mediaTypes = Object.keys(cases) as MediaType[]

export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const byExtension: Record<string, MediaType> = {
  '.pdf': 'application/pdf',
  '.html': 'text/html',
  '.htm': 'text/html',
  '.xhtml': 'text/html',
  '.txt': 'text/plain',
  '.text': 'text/plain',
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
  '.docx': WORD,
  '.rtf': 'application/rtf',
  '.eml': 'message/rfc822',
  '.mhtml': 'multipart/related',
  '.mht': 'multipart/related',
  '.vtt': 'text/vtt',
  '.srt': 'application/x-subrip',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.webp': 'image/webp',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.wav': 'audio/wav',
  '.ogg': 'audio/ogg',
  '.oga': 'audio/ogg',
  '.flac': 'audio/flac',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
}
/** Types whose bytes go to a reader of their own as they are. */
const binary: readonly MediaType[] = [
  'application/pdf',
  WORD,
  'application/rtf',
  'message/rfc822',
  'multipart/related',
]
/** Pictures and recordings, whose text is added later. */
export const isWithoutText = (mediaType: string) => /^(?:image|audio|video)\//.test(mediaType)
/** True for a document that isn't decoded as a text before it is read. */
export const isBinary = (mediaType: MediaType) => binary.includes(mediaType) || isWithoutText(mediaType)
/** The kind that a copy of a recording has; null for other documents. */
export const recordingKind = (mediaType: MediaType) => {
  const found = cases[mediaType]
  return found === 'AUDIO' || found === 'VIDEO' ? found : null
}

/** Names of the same types that the signatures have. */
const signatures: Record<string, MediaType> = {
  ...audioSignatures,
  'application/pdf': 'application/pdf',
  [WORD]: WORD,
  'application/rtf': 'application/rtf',
}
const typeOfSignature = (mime: string): MediaType | null =>
  signatures[mime] ?? mediaTypes.find((type) => type === mime && isWithoutText(type)) ?? null
/** The first tag of an HTML page (after WHATWG MIME Sniffing 7.1). */
const firstTag = /<(?:!doctype\s+html|html|head|body)[\s>]/iy
const space = /\s*/y
/** What can come before it: comments and an XML declaration, each with its end. */
const before = [
  { opening: '<!--', closing: '-->' },
  { opening: '<?xml', closing: '>' },
]
/** Documents that consist of characters but mix text with instructions. */
const writtenOut = /^(?:\{\\rtf|%!PS)/
const vttStart = /^WEBVTT(?:[ \t\n]|$)/
const anyTag = /<[a-z][a-z0-9]*[\s/>]/i

/**
 * The type of the bytes, decided by their content. Throws `Invalid` on `file` when it isn't one that can be read, or doesn't
 * match the name. Where types can't be distinguished by content alone, the name decides
 * together with it.
 */
export async function mediaTypeOf(
  bytes: Uint8Array,
  declaredName: string,
  encoding: EncodingName | null = null,
): Promise<MediaType> {
  if (bytes.length === 0) throw new Invalid({ file: message('holdings.errors.emptyFile') })
  if (isWebArchive(bytes, declaredName)) throw new Invalid({ file: message('holdings.reading.webArchive') })
  const declared = byExtension[path.extname(declaredName).toLowerCase()] ?? null
  const found = await typeByContent(bytes, declared, encoding)
  if (declared && declared !== found)
    throw new Invalid({
      file: message('holdings.reading.otherContent', { declared: cases[declared], found: cases[found] }),
    })
  return found
}

/** True for WARC and WACZ, by their first bytes or by their name where they are compressed. */
const isWebArchive = (bytes: Uint8Array, name: string) =>
  Buffer.from(bytes.subarray(0, 7)).toString('latin1') === 'WARC/1.' ||
  (/\.(?:warc\.gz|wacz)$/i.test(name) && [0x1f8b, 0x504b].includes(((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)))

async function typeByContent(
  bytes: Uint8Array,
  declared: MediaType | null,
  encoding: EncodingName | null,
): Promise<MediaType> {
  const signed = await fileTypeFromBuffer(bytes.subarray(0, 65_536))
  const signature = signed ? typeOfSignature(signed.mime) : null
  if (signature && !(isWithoutText(signature) && isText(bytes, encoding))) return signature
  if ((declared === 'message/rfc822' || declared === 'multipart/related') && hasMailHead(bytes))
    return declared
  // Some signatures are a word or two letters (BM, MZ, GIF, FORM). A text can begin with them, too.
  if (signed && signed.mime !== 'application/xml' && !isText(bytes, encoding))
    throw new Invalid({
      file: message('holdings.reading.otherType', {
        extension: signed.ext.toUpperCase(),
        mediaType: signed.mime,
      }),
    })
  const start = decode(bytes, encoding).text.slice(0, 65_536)
  if (startsAsHtml(start)) return 'text/html'
  if (declared === 'text/html' && anyTag.test(start)) return 'text/html'
  if (declared === 'text/vtt' && vttStart.test(start)) return 'text/vtt'
  if (declared === 'application/x-subrip' && start.includes(' --> ')) return 'application/x-subrip'
  return declared === 'text/markdown' ? 'text/markdown' : 'text/plain'
}

/** True when the bytes begin with the header lines of a message (RFC 5322), at least two of them. */
function hasMailHead(bytes: Uint8Array): boolean {
  const lines = Buffer.from(bytes.subarray(0, 65_536)).toString('latin1').split(/\r?\n/)
  const end = lines.indexOf('')
  const head = end < 0 ? lines : lines.slice(0, end)
  return head.filter((line) => /^[!-9;-~]+:/.test(line)).length > 1 && !/^\s/.test(head[0] ?? ' ')
}

/** True when the bytes are text, as UTF-8 or as a person chose, without control characters except white space, and neither RTF nor PostScript. */
function isText(bytes: Uint8Array, encoding: EncodingName | null): boolean {
  const text = decoded(bytes, encoding ?? 'utf-8')
  return text !== null && !writtenOut.test(text) && !/[^\P{Cc}\t\n\v\f\r]/u.test(text)
}

/** True when a text begins as an HTML page, after white space, comments and declarations. Reads each character once. */
export function startsAsHtml(text: string): boolean {
  let at = 0
  for (;;) {
    at += matchAt(space, text, at).length
    const opened = before.find(({ opening }) => text.slice(at, at + opening.length).toLowerCase() === opening)
    if (!opened) return matchAt(firstTag, text, at) !== ''
    const end = text.indexOf(opened.closing, at + opened.opening.length)
    if (end < 0) return false
    at = end + opened.closing.length
  }
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}
