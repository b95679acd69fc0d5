import { Extension } from '@tiptap/core'
import {
  type EditorState,
  Plugin,
  PluginKey,
  Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { DRAGGED_PASSAGE } from '@/components/citing/chosen-passage'

type Options = {
  /** Inserts what the open form cites at the cursor; false without such a form. */
  dropPassage: () => boolean
  /** True when that is a block of its own, which comes after the block of the cursor. */
  dropsBlock: () => boolean
}

/** True for the upper half of the first line: a block that is dropped there comes before it. */
function isAboveText(view: EditorView, top: number): boolean {
  const start = Selection.atStart(view.state.doc)
  if (start.$from.parent.content.size === 0) return false
  const line = view.coordsAtPos(start.from)
  return top < (line.top + line.bottom) / 2
}

const key = new PluginKey<boolean>('droppedPassages')

/** True after a drop above the text, until the text or the cursor changes: the block comes before all others. */
export const isDroppedAbove = (state: EditorState): boolean => key.getState(state) ?? false

/** Puts the cursor there; `isAbove`: the block comes before all others. */
const moveTo = (change: Transaction, position: number, isAbove: boolean): Transaction =>
  change.setSelection(TextSelection.near(change.doc.resolve(isAbove ? 0 : position))).setMeta(key, isAbove)

/**
 * Takes a passage that is dragged out of a copy: puts the cursor where it is dropped and inserts what the form of the citation says there. Where something
 * is missing, the form names it and nothing is inserted.
 */
export const droppedPassages = ({ dropPassage, dropsBlock }: Options) =>
  new Plugin<boolean>({
    key,
    state: {
      init: () => false,
      apply: (change, isAbove, before, after): boolean =>
        change.getMeta(key) ?? (isAbove && !change.docChanged && after.selection.eq(before.selection)),
    },
    props: {
      handleDrop(view, event) {
        if (!event.dataTransfer?.types.includes(DRAGGED_PASSAGE)) return false
        const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
        if (!place) return false
        const isAbove = dropsBlock() && isAboveText(view, event.clientY)
        view.dispatch(moveTo(view.state.tr, place.pos, isAbove))
        return dropPassage()
      },
    },
  })

export const DroppedPassage = Extension.create<Options>({
  name: 'droppedPassage',
  addOptions: () => ({ dropPassage: () => false, dropsBlock: () => false }),
  addProseMirrorPlugins() {
    return [droppedPassages(this.options)]
  },
})
