import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/** Marks a transaction after which the numbers are read again. */
export const originalNumbersKey = new PluginKey<DecorationSet>('originalNumbers')

/** The types of the blocks of a text. */
export const typesOf = (doc: Node): string[] => doc.children.map(({ type }) => type.name)

/** Gives each block of a translation the number of the block of the original that it belongs to, as an attribute. */
export function originalNumbers(pairsOf: (types: readonly string[]) => readonly (number | null)[]) {
  const numbered = (doc: Node) => {
    const pairs = pairsOf(typesOf(doc))
    const marks: Decoration[] = []
    doc.forEach((node, position, index) => {
      const at = pairs[index]
      if (at != null)
        marks.push(Decoration.node(position, position + node.nodeSize, { 'data-original': String(at + 1) }))
    })
    return DecorationSet.create(doc, marks)
  }
  return new Plugin({
    key: originalNumbersKey,
    state: {
      init: (_, { doc }) => numbered(doc),
      apply: (tr, marks) => (tr.docChanged || tr.getMeta(originalNumbersKey) ? numbered(tr.doc) : marks),
    },
    props: { decorations: (state) => originalNumbersKey.getState(state) },
  })
}
