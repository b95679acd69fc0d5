/** The style attribute of an element without white space, in small letters: "mso-list:l0level1lfo1". */
export const styleOf = (element: Element): string =>
  (element.getAttribute('style') ?? '').replace(/\s+/g, '').toLowerCase()

export const all = (root: ParentNode, selector: string): Element[] => [...root.querySelectorAll(selector)]

/** Puts the children of an element in its place. */
export function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes)
}

/** Replaces an element by another with the same children. */
export function rename(element: Element, tag: string): Element {
  const other = element.ownerDocument.createElement(tag)
  other.append(...element.childNodes)
  element.replaceWith(other)
  return other
}

export const blockTags =
  'p, h1, h2, h3, h4, h5, h6, li, blockquote, pre, table, div, dt, dd, figure, section, article'

export const textOf = (element: Element): string =>
  (element.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim()
