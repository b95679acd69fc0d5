import type { Direction } from '@/lib/text'
import type { Asked } from './commands/command'
import type { ViewContext } from './node-views'
import type { InspectorTab } from './panels/use-inspector'
import type { LeftOut, LinkedPicture } from './paste/left-out'

/** The actions of the page that keys, commands and node views call. */
export type EditorActions = ViewContext & {
  /** The direction of the record's language, which the element around the text has. */
  directionNow: () => Direction
  /** The language of the record. */
  languageNow: () => string
  insertQuotation: () => void
  insertCitation: () => void
  /** Inserts what the open form cites at the cursor; false without such a form. */
  dropPassage: () => boolean
  /** True when the open form inserts a block, and not a mark in a sentence. */
  dropsBlock: () => boolean
  openLink: () => void
  ask: (what: Asked) => void
  onLeftOut: (leftOut: LeftOut) => void
  onLinkedPictures: (pictures: readonly LinkedPicture[]) => void
  onWordFile: (file: File) => void
  importWord: () => void
  /** Takes up pasted or dropped pictures; `at` is where they were dropped. */
  onPictures: (files: File[], at?: number) => void
  /** Takes up the pictures of a pasted page, and pastes it then. */
  onPageWithPictures: (html: string) => void
  save: () => void
  find: () => void
  /** Opens the form for a comment on the selected text, or for a suggestion. */
  discuss: (suggests: boolean) => void
  /** Shows the discussion of a mark. */
  revealThread: (threadId: string) => void
  showTab: (tab: InspectorTab) => void
  /** Shows the text alone, or the inspector again. */
  focusText: () => void
}
