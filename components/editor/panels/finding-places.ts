import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { NodeSelection, Selection, TextSelection } from '@tiptap/pm/state'
import type { SeenFinding } from '@/lib/review/findings/schema'
import { findSubject, goTo } from '../subjects'
import { markOf } from './finding-marks'

/** The element of the page for a field of the record. */
export function elementFor(field: string): HTMLElement | null {
  const [kind = '', id = ''] = field.split('.')
  const anchors = { timeline: `timeline-${id}`, figures: `figure-${id}`, figure: `figure-${id}` }
  const anchor = Object.entries(anchors).find(([name]) => name === kind)?.[1] ?? field
  return document.getElementById(anchor)
}

/** The page of the source that a finding is about; null when the finding is about this page. */
export const sourceHrefOf = ({ place }: SeenFinding): string | null => {
  const [kind, id] = place.field.split('.')
  return kind === 'source' && id ? `/desk/sources/${id}` : null
}

/** The selection that shows a range: its words, the image or file at its beginning, or the first place for words in it. */
export function selectionOf(document: Node, { from, to }: { from: number; to: number }): Selection {
  const start = document.resolve(from)
  if (start.parent.inlineContent) return TextSelection.create(document, from, to)
  if (start.nodeAfter?.isAtom) return NodeSelection.create(document, from)
  return Selection.near(document.resolve(to))
}

type Page = {
  reveal: (element: HTMLElement) => void
  showText: () => void
  /** The element for a field, also where only the text is shown. */
  fieldElement: (field: string) => HTMLElement | null
}

/** Moves the focus to the text, quotation or field that the finding is about. False when it is gone. */
export function goToFinding(
  editor: Editor,
  finding: SeenFinding,
  { reveal, showText, fieldElement }: Page,
): boolean {
  const range = markOf(editor, finding.key)
  if (range) showText()
  if (range)
    return editor
      .chain()
      .focus()
      .command(({ tr }) => {
        tr.setSelection(selectionOf(tr.doc, range))
        return true
      })
      .scrollIntoView()
      .run()
  const { subjectId, field } = finding.place
  if (subjectId && findSubject(editor.state.doc, subjectId)) {
    showText()
    goTo(editor, subjectId)
    editor.commands.focus()
    return true
  }
  const element = fieldElement(field)
  if (element) reveal(element)
  return element !== null
}
