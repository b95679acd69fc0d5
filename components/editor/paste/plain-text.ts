import type { NodeJson } from '@/lib/text'
import { keepable } from '@/lib/text/characters'
import { asWritten } from './as-written'

/** Text with its line ends as line breaks. */
const words = (text: string): NodeJson[] =>
  asWritten(text)
    .split('\n')
    .flatMap((line, index) => [
      ...(index > 0 ? [{ type: 'hardBreak' }] : []),
      ...(line === '' ? [] : [{ type: 'text', text: line }]),
    ])
const paragraph = (text: string): NodeJson => ({ type: 'paragraph', content: words(text) })

const MOST_COLUMNS = 100
const MOST_CELLS = 20_000

/** A cell without the marks around it, which spreadsheets put where a cell has several lines. */
function cellOf(cell: string): string {
  const isMarked = cell.length > 1 && cell.startsWith('"') && cell.endsWith('"') && cell.includes('\n')
  return isMarked ? cell.slice(1, -1).replaceAll('""', '"') : cell
}

/** A cell of several lines, in quotation marks, begins after a tab or at the start of a line and ends before one. */
const CELL_OF_LINES = /(?<=^|\t|\n)"(?:[^"]|"")*"(?=\t|\n|$)/g
/** Stands for the end of a line in a cell. */
const IN_CELL = '\u2028'

/** Rows of a spreadsheet as plain text: lines with the same number of tabs. Null where the lines are no table. */
function tableOf(lines: readonly string[]): NodeJson | null {
  const rows = lines.map((line) => line.split('\t'))
  const columns = rows[0]?.length ?? 0
  const isTable = columns > 1 && rows.length > 1 && rows.every((row) => row.length === columns)
  if (!isTable || columns > MOST_COLUMNS || columns * rows.length > MOST_CELLS) return null
  return {
    type: 'table',
    content: rows.map((row) => ({
      type: 'tableRow',
      content: row.map((cell) => ({
        type: 'tableCell',
        content: [paragraph(cellOf(cell.replaceAll(IN_CELL, '\n')).trim())],
      })),
    })),
  }
}

/** A line that ends like a sentence, a heading or an item. */
const ENDS = /[.!?…:;。।۔؟։](?:["'”’»)\]]|\d{1,3})*\s*$/u
/** Lines of print are at least this long, and nearly as long as each other. */
const SHORTEST_LINE = 40

/** True where lines end at the edge of a page and not at the end of a paragraph, as those copied from a PDF do. */
function isBroken(lines: readonly string[]): boolean {
  if (lines.length < 3) return false
  const longest = Math.max(...lines.map(({ length }) => length))
  if (longest < SHORTEST_LINE || longest > 160) return false
  const inner = lines.slice(0, -1)
  const full = inner.filter(({ length }) => length > longest * 0.7).length
  const open = inner.filter((line) => !ENDS.test(line)).length
  return full >= inner.length * 0.7 && open >= inner.length * 0.5
}

/**
 * The two halves of a word around the end of a line as one, without its hyphen or with it. A hyphen stays before a capital or a digit
 * ("Nagorno-Karabakh"), in a word that has another hyphen ("mother-in-law"), and where the text has the word with it elsewhere and not without it. A
 * soft hyphen, and the Armenian one, only ever divides.
 */
function joined(current: string, line: string, text: string): string {
  const end = current.slice(current.lastIndexOf(' ') + 1).replace(/^[^\p{L}\p{N}]+/u, '')
  const [start = ''] = /^[\p{L}\p{M}]+/u.exec(line) ?? []
  const [half, sign] = [end.slice(0, -1), end.slice(-1)]
  const without = current.slice(0, -1) + line
  if (sign === '\u00ad' || sign === '\u058a') return without
  const isCompound = /[-‐]/.test(half) || (text.includes(`${half}-${start}`) && !text.includes(half + start))
  return isCompound || /^[\p{Lu}\p{N}]/u.test(line) ? current + line : without
}

/** Lines of print as paragraphs: a paragraph ends with a short line that ends a sentence. A word that is divided at the end of a line is one word. */
function rejoined(lines: readonly string[]): string[] {
  const text = lines.join('\n')
  const longest = Math.max(...lines.map(({ length }) => length))
  const paragraphs: string[] = []
  let current = ''
  for (const line of lines) {
    const isDivided = /[\p{L}\p{N}][-‐\u00ad\u058a]$/u.test(current) && /^[\p{L}\p{N}]/u.test(line)
    if (current === '') current = line
    else current = isDivided ? joined(current, line, text) : `${current} ${line}`
    if (ENDS.test(line) && line.length < longest * 0.8) {
      paragraphs.push(current)
      current = ''
    }
  }
  return current === '' ? paragraphs : [...paragraphs, current]
}

/** The rows of a spreadsheet with the lines of a cell as one. A text without a table stays as it is. */
const withCells = (text: string): string =>
  text.includes('\t') && text.includes('"')
    ? text.replace(CELL_OF_LINES, (cell) => cell.replaceAll('\n', IN_CELL))
    : text

/** The blocks of a plain text: paragraphs, tables where lines have tabs, and paragraphs whose lines were broken at the edge of a page as one. */
export function blocksOf(text: string): NodeJson[] {
  const parts = withCells(keepable(text))
    .split(/\n[^\S\n]*\n+/)
    .map((part) => part.split('\n'))
  return parts.flatMap((lines) => {
    const filled = lines.filter((line) => line.trim() !== '')
    if (filled.length === 0) return []
    const table = tableOf(filled)
    if (table) return [table]
    const plain = filled.map((line) => line.replaceAll(IN_CELL, '\n').replaceAll('\t', ' ').trim())
    return (isBroken(plain) ? rejoined(plain) : plain).map(paragraph)
  })
}
