import type { Editor } from '@tiptap/core'
import { findWrapping } from '@tiptap/pm/transform'

export type ClosedPassage = { position: number; warning: string }

/** The closed passage at this position, or the one around the cursor when none is given. */
export function closedPassage(editor: Editor, position: number | null): ClosedPassage | null {
  const { doc, selection } = editor.state
  if (position !== null) {
    const node = doc.nodeAt(position)
    return node?.type.name === 'sensitive' ? { position, warning: node.attrs.warning } : null
  }
  const { $from } = selection
  for (let depth = $from.depth; depth > 0; depth -= 1)
    if ($from.node(depth).type.name === 'sensitive')
      return { position: $from.before(depth), warning: $from.node(depth).attrs.warning }
  return null
}

/** Closes the blocks of the selection behind a warning; false where they cannot be. */
export function closePassage(editor: Editor, warning: string): boolean {
  const { state, view } = editor
  const type = state.schema.nodes.sensitive
  const range = state.selection.$from.blockRange(state.selection.$to, ({ type }) => type.name === 'doc')
  const wrapping = range && type && findWrapping(range, type, { warning })
  if (!wrapping) return false
  view.dispatch(state.tr.wrap(range, wrapping))
  return true
}

/** Another warning for a closed passage. */
export function changeWarning(editor: Editor, position: number, warning: string): void {
  editor.view.dispatch(editor.state.tr.setNodeAttribute(position, 'warning', warning))
}

/** Opens a closed passage: its blocks stay where they are. */
export function openPassage(editor: Editor, position: number): void {
  const node = editor.state.doc.nodeAt(position)
  if (node?.type.name === 'sensitive')
    editor.view.dispatch(editor.state.tr.replaceWith(position, position + node.nodeSize, node.content))
}
