// Runs in a thread of its own (divide-aside.ts).

import { CsvError, type InfoRecord as Info, parse } from 'csv-parse/sync'
import { decoded } from '@/lib/holdings/encodings'
import { type Message, message } from '@/lib/messages/message'
import { shortened } from '@/lib/text/shortened'
import { LIMITS, type Reading } from '../schema'
import { cellsOfItem, columnsOfItem, itemOf } from './cells-of-item'
import { type Detected, detected } from './detect'
import { bibtexEntries, cslEntries, type Row, risEntries } from './entries'

/** Rows that are worked on at once, and the size of what they become, in characters: the server reads and writes a batch in one go. */
const BATCH = 1_000
const BATCH_SIZE = 1_000_000
/** What each line of a cell becomes besides its words: a paragraph. */
const LINE_SIZE = 50

/** Rows of a preview, and characters of a cell in it. */
const SHOWN = 8
const SHOWN_OF_CELL = 120

/** References whose variables become the columns. */
const LOOKED_AT = 300

export type Undivided = {
  bytes: Uint8Array
  /** How it is read; what isn't given is detected. */
  reading: Partial<Reading> | null
}

export type Divided = {
  reading: Detected
  columns: string[]
  /** The cells of the first rows. */
  sample: string[][]
  /** The number of rows in all. */
  rows: number
  /** Rows as JSON, in batches: a list of texts is handed over much faster than their values. */
  batches: string[]
  /** What entries of BibTeX need besides their own text. */
  definitions: string
}

const isMessage = (value: object): value is Message => 'key' in value

/** How the file is read: as a person chose, and otherwise as it was detected. */
function readingOf({ bytes, reading }: Undivided): Detected | Message {
  const found = detected(bytes)
  if (isMessage(found)) {
    if (!reading?.encoding || !reading.format) return found
    return {
      format: reading.format,
      encoding: reading.encoding,
      delimiter: reading.delimiter ?? '',
      isCertain: true,
    }
  }
  return { ...found, ...reading, isCertain: found.isCertain || reading?.encoding !== undefined }
}

type Table = { columns: string[]; rows: Row[]; definitions?: string }

/** A row with more cells than the head, or longer ones than can be read. */
function faultOf(cells: readonly string[], columns: number): Message | undefined {
  if (cells.some((cell) => cell.length > LIMITS.characters))
    return message('imports.faults.cell', { maximum: LIMITS.characters })
  const extra = cells.slice(columns).filter((cell) => cell.trim() !== '').length
  return extra > 0 ? message('imports.faults.extraCells', { columns, cells: columns + extra }) : undefined
}

function tableOf(text: string, delimiter: string): Table | Message {
  let columns: string[] | null = null
  const rows: Row[] = []
  let tooMany = false
  try {
    parse(text, {
      delimiter: delimiter || ',',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { records, empty_lines }: Info) => {
        // As a spreadsheet counts: the head is row 1, and empty rows count.
        const number = records + empty_lines
        if (columns === null) columns = cells
        else if (rows.length < LIMITS.rows) {
          const fault = faultOf(cells, columns.length)
          // A row without any text is left out as an empty line is.
          if (cells.some((cell) => cell.trim() !== '')) rows.push({ number, cells, ...(fault && { fault }) })
        } else tooMany = true
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = 'lines' in error ? Number(error.lines) : 1
    return message(error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'imports.faults.quote' : 'imports.faults.csv', {
      line,
    })
  }
  const heads: string[] = columns ?? []
  if (tooMany) return message('imports.faults.tooManyRows', { maximum: LIMITS.rows })
  if (heads.length > LIMITS.columns)
    return message('imports.faults.tooManyColumns', { columns: heads.length, maximum: LIMITS.columns })
  return { columns: heads.map((head) => head.replaceAll(/\s+/g, ' ').trim().slice(0, 200)), rows }
}

/** The variables of the references, those of the first ones in their order. */
function columnsOfReferences(format: Reading['format'], rows: readonly Row[], definitions: string): string[] {
  const columns = rows.slice(0, LOOKED_AT).flatMap(({ cells: [text = ''] }) => {
    const item = itemOf(format, text, definitions)
    return item ? columnsOfItem(item) : []
  })
  return [...new Set(columns)]
}

function referencesOf(format: Exclude<Reading['format'], 'CSV'>, text: string): Table | Message {
  const bibtex = format === 'BIBTEX' ? bibtexEntries(text) : null
  const rows = bibtex?.rows ?? (format === 'RIS' ? risEntries(text) : cslEntries(text))
  if ('key' in rows) return rows
  if (rows.length > LIMITS.rows) return message('imports.faults.tooManyRows', { maximum: LIMITS.rows })
  const checked = rows.map((row): Row => {
    const fault = row.fault ?? faultOf(row.cells, 1)
    return { ...row, ...(fault && { fault }) }
  })
  const definitions = bibtex?.definitions ?? ''
  return { columns: columnsOfReferences(format, checked, definitions), rows: checked, definitions }
}

/** The cells of a row, as far as a preview shows them. An entry that can't be read is shown as it is. */
function sampleOf(
  format: Reading['format'],
  cells: string[],
  columns: readonly string[],
  definitions: string,
): string[] {
  const item = itemOf(format, cells[0] ?? '', definitions)
  const shown = item ? cellsOfItem(item, columns) : cells.slice(0, columns.length)
  return shown.map((cell) => shortened(cell, SHOWN_OF_CELL))
}

/** The rows as JSON, so many in a batch as are worked on at once. A row that is too large for a batch is one of its own. */
function batchesOf(rows: readonly Row[]): string[] {
  const batches: string[][] = []
  let size = BATCH_SIZE
  for (const row of rows) {
    const written = JSON.stringify(row)
    const own = written.length + LINE_SIZE * (written.split(/\\[nr]/).length - 1)
    const current = batches.at(-1)
    if (current && current.length < BATCH && size + own <= BATCH_SIZE) {
      current.push(written)
      size += own
    } else {
      batches.push([written])
      size = own
    }
  }
  return batches.map((batch) => `[${batch.join(',')}]`)
}

/** Divides a file into its rows, or says why it can't be read. */
export default function divide(undivided: Undivided): Divided | Message {
  const reading = readingOf(undivided)
  if (isMessage(reading)) return reading
  const text = decoded(undivided.bytes, reading.encoding)
  if (text === null) return message('imports.faults.encoding')
  const table =
    reading.format === 'CSV' ? tableOf(text, reading.delimiter) : referencesOf(reading.format, text)
  if (isMessage(table)) return table
  const { columns, rows, definitions = '' } = table
  if (rows.length === 0) return message('imports.faults.noRows')
  const batches = batchesOf(rows)
  const sample = rows
    .slice(0, SHOWN)
    .map(({ cells }) => sampleOf(reading.format, cells, columns, definitions))
  return { reading, columns, sample, rows: rows.length, batches, definitions }
}
