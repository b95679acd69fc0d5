import { Extension } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** A text of this many blocks lays out only those in view (editor-text.css). */
const LONG = 150
/** A cursor that moved over more blocks than this jumped. */
const NEAR = 3
/** Frames in which blocks that come into view get their height. */
const FRAMES = 6

const isLong = ({ doc }: EditorState) => doc.childCount >= LONG

const blockOf = ({ selection }: EditorState) => selection.$head.index(0)

function isInView(view: EditorView): boolean {
  const { top, bottom } = view.coordsAtPos(view.state.selection.head)
  return top >= 0 && bottom <= window.innerHeight
}

/** Brings the cursor into view again while blocks around it get their height: until then it is a guess. */
function settle(view: EditorView, left = FRAMES): void {
  requestAnimationFrame(() => {
    if (view.isDestroyed || left === 0) return
    if (!isInView(view)) view.dispatch(view.state.tr.setMeta('addToHistory', false).scrollIntoView())
    settle(view, left - 1)
  })
}

/** Marks a long text, so that blocks out of view are left out of its layout, and keeps the cursor in view where it jumps in one. */
export const LongText = Extension.create({
  name: 'longText',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        attributes: (state): Record<string, string> => (isLong(state) ? { 'data-long': '' } : {}),
      },
      view: () => ({
        update(view, before) {
          const isSame = view.state.selection.eq(before.selection)
          if (isSame || !isLong(view.state)) return
          if (Math.abs(blockOf(view.state) - blockOf(before)) > NEAR && view.hasFocus()) settle(view)
        },
      }),
    }),
  ],
})
