import { Extension } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { placeOfDrop } from '../media/media-blocks'
import { asWritten } from './as-written'
import { cleanPage } from './clean-html'
import { fitted } from './fitted'
import { isNothing, type LeftOut, type LinkedPicture } from './left-out'
import { isOwn, OwnSerializer } from './own-clipboard'
import { hasPictures, isOnlyPicture, pictureFiles } from './pictures'
import { blocksOf } from './plain-text'
import { withPicturesOfRtf } from './rtf-pictures'
import { withTable } from './tables'
import { isWordFile } from './use-pasted'

function cleaned(fragment: Fragment): Fragment {
  const nodes: Node[] = []
  fragment.forEach((node) => {
    if (!node.isText) nodes.push(node.copy(cleaned(node.content)))
    else {
      const text = asWritten(node.text ?? '')
      if (text) nodes.push(node.type.schema.text(text, node.marks))
    }
  })
  return Fragment.fromArray(nodes)
}

const openIn = (node: Node | null | undefined) => Number(node?.isTextblock ?? false)

/** A plain text as blocks; the first and the last paragraph go on in those around the cursor. */
function sliceOf(text: string, schema: Schema): Slice {
  const content = Fragment.fromArray(blocksOf(text).map((block) => schema.nodeFromJSON(block)))
  return new Slice(content, openIn(content.firstChild), openIn(content.lastChild))
}

/** HTML without what the schema doesn't have, and what was left out. */
function cleanedHtml(html: string, language: string): { html: string; leftOut: LeftOut; isOwn: boolean } {
  const page = new DOMParser().parseFromString(withTable(html), 'text/html')
  if (isOwn(page)) return { html, leftOut: {}, isOwn: true }
  const leftOut = cleanPage(page, language)
  return { html: page.body.innerHTML, leftOut, isOwn: false }
}

type Options = {
  /** The language of the text that is pasted into; empty where it isn't known. */
  languageNow: () => string
  /** Called before each paste and drop with nothing, and after one that left something out. */
  onLeftOut: (leftOut: LeftOut) => void
  /** Called just before a paste or a drop that leaves out pictures elsewhere on the web. */
  onLinkedPictures: (pictures: readonly LinkedPicture[]) => void
  /** Called with a Word document that is pasted or dropped. */
  onWordFile: (file: File) => void
  /** Called with pictures that are pasted or dropped; `at` is where they were dropped. Null for a text that takes none. */
  onPictures: ((files: File[], at?: number) => void) | null
  /** Called with a page that has pictures in it. */
  onPageWithPictures: ((html: string) => void) | null
}

/**
 * Keeps the structure of what is pasted, from Word, Google Docs, LibreOffice, spreadsheets, web pages, mail and PDF viewers, and reports what it
 * leaves out. Removes characters that can't be stored.
 */
export const CleanPaste = Extension.create<Options>({
  name: 'cleanPaste',
  // After the extension that takes Markdown.
  priority: 50,
  addOptions: () => ({
    languageNow: () => '',
    onLeftOut: () => {},
    onLinkedPictures: () => {},
    onWordFile: () => {},
    onPictures: null,
    onPageWithPictures: null,
  }),
  addProseMirrorPlugins() {
    const { languageNow, onLeftOut, onLinkedPictures, onWordFile, onPictures, onPageWithPictures } =
      this.options
    let isPlain = false
    let isOwnText = false
    /** Where something is dropped; null for a paste. */
    let droppedAt: number | null = null
    const takeWordFile = (data: DataTransfer | null): boolean => {
      const file = [...(data?.files ?? [])].find(isWordFile)
      if (file) onWordFile(file)
      return file !== undefined
    }
    return [
      new Plugin({
        props: {
          clipboardSerializer: OwnSerializer.of(this.editor.schema),
          transformPastedHTML(html) {
            const { html: clean, leftOut, isOwn } = cleanedHtml(html, languageNow())
            isOwnText = isOwn
            if (leftOut.linked) onLinkedPictures(leftOut.linked)
            // After the paste, so that undo is about it.
            if (!isNothing(leftOut)) queueMicrotask(() => onLeftOut(leftOut))
            return clean
          },
          transformPasted(slice, { state, dragging }) {
            const clean = new Slice(cleaned(slice.content), slice.openStart, slice.openEnd)
            const place = droppedAt === null ? state.selection.$from : state.doc.resolve(droppedAt)
            return fitted(clean, place, isOwnText || dragging !== null)
          },
          handleDOMEvents: {
            // Before each plugin that takes a paste or a drop.
            paste: () => {
              onLeftOut({})
              return false
            },
            drop: (view, { clientX, clientY }) => {
              onLeftOut({})
              droppedAt = view.posAtCoords({ left: clientX, top: clientY })?.pos ?? null
              setTimeout(() => {
                droppedAt = null
              })
              return false
            },
          },
          handleDrop(view, event) {
            if (takeWordFile(event.dataTransfer)) return true
            const files = pictureFiles(event.dataTransfer)
            if (!onPictures || files.length === 0) return false
            event.preventDefault()
            const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
            onPictures(files, place ? placeOfDrop(view.state.doc, place.pos) : undefined)
            return true
          },
          handleKeyDown: (_, event) => {
            isPlain = event.shiftKey
            return false
          },
          handlePaste(view, event) {
            const data = event.clipboardData
            if (takeWordFile(data)) return true
            const html = withPicturesOfRtf(
              data?.getData('text/html') ?? '',
              onPageWithPictures ? (data?.getData('text/rtf') ?? '') : '',
            )
            const files = pictureFiles(data)
            if (onPictures && files.length > 0 && isOnlyPicture(html)) {
              onPictures(files)
              return true
            }
            if (onPageWithPictures && hasPictures(html) && !isPlain) {
              onPageWithPictures(html)
              return true
            }
            // What was typed just before is not undone with the paste.
            view.dispatch(closeHistory(view.state.tr))
            const text = data?.getData('text/plain') ?? ''
            const { parent } = view.state.selection.$from
            const takesBlocks = parent.isTextblock && parent.type.name !== 'quotation'
            if (isPlain || !data || data.getData('text/html') || !/\n/.test(text.trim()) || !takesBlocks)
              return false
            view.dispatch(
              view.state.tr
                .replaceSelection(sliceOf(text, view.state.schema))
                .scrollIntoView()
                .setMeta('paste', true)
                .setMeta('uiEvent', 'paste'),
            )
            return true
          },
        },
      }),
    ]
  },
})
