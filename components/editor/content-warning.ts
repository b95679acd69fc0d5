import type { Editor } from '@tiptap/core'
import { findWrapping } from '@tiptap/pm/transform'

type WarnedPassage = { position: number; warning: string }

/** The passage with a content warning at this position or, for null, around the cursor. */
export function warnedPassage(editor: Editor, position: number | null): WarnedPassage | null {
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

/** Puts the selected blocks behind a content warning; false where the schema doesn't allow it. */
export function addWarning(editor: Editor, warning: string): boolean {
  const { state, view } = editor
  const type = state.schema.nodes.sensitive
  const range = state.selection.$from.blockRange(state.selection.$to, ({ type }) => type.name === 'doc')
  const wrapping = range && type && findWrapping(range, type, { warning })
  if (!wrapping) return false
  view.dispatch(state.tr.wrap(range, wrapping))
  return true
}

/** Changes the text of a content warning. */
export function changeWarning(editor: Editor, position: number, warning: string): void {
  editor.view.dispatch(editor.state.tr.setNodeAttribute(position, 'warning', warning))
}

/** Removes a content warning. Its blocks stay in their position. */
export function removeWarning(editor: Editor, position: number): void {
  const node = editor.state.doc.nodeAt(position)
  if (node?.type.name === 'sensitive')
    editor.view.dispatch(editor.state.tr.replaceWith(position, position + node.nodeSize, node.content))
}
