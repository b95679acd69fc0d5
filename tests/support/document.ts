import type { Chain } from '@/lib/citations/schema'
import { type DocumentJson, documentSchema, type NodeJson, newId } from '@/lib/text'

type Inline = string | NodeJson

const inline = (parts: Inline[]): { content?: NodeJson[] } =>
  parts.length > 0
    ? { content: parts.map((part) => (typeof part === 'string' ? { type: 'text', text: part } : part)) }
    : {}

/** A tiny vocabulary, so that a body is one line in a test. */
export const p = (...parts: Inline[]): NodeJson => ({ type: 'paragraph', ...inline(parts) })
export const heading = (level: number, ...parts: Inline[]): NodeJson => ({
  type: 'heading',
  attrs: { level },
  ...inline(parts),
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

/** A chain through these sources: all but the last not seen. */
export const chainOf = (...sourceIds: string[]): Chain =>
  sourceIds.map((sourceId, index) => ({
    sourceId,
    locator: null,
    access: index === sourceIds.length - 1 ? 'FACSIMILE_SEEN' : 'NOT_SEEN',
  }))

export const quotation = (words: Inline | Inline[], attrs: Record<string, unknown> = {}): NodeJson => ({
  type: 'quotation',
  attrs: { id: newId(), mode: 'VERBATIM', chain: chainOf(newId()), ...attrs },
  ...inline(Array.isArray(words) ? words : [words]),
})

export const citation = (attrs: Record<string, unknown> = {}): NodeJson => ({
  type: 'citation',
  attrs: { id: newId(), chain: chainOf(newId()), ...attrs },
})

/** The blocks as a document that has passed the schema. */
export const doc = (...content: NodeJson[]): DocumentJson => documentSchema.parse({ type: 'doc', content })
