import type { DocumentJson } from './document'
import type { NodeJson } from './json'
import { walk, wordsOf } from './walk'

type HeadingPlace = { node: NodeJson; id: string; level: 2 | 3 | 4; words: string }

const slugOf = (words: string) =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)

/** All headings in reading order, each with an id made from its text and unique in the body ("text-what-is-known"). */
export function headingsOf(document: DocumentJson): HeadingPlace[] {
  const taken = new Map<string, number>()
  const found: HeadingPlace[] = []
  walk(document, (node) => {
    if (node.type !== 'heading') return
    const words = wordsOf(node)
    const base = `text-${slugOf(words) || 'part'}`
    let times = (taken.get(base) ?? 0) + 1
    while (times > 1 && taken.has(`${base}-${times}`)) times += 1
    const id = times === 1 ? base : `${base}-${times}`
    taken.set(base, times)
    taken.set(id, taken.get(id) ?? 1)
    const level = node.attrs?.level
    found.push({ node, id, level: level === 3 || level === 4 ? level : 2, words })
  })
  return found
}
