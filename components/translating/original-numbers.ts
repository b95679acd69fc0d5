import type { Node } from '@tiptap/pm/model'

/** The block of the original that each block of the translation belongs to, or null. */
export type Pairs = readonly (number | null)[]

/** The types of the blocks of a text. */
export const typesOf = (doc: Node): string[] => doc.children.map(({ type }) => type.name)

/** Asks for the pairs of a text, and again only after the number or the types of its blocks changed: most keys change neither. */
export function rememberedPairs(pairsOf: (types: readonly string[]) => Pairs): (doc: Node) => Pairs {
  let known: { types: readonly string[]; pairs: Pairs } | null = null
  const isKnown = (doc: Node) =>
    known?.types.length === doc.childCount &&
    doc.children.every(({ type }, index) => type.name === known?.types[index])
  return (doc) => {
    if (known && isKnown(doc)) return known.pairs
    const types = typesOf(doc)
    known = { types, pairs: pairsOf(types) }
    return known.pairs
  }
}

/** The first of blocks in order that ends below a height, or their number. Few of them are measured. */
export function firstEndingBelow(
  height: number,
  count: number,
  endOf: (index: number) => number | undefined,
): number {
  let [from, to] = [0, count]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((endOf(middle) ?? 0) > height) to = middle
    else from = middle + 1
  }
  return from
}

/** The elements of the blocks of a text in an editor, without what is only shown between them. */
const elementsOf = (text: HTMLElement, count: number): ArrayLike<Element> =>
  text.children.length === count
    ? text.children
    : [...text.children].filter((one) => !one.classList.contains('ProseMirror-widget'))

/**
 * Draws the number of its original beside each block that is in view or near it. The numbers are before the text and not in it: a mark on each block
 * would cost each key a comparison of all blocks with all marks.
 */
export function drawNumbers(column: HTMLElement, text: HTMLElement, pairs: Pairs): void {
  if (column.nextElementSibling !== text) text.before(column)
  const around = column.getBoundingClientRect()
  const isFromRight = getComputedStyle(column).direction === 'rtl'
  const blocks = elementsOf(text, pairs.length)
  const near = window.innerHeight
  const first = firstEndingBelow(
    -near,
    blocks.length,
    (index) => blocks[index]?.getBoundingClientRect().bottom,
  )
  const numbers: HTMLElement[] = []
  for (let index = first; index < blocks.length; index += 1) {
    const block = blocks[index]
    const box = block?.getBoundingClientRect()
    if (!block || !box || box.top > 2 * near) break
    const at = pairs[index]
    if (at == null || block.classList.contains('is-editor-empty')) continue
    const number = document.createElement('span')
    number.dataset.original = String(at + 1)
    number.textContent = String(at + 1)
    number.style.insetBlockStart = `${box.top - around.top}px`
    number.style.insetInlineStart = `${isFromRight ? around.right - box.right : box.left - around.left}px`
    numbers.push(number)
  }
  column.replaceChildren(...numbers)
}
