import type { DocumentJson } from './document'
import type { NodeJson } from './json'
import { type Direction, directionOf } from './language'
import { walk } from './walk'

/** Letters of the scripts that are written from right to left, and all others. */
const letters =
  /([\p{Script=Arab}\p{Script=Hebr}\p{Script=Syrc}\p{Script=Thaa}\p{Script=Nkoo}\p{Script=Adlm}\p{Script=Rohg}\p{Script=Mand}])|\p{L}/gu

/** Letters that are read of a block: more don't change what it is. */
const ENOUGH = 400

/**
 * The direction of a block by its own letters; by its language where it has none. Most of them decide and not the first, so that an Arabic
 * paragraph that begins with the name of an English newspaper is written from the right.
 */
export function directionOfText(text: string, language: string | null): Direction {
  let [right, all] = [0, 0]
  for (const match of text.slice(0, 4 * ENOUGH).matchAll(letters)) {
    if (match[1] !== undefined) right += 1
    all += 1
    if (all === ENOUGH) break
  }
  if (all === 0) return directionOf(language)
  return right * 2 > all ? 'rtl' : 'ltr'
}

/** The same for a block of a document, with everything in it. */
export const directionOfNode = (node: NodeJson, language: string | null): Direction =>
  directionOfText(beginningOf(node), language)

/** Enough of the text in a node to know its direction. */
function beginningOf(node: NodeJson): string {
  let text = node.text ?? ''
  for (const child of node.content ?? []) {
    if (text.length >= 4 * ENOUGH) break
    text += beginningOf(child)
  }
  return text
}

const turning = new Set(['bulletList', 'orderedList', 'listItem', 'blockquote', 'table'])

/** True for a block whose sign, columns or line at its side follow the direction of the text in it. */
export const turnsItsContent = (type: string): boolean => turning.has(type)

/** The direction of what is around each node of a body in this language: of the list, table, quote or text in another language that it is in. */
export function directionsAround(
  document: DocumentJson,
  language: string | null,
): ReadonlyMap<NodeJson, Direction> {
  const around = new Map<NodeJson, Direction>()
  const inside = new Map<NodeJson | null, Direction>()
  walk(document, (node, _, parent) => {
    const outer = inside.get(parent) ?? directionOf(language)
    const own = node.type === 'languageBlock' ? node.attrs?.language : null
    const turned =
      typeof own === 'string'
        ? directionOfNode(node, own)
        : turnsItsContent(node.type) && directionOfNode(node, null)
    around.set(node, outer)
    inside.set(node, turned && turned !== 'auto' ? turned : outer)
  })
  return around
}
