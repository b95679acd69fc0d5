import { isAllowedLink } from '@/lib/text'
import { asWritten } from './as-written'
import { all, rename, styleOf, textOf, unwrap } from './elements'
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
/** The marks in an element of where pictures stood. */
export const marksIn = (element: Element) => all(element, `[${STOOD}]`)

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
export const signsIn = (text: string): number => asWritten(text).replace(/\s/g, '').length

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
