import type { DocumentJson, NodeJson } from '@/lib/text'
import { kindOf } from '../kinds'
import { emptyContent, type RecordContent } from '../schema'

/** Parts that give a text its structure. All others say what a source says, or show something: they belong to one record. */
const structural = new Set([
  ...['doc', 'paragraph', 'heading', 'blockquote', 'horizontalRule', 'verse', 'dialogue', 'turn'],
  ...['bulletList', 'orderedList', 'listItem', 'table', 'tableRow', 'tableCell', 'tableHeader'],
  ...['sensitive', 'languageBlock'],
])
/** Parts whose words are kept, because they name what follows. */
const named = new Set(['heading', 'tableHeader'])
/** Parts that are empty after their words are gone, and that need one paragraph to be a part of the text. */
const filled = new Set([
  'doc',
  'blockquote',
  'listItem',
  'tableCell',
  'tableHeader',
  'sensitive',
  'languageBlock',
])

type Kept = { words: boolean; inNamed: boolean }

function shapeOf(node: NodeJson, { words, inNamed }: Kept): NodeJson[] {
  if (node.type === 'text') return words && inNamed ? [node] : []
  if (!structural.has(node.type)) return []
  const within = { words, inNamed: inNamed || named.has(node.type) }
  const content = node.content?.flatMap((child) => shapeOf(child, within))
  // A warning is about the passage behind it, and a caption about what is in its table.
  if (node.type === 'sensitive') return content ?? []
  const attrs = node.type === 'table' ? { ...node.attrs, caption: null } : node.attrs
  const isEmpty = content?.length === 0 && filled.has(node.type)
  return [
    {
      type: node.type,
      ...(attrs && { attrs }),
      ...(content && { content: isEmpty ? [{ type: 'paragraph' }] : content }),
    },
  ]
}

/**
 * What a template keeps of a draft: its headings, the headings of its tables, and empty blocks. Never a sentence, a quotation, a citation, a figure, an
 * image, a field, a person or a consent. Of a kind in which a speaker decides, not even the words of headings: they could name the speaker.
 */
export function templateOf(kind: string, { language, body }: RecordContent): RecordContent {
  const words = !kindOf(kind).needsConsent
  const [shape] = shapeOf(body, { words, inNamed: false })
  const document: DocumentJson = {
    type: 'doc',
    content: shape?.content && shape.content.length > 0 ? shape.content : [{ type: 'paragraph' }],
  }
  return { ...emptyContent(kind, '', language), body: document }
}
