import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorialKind } from '@/lib/text/attributes'
import type { EditorCommand, TextActions } from './command'
import { inQuotation } from './in-quotation'

type Command = EditorCommand<TextActions>

const marking = (
  id: 'superscript' | 'subscript' | 'smallCaps' | 'deleted',
  keys?: readonly string[],
): Command => ({
  id,
  group: 'formatting',
  menus: ['insert'],
  ...(keys && { keys }),
  run: (editor) => editor.chain().focus().toggleMark(id).run(),
  isOn: (editor) => editor.isActive(id),
  isOff: inQuotation,
})

/** Writes text with an editor's mark: before and after what is selected. In a quotation it is text like the rest, as its comparison reads it. */
function intervene(editor: Editor, kind: EditorialKind, written: { from: string; to: string }): void {
  editor
    .chain()
    .focus()
    .command(({ tr, state }) => {
      const { from, to, $from } = state.selection
      const type = state.schema.marks.editorial
      if (kind === 'OMISSION') tr.insertText(written.to, from, to)
      else tr.insertText(written.to, to).insertText(written.from, from)
      const end = tr.mapping.map(to, 1)
      if (type && $from.parent.type.allowsMarkType(type))
        tr.addMark(kind === 'SIC' ? end - written.to.trim().length : from, end, type.create({ kind }))
      tr.setSelection(TextSelection.create(tr.doc, end))
      return true
    })
    .run()
}

const isWithinBlock = ({ state: { selection } }: Editor) =>
  selection.$from.sameParent(selection.$to) && selection.$from.parent.inlineContent

/** Marks that say how a source is written, and what an editor did to its text. */
export const markupCommands: readonly Command[] = [
  marking('superscript', ['Mod', '.']),
  marking('subscript', ['Mod', ',']),
  marking('smallCaps'),
  marking('deleted', ['Mod', 'Shift', 'X']),
  {
    id: 'sic',
    group: 'formatting',
    menus: ['insert'],
    run: (editor) => intervene(editor, 'SIC', { from: '', to: ' [sic]' }),
    isOff: (editor) => !isWithinBlock(editor),
  },
  {
    id: 'omission',
    group: 'formatting',
    menus: ['insert'],
    run: (editor) => intervene(editor, 'OMISSION', { from: '', to: '[…]' }),
    isOff: (editor) => !isWithinBlock(editor),
  },
  {
    id: 'supplied',
    group: 'formatting',
    menus: ['insert'],
    run: (editor) => intervene(editor, 'SUPPLIED', { from: '[', to: ']' }),
    isOff: (editor) => editor.state.selection.empty || !isWithinBlock(editor),
  },
  {
    id: 'language',
    group: 'formatting',
    menus: ['insert'],
    run: (_, actions) => actions.ask('language'),
    isOn: (editor) => editor.isActive('language') || editor.isActive('languageBlock'),
    isOff: inQuotation,
  },
]
