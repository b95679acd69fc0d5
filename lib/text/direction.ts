import type { NodeJson } from './json'
import { type Direction, directionOf } from './language'

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
