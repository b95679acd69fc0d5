import type { DocumentJson } from './document'
import type { NodeJson } from './json'
import { wordsOf } from './walk'

const media = new Set(['image', 'file'])

const isWords = (node: NodeJson) => !media.has(node.type) && wordsOf(node).trim() !== ''

/** True for a body that has words of its own, besides its images, recordings and documents. */
export const hasWords = (body: DocumentJson): boolean => body.content.some(isWords)

/**
 * The body as readers see it: images, recordings and documents at its beginning follow its first words. So a page begins with words, not with a
 * player. The same body where there are none.
 */
export function wordsFirst(body: DocumentJson): DocumentJson {
  const first = body.content.findIndex(isWords)
  if (!body.content.slice(0, Math.max(0, first)).some(({ type }) => media.has(type))) return body
  const before = body.content.slice(0, first)
  return {
    ...body,
    content: [...body.content.slice(first, first + 1), ...before, ...body.content.slice(first + 1)],
  }
}
