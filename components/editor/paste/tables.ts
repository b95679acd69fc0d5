import { all, blockTags, rename, styleOf, textOf, unwrap } from './elements'
import { marksIn } from './page'

const MOST_COLUMNS = 100
const MOST_CELLS = 20_000
/** The longest caption that a table can have. */
const MOST_CAPTION = 500

/** Rows that were copied without their table, in one: without it, browsers join the texts of their cells. */
export const withTable = (html: string): string =>
  /<t[rdh][\s>]/i.test(html) && !/<table[\s>]/i.test(html)
    ? html.replace(/<(?:col|thead|tbody|tfoot|t[rdh])[\s>][\s\S]*/i, (rows) => `<table>${rows}</table>`)
    : html

const inCell = 'p, div, ul, ol, li, h1, h2, h3, h4, h5, h6, blockquote, pre, table, tbody, tr, td'

/** The cells of a table itself, without those of tables in it. */
const cellsOf = (table: Element): Element[] =>
  all(table, 'td, th').filter((cell) => cell.closest('table') === table)

/** What is in a cell as part of one line, with its notes, citations and emphasis. */
function inlineOf(cell: Element): Node[] {
  for (const block of all(cell, inCell)) {
    block.after(' ')
    unwrap(block)
  }
  return [...cell.childNodes]
}

const isBlank = (cell: Element) =>
  textOf(cell) === '' && cell.querySelector('cite, span[data-footnote]') === null

/**
 * The rows of a table as paragraphs, their cells apart: for a table in a cell, and one too large for a page. An empty cell keeps its place before
 * others.
 */
function asLines(table: Element): Element[] {
  return all(table, 'tr').flatMap((row) => {
    const cells = [...row.children]
    const filled = cells.slice(0, cells.findLastIndex((cell) => !isBlank(cell)) + 1)
    if (filled.length === 0) return []
    const line = table.ownerDocument.createElement('p')
    line.append(...filled.flatMap((cell, index) => [...(index > 0 ? [' | '] : []), ...inlineOf(cell)]))
    return line
  })
}

/** The caption of a table that won't be one, as a paragraph. */
function captionLine(table: Element): Element[] {
  const caption = table.querySelector(':scope > caption')
  return caption && textOf(caption) !== '' ? [rename(caption, 'p')] : []
}

function framed(cell: Element): Node[] {
  if (cell.querySelector(blockTags)) return [...cell.childNodes]
  const paragraph = cell.ownerDocument.createElement('p')
  paragraph.append(...cell.childNodes)
  return [paragraph]
}

/** Tables that only arrange a page, as what is in them: a single cell frames a text, and mail says of its frames that they are no tables. */
function dropFrames(root: Element): void {
  for (const table of all(root, 'table')) {
    const cells = cellsOf(table)
    const isFrame = cells.length === 1 || table.matches('[role="presentation"], [role="none"]')
    if (isFrame || cells.length === 0)
      table.replaceWith(...captionLine(table), ...cells.flatMap((cell) => framed(cell)))
  }
}

/** The cells that Excel only writes over: the text of one was too long for it, and those beside it are empty. */
function takeBackCells(table: Element): void {
  for (const cell of all(table, 'td[colspan][style*="mso-ignore" i]')) {
    if (!/mso-ignore:[^;]*colspan/.test(styleOf(cell))) continue
    const others = Math.min(Number(cell.getAttribute('colspan')) || 1, MOST_COLUMNS) - 1
    cell.removeAttribute('colspan')
    for (let index = 0; index < others; index += 1) cell.after(cell.ownerDocument.createElement('td'))
  }
}

/** Tables that the schema has: cells of paragraphs and lists, no table in a cell, headings as headings. */
export function straightenTables(root: Element): void {
  dropFrames(root)
  for (const table of all(root, 'td table, th table').toReversed())
    table.replaceWith(...captionLine(table), ...asLines(table))
  for (const table of all(root, 'table')) {
    takeBackCells(table)
    const rows = all(table, 'tr')
    const columns = Math.max(0, ...rows.map(({ children }) => children.length))
    if (columns > MOST_COLUMNS || columns * rows.length > MOST_CELLS) {
      table.replaceWith(...captionLine(table), ...asLines(table))
      continue
    }
    const caption = table.querySelector(':scope > caption')
    if (caption && textOf(caption).length > MOST_CAPTION) table.before(...captionLine(table))
    for (const cell of all(table, 'td, th')) straightenCell(cell)
  }
}

function straightenCell(cell: Element): void {
  for (const block of all(cell, 'h1, h2, h3, h4, h5, h6')) rename(block, 'p')
  for (const block of all(cell, 'blockquote:not([data-quotation]), hr, section, article, figure'))
    if (block.tagName === 'HR') block.remove()
    else unwrap(block)
  for (const quotation of all(cell, 'blockquote[data-quotation]')) rename(quotation, 'p')
  if (isBlank(cell)) {
    const paragraph = cell.ownerDocument.createElement('p')
    paragraph.append(...marksIn(cell))
    cell.replaceChildren(paragraph)
  }
  if (cell.tagName === 'TD' && cell.closest('thead')) {
    const heading = rename(cell, 'th')
    for (const name of ['colspan', 'rowspan', 'style']) {
      const value = cell.getAttribute(name)
      if (value) heading.setAttribute(name, value)
    }
  }
}
