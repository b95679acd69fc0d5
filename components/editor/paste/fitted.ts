import { Fragment, type Node, type ResolvedPos, type Schema, Slice } from '@tiptap/pm/model'
import { itemNumber } from '@/lib/holdings/extract/list-numbers'

/** The content of one line. */
type Line = readonly Node[]

/** The content of a text without notes in notes, and for a quotation as nothing but text and line breaks. */
function inlineIn(content: Fragment, isPlain: boolean): Line {
  return content.content.flatMap((node) => {
    const { name } = node.type
    if (name === 'footnote') return isPlain ? [] : inlineIn(node.content, isPlain)
    if (!isPlain) return [node]
    return node.isText || name === 'hardBreak' ? [node.mark([])] : []
  })
}

function between(lines: readonly Line[], separator: () => Node): Line {
  return lines.flatMap((line, index) => [...(index > 0 ? [separator()] : []), ...line])
}

/** The lines of a block: the cells of a row are apart, and items of a list have their numbers. */
function linesOf(block: Node, schema: Schema, isPlain: boolean): Line[] {
  const inside = () => block.children.flatMap((child) => linesOf(child, schema, isPlain))
  if (block.isTextblock) return block.content.size > 0 ? [inlineIn(block.content, isPlain)] : []
  if (block.type.name === 'tableRow') {
    const cells = block.children.map((cell) =>
      between(linesOf(cell, schema, isPlain), () => schema.text(' ')),
    )
    const filled = cells.slice(0, cells.findLastIndex((cell) => cell.length > 0) + 1)
    return filled.length > 0 ? [between(filled, () => schema.text(' | '))] : []
  }
  if (block.type.name === 'orderedList')
    return block.children.flatMap((item, index) => {
      const [first = [], ...others] = linesOf(item, schema, isPlain)
      const number = itemNumber(Number(block.attrs.start) + index, String(block.attrs.type ?? '1'))
      return [[schema.text(`${number}. `), ...first], ...others]
    })
  return inside()
}

/** A slice as lines of one text, for a footnote or a quotation: its blocks would cut them in two. */
function asLines({ content }: Slice, schema: Schema, isPlain: boolean): Slice {
  const lineBreak = schema.nodes.hardBreak
  const lines = content.content.some((node) => node.isInline)
    ? [inlineIn(content, isPlain)]
    : content.content.flatMap((block) => linesOf(block, schema, isPlain))
  if (!lineBreak) return Slice.empty
  return new Slice(Fragment.fromArray([...between(lines, () => lineBreak.create())]), 0, 0)
}

const isInCell = ({ type }: Node) => type.name === 'paragraph' || /^(?:bullet|ordered)List$/.test(type.name)

/** The same in what a cell of a table can have: other blocks would divide the table. */
function asCell(slice: Slice, schema: Schema): Slice {
  const blocks = slice.content.content
  const { paragraph } = schema.nodes
  const isWhole = blocks.every(
    (block) => isInCell(block) || (block.isTextblock && block.type.name !== 'quotation'),
  )
  if (!paragraph || isWhole || blocks.some((node) => node.isInline)) return slice
  const content = blocks.flatMap((block) =>
    isInCell(block)
      ? [block]
      : linesOf(block, schema, false).map((line) => paragraph.create(null, Fragment.fromArray([...line]))),
  )
  return new Slice(Fragment.fromArray(content), 1, 1)
}

const startsApart = /^(?:heading|bulletList|orderedList)$/

/** True for a block that isn't a part of the paragraph beside it: the heading of several, a list of several items. */
const isApart = (block: Node | null, slice: Slice): boolean =>
  block !== null &&
  startsApart.test(block.type.name) &&
  (slice.content.childCount > 1 || block.childCount > 1)

/** A copied page whose first heading or list doesn't go on in the text before it, nor its last in the text after it. */
function closed(slice: Slice): Slice {
  const { firstChild, lastChild } = slice.content
  return new Slice(
    slice.content,
    isApart(firstChild, slice) ? 0 : slice.openStart,
    isApart(lastChild, slice) ? 0 : slice.openEnd,
  )
}

const isTable = ({ content }: Slice) =>
  content.childCount > 0 && content.content.every(({ type }) => type.name.startsWith('table'))

/**
 * What is pasted, as it fits where the cursor is: lines in a footnote, plain lines in a quotation, paragraphs and lists in a cell. None of these is
 * divided by a paste. Elsewhere lists and headings of another page (`isOwn` is false) stay whole.
 */
export function fitted(slice: Slice, $from: ResolvedPos, isOwn: boolean): Slice {
  const { schema } = $from.doc.type
  const name = $from.parent.type.name
  if (name === 'footnote') return asLines(slice, schema, false)
  if (name === 'quotation') {
    const isQuotation = slice.openStart === 0 && slice.content.firstChild?.type.name === 'quotation'
    return isQuotation ? slice : asLines(slice, schema, true)
  }
  const around = Array.from({ length: $from.depth }, (_, depth) => $from.node(depth + 1).type.name)
  const isCell = around.some((type) => type === 'tableCell' || type === 'tableHeader')
  if (isCell && isTable(slice)) return slice
  const taken = isCell ? asCell(slice, schema) : slice
  const isInList = around.includes('listItem')
  return isOwn || isInList || $from.parent.content.size === 0 ? taken : closed(taken)
}
