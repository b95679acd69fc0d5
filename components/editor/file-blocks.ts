import type { Editor } from '@tiptap/core'
import type { LibraryFile } from '@/components/api/media'
import { type FileAttributes, fileAttributes } from '@/lib/text/attributes'
import { placeFor } from './image-blocks'

/** What a text has of a recording or document of the library: its file, and what is said about it now. */
export const fileAttributesOf = (media: LibraryFile): FileAttributes => ({
  ...{ sha256: media.sha256, mediaType: media.mediaType, size: media.size },
  title: media.filename.replace(/\.[a-z0-9]{1,5}$/i, '') || media.filename,
  description: [media.alternative, media.caption].filter(Boolean).join(' ') || null,
  ...{ credit: media.credit, rights: media.rights, warning: media.warning },
  ...{ transcript: [], language: null },
})

/** Inserts a file after what is selected. Returns its position; null where none fits. */
export function insertFile(editor: Editor, file: FileAttributes): number | null {
  const known = new Set(filesIn(editor).map(({ node }) => node))
  const place = placeFor(editor, editor.state.selection.to)
  const content = { type: 'file', attrs: file }
  if (!editor.chain().insertContentAt(place, content).scrollIntoView().run()) return null
  return filesIn(editor).find(({ node }) => !known.has(node))?.position ?? null
}

const filesIn = (editor: Editor) => {
  const found: { node: unknown; position: number }[] = []
  editor.state.doc.descendants((node, position) => {
    if (node.type.name === 'file') found.push({ node, position })
  })
  return found
}

/** The file at a position; null where there is none any more. */
export function fileAt(editor: Editor, position: number): FileAttributes | null {
  const node = editor.state.doc.nodeAt(position)
  return node?.type.name === 'file' ? fileAttributes.parse(node.attrs) : null
}

/** Replaces what is said about the file at a position. Does nothing where another file is there now. */
export const describeFile = (editor: Editor, position: number, attrs: FileAttributes): boolean =>
  fileAt(editor, position)?.sha256 === attrs.sha256 &&
  editor
    .chain()
    .command(({ tr }) => {
      tr.setNodeMarkup(position, undefined, attrs)
      return true
    })
    .run()

/** The position of the selected file; null where something else is selected. */
export function selectedFile({ state: { selection } }: Editor): number | null {
  const node = 'node' in selection ? (selection.node as { type?: { name?: string } }) : null
  return node?.type?.name === 'file' ? selection.from : null
}
