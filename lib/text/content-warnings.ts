import type { DocumentJson } from './document'
import type { NodeJson } from './json'
import { isWarnedMedia } from './media-texts'

/** The content warning of each quotation and citation of a body that has one, by its id. */
export function contentWarningsOf(body: DocumentJson): Map<string, string> {
  const warnings = new Map<string, string>()
  const within = (node: NodeJson, above: string | null) => {
    const own = node.type === 'sensitive' ? node.attrs?.warning : null
    const warning = typeof own === 'string' ? own : above
    const id = node.attrs?.id
    if (warning !== null && typeof id === 'string') warnings.set(id, warning)
    for (const child of node.content ?? []) within(child, warning)
  }
  within(body, null)
  return warnings
}

const unwarned = (nodes: readonly NodeJson[]): NodeJson[] =>
  nodes
    .filter((node) => node.type !== 'sensitive' && !isWarnedMedia(node))
    .map((node) => (node.content ? { ...node, content: unwarned(node.content) } : node))

/** The body without the parts behind a content warning. */
export const withoutWarnedParts = (body: DocumentJson): DocumentJson => ({
  ...body,
  content: unwarned(body.content),
})

/** True where the text begins behind a warning that has these words, so that a notice above it would say them twice. */
export function beginsBehind(body: DocumentJson, warning: string): boolean {
  const [first] = body.content
  const own = first?.type === 'sensitive' ? first.attrs?.warning : null
  return typeof own === 'string' && own.includes(withoutStop(warning))
}

const withoutStop = (warning: string): string => warning.trimEnd().replace(/[.。։۔]$/u, '')

/** Several warnings as one line, each once. A full stop stays at the end only. */
export const joinedWarnings = (warnings: readonly string[]): string =>
  [...new Set(warnings)]
    .map((warning, index, all) => (index < all.length - 1 ? withoutStop(warning) : warning))
    .join(' · ')
