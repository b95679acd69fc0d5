import { isAllowedLink } from '@/lib/text'
import { keepable } from '@/lib/text/characters'
import { all, blockTags, rename, styleOf, textOf, unwrap } from './elements'
import type { Leaving, LinkedPicture } from './left-out'

/** Elements that are no text of a page. */
const machinery =
  'script, style, meta, link, title, template, noscript, button, input, select, textarea, svg, canvas, nav, [role="navigation"], .mw-editsection'
const media = 'video, audio, iframe, object, embed'

const isHidden = (element: Element) =>
  element.hasAttribute('hidden') || /display:none|visibility:hidden|mso-hide:all/.test(styleOf(element))

/** Leaves out what readers of the page didn't see, and what was deleted while it was written. */
export function dropUnseen(root: Element, leaving: Leaving): void {
  for (const element of all(root, machinery)) element.remove()
  for (const element of all(root, media)) {
    leaving.add('media')
    element.remove()
  }
  for (const element of all(root, 'del:not([data-deleted]), .msoDel'))
    if (element.isConnected) leaving.remove('deletions', element)
  for (const element of all(root, '[hidden], [style]'))
    if (element.isConnected && isHidden(element)) leaving.remove('hidden', element)
}

const MOST_NAMED = 20

/** The description of a picture or the name of its file, with its address on the web; null where it has none. */
function linkedPicture(picture: Element): LinkedPicture | null {
  const address = URL.parse(picture.getAttribute('src') ?? '')
  if (!address || !/^https?:$/.test(address.protocol)) return null
  const described = (picture.getAttribute('alt') ?? '').replace(/\s+/g, ' ').trim()
  const file = address.pathname.split('/').findLast(Boolean) ?? address.hostname
  const name = (described || file).slice(0, 120)
  return { name, alternative: described.slice(0, 2000), href: address.href, after: Number.MAX_SAFE_INTEGER }
}

/** Marks where a picture elsewhere on the web stood, until `placeLinked`. */
const STOOD = 'data-linked-picture'
const marksIn = (element: Element) => all(element, `[${STOOD}]`)

/**
 * Pictures that the library doesn't have are left out and counted, those elsewhere on the web with their addresses; those of a single point are no
 * pictures.
 */
export function dropPictures(root: Element, leaving: Leaving): void {
  for (const picture of all(root, 'img, picture')) {
    const isKept = picture.hasAttribute('data-image') && !picture.closest('td, th')
    if (isKept) continue
    const isPoint = picture.getAttribute('width') === '1' || picture.getAttribute('height') === '1'
    if (picture.isConnected && !isPoint) {
      leaving.add('images')
      if (/^file:/i.test(picture.getAttribute('src') ?? '')) leaving.counts.hasOnDisk = true
      const linked = linkedPicture(picture)
      if (linked && (leaving.counts.linked?.length ?? 0) < MOST_NAMED) leaving.addLinked(linked)
      const mark = root.ownerDocument.createElement('span')
      mark.setAttribute(STOOD, linked?.href ?? '')
      if (linked) picture.before(mark)
    }
    picture.remove()
  }
}

/** The signs that are counted to find a place again: white space differs between a page and a text. */
export const signsIn = (text: string): number => keepable(text).replace(/\s/g, '').length

/** Says how much text is before each picture that is left out, and removes the marks of where they stood. */
export function placeLinked(root: Element, leaving: Leaving): void {
  const { linked } = leaving.counts
  if (!linked) return
  const stood = new Map<string, number>()
  let signs = 0
  const walk = (node: Node): void => {
    if (node.nodeType === 3) signs += signsIn(node.nodeValue ?? '')
    const href = node.nodeType === 1 ? (node as Element).getAttribute(STOOD) : null
    if (href && !stood.has(href)) stood.set(href, signs)
    // A caption is no text of its table.
    if (node.nodeName !== 'CAPTION') for (const child of node.childNodes) walk(child)
  }
  walk(root)
  for (const mark of marksIn(root)) mark.remove()
  leaving.counts.linked = linked.map((picture) => ({
    ...picture,
    after: stood.get(picture.href) ?? picture.after,
  }))
}

const listTypes: readonly (readonly [RegExp, string])[] = [
  [/list-style-type:(?:lower-alpha|lower-latin)/, 'a'],
  [/list-style-type:(?:upper-alpha|upper-latin)/, 'A'],
  [/list-style-type:lower-roman/, 'i'],
  [/list-style-type:upper-roman/, 'I'],
]

/** Lists with their types, and lists within the item above them: Google Docs writes them beside it. */
export function straightenLists(root: Element): void {
  for (const list of all(root, 'ol')) {
    const type = listTypes.find(([style]) => style.test(styleOf(list)))?.[1]
    if (type && !list.hasAttribute('type')) list.setAttribute('type', type)
  }
  for (const list of all(root, ':is(ul, ol) > :is(ul, ol)')) {
    const above = list.previousElementSibling
    if (above?.tagName === 'LI') above.append(list)
    else {
      const item = root.ownerDocument.createElement('li')
      list.replaceWith(item)
      item.append(list)
    }
  }
}

/** What HTML shows by itself and a text must have as signs: quotation marks, readings above the line, lines of set text. */
export function writeOut(root: Element): void {
  const page = root.ownerDocument
  for (const quote of all(root, 'q')) {
    quote.prepend('“')
    quote.append('”')
    unwrap(quote)
  }
  for (const reading of all(root, 'rt')) {
    if (!reading.parentElement?.querySelector('rp')) reading.replaceWith(` (${textOf(reading)})`)
  }
  for (const set of all(root, 'pre')) {
    const lines = (set.textContent ?? '').replace(/\n$/, '').split('\n')
    const paragraph = rename(set, 'p')
    paragraph.replaceChildren(
      ...lines.flatMap((line, index) => (index > 0 ? [page.createElement('br'), line] : [line])),
    )
  }
  for (const part of all(root, 'dt, dd, summary, figcaption')) rename(part, 'p')
  for (const space of all(root, '.Apple-converted-space')) space.replaceWith(' ')
  for (const paragraph of all(root, 'p'))
    if (textOf(paragraph) === '' && !paragraph.querySelector('img'))
      paragraph.replaceChildren(...marksIn(paragraph))
}

/** Links with the address that they lead to, also where a search engine or an editor leads through its own. */
export function straightenLinks(root: Element): void {
  for (const link of all(root, 'a[href]')) {
    const href = link.getAttribute('href') ?? ''
    const through = URL.parse(href)
    const to =
      through?.hostname.endsWith('google.com') && through.pathname === '/url'
        ? (through.searchParams.get('q') ?? through.searchParams.get('url') ?? href)
        : href
    if (to !== href) link.setAttribute('href', to)
    if (!isAllowedLink(to) && !to.startsWith('#')) unwrap(link)
  }
}

const MOST_COLUMNS = 100
const MOST_CELLS = 20_000

const inCell = 'p, div, ul, ol, li, h1, h2, h3, h4, h5, h6, blockquote, pre, table, tbody, tr, td'

/** What is in a cell as part of one line, with its notes, citations and emphasis. */
function inlineOf(cell: Element): Node[] {
  for (const block of all(cell, inCell)) {
    block.after(' ')
    unwrap(block)
  }
  return [...cell.childNodes]
}

/** The rows of a table as paragraphs, their cells apart: for a table in a cell, and one too large for a page. */
function asLines(table: Element): Element[] {
  return all(table, 'tr').flatMap((row) => {
    const cells = [...row.children].filter(
      (cell) => textOf(cell) !== '' || cell.querySelector('cite, span[data-footnote]') !== null,
    )
    if (cells.length === 0) return []
    const line = table.ownerDocument.createElement('p')
    line.append(...cells.flatMap((cell, index) => [...(index > 0 ? [' | '] : []), ...inlineOf(cell)]))
    return line
  })
}

/** The caption of a table that won't be one, as a paragraph. */
function captionLine(table: Element): Element[] {
  const caption = table.querySelector(':scope > caption')
  return caption && textOf(caption) !== '' ? [rename(caption, 'p')] : []
}

/** Tables that the schema has: cells of paragraphs and lists, no table in a cell, headings as headings. */
export function straightenTables(root: Element): void {
  for (const table of all(root, 'td table, th table').toReversed())
    table.replaceWith(...captionLine(table), ...asLines(table))
  for (const table of all(root, 'table')) {
    const rows = all(table, 'tr')
    const columns = Math.max(0, ...rows.map(({ children }) => children.length))
    if (columns > MOST_COLUMNS || columns * rows.length > MOST_CELLS) {
      table.replaceWith(...captionLine(table), ...asLines(table))
      continue
    }
    const cells = all(table, 'td, th')
    if (cells.length === 0) table.replaceWith(...captionLine(table))
    // A single cell frames a text; it is no table.
    else if (cells.length === 1 && cells[0]) table.replaceWith(...captionLine(table), ...framed(cells[0]))
    else for (const cell of cells) straightenCell(cell)
  }
}

function framed(cell: Element): Node[] {
  if (cell.querySelector(blockTags)) return [...cell.childNodes]
  const paragraph = cell.ownerDocument.createElement('p')
  paragraph.append(...cell.childNodes)
  return [paragraph]
}

function straightenCell(cell: Element): void {
  for (const block of all(cell, 'h1, h2, h3, h4, h5, h6')) rename(block, 'p')
  for (const block of all(cell, 'blockquote:not([data-quotation]), hr, section, article, figure'))
    if (block.tagName === 'HR') block.remove()
    else unwrap(block)
  for (const quotation of all(cell, 'blockquote[data-quotation]')) rename(quotation, 'p')
  const isEmpty = textOf(cell) === '' && !cell.querySelector('cite, span[data-footnote]')
  if (isEmpty) {
    const paragraph = cell.ownerDocument.createElement('p')
    paragraph.append(...marksIn(cell))
    cell.replaceChildren(paragraph)
  }
  if (cell.tagName === 'TD' && cell.closest('thead')) {
    const heading = rename(cell, 'th')
    for (const name of ['colspan', 'rowspan']) {
      const value = cell.getAttribute(name)
      if (value) heading.setAttribute(name, value)
    }
  }
}
