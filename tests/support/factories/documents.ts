import { randomUUID } from 'node:crypto'
import { type DocumentJson, documentSchema, type NodeJson, type QuotationAttributes } from '@/lib/text'
import type { Chain, Hop } from '@/lib/text/chain'

// A small vocabulary, so that a body is one line: doc(p('Words. ', cite(chain)), quotation({ chain }, 'Words of a source'))

type Child = NodeJson | string
const nodes = (children: readonly Child[]): NodeJson[] =>
  children.map((child) => (typeof child === 'string' ? { type: 'text', text: child } : child))

export const doc = (...content: NodeJson[]): DocumentJson => ({ type: 'doc', content })
/** The same as the schema returns it: every attribute filled in. */
export const whole = (...content: NodeJson[]): DocumentJson => documentSchema.parse(doc(...content))
export const p = (...children: Child[]): NodeJson => ({ type: 'paragraph', content: nodes(children) })
export const h = (level: 2 | 3 | 4, text: string): NodeJson => ({
  type: 'heading',
  attrs: { level },
  content: nodes([text]),
})
export const bold = (text: string): NodeJson => ({ type: 'text', marks: [{ type: 'bold' }], text })
export const link = (href: string, text: string): NodeJson => ({
  type: 'text',
  marks: [{ type: 'link', attrs: { href } }],
  text,
})
export const br: NodeJson = { type: 'hardBreak' }
export const list = (...items: NodeJson[][]): NodeJson => ({
  type: 'bulletList',
  content: items.map((content) => ({ type: 'listItem', content })),
})
export const blockquote = (...content: NodeJson[]): NodeJson => ({ type: 'blockquote', content })
export const sensitive = (warning: string, ...content: NodeJson[]): NodeJson => ({
  type: 'sensitive',
  attrs: { warning },
  content,
})
/** A footnote; attributes may be wrong. */
export const footnote = (children: Child | Child[], attrs: Record<string, unknown> = {}): NodeJson => ({
  type: 'footnote',
  attrs: { id: randomUUID(), ...attrs },
  content: nodes(Array.isArray(children) ? children : [children]),
})
export const table = (caption: string | null, ...rows: NodeJson[]): NodeJson => ({
  type: 'table',
  attrs: { caption },
  content: rows,
})
export const row = (...cells: NodeJson[]): NodeJson => ({ type: 'tableRow', content: cells })
const place = (type: string, children: Child[]): NodeJson => ({
  type,
  attrs: { colspan: 1, rowspan: 1 },
  content: [p(...children.filter((child) => child !== ''))],
})
export const cell = (...children: Child[]): NodeJson => place('tableCell', children)
export const head = (...children: Child[]): NodeJson => place('tableHeader', children)

/** A quotation, verbatim by default. */
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

/** A hop with the original seen, by default. */
export const hop = (source: { id: string }, hop: Partial<Omit<Hop, 'sourceId'>> = {}): Hop => ({
  sourceId: source.id,
  locator: null,
  access: 'ORIGINAL_SEEN',
  ...hop,
})

/** "A, as cited in B": every source but the last was not seen. */
export const chainOf = (...sources: { id: string }[]): Chain =>
  sources.map((source, index) => hop(source, index < sources.length - 1 ? { access: 'NOT_SEEN' } : {}))

/** A quotation of a source that does not matter; attributes may be wrong. */
export const quoted = (words: Child | Child[], attrs: Record<string, unknown> = {}): NodeJson => ({
  type: 'quotation',
  attrs: { id: randomUUID(), mode: 'VERBATIM', chain: chainOf({ id: randomUUID() }), ...attrs },
  content: nodes(Array.isArray(words) ? words : [words]),
})

/** A citation of a source that does not matter; attributes may be wrong. */
export const cited = (attrs: Record<string, unknown> = {}): NodeJson => ({
  type: 'citation',
  attrs: { id: randomUUID(), chain: chainOf({ id: randomUUID() }), ...attrs },
})

type Picture = { sha256: string; width: number | null; height: number | null }

type Recorded = { sha256: string; mediaType: string; size: number }

/** A recording or document of the media library in a text, described by default. */
export const file = (
  { sha256, mediaType, size }: Recorded,
  attrs: {
    description?: string | null
    warning?: string
    transcript?: { start: number; end: number; text: string }[]
  } = {},
): NodeJson => ({
  type: 'file',
  attrs: {
    ...{ sha256, mediaType, size, title: 'A tape', description: 'Who speaks.', credit: 'By the archive' },
    ...{ rights: 'CC BY 4.0', warning: '', transcript: [], language: null, ...attrs },
  },
})

/** An image of the media library in a text, described by default. */
export const image = (
  { sha256, width, height }: Picture,
  attrs: { alternative?: string | null; caption?: string; credit?: string; warning?: string } = {},
): NodeJson => ({
  type: 'image',
  attrs: {
    ...{ sha256, width, height, alternative: 'What it shows.' },
    ...{ caption: '', credit: '', rights: '', warning: '', ...attrs },
  },
})
