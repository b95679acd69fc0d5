import { all, styleOf, textOf } from './elements'

const listTypes: readonly (readonly [RegExp, string])[] = [
  [/list-style-type:(?:lower-alpha|lower-latin)/, 'a'],
  [/list-style-type:(?:upper-alpha|upper-latin)/, 'A'],
  [/list-style-type:lower-roman/, 'i'],
  [/list-style-type:upper-roman/, 'I'],
]
const MOST = 1_000_000

/** A whole number that a list can have, or null. */
function numberIn(list: Element, name: string): number | null {
  const value = list.getAttribute(name)?.trim() ?? ''
  return /^\d{1,7}$/.test(value) && Number(value) <= MOST ? Number(value) : null
}

const itemsOf = (list: Element) => [...list.children].filter(({ tagName }) => tagName === 'LI')

/**
 * The numbers that readers see: a list whose items say their own numbers, or that counts down, becomes several where a number doesn't follow the one
 * before.
 */
function keepNumbers(list: Element): void {
  const items = itemsOf(list)
  const step = list.hasAttribute('reversed') ? -1 : 1
  let number = (numberIn(list, 'start') ?? (step < 0 ? items.length : 1)) - step
  let [current, last] = [list, Number.NaN]
  for (const item of items) {
    number = numberIn(item, 'value') ?? Math.max(0, number + step)
    if (number !== last + 1) {
      if (item !== items[0]) {
        const other = list.cloneNode(false) as Element
        current.after(other)
        current = other
      }
      if (number === 1) current.removeAttribute('start')
      else current.setAttribute('start', String(number))
    }
    last = number
    if (current !== list) current.append(item)
  }
}

/** Whether the box of an item is ticked, as Google Docs, GitHub and others write it; null for an item without a box. */
function ticked(item: Element): { box: Element | null; isTicked: boolean } | null {
  const box = [...item.children]
    .flatMap((child) => (child.matches('p, label, span') ? [child, ...child.children] : [child]))
    .find((child) => child.matches('input[type="checkbox" i], img[aria-roledescription="checkbox" i]'))
  const isChecklist = item.getAttribute('role') === 'checkbox'
  if (!box && !isChecklist) return null
  const isTicked = box?.hasAttribute('checked') || item.getAttribute('aria-checked') === 'true'
  return { box: box ?? null, isTicked: Boolean(isTicked) }
}

/** Writes the boxes of a list of things to do as signs, before what they are about. */
export function writeBoxes(root: Element): void {
  for (const item of all(root, 'li')) {
    const found = ticked(item)
    if (!found) continue
    found.box?.remove()
    const first = [...item.children].find((child) => child.matches('p, div, label') && textOf(child) !== '')
    ;(first ?? item).prepend(found.isTicked ? '☑ ' : '☐ ')
  }
}

/** Lists with their types and numbers, and lists within the item above them: Google Docs writes them beside it. */
export function straightenLists(root: Element): void {
  for (const list of all(root, 'ol')) {
    const type = listTypes.find(([style]) => style.test(styleOf(list)))?.[1]
    if (type && !list.hasAttribute('type')) list.setAttribute('type', type)
    if (!/^[1aAiI]$/.test(list.getAttribute('type') ?? '')) list.removeAttribute('type')
    if (numberIn(list, 'start') === null) list.removeAttribute('start')
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
  for (const list of all(root, 'ol'))
    if (list.hasAttribute('reversed') || itemsOf(list).some((item) => item.hasAttribute('value')))
      keepNumbers(list)
}
