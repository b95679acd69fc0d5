import type { DocumentJson } from './document'
import type { NodeJson } from './json'

const open = (nodes: readonly NodeJson[]): NodeJson[] =>
  nodes
    .filter(({ type }) => type !== 'sensitive')
    .map((node) => (node.content ? { ...node, content: open(node.content) } : node))

/** The body without the parts behind a content warning. */
export const openParts = (body: DocumentJson): DocumentJson => ({ ...body, content: open(body.content) })
