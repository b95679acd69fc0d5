import type { Node } from '@tiptap/pm/model'

/** A block that didn't change is the same object after an edit, so only the edited one is counted again. */
const known = new WeakMap<Node, number>()
const segmenters = new Map<string, Intl.Segmenter>()

function segmenterFor(language: string): Intl.Segmenter {
  const made = segmenters.get(language)
  if (made) return made
  const [supported = 'en'] = Intl.Segmenter.supportedLocalesOf([language])
  const segmenter = new Intl.Segmenter(supported, { granularity: 'word' })
  segmenters.set(language, segmenter)
  return segmenter
}

function wordsIn(text: string, language: string): number {
  let count = 0
  for (const { isWordLike } of segmenterFor(language).segment(text)) if (isWordLike) count += 1
  return count
}

/** The number of words of a text, its quotations included, also in languages without spaces between words. */
export function wordCount(doc: Node, language: string): number {
  let count = 0
  doc.descendants((node) => {
    if (!node.isTextblock) return true
    const words = known.get(node) ?? wordsIn(node.textBetween(0, node.content.size, ' ', ' '), language)
    known.set(node, words)
    count += words
    return false
  })
  return count
}
