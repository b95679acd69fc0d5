import { all, styleOf, textOf, unwrap } from './elements'
import type { Leaving } from './left-out'

type Item = { element: Element; list: string; level: number; sign: string }

const itemOf = (element: Element): Item | null => {
  const style = styleOf(element)
  const found = /mso-list:(l\d+)level(\d+)(lfo\d+)?/.exec(style)
  if (!element.matches('p, div') || !found) return null
  const sign = all(element, 'span').find((span) => styleOf(span).includes('mso-list:ignore'))
  const text = sign ? textOf(sign) : ''
  sign?.remove()
  return {
    element,
    list: `${found[1]} ${found[3] ?? ''}`,
    level: Math.min(Number(found[2]) || 1, 9),
    sign: text,
  }
}

const roman: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }
const romanNumber = (letters: string): number =>
  [...letters].reduce((sum, letter, at) => {
    const [value = 0, next = 0] = [roman[letter], roman[letters[at + 1] ?? '']]
    return sum + (value < next ? -value : value)
  }, 0)

type Numbered = { type: '1' | 'a' | 'A' | 'i' | 'I'; number: number }

/** The number that a sign such as "7.", "b)", "iv." or "1.2." gives its item; null for a bullet. "i" goes on after "h". */
function numberOf(sign: string, before: Numbered | null): Numbered | null {
  const word = sign.match(/[\p{L}\p{N}]+/gu)?.at(-1)
  if (!word || !/[.)\]:\d]/.test(sign)) return null
  if (/^\d+$/.test(word)) return { type: '1', number: Number(word) }
  const small = word.toLowerCase()
  const isSmall = word === small
  const letter = small.length === 1 && /[a-z]/.test(small) ? small.charCodeAt(0) - 96 : null
  const follows = letter !== null && before?.type.toLowerCase() === 'a' && before.number + 1 === letter
  if (
    /^[ivxlc]+$/.test(small) &&
    !follows &&
    (before === null ? small !== 'c' && small !== 'l' : before.type.toLowerCase() === 'i')
  )
    return { type: isSmall ? 'i' : 'I', number: romanNumber(small) }
  return letter === null ? null : { type: isSmall ? 'a' : 'A', number: letter }
}

type Level = { list: Element; numbered: Numbered | null; key: string }

/** The numbers of headings, which Word writes as the signs of a list, as text: headings are no list. */
function numberHeadings(root: Element): void {
  for (const sign of all(root, ':is(h1, h2, h3, h4, h5, h6) span[style*="mso-list" i]')) {
    if (!styleOf(sign).includes('mso-list:ignore')) continue
    const number = /[\p{L}\p{N}]/u.test(textOf(sign)) ? `${textOf(sign)} ` : ''
    sign.replaceWith(number)
  }
}

/** Turns the lists of Word, which are paragraphs that say their list and level, into lists with their levels, signs and first numbers. */
function makeLists(root: Element): void {
  let open: Level[] = []
  let last: Element | null = null
  for (const element of all(root, '[style*="mso-list" i]')) {
    const item = itemOf(element)
    if (!item) continue
    if (element.previousElementSibling !== last) open = []
    const { level, sign } = item
    const at = open.length > level ? level - 1 : Math.min(level - 1, open.length)
    const before = open[at]
    const numbered = numberOf(sign, before?.key === item.list ? before.numbered : null)
    const page = root.ownerDocument
    const entry = page.createElement('li')
    entry.append(...element.childNodes)
    const goesOn =
      before !== undefined &&
      before.numbered?.type === numbered?.type &&
      (numbered === null || numbered.number === (before.numbered?.number ?? 0) + 1)
    if (goesOn) {
      before.list.append(entry)
      open = [...open.slice(0, at), { ...before, numbered }]
      element.remove()
    } else {
      const list = page.createElement(numbered ? 'ol' : 'ul')
      if (numbered && numbered.number !== 1) list.setAttribute('start', String(numbered.number))
      if (numbered && numbered.type !== '1') list.setAttribute('type', numbered.type)
      list.append(entry)
      const parent = at > 0 ? open[at - 1]?.list.lastElementChild : null
      if (parent) {
        parent.append(list)
        element.remove()
      } else element.replaceWith(list)
      open = [...open.slice(0, at), { list, numbered, key: item.list }]
    }
    last = open[0]?.list ?? null
  }
}

/** The lists of Word for the web, which has a list for each item, with its level. */
function joinOnlineLists(root: Element): void {
  let open: { list: Element; last: number }[] = []
  let previous: Element | null = null
  for (const wrapper of all(root, '.ListContainerWrapper')) {
    const list = wrapper.querySelector('ol, ul')
    const item = list?.querySelector('li')
    if (!list || !item) continue
    if (wrapper.previousElementSibling !== previous) open = []
    const level = Math.min(Number(item.getAttribute('data-aria-level')) || 1, open.length + 1)
    const number = Number(list.getAttribute('start') ?? item.getAttribute('data-aria-posinset')) || 1
    const before = open[level - 1]
    const goesOn =
      before?.list.tagName === list.tagName && (list.tagName === 'UL' || number === before.last + 1)
    if (goesOn) before.list.append(...list.childNodes)
    else open[level - 2]?.list.lastElementChild?.append(list)
    open = [...open.slice(0, level - 1), { list: goesOn ? before.list : list, last: number }]
    if (goesOn || level > 1) wrapper.remove()
    else previous = wrapper
  }
}

const commentList = 'div[style*="comment-list" i]'

/** Leaves out comments in the margin, and those of the cells of LibreOffice. What they are about stays. */
function dropComments(root: Element, leaving: Leaving): void {
  for (const comment of all(root, 'comment')) leaving.remove('comments', comment)
  const lists = all(root, commentList)
  const anchors = all(root, 'a.msocomanchor, a[id^="cmnt_ref"]')
  leaving.add('comments', Math.max(anchors.length, lists.length))
  for (const list of lists) list.remove()
  for (const note of all(root, 'a[id^="cmnt"]:not([id^="cmnt_ref"])')) note.closest('div, p')?.remove()
  for (const reference of all(root, '.MsoCommentReference')) reference.remove()
  for (const anchor of anchors)
    (anchor.parentElement?.matches('sup') ? anchor.parentElement : anchor).remove()
  for (const about of all(root, 'a[style*="mso-comment-reference" i]')) unwrap(about)
}

/** What only Word writes: lists as paragraphs, comments, titles as paragraphs. */
export function readWord(root: Element, leaving: Leaving): void {
  dropComments(root, leaving)
  for (const title of all(root, 'p.MsoTitle')) {
    const heading = root.ownerDocument.createElement('h1')
    heading.append(...title.childNodes)
    title.replaceWith(heading)
  }
  for (const quote of all(root, 'p.MsoQuote, p.MsoIntenseQuote')) {
    const around = root.ownerDocument.createElement('blockquote')
    quote.replaceWith(around)
    around.append(quote)
  }
  numberHeadings(root)
  makeLists(root)
  joinOnlineLists(root)
  // A row without height, by which Word aligns columns.
  for (const row of all(root, 'tr[height="0"]')) if (textOf(row) === '') row.remove()
}
