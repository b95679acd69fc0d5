import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'

export type OutlineEntry = { level: number; text: string; position: number }

/** The text of a heading without its footnotes. */
function titleOf(heading: Node): string {
  let title = ''
  heading.forEach((node) => {
    title += node.type.name === 'hardBreak' ? ' ' : (node.text ?? '')
  })
  return title
}

/** The headings of a text, in order. */
export function outlineOf(doc: Node): OutlineEntry[] {
  const entries: OutlineEntry[] = []
  doc.descendants((node, position) => {
    if (node.type.name === 'heading')
      entries.push({ level: Number(node.attrs.level), text: titleOf(node), position })
    return !node.isTextblock
  })
  return entries
}

/** Moves the cursor to the heading at this position and scrolls to it. */
export function goToHeading(editor: Editor, position: number): void {
  const { state, view } = editor
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, position + 1)).scrollIntoView())
  const place = view.nodeDOM(position)
  if (place instanceof HTMLElement) place.scrollIntoView({ block: 'center' })
  view.focus()
}
