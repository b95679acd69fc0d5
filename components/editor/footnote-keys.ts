import { type Editor, Extension } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'

/** A footnote is one paragraph: Enter goes on after it. */
function leaveFootnote({ state: { selection }, commands }: Editor): boolean {
  const isIn = selection instanceof TextSelection && selection.$from.parent.type.name === 'footnote'
  return isIn && commands.setTextSelection(selection.$from.after())
}

/**
 * Backspace removes an empty footnote. After a footnote it selects the whole of it first, and the next one removes it, so that no note goes by one
 * key too many.
 */
function selectBeforeDeleting({ state: { selection }, commands }: Editor): boolean {
  const { $from, empty } = selection
  if (!empty) return false
  if ($from.parent.type.name === 'footnote') {
    if ($from.parent.childCount === 0) return commands.deleteNode('footnote')
    return $from.parentOffset === 0 && commands.setNodeSelection($from.before())
  }
  const before = $from.nodeBefore
  return before?.type.name === 'footnote' && commands.setNodeSelection($from.pos - before.nodeSize)
}

/** The keys of footnotes, for any text that has them. */
export const FootnoteKeys = Extension.create({
  name: 'footnoteKeys',
  priority: 1100,
  addKeyboardShortcuts() {
    return {
      Enter: () => leaveFootnote(this.editor),
      Backspace: () => selectBeforeDeleting(this.editor),
    }
  },
})
