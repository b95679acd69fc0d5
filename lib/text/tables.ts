import type { NodeJson } from './json'
import { plainPiece } from './signs'

/** The most columns, and the most places for cells, of one table. */
const MOST_COLUMNS = 100
const MOST_PLACES = 20_000

const spanOf = (cell: NodeJson, name: 'colspan' | 'rowspan'): number => {
  const value = cell.attrs?.[name]
  return typeof value === 'number' ? value : 1
}

/** True when the cells of a table fill a rectangle, none over another, of a size that pages can show. */
export function isWholeTable({ content: rows = [] }: NodeJson): boolean {
  /** By column: the first row that is free in it. */
  const free: number[] = []
  for (const [row, { content: cells = [] }] of rows.entries()) {
    let column = 0
    for (const cell of cells) {
      while ((free[column] ?? 0) > row) column += 1
      const [colspan, rowspan] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')]
      if (row + rowspan > rows.length || column + colspan > MOST_COLUMNS) return false
      for (let at = column; at < column + colspan; at += 1) {
        if ((free[at] ?? 0) > row || (row > 0 && free[at] === undefined)) return false
        free[at] = row + rowspan
      }
      column += colspan
    }
    if (free.some((from) => from <= row)) return false
  }
  return free.length > 0 && free.length * rows.length <= MOST_PLACES
}

const isHeadRow = ({ content: cells = [] }: NodeJson) =>
  cells.length > 0 && cells.every(({ type }) => type === 'tableHeader')

/** The number of rows at the beginning that only have headings: the head of the table. None where a cell of it reaches below it. */
export function headRowsOf({ content: rows = [] }: NodeJson): number {
  const first = rows.findIndex((row) => !isHeadRow(row))
  const count = Math.max(first, 0)
  const staysIn = rows
    .slice(0, count)
    .every(({ content: cells = [] }, at) => cells.every((cell) => at + spanOf(cell, 'rowspan') <= count))
  return staysIn ? count : 0
}

export type Scope = 'col' | 'row' | 'colgroup' | 'rowgroup'

/** What each heading of a table is the heading of: the column below it, or its row. */
export function scopesOf(table: NodeJson): ReadonlyMap<NodeJson, Scope> {
  const scopes = new Map<NodeJson, Scope>()
  for (const { content: cells = [], ...row } of table.content ?? []) {
    const isHead = isHeadRow({ ...row, content: cells })
    for (const cell of cells)
      if (cell.type === 'tableHeader' && isHead)
        scopes.set(cell, spanOf(cell, 'colspan') > 1 ? 'colgroup' : 'col')
      else if (cell.type === 'tableHeader') scopes.set(cell, spanOf(cell, 'rowspan') > 1 ? 'rowgroup' : 'row')
  }
  return scopes
}

/** The colspan and rowspan of a cell that takes more than one place. */
export const spansOf = (cell: NodeJson): { colSpan?: number; rowSpan?: number } => ({
  ...(spanOf(cell, 'colspan') > 1 && { colSpan: spanOf(cell, 'colspan') }),
  ...(spanOf(cell, 'rowspan') > 1 && { rowSpan: spanOf(cell, 'rowspan') }),
})

/** The caption of a table, or null. */
export const captionOf = ({ attrs }: NodeJson): string | null =>
  typeof attrs?.caption === 'string' && attrs.caption !== '' ? attrs.caption : null

/** The text of a cell in one line: its paragraphs and lines apart. */
function textOf(node: NodeJson): string {
  if (node.text !== undefined) return plainPiece(node)
  if (node.type === 'hardBreak') return ' '
  if (node.type === 'footnote') return ''
  return (node.content ?? []).map(textOf).join(node.type === 'paragraph' ? '' : ' ')
}

/** The text of a table: a line for each row, a tab between two cells. */
export const tableText = ({ content: rows = [] }: NodeJson): string =>
  rows
    .map(({ content: cells = [] }) =>
      cells.map((cell) => textOf(cell).replace(/\s+/g, ' ').trim()).join('\t'),
    )
    .join('\n')
