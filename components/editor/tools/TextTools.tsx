import { useMemo } from 'react'
import { recordCommands } from '../commands/record-commands'
import { ImagesNotice } from '../media/ImagesNotice'
import { PasteNotice } from '../paste/PasteNotice'
import type { RecordEditing } from '../use-record-editor'
import { FindBar } from './FindBar'
import { TableBar } from './TableBar'
import { TextNumbers } from './TextNumbers'
import { Toolbar } from './Toolbar'

/**
 * What stays above the text while it scrolls: the tools, its numbers, what a paste left out, find and replace. They have their place before the
 * editor is there, so that the text below doesn't move. A text that can't be written in has its numbers only.
 */
export function TextTools({ editing, isOpen }: { editing: RecordEditing; isOpen: boolean }) {
  const { editor, actions, form, isFinding } = editing
  // The same elements as before, so that a key in the title or a field doesn't render dozens of buttons.
  const tools = useMemo(
    () => (
      <Toolbar key={String(editor !== null)} editor={editor} actions={actions} commands={recordCommands} />
    ),
    [editor, actions],
  )
  const tableTools = useMemo(
    () => editor && <TableBar editor={editor} actions={actions} />,
    [editor, actions],
  )
  return (
    <div className="editor-tools" data-closed={!isOpen || undefined}>
      {isOpen && tools}
      {editor ? <TextNumbers editor={editor} language={form.language} /> : <div className="editor-numbers" />}
      {isOpen && tableTools}
      {isOpen && editor && <PasteNotice editor={editor} pasted={editing.pasted} />}
      {isOpen && <ImagesNotice images={editing.images} />}
      {editor && isFinding > 0 && (
        <FindBar editor={editor} opened={isFinding} onClose={() => editing.setFinding(0)} />
      )}
    </div>
  )
}
