import type { Editor } from '@tiptap/core'
import type { Messages } from '@/lib/messages/keys'

export type CommandId = keyof Messages['editor']['command']
export type CommandGroup = keyof Messages['editor']['commandGroup']

/**
 * Where a command is offered besides the command palette and the list of shortcuts, which have all of them: a button of the toolbar, its menu of
 * headings or of things to insert, the list after "/", the buttons at a selection, and the bar that a table has.
 */
type CommandMenu = 'bar' | 'headings' | 'insert' | 'slash' | 'bubble' | 'table'

/** One thing that a writer can do in the editor. `Actions` is what it calls of the page. */
export type EditorCommand<Actions> = {
  /** Names its label in the catalogue (`editor.command`). */
  id: CommandId
  group: CommandGroup
  menus: readonly CommandMenu[]
  /** The keys that call it: "Mod" is Ctrl, or ⌘ on a Mac. The editor binds them. */
  keys?: readonly string[]
  /** What the list of shortcuts says of where the keys call it. */
  where?: 'editor.find.where'
  run: (editor: Editor, actions: Actions) => void
  /** True where the selection already has it. */
  isOn?: (editor: Editor) => boolean
  /** True where it can't be done. In a text that can't be edited only commands with `reads` can be done. */
  isOff?: (editor: Editor) => boolean
  /** It changes nothing, so it works in a text that can't be edited, too. */
  reads?: boolean
}

/** The actions of the page that commands for any text call. */
export type TextActions = { openLink: () => void; ask: (what: Asked) => void; importWord: () => void }

/** What a command asks the writer for in a dialog of its own name. */
export type Asked = 'language' | 'tableCaption'

/** True when the command can be done now. */
export const isEnabled = <Actions>(editor: Editor, { isOff, reads }: EditorCommand<Actions>): boolean =>
  (reads || editor.isEditable) && !isOff?.(editor)

/** The commands that this menu offers, in the order of the list. */
export const commandsIn = <Actions>(
  commands: readonly EditorCommand<Actions>[],
  menu: CommandMenu,
): readonly EditorCommand<Actions>[] => commands.filter(({ menus }) => menus.includes(menu))

/** The state of commands for the selection: which ones it has, and which ones can't be done. Small, so that it changes seldom. */
export function commandState<Actions>(editor: Editor, commands: readonly EditorCommand<Actions>[]) {
  return {
    pressed: commands.filter(({ isOn }) => isOn?.(editor)).map(({ id }) => id),
    disabled: commands.filter((command) => !isEnabled(editor, command)).map(({ id }) => id),
  }
}

/** The commands by the keys that call them, as ProseMirror writes them: "Mod-Shift-9". */
export const keyBindings = <Actions>(commands: readonly EditorCommand<Actions>[]) =>
  commands.flatMap((command) => {
    const { keys } = command
    const binding = keys?.map((key) => (key.length === 1 ? key.toLowerCase() : key)).join('-')
    return binding ? [{ binding, command }] : []
  })
