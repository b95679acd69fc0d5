import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model'

const noteContent = (content: Fragment): readonly Node[] =>
  content.content.flatMap((node) => (node.type.name === 'footnote' ? noteContent(node.content) : node))

/** Paragraphs as lines of one text: for a footnote, which they would cut in two. A slice with anything else stays as it is. */
export function noteLines(slice: Slice, schema: Schema): Slice {
  const blocks = slice.content.content
  const lineBreak = schema.nodes.hardBreak
  if (!lineBreak || !blocks.every(({ type }) => type.isTextblock && type.name !== 'quotation')) return slice
  const lines = blocks.flatMap((block, index) => [
    ...(index > 0 ? [lineBreak.create()] : []),
    ...noteContent(block.content),
  ])
  return new Slice(Fragment.fromArray(lines), 0, 0)
}
