import type { Editor } from '@tiptap/core'
import { findWrapping } from '@tiptap/pm/transform'

/** The language that the selection is marked with, or that of the blocks around it; empty where it is that of the record. */
export function languageAt(editor: Editor): string {
  const marked: unknown = editor.getAttributes('language').language
  const around: unknown = editor.getAttributes('languageBlock').language
  return [marked, around].find((language) => typeof language === 'string') ?? ''
}

/**
 * Sets the language of what is selected: of words within one paragraph, or of the blocks of the cursor. An empty language is that of the
 * record. False where blocks can't be in another language, such as a quotation, which has its own.
 */
export function setLanguage(editor: Editor, language: string): boolean {
  const { state, view } = editor
  const { selection, doc } = state
  const isWords = !selection.empty && selection.$from.sameParent(selection.$to)
  if (isWords || editor.isActive('language')) {
    const chain = editor.chain().focus()
    if (editor.isActive('language')) chain.extendMarkRange('language')
    if (language) chain.setMark('language', { language })
    else chain.unsetMark('language')
    chain.run()
    return true
  }
  for (let depth = selection.$from.depth; depth > 0; depth -= 1) {
    const node = selection.$from.node(depth)
    if (node.type.name !== 'languageBlock') continue
    const at = selection.$from.before(depth)
    view.dispatch(
      language
        ? state.tr.setNodeAttribute(at, 'language', language)
        : state.tr.replaceWith(at, at + node.nodeSize, node.content),
    )
    return true
  }
  const type = state.schema.nodes.languageBlock
  const range = selection.$from.blockRange(
    selection.$to,
    (node) => node === doc || node.type.name === 'sensitive',
  )
  const wrapping = range && type && language ? findWrapping(range, type, { language }) : null
  if (!range || !wrapping) return language === ''
  view.dispatch(state.tr.wrap(range, wrapping))
  return true
}

/** The caption of the table around the cursor. */
export function captionAt(editor: Editor): string {
  const caption: unknown = editor.getAttributes('table').caption
  return typeof caption === 'string' ? caption : ''
}
