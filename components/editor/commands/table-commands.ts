import type { ChainedCommands, Editor } from '@tiptap/core'
import { Selection } from '@tiptap/pm/state'
import type { CommandId, EditorCommand, TextActions } from './command'
import { inQuotation } from './in-quotation'

type Command = EditorCommand<TextActions>

const inTable = (editor: Editor) => editor.isActive('table')

/** Inserts a block after what is selected, which stays. */
const inserting = (editor: Editor) =>
  editor
    .chain()
    .focus()
    .command(({ tr }) => {
      tr.setSelection(Selection.near(tr.doc.resolve(tr.selection.to), -1))
      return true
    })

/** A quotation has only text, a cell takes no table, and a footnote would be cut in two. */
const takesNoBlock = (editor: Editor) => inQuotation(editor) || inTable(editor) || editor.isActive('footnote')

const editing = (
  id: CommandId,
  change: (chain: ChainedCommands) => ChainedCommands,
  can: (editor: Editor) => boolean = inTable,
): Command => ({
  id,
  group: 'table',
  menus: ['table'],
  run: (editor) => change(editor.chain().focus()).run(),
  isOff: (editor) => !can(editor),
})

/** Inserts a table and changes the one around the cursor. Tab goes to the next cell, and adds a row after the last. */
export const tableCommands: readonly Command[] = [
  {
    id: 'table',
    group: 'blocks',
    menus: ['insert', 'slash'],
    run: (editor) => inserting(editor).insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    isOff: takesNoBlock,
  },
  {
    id: 'verse',
    group: 'blocks',
    menus: ['insert', 'slash'],
    run: (editor) => editor.chain().focus().toggleNode('verse', 'paragraph').run(),
    isOn: (editor) => editor.isActive('verse'),
    isOff: (editor) => inQuotation(editor) || inTable(editor) || editor.isActive('turn'),
  },
  {
    id: 'dialogue',
    group: 'blocks',
    menus: ['insert', 'slash'],
    run: (editor) =>
      inserting(editor)
        .insertContent({ type: 'dialogue', content: [{ type: 'turn' }] })
        .run(),
    isOn: (editor) => editor.isActive('dialogue'),
    isOff: (editor) => takesNoBlock(editor) || editor.isActive('dialogue'),
  },
  {
    id: 'rule',
    group: 'blocks',
    menus: ['insert', 'slash'],
    run: (editor) => inserting(editor).setHorizontalRule().run(),
    isOff: takesNoBlock,
  },
  {
    id: 'importWord',
    group: 'blocks',
    menus: ['insert', 'slash'],
    run: (_, actions) => actions.importWord(),
    isOff: takesNoBlock,
  },
  editing('rowBefore', (chain) => chain.addRowBefore()),
  editing('rowAfter', (chain) => chain.addRowAfter()),
  editing('columnBefore', (chain) => chain.addColumnBefore()),
  editing('columnAfter', (chain) => chain.addColumnAfter()),
  editing('headRow', (chain) => chain.toggleHeaderRow()),
  editing('headColumn', (chain) => chain.toggleHeaderColumn()),
  editing(
    'mergeCells',
    (chain) => chain.mergeCells(),
    (editor) => inTable(editor) && editor.can().mergeCells(),
  ),
  editing(
    'splitCell',
    (chain) => chain.splitCell(),
    (editor) => inTable(editor) && editor.can().splitCell(),
  ),
  {
    id: 'tableCaption',
    group: 'table',
    menus: ['table'],
    run: (_, actions) => actions.ask('tableCaption'),
    isOff: (editor) => !inTable(editor),
  },
  editing('deleteRow', (chain) => chain.deleteRow()),
  editing('deleteColumn', (chain) => chain.deleteColumn()),
  editing('deleteTable', (chain) => chain.deleteTable()),
]
