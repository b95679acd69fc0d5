import { newId } from '@/lib/text'
import { all, blockTags, textOf, unwrap } from './elements'
import type { Leaving } from './left-out'

/** What writers use as the mark of a note: a number, a letter, a sign, in brackets or not. */
const MARK = /^[[(]?\s*(?:\d{1,4}|[ivxlc]{1,6}|[a-z]{1,2}|[*†‡§¶#]{1,3}|↑|↩︎?|\^)\s*[\])]?\.?$/iu

const hashOf = (link: Element): string => {
  const href = link.getAttribute('href') ?? ''
  const at = href.indexOf('#')
  if (at < 0) return ''
  try {
    return decodeURIComponent(href.slice(at + 1))
  } catch {
    return href.slice(at + 1)
  }
}

/** The element with this id or, as in older pages, the anchor with this name. */
function targetsIn(root: Element): ReadonlyMap<string, Element> {
  const targets = new Map<string, Element>()
  for (const element of all(root, '[id], a[name]'))
    for (const name of [element.getAttribute('id'), element.getAttribute('name')])
      if (name && !targets.has(name)) targets.set(name, element)
  return targets
}

/** The whole note that a link leads to: its list item, its block, or all blocks of it. */
function noteAround(target: Element): Element | null {
  const whole = target.closest(
    'div[style*="footnote" i], div[style*="endnote" i], div[id^="sdfootnote"], div[id^="sdendnote"], li',
  )
  return whole ?? (target.matches(blockTags) ? target : target.closest(blockTags))
}

const isNamed = (element: Element, name: string) =>
  element.getAttribute('id') === name || element.getAttribute('name') === name

const isNear = (element: Element, name: string) =>
  name !== '' &&
  [element, ...(element.parentElement ? [element.parentElement] : []), ...all(element, '[id], [name]')].some(
    (near) => isNamed(near, name),
  )

/** The link in a note that leads back to the mark, or null. */
const wayBack = (note: Element, mark: Element): Element | null =>
  all(note, 'a[href*="#"]').find((link) => link !== mark && isNear(mark, hashOf(link))) ?? null

/** A copy of the content of a note as inline content: its blocks, and the text around them, are lines. */
function inlineOf(note: Element): Node[] {
  const copy = note.ownerDocument.createElement('div')
  copy.append(...[...note.childNodes].map((node) => node.cloneNode(true)))
  const lineBreak = () => note.ownerDocument.createElement('br')
  for (const block of all(copy, blockTags).toReversed())
    block.replaceWith(lineBreak(), ...block.childNodes, lineBreak())
  const lines: Node[][] = [[]]
  for (const node of copy.childNodes)
    if (node.nodeName === 'BR') lines.push([])
    else lines.at(-1)?.push(node)
  return lines
    .filter((line) => line.some(({ textContent }) => (textContent ?? '').trim() !== ''))
    .flatMap((line, index) => [...(index > 0 ? [lineBreak()] : []), ...line])
}

/** Removes the mark at the beginning of a note, which is a link or, without one, a number. */
function withoutMark(note: Element, back: Element): void {
  let mark = back
  while (mark.parentElement && mark.parentElement !== note && textOf(mark.parentElement) === textOf(mark))
    mark = mark.parentElement
  mark.remove()
}

const isRaised = (mark: Element) =>
  /^[[(]/.test(textOf(mark)) ||
  mark.closest('sup, [style*="super"]') !== null ||
  mark.querySelector('sup') !== null

/** Removes the number that a note begins with, where no link leads back: that of its mark. False where it begins with something else. */
function withoutNumber(note: Element, mark: Element): boolean {
  const sign = textOf(mark).replace(/[[\]().\s]/g, '')
  const walker = note.ownerDocument.createTreeWalker(note, 4)
  let first = walker.nextNode()
  while (first && (first.textContent ?? '').trim() === '') first = walker.nextNode()
  const text = (first?.textContent ?? '').trimStart()
  const [number = ''] = /^[[(]?(?:[\p{L}\p{N}]+|[*†‡§¶#]+)[\])]?[.:]?(?![\p{L}\p{N}])/u.exec(text) ?? []
  if (!first || !isRaised(mark) || sign === '' || number.replace(/[[\]().:]/g, '') !== sign) return false
  first.textContent = text.slice(number.length)
  return true
}

/**
 * Makes footnotes of the marks and notes that link to each other, as Word, LibreOffice, Google Docs, Wikipedia and other pages write them. A mark
 * whose note wasn't copied with it is left out: without its note it would read as part of a number.
 */
export function takeNotes(root: Element, leaving: Leaving): void {
  const targets = targetsIn(root)
  const taken = new Set<Element>()
  for (const mark of all(root, 'a[href*="#"]')) {
    if (!mark.isConnected || !MARK.test(textOf(mark))) continue
    const target = targets.get(hashOf(mark))
    const note = target && noteAround(target)
    const isWord = /footnote|endnote/i.test(mark.getAttribute('style') ?? '')
    if (!target || !note || note.contains(mark)) {
      if (isWord || /^(?:_ftn|_edn|sdfootnote|sdendnote|ftnt|cite_note)/.test(hashOf(mark)))
        leaveMark(mark, leaving)
      continue
    }
    const back = wayBack(note, mark)
    if (!taken.has(note)) {
      if (back) withoutMark(note, back)
      else if (!withoutNumber(note, mark)) continue
      taken.add(note)
    }
    const footnote = root.ownerDocument.createElement('span')
    footnote.setAttribute('data-footnote', JSON.stringify({ id: newId() }))
    footnote.append(...inlineOf(note))
    for (const other of all(footnote, 'a[href^="#"]')) if (MARK.test(textOf(other))) other.remove()
    trimStart(footnote)
    around(mark).replaceWith(footnote)
  }
  for (const note of taken) dropNote(note)
}

/** The mark with what only raises it. */
function around(mark: Element): Element {
  let whole = mark
  while (whole.parentElement?.matches('sup, span') && textOf(whole.parentElement) === textOf(mark))
    whole = whole.parentElement
  return whole
}

function leaveMark(mark: Element, leaving: Leaving) {
  leaving.add('notes')
  around(mark).remove()
}

function trimStart(footnote: Element) {
  const walker = footnote.ownerDocument.createTreeWalker(footnote, 4)
  let node = walker.nextNode()
  while (node) {
    node.textContent = (node.textContent ?? '').replace(/^[\s\u00a0]+/, '')
    if (node.textContent !== '') return
    node = walker.nextNode()
  }
}

/** Removes a note that was taken into the text, the list that has no other, and the line above it. */
function dropNote(note: Element): void {
  let emptied: Element = note
  while (
    emptied.parentElement &&
    emptied.parentElement.tagName !== 'BODY' &&
    textOf(emptied.parentElement) === textOf(emptied)
  )
    emptied = emptied.parentElement
  const before = emptied.previousElementSibling
  emptied.remove()
  if (before?.tagName === 'HR') before.remove()
}

/** Unwraps links that lead to a place in the same page: it isn't there any more. */
export function unwrapPageLinks(root: Element): void {
  for (const link of all(root, 'a')) {
    const href = link.getAttribute('href') ?? ''
    if (href === '' || href.startsWith('#')) unwrap(link)
  }
}
