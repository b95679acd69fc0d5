import type { Editor } from '@tiptap/core'
import type { DocumentJson } from '@/lib/text'

/** Settings of an editor that never shows, and so never saves, an empty text in place of one with parts that it doesn't know. */
export const checkedContent = (onUnknown: () => void) => ({
  enableContentCheck: true,
  onContentError: ({ editor }: { editor: Editor }) => {
    editor.setEditable(false, false)
    onUnknown()
  },
})

/** Puts another text into an editor. False where that has parts that the editor doesn't know: then nothing changes, and it can't be edited. */
export function replaceContent(editor: Editor, body: DocumentJson): boolean {
  let isKnown = true
  try {
    editor.commands.setContent(body, { emitUpdate: false, errorOnInvalidContent: true })
  } catch {
    isKnown = false
  }
  editor.setEditable(isKnown, false)
  return isKnown
}
