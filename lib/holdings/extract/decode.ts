import { Invalid } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import { decoded, type EncodingName } from '../encodings'
import type { Encoding, ReportFinding } from '../extraction-report'

const marks = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g

type Decoded = {
  text: string
  findings: ReportFinding[]
  encoding: Encoding
}

/**
 * Decodes bytes as text: as a person chose, by a byte order mark, as valid UTF-8, or as an HTML or XML page declares itself. Nothing is composed,
 * folded or repaired; only line ends become `\n`. Throws `Invalid` on `encoding` where a person must choose, and on `file` for what is no
 * text.
 */
export function decode(bytes: Uint8Array, chosen: EncodingName | null = null): Decoded {
  const encoding = chosen ? ({ name: chosen, basis: 'CHOSEN' } as const) : encodingOf(bytes)
  const text = encoding && decoded(bytes, encoding.name)
  if (!encoding || text === null) throw refusal(bytes, chosen)
  const nul = text.indexOf('\0')
  if (nul >= 0) throw new Invalid({ file: message('holdings.reading.nul', { position: nul + 1 }) })
  return { ...withPlainLineEnds(text), encoding }
}

const isUtf16Mark = ([a, b]: Uint8Array) =>
  (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) ? (a === 0xff ? 'utf-16le' : 'utf-16be') : null

/** The encoding that the bytes themselves say; null where they don't. A page that was saved anew as UTF-8 often declares its old encoding. */
function encodingOf(bytes: Uint8Array): Encoding | null {
  const mark = isUtf16Mark(bytes)
  if (mark) return { name: mark, basis: 'MARK' }
  const utf8 = decoded(bytes, 'utf-8')
  if (utf8 !== null && withoutMark(bytes) !== bytes) return { name: 'utf-8', basis: 'MARK' }
  if (utf8 !== null && /[^\p{ASCII}]/u.test(utf8)) return { name: 'utf-8', basis: 'UTF8' }
  const declared = declaredEncoding(bytes)
  if (declared && declared !== 'utf-8') return { name: declared, basis: 'DECLARED' }
  const isOther = looksLikeUtf16(bytes) || (hasControls(bytes) && canBeUtf16(bytes))
  return utf8 !== null && !isOther ? { name: 'utf-8', basis: 'UTF8' } : null
}

const withoutMark = (bytes: Uint8Array) =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes

/** How far a declaration is looked for; browsers look in the first 1,024 bytes (HTML, "prescan a byte stream"). */
const HEAD = 4096
const charset = /\bcharset\s*=["'\s]*([\w.:-]+)/i
const xmlEncoding = /^<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)/i

/** The WHATWG name of the encoding that an HTML or XML page declares; null for none, and for one that isn't known. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1').trimStart()
  if (!head.startsWith('<')) return null
  const [, ...metas] = head.split(/<meta(?=[\s/])/i)
  const declared = metas.map((meta) => charset.exec(meta.split('>', 1)[0] ?? '')?.[1])
  const label = declared.find((one) => one !== undefined) ?? xmlEncoding.exec(head)?.[1]
  if (label === undefined) return null
  try {
    const { encoding } = new TextDecoder(label)
    // A page whose declaration can be read this way isn't UTF-16.
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding
  } catch {
    return null
  }
}

/** True for bytes of which every second is often zero, as in Latin text in UTF-16. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, HEAD)
  const [even, odd] = [0, 1].map(
    (first) => sample.filter((byte, at) => at % 2 === first && byte === 0).length,
  )
  return bytes.length % 2 === 0 && Math.max(even ?? 0, odd ?? 0) > sample.length / 5
}

/** True for bytes that are UTF-16 of assigned characters only. */
const canBeUtf16 = (bytes: Uint8Array) =>
  ['utf-16le', 'utf-16be'].some((encoding) => {
    const text = decoded(bytes, encoding)
    return text !== null && !/[\p{Cn}\p{Co}]|[^\P{Cc}\t\n\v\f\r]/u.test(text)
  })

/** Control characters other than white space and escapes: no single-byte text has them. */
const hasControls = (bytes: Uint8Array) =>
  bytes.some((byte) => byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b)

const isBinary = (bytes: Uint8Array) => hasControls(bytes) && !looksLikeUtf16(bytes) && !canBeUtf16(bytes)

function refusal(bytes: Uint8Array, chosen: EncodingName | null): Invalid {
  if (chosen)
    return new Invalid({ encoding: message('holdings.reading.otherEncoding', { encoding: chosen }) })
  if (isUtf16Mark(bytes)) return new Invalid({ file: message('holdings.reading.brokenUtf16') })
  if (isBinary(bytes)) return new Invalid({ file: message('holdings.reading.notText') })
  return new Invalid({ encoding: message('holdings.reading.encodingUnknown') })
}

/** The text with line ends as `\n`, with findings about this and about marks of writing direction, which are kept as part of the source. */
export function withPlainLineEnds(text: string): Pick<Decoded, 'text' | 'findings'> {
  const plain = text.replaceAll(/\r\n?/g, '\n')
  const directions = plain.match(marks)?.length ?? 0
  const findings: ReportFinding[] = []
  if (plain !== text)
    findings.push({ kind: 'LINE_ENDS', count: text.match(/\r\n?/g)?.length ?? 0, pages: [] })
  if (directions) findings.push({ kind: 'DIRECTION_MARKS', count: directions, pages: [] })
  return { text: plain, findings }
}
