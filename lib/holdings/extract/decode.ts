import { Invalid } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import type { Encoding, ReportFinding } from '../extraction-report'

const marks = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g

export type Decoded = {
  text: string
  findings: ReportFinding[]
  encoding: Encoding
}

/**
 * Decodes bytes as text: UTF-8, or UTF-16 with a byte order mark. Nothing is composed, folded or repaired; only line ends become `\n`. Throws
 * `Invalid` on `file` for any other encoding and for NUL.
 */
export function decode(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes)
  let text: string
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new Invalid({
      file: message(encoding === 'utf-8' ? 'holdings.reading.notUtf8' : 'holdings.reading.brokenUtf16'),
    })
  }
  const nul = text.indexOf('\0')
  if (nul >= 0) throw new Invalid({ file: message('holdings.reading.nul', { position: nul + 1 }) })
  return {
    ...withPlainLineEnds(text),
    encoding: { name: encoding, basis: encoding === 'utf-8' ? 'UTF8' : 'MARK' },
  }
}

function encodingOf([a, b]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8'
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
