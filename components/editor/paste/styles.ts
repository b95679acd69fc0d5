import { all, blockTags, rename, styleOf, textOf } from './elements'

/** What a style says of the text itself, and not of its looks. */
const meaning =
  /^(?:font-weight|font-style|font-variant|text-decoration(?:-line)?|vertical-align|display|visibility|mso-hide)$/
/** Of a paragraph as a whole only this is said: the rest is how paragraphs of its kind are printed. */
const ofBlocks = /^(?:text-decoration(?:-line)?|display|visibility|mso-hide)$/
const MOST_RULES = 3000

const withoutComments = (css: string): string =>
  css
    .split('/*')
    .map((part, place) => {
      if (place === 0) return part
      const end = part.indexOf('*/')
      return end < 0 ? '' : part.slice(end + 2)
    })
    .join('')
    .replace(/<!--|-->/g, '')

/** The name and the value of "name: value". */
function declarationOf(part: string): { name: string; value: string } {
  const colon = part.indexOf(':')
  return { name: part.slice(0, Math.max(0, colon)).trim(), value: part.slice(colon + 1).trim() }
}

/** The rules of a style sheet for one class, as spreadsheets and Word write them: ".xl66 { text-decoration: line-through }". */
function rulesIn(css: string): { selector: string; style: string; ofBlock: string }[] {
  return withoutComments(css)
    .split('}')
    .slice(0, MOST_RULES)
    .flatMap((rule) => {
      const open = rule.lastIndexOf('{')
      if (open < 1) return []
      // Before a rule can be the beginning of one that contains it: "@media print {".
      const selectors = rule.slice(rule.lastIndexOf('{', open - 1) + 1, open)
      const parts = rule
        .slice(open + 1)
        .split(';')
        .map(declarationOf)
        .flatMap(({ name, value }) => {
          // Where a cell has its text is how it looks.
          const isLook = name === 'vertical-align' && !/^(?:sub|super)$/.test(value)
          const isMeant = meaning.test(name) && /^[\w -]+$/.test(value) && !isLook
          return isMeant ? [{ name, text: `${name}:${value};` }] : []
        })
      const style = parts.map(({ text }) => text).join('')
      if (style === '') return []
      const ofBlock = parts.flatMap(({ name, text }) => (ofBlocks.test(name) ? [text] : [])).join('')
      return selectors
        .split(',')
        .map((selector) => selector.trim())
        .filter((selector) => /^(?:[a-z]+[1-6]?)?\.[\w-]+$/i.test(selector))
        .map((selector) => ({ selector, style, ofBlock }))
    })
}

/** Writes what classes say of a text where it is: that a number of a spreadsheet is struck through, or that a run is hidden. */
export function applyClasses(page: Document): void {
  const rules = all(page, 'style').flatMap((sheet) => rulesIn(sheet.textContent ?? ''))
  for (const { selector, style, ofBlock } of rules)
    for (const element of all(page.body, selector)) {
      const isBlock = element.matches(blockTags) && !element.matches('td, th')
      const own = element.getAttribute('style') ?? ''
      if (isBlock ? ofBlock : style) element.setAttribute('style', `${isBlock ? ofBlock : style}${own}`)
    }
}

const struck = /text-decoration(?:-line)?:[^;]*line-through/

/** Strikes through what is also underlined: the schema knows the style alone. */
export function straightenStrikes(root: Element): void {
  for (const element of all(root, '[style*="line-through" i]')) {
    if (element.matches('s, strike, del') || !struck.test(styleOf(element))) continue
    const inside = root.ownerDocument.createElement('s')
    inside.append(...element.childNodes)
    element.append(inside)
  }
}

const rowOf = '[style*="table-row" i], [role="row"]'
const cellOf =
  '[style*="table-cell" i], [role="cell"], [role="gridcell"], [role="columnheader"], [role="rowheader"]'
const isRow = (element: Element) => !element.matches('tr') && element.matches(rowOf)

/** The tables that a page makes of other elements, as tables. */
function makeTables(root: Element): void {
  const page = root.ownerDocument
  for (const row of all(root, rowOf).filter(isRow).toReversed()) {
    const cells = [...row.children]
    const isWhole = cells.length > 0 && cells.every((cell) => cell.matches(cellOf))
    if (!isWhole || row.closest('table, li, p')) continue
    for (const cell of cells) rename(cell, cell.matches('[role$="header"]') ? 'th' : 'td')
    const after = row.nextElementSibling
    const line = rename(row, 'tr')
    if (after?.matches('table[data-made]')) after.prepend(line)
    else {
      const table = page.createElement('table')
      table.setAttribute('data-made', '')
      line.replaceWith(table)
      table.append(line)
    }
  }
}

const apart = /display:(?:table|block|flex|grid|list-item|inline-(?:flex|grid|table|block))/
/** A letter that only looks different, such as a large one at the beginning of a text, is a part of its word. */
const isLetter = (element: Element) => /display:inline-/.test(styleOf(element)) && textOf(element).length < 2

/** Puts a blank between texts that a page only sets apart by its looks: "Upper Mill", "12" and "3" side by side. */
export function setApart(root: Element): void {
  makeTables(root)
  for (const element of all(root, '[style*="display" i]')) {
    if (element.matches(blockTags) || !apart.test(styleOf(element)) || isLetter(element)) continue
    element.before(' ')
    element.after(' ')
  }
}
