import { type ImageAttributes, imageAttributes } from './attributes'
import type { DocumentJson } from './document'
import { isWarnedImage } from './image-texts'
import type { NodeJson } from './json'
import { walk } from './walk'

/** The images of a body in reading order, with ProseMirror's position just before each. `isWarned`: it is behind a content warning. */
export function imagesOf(body: DocumentJson): (ImageAttributes & { position: number; isWarned: boolean })[] {
  const found: (ImageAttributes & { position: number; isWarned: boolean })[] = []
  const warned = new Set<NodeJson>()
  walk(body, (node, position, parent) => {
    const isWarned =
      isWarnedImage(node) || (parent !== null && (parent.type === 'sensitive' || warned.has(parent)))
    if (isWarned) warned.add(node)
    if (node.type === 'image') found.push({ ...imageAttributes.parse(node.attrs), position, isWarned })
  })
  return found
}
