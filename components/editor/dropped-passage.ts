import { Extension } from '@tiptap/core'
import { Plugin, TextSelection } from '@tiptap/pm/state'
import { DRAGGED_PASSAGE } from '@/components/citing/chosen-passage'

type Options = { dropPassage: () => boolean }

/**
 * Takes a passage that is dragged out of a copy: puts the cursor where it is dropped and inserts what the form of the citation says there. Where something
 * is missing, the form names it and nothing is inserted.
 */
export const droppedPassages = ({ dropPassage }: Options) =>
  new Plugin({
    props: {
      handleDrop(view, event) {
        if (!event.dataTransfer?.types.includes(DRAGGED_PASSAGE)) return false
        const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
        if (!place) return false
        const { doc, tr } = view.state
        view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(place.pos))))
        return dropPassage()
      },
    },
  })

export const DroppedPassage = Extension.create<Options>({
  name: 'droppedPassage',
  addOptions: () => ({ dropPassage: () => false }),
  addProseMirrorPlugins() {
    return [droppedPassages(this.options)]
  },
})
