// Runs in a thread of its own (prepare-aside.ts).
import { message } from '@/lib/messages/message'
import { type StoredMessage, storedMessage } from '@/lib/messages/stored'
import { cellsOfItem, itemOf } from '../reading/cells-of-item'
import type { Row } from '../reading/entries'
import { type Defaults, type ImportFormat, SOURCES } from '../schema'
import type { Choices } from '../targets'
import type { Fault } from './cells'
import { newOrderedId } from './ids'
import type { Head } from './likeness-key'
import { type KnownNames, recordIn } from './record-rows'
import { sourceIn, sourceOfItem } from './source-rows'

export type Batch = {
  target: string
  format: ImportFormat
  memberId: string
  columns: readonly string[]
  mapping: readonly string[]
  defaults: Defaults
  choices: Choices
  names: KnownNames
  definitions: string
  /** Rows as JSON. */
  rows: string
  /** True when nothing is made of them yet. */
  isCheck: boolean
}

export type Refused = { number: number; cells: string[]; faults: { field: string; text: StoredMessage }[] }

export type Prepared = {
  heads: Head[]
  /** What is inserted for each head, in the same order, as JSON. None for a check. */
  rows: string[]
  refused: Refused[]
}

/** The cells of a row by column, or why it has none. */
export function cellsOf(
  { format, columns, definitions }: Pick<Batch, 'format' | 'columns' | 'definitions'>,
  { cells, fault }: Row,
): readonly string[] | Fault {
  if (fault) return { field: '', text: fault }
  if (format === 'CSV') return cells
  const item = itemOf(format, cells[0] ?? '', definitions)
  return item ? cellsOfItem(item, columns) : { field: '', text: message('imports.faults.entry') }
}

/** The text of each field that a row gives and that isn't empty. */
function fieldsIn(mapping: readonly string[], cells: readonly string[]): Map<string, string> {
  const given = new Map<string, string>()
  for (const [at, field] of mapping.entries()) {
    const cell = cells[at]
    if (field && cell !== undefined && cell.trim() !== '') given.set(field, cell)
  }
  return given
}

function madeFrom(batch: Batch, row: Row) {
  const { target, format, memberId, mapping, definitions } = batch
  const id = newOrderedId()
  if (target === SOURCES && format !== 'CSV') {
    const item = row.fault ? null : itemOf(format, row.cells[0] ?? '', definitions)
    return item
      ? sourceOfItem(memberId, id, item)
      : { faults: [{ field: '', text: row.fault ?? message('imports.faults.entry') }] }
  }
  const cells = cellsOf(batch, row)
  if ('field' in cells) return { faults: [cells] }
  const fields = fieldsIn(mapping, cells)
  return target === SOURCES ? sourceIn(batch, id, fields) : recordIn({ ...batch, kind: target }, id, fields)
}

/** Reads the rows of a batch: what each would make, or everything that is wrong with it. */
export function prepare(batch: Batch): Prepared {
  const prepared: Prepared = { heads: [], rows: [], refused: [] }
  const rows: Row[] = JSON.parse(batch.rows)
  for (const row of rows) {
    const made = madeFrom(batch, row)
    if ('faults' in made) {
      const faults = made.faults.map(({ field, text }) => ({ field, text: storedMessage(text) }))
      prepared.refused.push({ number: row.number, cells: row.cells, faults })
    } else {
      prepared.heads.push({ number: row.number, ...made.head })
      if (!batch.isCheck) prepared.rows.push(JSON.stringify(made.row))
    }
  }
  return prepared
}

/** The same as JSON, which is handed over sooner than values. */
export default (batch: Batch): string => JSON.stringify(prepare(batch))
