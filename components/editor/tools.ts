import type { Editor } from '@tiptap/core'
import type { Messages } from '@/lib/messages/keys'
import type { EditorActions } from './editor-extensions'
import { subjectAt, takesCitation } from './subjects'

/** The state of the toolbar; small, so that it changes seldom. */
export type ToolState = { pressed: readonly string[]; disabled: readonly string[] }

/** The actions of the page that the tools call. */
export type ToolActions = Pick<
  EditorActions,
  'insertQuotation' | 'insertCitation' | 'openWarning' | 'openLink'
>

type Tool = {
  /** Names its label and its sign in the catalogue. */
  id: keyof Messages['editor']['toolbar']['tool']
  keys?: readonly string[]
  run: (editor: Editor, actions: ToolActions) => void
  isOn?: (editor: Editor) => boolean
  isOff?: (editor: Editor) => boolean
}

const inQuotation = (editor: Editor) => subjectAt(editor)?.type === 'quotation'

const heading = (level: 2 | 3 | 4): Tool => ({
  id: `heading${level}`,
  keys: ['Mod', 'Alt', `${level}`],
  run: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
  isOn: (editor) => editor.isActive('heading', { level }),
  isOff: inQuotation,
})

export type ToolGroup = {
  id: keyof Messages['editor']['toolbar']['group']
  tools: readonly Tool[]
}

const sourceTools: ToolGroup = {
  id: 'sources',
  tools: [
    {
      id: 'quotation',
      keys: ['Mod', 'Shift', '9'],
      run: (_, actions) => actions.insertQuotation(),
      isOn: inQuotation,
    },
    {
      id: 'citation',
      keys: ['Mod', 'Shift', '6'],
      run: (_, actions) => actions.insertCitation(),
      isOn: (editor) => subjectAt(editor)?.type === 'citation',
      isOff: (editor) => !takesCitation(editor),
    },
    {
      id: 'warning',
      run: (_, actions) => actions.openWarning(null),
      isOn: (editor) => editor.isActive('sensitive'),
    },
  ],
}

/** The tools for text without citations, in groups. The extensions define the keys. */
export const textToolGroups: readonly ToolGroup[] = [
  {
    id: 'formatting',
    tools: [
      {
        id: 'bold',
        keys: ['Mod', 'B'],
        run: (editor) => editor.chain().focus().toggleBold().run(),
        isOn: (editor) => editor.isActive('bold'),
        isOff: inQuotation,
      },
      {
        id: 'italic',
        keys: ['Mod', 'I'],
        run: (editor) => editor.chain().focus().toggleItalic().run(),
        isOn: (editor) => editor.isActive('italic'),
        isOff: inQuotation,
      },
      {
        id: 'link',
        keys: ['Mod', 'K'],
        run: (_, actions) => actions.openLink(),
        isOn: (editor) => editor.isActive('link'),
        isOff: inQuotation,
      },
    ],
  },
  {
    id: 'blocks',
    tools: [
      heading(2),
      heading(3),
      heading(4),
      {
        id: 'bullets',
        keys: ['Mod', 'Shift', '8'],
        run: (editor) => editor.chain().focus().toggleBulletList().run(),
        isOn: (editor) => editor.isActive('bulletList'),
        isOff: inQuotation,
      },
      {
        id: 'numbers',
        keys: ['Mod', 'Shift', '7'],
        run: (editor) => editor.chain().focus().toggleOrderedList().run(),
        isOn: (editor) => editor.isActive('orderedList'),
        isOff: inQuotation,
      },
      {
        id: 'blockquote',
        keys: ['Mod', 'Shift', 'B'],
        run: (editor) => editor.chain().focus().toggleBlockquote().run(),
        isOn: (editor) => editor.isActive('blockquote'),
        isOff: inQuotation,
      },
    ],
  },
  {
    id: 'history',
    tools: [
      {
        id: 'undo',
        keys: ['Mod', 'Z'],
        run: (editor) => editor.chain().focus().undo().run(),
        isOff: (editor) => !editor.can().undo(),
      },
      {
        id: 'redo',
        keys: ['Mod', 'Shift', 'Z'],
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
