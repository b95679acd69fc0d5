import { redoDepth, undoDepth } from '@tiptap/pm/history'
import { selectedMedia } from '../media/media-blocks'
import type { ViewContext } from '../node-views'
import { insertFootnote, takesFootnote } from '../subjects'
import type { EditorCommand, TextActions } from './command'
import { inQuotation } from './in-quotation'
import { markupCommands } from './markup-commands'
import { tableCommands } from './table-commands'

const heading = (level: 2 | 3 | 4): EditorCommand<TextActions> => ({
  id: `heading${level}`,
  group: 'blocks',
  menus: ['headings', 'slash'],
  keys: ['Mod', 'Alt', `${level}`],
  run: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
  isOn: (editor) => editor.isActive('heading', { level }),
  isOff: inQuotation,
})

export const footnoteCommand: EditorCommand<unknown> = {
  id: 'footnote',
  group: 'sources',
  menus: ['bar', 'slash', 'bubble'],
  keys: ['Mod', 'Alt', 'F'],
  run: (editor) => insertFootnote(editor),
  isOn: (editor) => editor.isActive('footnote'),
  isOff: (editor) => !takesFootnote(editor),
}

/** Chooses an image, or says what the selected one shows. */
export const imageCommand: EditorCommand<Pick<ViewContext, 'openMedia'>> = {
  id: 'image',
  group: 'blocks',
  menus: ['insert', 'slash'],
  run: (editor, actions) => actions.openMedia('image', selectedMedia(editor, 'image')),
  isOn: (editor) => selectedMedia(editor, 'image') !== null,
}

/** The commands for any text, also one without citations. */
export const textCommands: readonly EditorCommand<TextActions>[] = [
  {
    id: 'bold',
    group: 'formatting',
    menus: ['bar', 'bubble'],
    keys: ['Mod', 'B'],
    run: (editor) => editor.chain().focus().toggleBold().run(),
    isOn: (editor) => editor.isActive('bold'),
    isOff: inQuotation,
  },
  {
    id: 'italic',
    group: 'formatting',
    menus: ['bar', 'bubble'],
    keys: ['Mod', 'I'],
    run: (editor) => editor.chain().focus().toggleItalic().run(),
    isOn: (editor) => editor.isActive('italic'),
    isOff: inQuotation,
  },
  {
    id: 'link',
    group: 'formatting',
    menus: ['bar', 'bubble'],
    keys: ['Mod', 'Shift', 'K'],
    run: (_, actions) => actions.openLink(),
    isOn: (editor) => editor.isActive('link'),
    isOff: inQuotation,
  },
  ...markupCommands,
  {
    id: 'paragraph',
    group: 'blocks',
    menus: ['headings'],
    keys: ['Mod', 'Alt', '0'],
    run: (editor) => editor.chain().focus().setParagraph().run(),
    isOn: (editor) => editor.isActive('paragraph'),
    isOff: inQuotation,
  },
  heading(2),
  heading(3),
  heading(4),
  {
    id: 'bullets',
    group: 'blocks',
    menus: ['bar', 'slash'],
    keys: ['Mod', 'Shift', '8'],
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
    isOn: (editor) => editor.isActive('bulletList'),
    isOff: inQuotation,
  },
  {
    id: 'numbers',
    group: 'blocks',
    menus: ['bar', 'slash'],
    keys: ['Mod', 'Shift', '7'],
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
    isOn: (editor) => editor.isActive('orderedList'),
    isOff: inQuotation,
  },
  {
    id: 'blockquote',
    group: 'blocks',
    menus: ['bar', 'slash'],
    keys: ['Mod', 'Shift', 'B'],
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
    isOn: (editor) => editor.isActive('blockquote'),
    isOff: inQuotation,
  },
  ...tableCommands,
  {
    id: 'undo',
    group: 'history',
    menus: ['bar'],
    keys: ['Mod', 'Z'],
    run: (editor) => editor.chain().focus().undo().run(),
    isOff: (editor) => undoDepth(editor.state) === 0,
  },
  {
    id: 'redo',
    group: 'history',
    menus: ['bar'],
    keys: ['Mod', 'Shift', 'Z'],
    run: (editor) => editor.chain().focus().redo().run(),
    isOff: (editor) => redoDepth(editor.state) === 0,
  },
]
