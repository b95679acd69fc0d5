import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { type Direction, directionOf } from '@/lib/text'
import { directionOfText, turnsItsContent } from '@/lib/text/direction'

type Options = {
  /** The direction of the element around the text. */
  around: () => Direction
}

const key = new PluginKey<DecorationSet>('blockDirection')
/** A block that didn't change is the same object after an edit, so only the edited one is read again. */
const known = new WeakMap<Node, Direction>()

/** More of a block isn't read for its direction. */
const MOST = 4_000

function directionOfBlock(block: Node): Direction {
  const text = () => block.textBetween(0, Math.min(block.content.size, MOST))
  const direction = known.get(block) ?? directionOfText(text(), null)
  known.set(block, direction)
  return direction
}

/**
 * The blocks in a node that have another direction than the element around them. Each key compares every block with every mark, so the usual ones get
 * none.
 */
function turnedIn(parent: Node, start: number, around: Direction): Decoration[] {
  const found: Decoration[] = []
  parent.forEach((node, offset) => {
    const position = start + offset
    const { name } = node.type
    // A quotation has a view of its own, with its direction.
    const isTurned = (node.isTextblock && name !== 'quotation') || turnsItsContent(name)
    const own = isTurned ? directionOfBlock(node) : 'auto'
    if (own !== 'auto' && own !== around)
      found.push(Decoration.node(position, position + node.nodeSize, { dir: own }))
    if (node.isTextblock) return
    const inside = name === 'languageBlock' ? directionOf(node.attrs.language) : own
    found.push(...turnedIn(node, position + 1, inside === 'auto' ? around : inside))
  })
  return found
}

export const blockDirections = ({ around }: Options) => {
  const marksIn = (doc: Node) => DecorationSet.create(doc, turnedIn(doc, 0, around()))
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, { doc }) => marksIn(doc),
      apply: (transaction, before) =>
        transaction.docChanged || transaction.getMeta(key) ? marksIn(transaction.doc) : before,
    },
    props: { decorations: (state) => key.getState(state) },
  })
}

/** Writes each paragraph, heading, list, item of a list, table and quote in the direction of its own text. */
export const BlockDirection = Extension.create<Options>({
  name: 'blockDirection',
  addOptions: () => ({ around: () => 'auto' }),
  addProseMirrorPlugins() {
    return [blockDirections(this.options)]
  },
})

type Marked = { readonly state: EditorState; readonly view: Pick<EditorView, 'dispatch'> }

/** Looks at the blocks again after the direction of the element around them changed. */
export const followDirection = ({ state, view }: Marked) =>
  view.dispatch(state.tr.setMeta(key, true).setMeta('addToHistory', false))
