import type { Editor } from '@tiptap/core'
import type { EditorActions } from './editor-extensions'
import { subjectAt, takesCitation } from './subjects'

/** What the toolbar shows of the editor's state; small, so that it changes seldom. */
export type ToolState = { pressed: readonly string[]; disabled: readonly string[] }

/** What tools ask of the page that the editor is on. */
export type ToolActions = Pick<
  EditorActions,
  'insertQuotation' | 'insertCitation' | 'openWarning' | 'openLink'
>

type Tool = {
  id: string
  label: string
  /** What stands on the button. */
  sign: string
  keys?: string
  run: (editor: Editor, actions: ToolActions) => void
  isOn?: (editor: Editor) => boolean
  isOff?: (editor: Editor) => boolean
}

const inQuotation = (editor: Editor) => subjectAt(editor)?.type === 'quotation'

const heading = (level: 2 | 3 | 4, label: string): Tool => ({
  id: `heading-${level}`,
  label,
  sign: `H${level}`,
  keys: `Mod Alt ${level}`,
  run: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
  isOn: (editor) => editor.isActive('heading', { level }),
  isOff: inQuotation,
})

export type ToolGroup = { label: string; tools: readonly Tool[] }

const sourceTools: ToolGroup = {
  label: 'Sources',
  tools: [
    {
      id: 'quotation',
      label: 'Quotation from a source',
      sign: 'Quotation',
      keys: 'Mod Shift 9',
      run: (_, actions) => actions.insertQuotation(),
      isOn: inQuotation,
    },
    {
      id: 'citation',
      label: 'Citation of a source',
      sign: 'Citation',
      keys: 'Mod Shift 6',
      run: (_, actions) => actions.insertCitation(),
      isOn: (editor) => subjectAt(editor)?.type === 'citation',
      isOff: (editor) => !takesCitation(editor),
    },
    {
      id: 'warning',
      label: 'Close this passage behind a content warning',
      sign: 'Warning',
      run: (_, actions) => actions.openWarning(null),
      isOn: (editor) => editor.isActive('sensitive'),
    },
  ],
}

/** The tools for text that cites nothing, in groups. Keys are those of the extensions. */
export const textToolGroups: readonly ToolGroup[] = [
  {
    label: 'Words',
    tools: [
      {
        id: 'bold',
        label: 'Bold',
        sign: 'B',
        keys: 'Mod B',
        run: (editor) => editor.chain().focus().toggleBold().run(),
        isOn: (editor) => editor.isActive('bold'),
        isOff: inQuotation,
      },
      {
        id: 'italic',
        label: 'Italic',
        sign: 'I',
        keys: 'Mod I',
        run: (editor) => editor.chain().focus().toggleItalic().run(),
        isOn: (editor) => editor.isActive('italic'),
        isOff: inQuotation,
      },
      {
        id: 'link',
        label: 'Link',
        sign: 'Link',
        keys: 'Mod K',
        run: (_, actions) => actions.openLink(),
        isOn: (editor) => editor.isActive('link'),
        isOff: inQuotation,
      },
    ],
  },
  {
    label: 'Blocks',
    tools: [
      heading(2, 'H2 heading'),
      heading(3, 'H3 smaller heading'),
      heading(4, 'H4 smallest heading'),
      {
        id: 'bullets',
        label: 'Bullets: a list without an order',
        sign: 'Bullets',
        keys: 'Mod Shift 8',
        run: (editor) => editor.chain().focus().toggleBulletList().run(),
        isOn: (editor) => editor.isActive('bulletList'),
        isOff: inQuotation,
      },
      {
        id: 'numbers',
        label: 'Numbers: a list in an order',
        sign: 'Numbers',
        keys: 'Mod Shift 7',
        run: (editor) => editor.chain().focus().toggleOrderedList().run(),
        isOn: (editor) => editor.isActive('orderedList'),
        isOff: inQuotation,
      },
      {
        id: 'blockquote',
        label: 'Set apart (block quote without a source)',
        sign: 'Set apart',
        keys: 'Mod Shift B',
        run: (editor) => editor.chain().focus().toggleBlockquote().run(),
        isOn: (editor) => editor.isActive('blockquote'),
        isOff: inQuotation,
      },
    ],
  },
  {
    label: 'History',
    tools: [
      {
        id: 'undo',
        label: 'Undo',
        sign: 'Undo',
        keys: 'Mod Z',
        run: (editor) => editor.chain().focus().undo().run(),
        isOff: (editor) => !editor.can().undo(),
      },
      {
        id: 'redo',
        label: 'Redo',
        sign: 'Redo',
        keys: 'Mod Shift Z',
        run: (editor) => editor.chain().focus().redo().run(),
        isOff: (editor) => !editor.can().redo(),
      },
    ],
  },
]

/** All tools in groups, in the order of the toolbar. */
export const toolGroups: readonly ToolGroup[] = [sourceTools, ...textToolGroups]

export const toolsOf = (groups: readonly ToolGroup[]): readonly Tool[] => groups.flatMap(({ tools }) => tools)

/** The state of these tools for the selection. */
export function toolState(editor: Editor, groups: readonly ToolGroup[] = toolGroups): ToolState {
  const editable = editor.isEditable
  const tools = toolsOf(groups)
  return {
    pressed: tools.filter(({ isOn }) => isOn?.(editor)).map(({ id }) => id),
    disabled: tools.filter(({ isOff }) => !editable || isOff?.(editor)).map(({ id }) => id),
  }
}
