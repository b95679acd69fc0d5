import { chainSchema } from '@/lib/text/chain'
import type { DocumentJson } from './document'
import type { NodeJson } from './json'
import { walk, wordsOf } from './walk'

/** The note numbers of quotations and citations, counted together from 1 in reading order, by id. */
export function numberingOf(document: DocumentJson): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  walk(document, (node) => {
    const id = node.attrs?.id
    if ((node.type === 'quotation' || node.type === 'citation') && typeof id === 'string')
      numbers.set(id, numbers.size + 1)
  })
  return numbers
}

/** Every source of every chain in the order of first use, with the number of the note that first names it. */
export function bibliographyOf(document: DocumentJson): { sourceId: string; firstNumber: number }[] {
  const first = new Map<string, number>()
  let number = 0
  walk(document, (node) => {
    if (node.type !== 'quotation' && node.type !== 'citation') return
    number += 1
    for (const hop of chainSchema.parse(node.attrs?.chain))
      if (!first.has(hop.sourceId)) first.set(hop.sourceId, number)
  })
  return Array.from(first, ([sourceId, firstNumber]) => ({ sourceId, firstNumber }))
}

/** Blocks whose paragraphs are paragraphs of the text itself. */
const open = new Set(['sensitive', 'languageBlock'])

/**
 * The numbers of the paragraphs of a body, from 1 in reading order: those that are blocks of their own, also behind a content warning or in
 * another language.
 */
export function paragraphsOf(document: DocumentJson): ReadonlyMap<NodeJson, number> {
  const numbers = new Map<NodeJson, number>()
  const within = (nodes: readonly NodeJson[]) => {
    for (const node of nodes)
      if (open.has(node.type)) within(node.content ?? [])
      else if (node.type === 'paragraph' && wordsOf(node).trim() !== '') numbers.set(node, numbers.size + 1)
  }
  within(document.content)
  return numbers
}
