import type { Editor } from '@tiptap/core'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { dropPoint } from '@tiptap/pm/transform'
import type { z } from 'zod'
import type { LibraryFile, LibraryImage } from '@/components/api/media'
import {
  type FileAttributes,
  fileAttributes,
  type ImageAttributes,
  imageAttributes,
} from '@/lib/text/attributes'

/** The blocks of a text that show a file of the media library, with what each says about it. */
type Shown = { image: ImageAttributes; file: FileAttributes }
export type MediaBlock = keyof Shown

const schemas: { [Block in MediaBlock]: z.ZodType<Shown[Block]> } = {
  image: imageAttributes,
  file: fileAttributes,
}

/** What a text has of an image of the library: its file, its size and what is said about it now. */
export const imageAttributesOf = ({ id: _, filename: __, ...image }: LibraryImage): ImageAttributes => image

/** What a text has of a recording or document of the library: its file, and what is said about it now. */
export const fileAttributesOf = (media: LibraryFile): FileAttributes => ({
  ...{ sha256: media.sha256, mediaType: media.mediaType, size: media.size },
  title: media.filename.replace(/\.[a-z0-9]{1,5}$/i, '') || media.filename,
  description: [media.alternative, media.caption].filter(Boolean).join(' ') || null,
  ...{ credit: media.credit, rights: media.rights, warning: media.warning },
  ...{ transcript: [], language: null },
})

/** A position beside the block around this one that takes an image or a file: a quotation, a cell and a footnote take none. */
function placeFor(editor: Editor, position: number): number {
  const $place = editor.state.doc.resolve(Math.min(position, editor.state.doc.content.size))
  for (let depth = $place.depth; depth > 0; depth -= 1)
    if (
      ['quotation', 'table', 'footnote', 'languageBlock', 'dialogue'].includes($place.node(depth).type.name)
    )
      return $place.after(1)
  return position
}

/** Where a block comes that is dropped at a position: before or after the block there, which is not divided, or in place of an empty paragraph. */
export function placeOfDrop(doc: Node, position: number): number {
  const { horizontalRule } = doc.type.schema.nodes
  const isEmpty = doc.resolve(position).parent.content.size === 0
  if (isEmpty || !horizontalRule) return position
  return dropPoint(doc, position, new Slice(Fragment.from(horizontalRule.create()), 0, 0)) ?? position
}

/** Inserts blocks at a position, or after what is selected. Returns the position of the first; null where none fits. */
export function insertMedia<Block extends MediaBlock>(
  editor: Editor,
  type: Block,
  shown: readonly Shown[Block][],
  at: number = editor.state.selection.to,
): number | null {
  const known = new Set(blocksIn(editor, type).map(({ node }) => node))
  const content = shown.map((attrs) => ({ type, attrs }))
  if (!editor.chain().insertContentAt(placeFor(editor, at), content).scrollIntoView().run()) return null
  return blocksIn(editor, type).find(({ node }) => !known.has(node))?.position ?? null
}

function blocksIn(editor: Editor, type: MediaBlock) {
  const found: { node: unknown; position: number }[] = []
  editor.state.doc.descendants((node, position) => {
    if (node.type.name === type) found.push({ node, position })
  })
  return found
}

/** What the block of this type at a position says; null where there is none any more. */
export function mediaAt<Block extends MediaBlock>(
  editor: Editor,
  type: Block,
  position: number,
): Shown[Block] | null {
  const node = editor.state.doc.nodeAt(position)
  return node?.type.name === type ? schemas[type].parse(node.attrs) : null
}

/** Replaces what is said about the file at a position. Does nothing where another file is there now. */
export const describeMedia = <Block extends MediaBlock>(
  editor: Editor,
  type: Block,
  position: number,
  attrs: Shown[Block],
): boolean =>
  mediaAt(editor, type, position)?.sha256 === attrs.sha256 &&
  editor
    .chain()
    .command(({ tr }) => {
      tr.setNodeMarkup(position, undefined, attrs)
      return true
    })
    .run()

/** The position of the selected block of this type; null where something else is selected. */
export function selectedMedia({ state: { selection } }: Editor, type: MediaBlock): number | null {
  const node = 'node' in selection ? (selection.node as { type?: { name?: string } }) : null
  return node?.type?.name === type ? selection.from : null
}
