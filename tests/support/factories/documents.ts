import { randomUUID } from 'node:crypto'
import type { Chain, Hop } from '@/lib/citations/schema'
import type { DocumentJson, NodeJson, QuotationAttributes } from '@/lib/text'

// A small vocabulary, so that a body is one line: doc(p('Words. ', cite(chain)), quotation({ chain }, 'Words of a source'))

type Child = NodeJson | string
const nodes = (children: readonly Child[]): NodeJson[] =>
  children.map((child) => (typeof child === 'string' ? { type: 'text', text: child } : child))

export const doc = (...content: NodeJson[]): DocumentJson => ({ type: 'doc', content })
export const p = (...children: Child[]): NodeJson => ({ type: 'paragraph', content: nodes(children) })
export const h = (level: 2 | 3 | 4, text: string): NodeJson => ({
  type: 'heading',
  attrs: { level },
  content: nodes([text]),
})
export const sensitive = (warning: string, ...content: NodeJson[]): NodeJson => ({
  type: 'sensitive',
  attrs: { warning },
  content,
})

/** Words of a source, verbatim unless told otherwise. */
export const quotation = (
  { chain, ...attrs }: Partial<QuotationAttributes> & { chain: Chain },
  words: string,
): NodeJson => ({
  type: 'quotation',
  attrs: { id: randomUUID(), mode: 'VERBATIM', passageId: null, chain, ...attrs },
  content: nodes([words]),
})

export const cite = (chain: Chain, attrs: { id?: string; passageId?: string | null } = {}): NodeJson => ({
  type: 'citation',
  attrs: { id: randomUUID(), passageId: null, chain, ...attrs },
})

/** A hop whose original was seen, unless told otherwise. */
export const hop = (source: { id: string }, hop: Partial<Omit<Hop, 'sourceId'>> = {}): Hop => ({
  sourceId: source.id,
  locator: null,
  access: 'ORIGINAL_SEEN',
  ...hop,
})

/** "A, quoted in B": every source but the last was not seen. */
export const chainOf = (...sources: { id: string }[]): Chain =>
  sources.map((source, index) => hop(source, index < sources.length - 1 ? { access: 'NOT_SEEN' } : {}))
