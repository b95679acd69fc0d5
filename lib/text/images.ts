import { type FileAttributes, fileAttributes, type ImageAttributes, imageAttributes } from './attributes'
import type { DocumentJson } from './document'
import type { NodeJson } from './json'
import { isMedia, isWarnedMedia } from './media-texts'
import { walk } from './walk'

type Placed = { position: number; isWarned: boolean }

/** The images of a body in reading order, with ProseMirror's position just before each. `isWarned`: it is behind a content warning. */
export const imagesOf = (body: DocumentJson): (ImageAttributes & Placed)[] =>
  mediaOf(body).flatMap(({ node, ...place }) =>
    node.type === 'image' ? [{ ...imageAttributes.parse(node.attrs), ...place }] : [],
  )

/** The recordings and documents of a body in the same way. */
export const filesOf = (body: DocumentJson): (FileAttributes & Placed)[] =>
  mediaOf(body).flatMap(({ node, ...place }) =>
    node.type === 'file' ? [{ ...fileAttributes.parse(node.attrs), ...place }] : [],
  )

function mediaOf(body: DocumentJson) {
  const found: ({ node: NodeJson } & Placed)[] = []
  const warned = new Set<NodeJson>()
  walk(body, (node, position, parent) => {
    const isWarned =
      isWarnedMedia(node) || (parent !== null && (parent.type === 'sensitive' || warned.has(parent)))
    if (isWarned) warned.add(node)
    if (isMedia(node.type)) found.push({ node, position, isWarned })
  })
  return found
}

/** The SHA-256 of each image, recording and document in a body, once. */
export const mediaHashesIn = (body: DocumentJson): string[] => [
  ...new Set(
    mediaOf(body).flatMap(({ node }) => (typeof node.attrs?.sha256 === 'string' ? [node.attrs.sha256] : [])),
  ),
]
