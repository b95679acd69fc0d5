import { type Editor, Extension, type Extensions, type NodeConfig } from '@tiptap/core'
import { Placeholder } from '@tiptap/extensions/placeholder'
import { TextSelection } from '@tiptap/pm/state'
import { Citation, File, Footnote, Image, Quotation, Sensitive } from '@/lib/text/nodes'
import { extensions } from '@/lib/text/schema'
import { BlockDirection } from './block-direction'
import { isEnabled, keyBindings } from './commands/command'
import { recordCommands } from './commands/record-commands'
import { DroppedPassage } from './dropped-passage'
import type { EditorActions } from './editor-actions'
import { FootnoteKeys } from './footnote-keys'
import { LongText } from './long-text'
import { Markdown } from './markdown'
import { fileView } from './media/file-view'
import { imageView } from './media/image-view'
import { citationView, footnoteView, quotationView, sensitiveView } from './node-views'
import { NoteNumbers } from './note-numbers'
import { OwnIdentity } from './own-identity'
import { DiscussionMarks } from './panels/discussion-marks'
import { FindingMarks } from './panels/finding-marks'
import { CleanPaste } from './paste/clean-paste'
import { subjectAt } from './subjects'
import { TextEnd } from './text-end'
import { FindText } from './tools/find-text'
import { type SlashState, slashMenu } from './tools/slash-suggestion'

const withView = (view: NonNullable<NodeConfig['addNodeView']>): Partial<NodeConfig> => ({
  addNodeView: view,
})

const editing = (actions: EditorActions) =>
  Extension.create({
    name: 'editing',
    priority: 1000,
    addKeyboardShortcuts() {
      const openHere = () => {
        const subject = subjectAt(this.editor)
        if (subject) actions.open(subject)
        return subject !== null
      }
      return Object.fromEntries([
        ...keyBindings(recordCommands).map(({ binding, command }) => [
          binding,
          () => {
            if (!isEnabled(this.editor, command)) return false
            command.run(this.editor, actions)
            return true
          },
        ]),
        ['Mod-Enter', openHere],
        ['Enter', () => enter(this.editor, openHere)],
        ['Backspace', () => deleteEmptyQuotation(this.editor)],
      ])
    },
  })

function enter(editor: Editor, openHere: () => boolean): boolean {
  const { selection } = editor.state
  if (!(selection instanceof TextSelection)) return openHere()
  const { parent } = selection.$from
  if (parent.type.name === 'verse') return endLine(editor)
  if (parent.type.name === 'turn' && parent.childCount === 0) return leaveDialogue(editor)
  return parent.type.name === 'quotation' && leaveQuotation(editor)
}

/** Enter in verse starts a new line; after an empty line, a paragraph below the verse. */
function endLine(editor: Editor): boolean {
  const { $from, empty } = editor.state.selection
  const isAtEnd = empty && $from.parentOffset === $from.parent.content.size
  if (!isAtEnd || $from.nodeBefore?.type.name !== 'hardBreak') return editor.commands.setHardBreak()
  return editor
    .chain()
    .command(({ tr, state }) => {
      const { paragraph } = state.schema.nodes
      if (!paragraph) return false
      tr.delete($from.pos - 1, $from.pos).insert($from.after() - 1, paragraph.create())
      tr.setSelection(TextSelection.create(tr.doc, $from.after()))
      return true
    })
    .scrollIntoView()
    .run()
}

/** Enter in an empty turn goes on with a paragraph below the dialogue. */
function leaveDialogue(editor: Editor): boolean {
  return editor
    .chain()
    .command(({ tr, state }) => {
      const { $from } = state.selection
      const { paragraph } = state.schema.nodes
      const dialogue = $from.node(-1)
      if (!paragraph || $from.indexAfter(-1) < dialogue.childCount) return false
      const after = $from.after(-1)
      tr.insert(after, paragraph.create())
      tr.setSelection(TextSelection.create(tr.doc, after + 1))
      if (dialogue.childCount > 1) tr.delete($from.before(), $from.after())
      else tr.delete($from.before(-1), after)
      return true
    })
    .scrollIntoView()
    .run()
}

/** Enter at the end of a quotation starts a paragraph after it; inside, it starts a new line. A quotation never splits in two. */
function leaveQuotation(editor: Editor): boolean {
  const { $from } = editor.state.selection
  if ($from.parentOffset < $from.parent.content.size) return editor.commands.setHardBreak()
  const after = $from.after()
  return editor
    .chain()
    .insertContentAt(after, { type: 'paragraph' })
    .setTextSelection(after + 1)
    .scrollIntoView()
    .run()
}

/** Backspace removes an empty quotation. */
function deleteEmptyQuotation(editor: Editor): boolean {
  const { $from, empty } = editor.state.selection
  const { parent } = $from
  return empty && parent.type.name === 'quotation' && parent.childCount === 0
    ? editor.commands.deleteNode('quotation')
    : false
}

/** The extensions of an editor: the schema with node views, keys, clean paste, unique ids and marks for findings. */
export function editorExtensions(actions: EditorActions, slash: SlashState): Extensions {
  const views: Record<string, Extensions[number]> = {
    quotation: Quotation.extend(withView(() => quotationView(actions))),
    citation: Citation.extend(withView(() => citationView(actions))),
    footnote: Footnote.extend(withView(() => footnoteView(actions))),
    sensitive: Sensitive.extend(withView(() => sensitiveView(actions))),
    image: Image.extend(withView(() => imageView(actions))),
    file: File.extend(withView(() => fileView(actions))),
  }
  return [
    ...extensions.map((extension) => views[extension.name] ?? extension),
    editing(actions),
    FootnoteKeys,
    OwnIdentity,
    NoteNumbers,
    TextEnd,
    LongText,
    Markdown,
    DroppedPassage.configure({ dropPassage: actions.dropPassage, dropsBlock: actions.dropsBlock }),
    CleanPaste.configure({
      languageNow: actions.languageNow,
      ...{ onLeftOut: actions.onLeftOut, onLinkedPictures: actions.onLinkedPictures },
      onWordFile: actions.onWordFile,
      ...{ onPictures: actions.onPictures, onPageWithPictures: actions.onPageWithPictures },
    }),
    FindText,
    slashMenu(recordCommands, actions, (id) => actions.t(`editor.command.${id}`), slash),
    BlockDirection.configure({ around: actions.directionNow }),
    FindingMarks,
    DiscussionMarks.configure({ open: actions.revealThread }),
    Placeholder.configure({ placeholder: actions.t('editor.placeholder') }),
  ]
}
