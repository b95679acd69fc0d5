import type { DocumentJson } from './document'
import type { NodeJson } from './json'

/** The content warning over each quotation and citation of a body, by id; those without a warning are left out. */
export function closedParts(body: DocumentJson): Map<string, string> {
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
