import { Extension } from '@tiptap/core'
import { GapCursor } from '@tiptap/pm/gapcursor'
import { type Command, Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/**
 * Puts the cursor after a table or an image that ends the text, where typing begins a paragraph: nothing changes before. False for a text
 * that ends with a block that is written in, also one with a content warning: what is added to it stays under the warning.
 */
export const toTextEnd: Command = ({ doc, tr }, dispatch) => {
  const last = doc.lastChild
  if (!last || !(last.isAtom || last.type.name === 'table')) return false
  dispatch?.(tr.setSelection(new GapCursor(doc.resolve(doc.content.size))).scrollIntoView())
  return true
}

/** True for a press below the last block. */
function isBelow(view: EditorView, { clientY }: MouseEvent): boolean {
  const last = view.dom.lastElementChild
  return last !== null && clientY > last.getBoundingClientRect().bottom
}

/** Goes to the end of a text that ends with a table or an image: by Ctrl+End, and by a press below it. */
export const TextEnd = Extension.create({
  name: 'textEnd',
  addKeyboardShortcuts() {
    const go = () => toTextEnd(this.editor.state, this.editor.view.dispatch)
    return { 'Mod-End': go, 'Cmd-ArrowDown': go }
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleClick: (view, _, event) =>
          view.editable && isBelow(view, event) && toTextEnd(view.state, view.dispatch),
      },
    }),
  ],
})
