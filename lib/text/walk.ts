import {
  type CitationAttributes,
  citationAttributes,
  type QuotationAttributes,
  quotationAttributes,
} from './attributes'
import type { DocumentJson } from './document'
import type { NodeJson } from './json'
import { isMedia, mediaTexts } from './media-texts'
import { closedSentence } from './sentence'
import { plainPiece } from './signs'
import { captionOf, tableText } from './tables'

type Visit = (node: NodeJson, position: number, parent: NodeJson | null) => void

const leaves = new Set(['hardBreak', 'citation', 'horizontalRule', 'image', 'file'])
/** The size of a node in ProseMirror's positions: the length of a text, 1 for a leaf, else the size of the content plus 2. */
export const sizeOf = (node: NodeJson): number =>
  node.text?.length ??
  (leaves.has(node.type) ? 1 : (node.content ?? []).reduce((sum, child) => sum + sizeOf(child), 2))

/** Calls `visit` for every node except the document itself, in reading order, with ProseMirror's position just before it. */
export function walk(document: DocumentJson, visit: Visit): void {
  const within = (parent: NodeJson, start: number) => {
    let position = start
    for (const child of parent.content ?? []) {
      visit(child, position, parent)
      within(child, position + 1)
      position += sizeOf(child)
    }
  }
  within(document, 0)
}

/** The plain text of one block: line breaks as `\n`, without citations and footnotes; of a footnote, its own text. */
export function wordsOf(node: NodeJson): string {
  if (node.text !== undefined) return plainPiece(node)
  if (node.type === 'hardBreak') return '\n'
  return (node.content ?? []).map((child) => (child.type === 'footnote' ? '' : wordsOf(child))).join('')
}

/** The footnotes in a node, in reading order. */
const footnotesIn = (node: NodeJson): NodeJson[] =>
  (node.content ?? []).flatMap((child) => (child.type === 'footnote' ? [child] : footnotesIn(child)))

/** A quotation in a body; `wording` is its plain text, `position` ProseMirror's position just before it. */
export type Quotation = QuotationAttributes & { wording: string; position: number }

/**
 * A citation; `sentence` is the text of its block from the start of the sentence up to the citation. In a footnote: the sentence that the note is to,
 * and below it the text of the note up to the citation, because the source is to bear out both.
 */
export type Citation = CitationAttributes & { sentence: string; position: number }

/** All quotations in reading order. */
export function quotationsOf(document: DocumentJson): Quotation[] {
  const found: Quotation[] = []
  walk(document, (node, position) => {
    if (node.type === 'quotation')
      found.push({ ...quotationAttributes.parse(node.attrs), wording: wordsOf(node), position })
  })
  return found
}

// Longer than any sentence; keeps the work linear in a very long paragraph.
const longestSentence = 5_000

function wordsBefore(node: NodeJson, siblings: readonly NodeJson[]): string {
  const words: string[] = []
  let length = 0
  for (let index = siblings.lastIndexOf(node) - 1; index >= 0 && length < longestSentence; index -= 1) {
    const sibling = siblings[index]
    const text = sibling && sibling.type !== 'footnote' ? wordsOf(sibling).slice(-longestSentence) : ''
    length += text.length
    words.push(text)
  }
  return words.reverse().join('')
}

/** All citations in reading order. */
export function citationsOf(document: DocumentJson): Citation[] {
  const found: Citation[] = []
  const noted = new Map<NodeJson | null, string>()
  walk(document, (node, position, parent) => {
    if (node.type !== 'citation' && node.type !== 'footnote') return
    const before = closedSentence(wordsBefore(node, parent?.content ?? []))
    if (node.type === 'footnote') return noted.set(node, before)
    const sentence = [noted.get(parent), before].filter(Boolean).join('\n')
    found.push({ ...citationAttributes.parse(node.attrs), sentence, position })
  })
  return found
}

const textBlocks = new Set(['paragraph', 'heading', 'quotation', 'verse', 'turn'])

/**
 * The plain text of a body for search, counting and comparison: blocks separated by an empty line, no marks, warnings before their part, the texts of images and files, footnotes
 * after their block, a table with a line for each row and a tab between two cells.
 */
export function plainText(document: DocumentJson): string {
  const blocks: string[] = []
  const within = (node: NodeJson) => {
    const warning = node.type === 'sensitive' || isMedia(node.type) ? node.attrs?.warning : null
    if (typeof warning === 'string') blocks.push(warning)
    const notes = () => footnotesIn(node).map(wordsOf)
    if (isMedia(node.type)) blocks.push(...mediaTexts(node))
    if (node.type === 'table') blocks.push(captionOf(node) ?? '', tableText(node), ...notes())
    else if (textBlocks.has(node.type)) blocks.push(wordsOf(node), ...notes())
    else for (const child of node.content ?? []) within(child)
  }
  within(document)
  return blocks.filter((block) => block.trim() !== '').join('\n\n')
}
