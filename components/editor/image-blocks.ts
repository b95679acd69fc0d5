import type { Editor } from '@tiptap/core'
import type { LibraryImage } from '@/components/api/media'
import { type ImageAttributes, imageAttributes } from '@/lib/text/attributes'

/** What a text has of an image of the library: its file, its size and what is said about it now. */
export const attributesOf = ({ id: _, filename: __, ...image }: LibraryImage): ImageAttributes => image

/** A position beside the block around this one that takes an image or a file: a quotation, a cell and a footnote take none. */
export function placeFor(editor: Editor, position: number): number {
  const $place = editor.state.doc.resolve(Math.min(position, editor.state.doc.content.size))
  for (let depth = $place.depth; depth > 0; depth -= 1)
    if (
      ['quotation', 'table', 'footnote', 'languageBlock', 'dialogue'].includes($place.node(depth).type.name)
    )
      return $place.after(1)
  return position
}

/** Inserts images at a position, or after what is selected. Returns the position of the first; null where none fits. */
export function insertImages(
  editor: Editor,
  images: readonly ImageAttributes[],
  at: number = editor.state.selection.to,
): number | null {
  const before = positionsOf(editor)
  const content = images.map((attrs) => ({ type: 'image', attrs }))
  if (!editor.chain().insertContentAt(placeFor(editor, at), content).scrollIntoView().run()) return null
  const known = new Set(before.map(({ node }) => node))
  return positionsOf(editor).find(({ node }) => !known.has(node))?.position ?? null
}

const positionsOf = (editor: Editor) => {
  const found: { node: unknown; position: number }[] = []
  editor.state.doc.descendants((node, position) => {
    if (node.type.name === 'image') found.push({ node, position })
  })
  return found
}

/** The image at a position; null where there is none any more. */
export function imageAt(editor: Editor, position: number): ImageAttributes | null {
  const node = editor.state.doc.nodeAt(position)
  return node?.type.name === 'image' ? imageAttributes.parse(node.attrs) : null
}

/** Replaces what is said about the image at a position. Does nothing where another image is there now. */
export const describeImage = (editor: Editor, position: number, attrs: ImageAttributes): boolean =>
  imageAt(editor, position)?.sha256 === attrs.sha256 &&
  editor
    .chain()
    .command(({ tr }) => {
      tr.setNodeMarkup(position, undefined, attrs)
      return true
    })
    .run()

/** The position of the selected image; null where something else is selected. */
export function selectedImage({ state: { selection } }: Editor): number | null {
  const node = 'node' in selection ? (selection.node as { type?: { name?: string } }) : null
  return node?.type?.name === 'image' ? selection.from : null
}
