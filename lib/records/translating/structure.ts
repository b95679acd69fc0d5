import type { DocumentJson, NodeJson } from '@/lib/text'
import { quotationAttributes } from '@/lib/text/attributes'
import { wordsOf } from '@/lib/text/walk'
import type { RecordContent } from '../schema'

/** Blocks that are kept as they are where they are in the language of the translation. */
const isIn = ({ attrs }: NodeJson, language: string) => attrs?.language === language

/** A quotation that waits for its translation: it cites the same passage, and keeps the words that are to be translated. */
function quotationIn(node: NodeJson, language: string): NodeJson {
  const attrs = quotationAttributes.parse(node.attrs)
  if (attrs.mode === 'PARAPHRASE') return { type: node.type, attrs: { ...attrs, language } }
  return {
    type: node.type,
    attrs: {
      ...attrs,
      mode: 'TRANSLATION',
      language,
      original: attrs.mode === 'TRANSLATION' ? attrs.original : wordsOf(node),
      translator: null,
    },
  }
}

function emptied(node: NodeJson, language: string): NodeJson[] {
  if (node.type === 'text' || node.type === 'hardBreak') return []
  if (node.type === 'quotation') return isIn(node, language) ? [node] : [quotationIn(node, language)]
  if (node.type === 'languageBlock' && isIn(node, language)) return [node]
  const { content, attrs, ...rest } = node
  const own = node.type === 'table' ? { ...attrs, caption: null } : attrs
  return [
    {
      ...rest,
      ...(own && { attrs: own }),
      ...(content && { content: content.flatMap((child) => emptied(child, language)) }),
    },
  ]
}

/**
 * A content to translate: the blocks, quotations, citations, notes and images of a record at their places, its facts, figures and people, and none
 * of its sentences. What the record quotes in the language of the translation stays as it is.
 */
export function structureFor(content: RecordContent, language: string): RecordContent {
  const body: DocumentJson = {
    ...content.body,
    content: content.body.content.flatMap((node) => emptied(node, language)),
  }
  return { ...content, title: '', summary: '', language, body }
}
