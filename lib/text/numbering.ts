import { chainSchema } from '@/lib/text/chain'
import type { DocumentJson } from './document'
import type { NodeJson } from './json'
import { walk, wordsOf } from './walk'

/** A note of a body: of a quotation, of a citation, or a footnote with the citations in it. */
export type NoteEntry = {
  type: 'quotation' | 'citation' | 'footnote'
  id: string
  number: number
  node: NodeJson
  /** The language of the blocks that it is in, where that isn't the language of the text. */
  language: string | null
  /** The content warning that the text of a footnote is behind. */
  warning: string | null
  /** The ids of the citations in a footnote, which have its number. */
  cites: readonly string[]
}

const isNoted = (type: string): type is NoteEntry['type'] =>
  type === 'quotation' || type === 'citation' || type === 'footnote'

/** All notes in reading order, numbered from 1 through the whole body. */
export function notesOf(document: DocumentJson): NoteEntry[] {
  const found: NoteEntry[] = []
  const within = (nodes: readonly NodeJson[], warning: string | null, language: string | null) => {
    for (const node of nodes) {
      const { type, attrs, content = [] } = node
      const id = attrs?.id
      if (isNoted(type) && typeof id === 'string') {
        const cites = content.flatMap((child) =>
          child.type === 'citation' && typeof child.attrs?.id === 'string' ? [child.attrs.id] : [],
        )
        found.push({ type, id, number: found.length + 1, node, language, warning, cites })
      } else
        within(
          content,
          type === 'sensitive' ? String(attrs?.warning) : warning,
          type === 'languageBlock' ? String(attrs?.language) : language,
        )
    }
  }
  within(document.content, null, null)
  return found
}

/** The note numbers of quotations, citations and footnotes, counted together from 1 in reading order, by id. */
export const numberingOf = (document: DocumentJson): ReadonlyMap<string, number> =>
  new Map(
    notesOf(document).flatMap(({ id, number, cites }) =>
      [id, ...cites].map((noted): [string, number] => [noted, number]),
    ),
  )

/** Every source of every chain in the order of first use, with the number of the note that first names it. */
export function bibliographyOf(document: DocumentJson): { sourceId: string; firstNumber: number }[] {
  const first = new Map<string, number>()
  const numbers = numberingOf(document)
  walk(document, (node) => {
    if (node.type !== 'quotation' && node.type !== 'citation') return
    const number = numbers.get(String(node.attrs?.id)) ?? 0
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

/** A part of a text that has an address of its own. */
export type TextPlace = { type: 'paragraph' | 'listItem' | 'table'; number: number }

/** The places of a body that have addresses, by their nodes: paragraphs (`paragraphsOf`), and all list items and tables, each numbered from 1. */
export function textPlacesOf(document: DocumentJson): ReadonlyMap<NodeJson, TextPlace> {
  const places = new Map<NodeJson, TextPlace>()
  for (const [node, number] of paragraphsOf(document)) places.set(node, { type: 'paragraph', number })
  const counts = { listItem: 0, table: 0 }
  walk(document, (node) => {
    if (node.type !== 'listItem' && node.type !== 'table') return
    counts[node.type] += 1
    places.set(node, { type: node.type, number: counts[node.type] })
  })
  return places
}

const prefixes = { paragraph: 'p', listItem: 'item-', table: 'table-' }

/** The name of a place in addresses: "p3", "item-2", "table-1". */
export const placeName = ({ type, number }: TextPlace): string => `${prefixes[type]}${number}`
