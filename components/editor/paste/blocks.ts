import { all, blockTags, textOf, unwrap } from './elements'

/** Headings without bold: they are printed so, and it says nothing. */
export function straightenHeadings(root: Element): void {
  for (const heading of all(root, 'h1, h2, h3, h4, h5, h6')) {
    for (const bold of all(heading, 'b, strong')) unwrap(bold)
    for (const element of [heading, ...all(heading, '[style]')]) {
      const style = element.getAttribute('style')
      if (style) element.setAttribute('style', style.replace(/(?:^|;)\s*font-weight\s*:[^;]*/gi, ''))
    }
  }
}

const isBlank = (node: Node | null): boolean =>
  node !== null && node.nodeName !== 'IMG' && node.nodeName !== 'BR' && (node.textContent ?? '').trim() === ''

/** What follows a line break, or is before it, without blanks. */
function beside(node: Node, side: 'nextSibling' | 'previousSibling'): Node | null {
  let next = node[side]
  while (next && isBlank(next) && next.nodeType === 3) next = next[side]
  return next
}
const following = (node: Node) => beside(node, 'nextSibling')

const isBlock = (node: Node | null): boolean => node?.nodeType === 1 && (node as Element).matches(blockTags)

/** Empty lines between paragraphs, which mail and many pages write as line breaks, as the ends of paragraphs. */
export function endAtEmptyLines(root: Element): void {
  for (const lineBreak of all(root, 'br')) {
    const around = lineBreak.parentElement
    if (
      !lineBreak.isConnected ||
      !around ||
      lineBreak.closest('li, span[data-footnote], blockquote[data-quotation], .verse')
    )
      continue
    const next = following(lineBreak)
    const before = beside(lineBreak, 'previousSibling')
    const isLast = next === null || isBlock(next)
    const isBetween = isLast && (isBlock(next) || isBlock(before)) && (before === null || isBlock(before))
    if (isBetween || (isLast && around.matches('p, div, td, th, blockquote, body'))) lineBreak.remove()
    else if (next?.nodeName === 'BR' && around.matches('p, div, blockquote, body')) {
      let last: Node | null = next
      while (last?.nodeName === 'BR') {
        const after = following(last)
        last.parentNode?.removeChild(last)
        last = after
      }
      lineBreak.replaceWith(root.ownerDocument.createElement('div'))
    }
  }
}

const content =
  'img, hr, cite, table, ul, ol, [data-footnote], [data-linked-picture], [data-file], [data-image]'

/** Leaves out empty paragraphs, by which programs set others apart. Texts around one stay apart. */
export function dropEmptyParagraphs(root: Element): void {
  for (const paragraph of all(root, 'p, div, h1, h2, h3, h4, h5, h6')) {
    const isAlone = !paragraph.nextElementSibling && !paragraph.previousElementSibling
    const isEmpty = textOf(paragraph) === '' && !paragraph.querySelector(content)
    if (isEmpty && !isAlone && !paragraph.closest('td, th, li'))
      paragraph.replaceWith(root.ownerDocument.createElement('div'))
  }
}
