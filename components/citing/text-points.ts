import type { Range as TextRange } from './word-range'

// The text of a copy is cut into pieces of one text node each, with the offset of the piece in `data-start`. Names of pages and spans between
// them are no text of the copy.

const piecesOf = (root: HTMLElement) => [...root.querySelectorAll<HTMLElement>('[data-start]')]
const startOf = (piece: HTMLElement) => Number(piece.dataset.start)
const endOf = (piece: HTMLElement) => startOf(piece) + (piece.textContent?.length ?? 0)

/** The offset in the copy of a point of the page; of a point between two pieces, that of the next one. Null outside of the text. */
export function offsetOfPoint(root: HTMLElement, node: Node, offset: number): number | null {
  if (!root.contains(node)) return null
  const piece = node.parentElement?.closest<HTMLElement>('[data-start]')
  if (piece && node.nodeType === Node.TEXT_NODE) return startOf(piece) + offset
  const point = document.createRange()
  point.setStart(node, offset)
  const pieces = piecesOf(root)
  const next = pieces.find((one) => point.comparePoint(one, 0) >= 0)
  const last = pieces.at(-1)
  return next ? startOf(next) : last ? endOf(last) : null
}

/** A range of the text as a range of the page; null when the page doesn't have it. */
export function pageRangeOf(root: HTMLElement, { start, end }: TextRange): Range | null {
  const pieces = piecesOf(root)
  const first = pieces.find((piece) => startOf(piece) <= start && start < endOf(piece))
  const last = pieces.findLast((piece) => startOf(piece) < end && end <= endOf(piece))
  if (!first?.firstChild || !last?.firstChild) return null
  const range = document.createRange()
  range.setStart(first.firstChild, start - startOf(first))
  range.setEnd(last.firstChild, end - startOf(last))
  return range
}

/** The offset in the copy of what is shown at a point of the window; null where there is no text of it. */
export function offsetAt(root: HTMLElement, x: number, y: number): number | null {
  const point = document.caretPositionFromPoint?.(x, y)
  if (point) return offsetOfPoint(root, point.offsetNode, point.offset)
  const range = document.caretRangeFromPoint?.(x, y)
  return range ? offsetOfPoint(root, range.startContainer, range.startOffset) : null
}

/**
 * Selects a chosen range that is pressed and no longer selected, because another field had the focus: only what is selected can be dragged.
 * Returns true when it did.
 */
export function selectAgain(root: HTMLElement, chosen: TextRange, x: number, y: number): boolean {
  const offset = offsetAt(root, x, y)
  const selection = document.getSelection()
  const range = pageRangeOf(root, chosen)
  if (offset === null || offset < chosen.start || offset >= chosen.end || !selection || !range) return false
  if (!selection.isCollapsed && root.contains(selection.anchorNode)) return false
  selection.removeAllRanges()
  selection.addRange(range)
  return true
}

/** Marks ranges of the page under a name that the style sheet knows (CSS Custom Highlight API). Browsers without it show the selection only. */
export function paint(name: string, range: Range | null): void {
  if (typeof Highlight === 'undefined') return
  if (range) CSS.highlights.set(name, new Highlight(range))
  else CSS.highlights.delete(name)
}
