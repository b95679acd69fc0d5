import { parse } from 'csv-parse/sync'
import { decoded, type EncodingName, proposedEncodings } from '@/lib/holdings/encodings'
import { type Message, message } from '@/lib/messages/message'
import { type Delimiter, delimiters, type ImportFormat, type Reading } from '../schema'

/** Bytes that are looked at. */
const SAMPLE = 64 * 1024
/** Rows that are counted for each delimiter. */
const ROWS = 50

const marks: readonly (readonly [EncodingName, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]
/** Beginnings of files that spreadsheets make and that have no text: a ZIP archive, and an old Office file. */
const spreadsheets = [
  [0x50, 0x4b, 3, 4],
  [0xd0, 0xcf, 0x11, 0xe0],
]

/** The beginnings of documents: PDF, RTF, HTML and other markup. */
const document = /^\s*(?:%PDF-|\{\\rtf|<[!?a-z])/i

const beginsWith = (bytes: Uint8Array, mark: readonly number[]) =>
  mark.every((byte, at) => bytes[at] === byte)

/** The share of zeros at every second byte, from the first or from the second on. */
function zeros(bytes: Uint8Array, first: 0 | 1): number {
  let count = 0
  for (let at = first; at < bytes.length; at += 2) if (bytes[at] === 0) count += 1
  return (2 * count) / bytes.length
}

export type Detected = Reading & {
  /** False when other encodings fit as well: a person has to look whether the letters are right. */
  isCertain: boolean
}

type Encoding = Pick<Detected, 'encoding' | 'isCertain'>

function encodingOf(bytes: Uint8Array): Encoding | Message {
  const marked = marks.find(([, mark]) => beginsWith(bytes, mark))
  if (marked) return { encoding: marked[0], isCertain: true }
  const sample = bytes.subarray(0, SAMPLE)
  if (sample.includes(0)) {
    const [even, odd] = [zeros(sample, 0), zeros(sample, 1)]
    const wide = odd > 0.3 && even < 0.1 ? 'utf-16le' : even > 0.3 && odd < 0.1 ? 'utf-16be' : null
    return wide ? { encoding: wide, isCertain: false } : message('imports.faults.binary')
  }
  if (decoded(bytes, 'utf-8') !== null) return { encoding: 'utf-8', isCertain: true }
  const [likely] = proposedEncodings(bytes)
  return likely ? { encoding: likely.name, isCertain: false } : message('imports.faults.binary')
}

/** The format of a text: references begin with a sign of their own; everything else is a table. */
export function formatOf(text: string): ImportFormat {
  if (/^\s*[[{]/.test(text)) return 'CSL'
  if (/^[ \t]{0,8}@[a-z]{1,30}[ \t]{0,8}[{(]/im.test(text)) return 'BIBTEX'
  if (/^TY {2}- ?\S/m.test(text)) return 'RIS'
  return 'CSV'
}

function columnsBy(text: string, delimiter: Delimiter): number[] {
  try {
    const rows: string[][] = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: ROWS,
    })
    return rows.map((row) => row.length)
  } catch {
    // The sample ends within quotes, or this isn't the delimiter.
    return []
  }
}

/** The delimiter by which most rows have as many cells as the first one, and then by which there are most; a comma where none divides. */
function delimiterOf(text: string): Delimiter {
  const whole = text.length > SAMPLE ? text.slice(0, text.lastIndexOf('\n', SAMPLE)) : text
  const scored = delimiters.map((delimiter) => {
    const counts = columnsBy(whole, delimiter)
    const [first = 0] = counts
    const same = counts.filter((count) => count === first).length
    return { delimiter, score: first > 1 ? same / counts.length + Math.min(first, 50) / 1_000 : 0 }
  })
  const [best] = scored.toSorted((a, b) => b.score - a.score)
  return best && best.score > 0 ? best.delimiter : ','
}

/** How a file is read, or why it can't be. What isn't certain is for a person to decide. */
export function detected(bytes: Uint8Array): Detected | Message {
  if (bytes.length === 0) return message('imports.faults.empty')
  if (spreadsheets.some((mark) => beginsWith(bytes, mark))) return message('imports.faults.spreadsheet')
  if (document.test(new TextDecoder().decode(bytes.subarray(0, 100))))
    return message('imports.faults.document')
  const encoding = encodingOf(bytes)
  if ('key' in encoding) return encoding
  const text = decoded(bytes, encoding.encoding)
  if (text === null) return message('imports.faults.encoding')
  if (text.trim() === '') return message('imports.faults.empty')
  const format = formatOf(text)
  return { format, ...encoding, delimiter: format === 'CSV' ? delimiterOf(text) : '' }
}
