import type { Editor } from '@tiptap/core'
import type { EditorActions } from '../editor-actions'
import { selectedMedia } from '../media/media-blocks'
import { subjectAt, takesCitation } from '../subjects'
import type { EditorCommand } from './command'
import { inQuotation } from './in-quotation'
import { footnoteCommand, imageCommand, textCommands } from './text-commands'

/** The actions of the page that the commands of a record call. */
export type RecordActions = Pick<
  EditorActions,
  | 'insertQuotation'
  | 'insertCitation'
  | 'openWarning'
  | 'openMedia'
  | 'openLink'
  | 'ask'
  | 'importWord'
  | 'save'
  | 'find'
  | 'showTab'
  | 'discuss'
  | 'focusText'
>

/** Opens the field that finds what to cite: for the sentence at the cursor, or for a quotation where there is no sentence. */
export function openCiting(
  editor: Editor,
  actions: Pick<RecordActions, 'insertQuotation' | 'insertCitation'>,
): void {
  const { parent } = editor.state.selection.$from
  const isSentence = takesCitation(editor) && parent.textContent.trim() !== ''
  if (isSentence || subjectAt(editor)?.type === 'citation') actions.insertCitation()
  else actions.insertQuotation()
}

const tab = (
  id: 'sources' | 'details' | 'figures' | 'checks' | 'talk' | 'history',
): EditorCommand<RecordActions> => ({
  id,
  group: 'page',
  menus: [],
  run: (_, actions) => actions.showTab(id),
  reads: true,
})

/**
 * Everything that a writer can do in the text of a record, in the order of the menus. Toolbar, slash menu, the buttons at a selection, command
 * palette and list of shortcuts read this list, and the editor binds its keys.
 */
export const recordCommands: readonly EditorCommand<RecordActions>[] = [
  {
    id: 'cite',
    group: 'sources',
    menus: ['slash'],
    keys: ['Mod', 'Shift', 'C'],
    run: openCiting,
  },
  {
    id: 'quotation',
    group: 'sources',
    menus: ['bar', 'slash'],
    keys: ['Mod', 'Shift', '9'],
    run: (_, actions) => actions.insertQuotation(),
    isOn: inQuotation,
  },
  {
    id: 'citation',
    group: 'sources',
    menus: ['bar', 'slash', 'bubble'],
    keys: ['Mod', 'Shift', '6'],
    run: (_, actions) => actions.insertCitation(),
    isOn: (editor) => subjectAt(editor)?.type === 'citation',
    isOff: (editor) => !takesCitation(editor),
  },
  footnoteCommand,
  {
    id: 'warning',
    group: 'sources',
    menus: ['bar', 'slash', 'bubble'],
    run: (_, actions) => actions.openWarning(null),
    isOn: (editor) => editor.isActive('sensitive'),
  },
  ...textCommands,
  imageCommand,
  {
    id: 'file',
    group: 'blocks',
    menus: ['insert', 'slash'],
    run: (editor, actions) => actions.openMedia('file', selectedMedia(editor, 'file')),
    isOn: (editor) => selectedMedia(editor, 'file') !== null,
  },
  {
    id: 'find',
    group: 'page',
    menus: [],
    keys: ['Mod', 'F'],
    where: 'editor.find.where',
    run: (_, actions) => actions.find(),
    reads: true,
  },
  {
    id: 'save',
    group: 'page',
    menus: [],
    keys: ['Mod', 'S'],
    run: (_, actions) => actions.save(),
    reads: true,
  },
  {
    id: 'focus',
    group: 'page',
    menus: [],
    keys: ['Mod', 'Shift', 'Enter'],
    run: (_, actions) => actions.focusText(),
    reads: true,
  },
  tab('sources'),
  tab('details'),
  tab('figures'),
  tab('checks'),
  tab('talk'),
  tab('history'),
  {
    id: 'comment',
    group: 'talk',
    menus: ['bubble'],
    keys: ['Mod', 'Alt', 'M'],
    run: (_, actions) => actions.discuss(false),
    reads: true,
  },
  {
    id: 'suggest',
    group: 'talk',
    menus: ['bubble'],
    keys: ['Mod', 'Alt', 'E'],
    run: (_, actions) => actions.discuss(true),
    reads: true,
  },
]
