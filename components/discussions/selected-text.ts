import { ANCHOR_CONTEXT } from '@/lib/discussions/anchor-context'

/** A selected part of a text, with what is before and after it in its block. */
export type SelectedText = { exact: string; prefix: string; suffix: string }

const blocks = 'p, h2, h3, h4, blockquote, li, td, th'

/** The words of a range: without the numbers of notes. */
function wordsIn(range: Range): string {
  const part = document.createElement('div')
  part.append(range.cloneContents())
  for (const number of part.querySelectorAll('sup')) number.remove()
  return part.textContent ?? ''
}

/** What is selected within one block of the text; null where nothing is, or more than a block. */
export function selectedIn(text: Element): SelectedText | null {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const { startContainer, endContainer } = range
  const block = (startContainer instanceof Element ? startContainer : startContainer.parentElement)?.closest(
    blocks,
  )
  if (!block || !text.contains(block) || !block.contains(endContainer)) return null
  const before = document.createRange()
  before.setStart(block, 0)
  before.setEnd(range.startContainer, range.startOffset)
  const after = document.createRange()
  after.setStart(range.endContainer, range.endOffset)
  after.setEnd(block, block.childNodes.length)
  const exact = wordsIn(range)
  return exact.trim() === ''
    ? null
    : {
        exact,
        prefix: wordsIn(before).slice(-ANCHOR_CONTEXT),
        suffix: wordsIn(after).slice(0, ANCHOR_CONTEXT),
      }
}

/** The range of an anchor within the shown text; null where it is not in one run of letters there. */
export function rangeOf(text: Element, { exact, prefix }: SelectedText): Range | null {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
  let fallback: Range | null = null
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.nodeValue ?? ''
    const at = words.indexOf(exact)
    if (at < 0) continue
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + exact.length)
    if (words.slice(0, at).endsWith(prefix.slice(-at || prefix.length))) return range
    fallback ??= range
  }
  return fallback
}
