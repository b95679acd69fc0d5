import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Direction } from '@/lib/text'
import { directionOfText } from '@/lib/text/direction'

const key = new PluginKey<DecorationSet>('blockDirection')
/** A block that didn't change is the same object after an edit, so only the edited one is read again. */
const known = new WeakMap<Node, Direction>()

function directionOfBlock(block: Node): Direction {
  const direction = known.get(block) ?? directionOfText(block.textContent, null)
  known.set(block, direction)
  return direction
}

function directionsIn(doc: Node): DecorationSet {
  const found: Decoration[] = []
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true
    // A quotation has a view of its own, with its direction.
    const dir = node.type.name === 'quotation' ? 'auto' : directionOfBlock(node)
    if (dir !== 'auto') found.push(Decoration.node(position, position + node.nodeSize, { dir }))
    return false
  })
  return DecorationSet.create(doc, found)
}

export const blockDirections = () =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, { doc }) => directionsIn(doc),
      apply: (transaction, before) => (transaction.docChanged ? directionsIn(transaction.doc) : before),
    },
    props: { decorations: (state) => key.getState(state) },
  })

/** Writes each paragraph and heading in the direction of its own text. */
export const BlockDirection = Extension.create({
  name: 'blockDirection',
  addProseMirrorPlugins: () => [blockDirections()],
})
