import { randomUUID } from 'node:crypto'

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const ID = new RegExp(`^${UUID.source}$`)

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
  const fresh = new Map(idsIn(content).map((id) => [id, randomUUID()]))
  // In one pass: a text can have thousands of parts.
  return JSON.parse(JSON.stringify({ content, contributors }).replace(UUID, (id) => fresh.get(id) ?? id))
}
