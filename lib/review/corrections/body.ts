import type { DocumentJson, NodeJson } from '@/lib/text'
import { wordsOf } from '@/lib/text/walk'

/** Returns the nodes that replace a node, or null where it stays. */
export type Change = (node: NodeJson, siblings: readonly NodeJson[]) => NodeJson[] | null

/** The body with one node replaced by the nodes that `change` returns for it; null where it returns none. */
export function changed(body: DocumentJson, change: Change): DocumentJson | null {
  const within = (nodes: readonly NodeJson[]): NodeJson[] | null => {
    for (const [index, node] of nodes.entries()) {
      const instead = change(node, nodes)
      if (instead) return [...nodes.slice(0, index), ...instead, ...nodes.slice(index + 1)]
      const content = node.content && within(node.content)
      if (content) return [...nodes.slice(0, index), { ...node, content }, ...nodes.slice(index + 1)]
    }
    return null
  }
  const content = within(body.content)
  return content && { ...body, content }
}

/** The body with other attributes on the quotation or citation with this id; null where there is none. */
export const withAttributes = (body: DocumentJson, id: string, attrs: Record<string, unknown>) =>
  changed(body, (node) => (node.attrs?.id === id ? [{ ...node, attrs: { ...node.attrs, ...attrs } }] : null))

const linesOf = (text: string): NodeJson[] =>
  text
    .split('\n')
    .flatMap((line, index): NodeJson[] => [
      ...(index > 0 ? [{ type: 'hardBreak' }] : []),
      ...(line === '' ? [] : [{ type: 'text', text: line }]),
    ])

/** The body with other text in the quotation with this id; null where there is none. */
export const withQuotedWords = (body: DocumentJson, id: string, words: string) =>
  changed(body, (node) =>
    node.type === 'quotation' && node.attrs?.id === id ? [{ ...node, content: linesOf(words) }] : null,
  )

/** The text of a node as the sentence of a citation has it: without footnotes. */
const sentenceText = (node: NodeJson) => (node.type === 'footnote' ? '' : wordsOf(node))

type Edit = { start: number; end: number; text: string }

/** The smallest edit from `before` to `after`, whose first letter is at `offset`. */
export function editOf(before: string, after: string, offset: number): Edit {
  let start = 0
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) start += 1
  let kept = 0
  const most = Math.min(before.length, after.length) - start
  while (kept < most && before.at(-1 - kept) === after.at(-1 - kept)) kept += 1
  return {
    start: offset + start,
    end: offset + before.length - kept,
    text: after.slice(start, after.length - kept),
  }
}

/** The nodes with the edit in their text, marks kept; null where it would cross a line break or another citation. */
export function edited(nodes: readonly NodeJson[], { start, end, text }: Edit): NodeJson[] | null {
  let position = 0
  let isDone = false
  const result: NodeJson[] = []
  for (const node of nodes) {
    const words = sentenceText(node)
    const [from, to] = [position, position + words.length]
    position = to
    if (node.text === undefined || isDone || start < from || start > to || (start === to && end > to)) {
      result.push(node)
      continue
    }
    // What is struck through is written in brackets, so its letters are in other places.
    if (end > to || words.length !== node.text.length) return null
    isDone = true
    const written = node.text.slice(0, start - from) + text + node.text.slice(end - from)
    if (written !== '') result.push({ ...node, text: written })
  }
  return isDone ? result : null
}

/**
 * The body with another sentence before the citation with this id; null where the edit would cross different formatting, a line break or
 * another citation.
 */
export function withCitedSentence(body: DocumentJson, id: string, before: string, after: string) {
  const inBlock: Change = (block) => {
    const content = block.content ?? []
    const at = content.findIndex(({ type, attrs }) => type === 'citation' && attrs?.id === id)
    if (at < 0) return null
    const ahead = content.slice(0, at)
    const offset = ahead.map(sentenceText).join('').lastIndexOf(before)
    const written = offset < 0 ? null : edited(ahead, editOf(before, after, offset))
    return written && [{ ...block, content: [...written, ...content.slice(at)] }]
  }
  return changed(body, inBlock)
}
