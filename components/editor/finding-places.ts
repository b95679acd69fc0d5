import type { Editor } from '@tiptap/core'
import type { SeenFinding } from '@/lib/review/findings/schema'
import { markOf } from './finding-marks'
import { findSubject, goTo } from './subjects'

const ends = 'input, textarea, select, button, [tabindex]'

/** The element of the page in which a field of the record is written. */
function elementFor(field: string): HTMLElement | null {
  const [kind = '', id = ''] = field.split('.')
  const anchors = { timeline: `timeline-${id}`, figures: `figure-${id}`, figure: `figure-${id}` }
  const anchor = Object.entries(anchors).find(([name]) => name === kind)?.[1] ?? field
  return document.getElementById(anchor)
}

function focusIn(element: HTMLElement) {
  const control = element.matches(ends) ? element : element.querySelector<HTMLElement>(ends)
  element.scrollIntoView({ block: 'center' })
  control?.focus({ preventScroll: true })
}

/** The page of the source that a finding is about; null when it is about something on this page. */
export const sourceHrefOf = ({ place }: SeenFinding): string | null => {
  const [kind, id] = place.field.split('.')
  return kind === 'source' && id ? `/desk/sources/${id}` : null
}

/** Goes where the finding is mended: its words, its quotation, the field. False when the place is gone. */
export function goToFinding(editor: Editor, finding: SeenFinding): boolean {
  const words = markOf(editor, finding.key)
  if (words) return editor.chain().focus().setTextSelection(words).scrollIntoView().run()
  const { subjectId, field } = finding.place
  if (subjectId && findSubject(editor.state.doc, subjectId)) {
    goTo(editor, subjectId)
    editor.commands.focus()
    return true
  }
  const element = elementFor(field)
  if (element) focusIn(element)
  return element !== null
}
