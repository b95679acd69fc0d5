import { randomUUID } from 'node:crypto'

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The ids of the parts of a content: values of `id`, wherever they are. */
function idsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'id' in value && typeof value.id === 'string' && ID.test(value.id) ? [value.id] : []
  return [...own, ...Object.values(value).flatMap(idsIn)]
}

/** Both with new ids for the parts of the content, so that nothing said of a part of one record is said of the other. */
export function withNewIds(
  content: unknown,
  contributors: unknown,
): { content: unknown; contributors: unknown } {
  let text = JSON.stringify({ content, contributors })
  for (const id of new Set(idsIn(content))) text = text.replaceAll(id, randomUUID())
  return JSON.parse(text)
}
