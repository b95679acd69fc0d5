import type { DocumentJson } from './document'
import type { NodeJson } from './json'

/** Nodes that a server renders in about 20 ms. */
const MOST = 1_500

/** Blocks that can be divided: each part is a block like it. A quotation stays whole, because it has one number and one proof. */
const DIVISIBLE = new Set([
  'paragraph',
  'blockquote',
  'bulletList',
  'orderedList',
  'sensitive',
  'languageBlock',
  'dialogue',
])

const countOf = (node: NodeJson): number =>
  (node.content ?? []).reduce((sum, child) => sum + countOf(child), 1)

/** A block as the part of it that begins with its item number `at`. A list goes on counting. */
const partOf = (block: NodeJson, content: NodeJson[], at: number): NodeJson => ({
  ...block,
  ...(block.type === 'orderedList' && {
    attrs: { ...block.attrs, start: (typeof block.attrs?.start === 'number' ? block.attrs.start : 1) + at },
  }),
  content,
})

/** The nodes in groups of at most so many nodes each, in their order; a node that is too large is divided if its type allows it. */
function* groupsOf(nodes: readonly NodeJson[], most: number): Generator<{ content: NodeJson[]; at: number }> {
  let content: NodeJson[] = []
  let first = 0
  let size = 0
  for (const [at, node] of nodes.entries()) {
    const own = countOf(node)
    if (size > 0 && size + own > most) {
      yield { content, at: first }
      content = []
      size = 0
    }
    if (content.length === 0) first = at
    if (own <= most || !DIVISIBLE.has(node.type) || !node.content) {
      content.push(node)
      size += own
      continue
    }
    for (const part of groupsOf(node.content, most))
      yield { content: [partOf(node, part.content, part.at)], at }
  }
  if (content.length > 0) yield { content, at: first }
}

/** A body in pieces that are each rendered quickly: one for all but very long bodies. Together they have every node of it, in order. */
export function piecesOf(document: DocumentJson, most = MOST): DocumentJson[] {
  const pieces = [...groupsOf(document.content, most)].map(({ content }) => ({ ...document, content }))
  return pieces.length > 0 ? pieces : [document]
}
