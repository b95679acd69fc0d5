import { Extension } from '@tiptap/core'
import { Plugin, Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
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

/** Puts the cursor there; `isFirst`: into an empty paragraph before all other blocks, which a block replaces. */
function moveTo(change: Transaction, position: number, isFirst: boolean): Transaction {
  const { paragraph } = change.doc.type.schema.nodes
  if (isFirst && paragraph) change.insert(0, paragraph.create())
  return change.setSelection(TextSelection.near(change.doc.resolve(isFirst ? 1 : position)))
}

/**
 * Takes a passage that is dragged out of a copy: puts the cursor where it is dropped and inserts what the form of the citation says there. Where something
 * is missing, the form names it and nothing is inserted.
 */
export const droppedPassages = ({ dropPassage, dropsBlock }: Options) =>
  new Plugin({
    props: {
      handleDrop(view, event) {
        if (!event.dataTransfer?.types.includes(DRAGGED_PASSAGE)) return false
        const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
        if (!place) return false
        const isFirst = dropsBlock() && isAboveText(view, event.clientY)
        view.dispatch(moveTo(view.state.tr, place.pos, isFirst))
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
