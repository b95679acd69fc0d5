/**
 * A part of an edition that can be withheld while the others are verified. `path` is its JSON Pointer (RFC 6901) in the snapshot. Parts within it
 * are null in `value`.
 */
export type EditionPart = { path: string; value: unknown }

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Where a snapshot is divided under scheme 2; `*` is any member or item. Never change this list: editions are verified by it. Another division
 * is a new scheme.
 */
const divisions = [
  '/*',
  '/content/*',
  '/content/fields/*',
  '/content/figures/*',
  '/content/body/content/*',
  '/sources/*',
  '/passages/*',
  '/passages/*/exact',
  '/passages/*/before',
  '/passages/*/after',
  '/passages/*/textLayerSha256',
  '/passages/*/holding/sha256',
  '/verdicts/*',
  '/verdicts/*/note',
  '/states/*',
  '/states/*/fingerprint',
  '/corrections/*',
  '/corrections/*/from',
  '/corrections/*/to',
].map((division) => division.split('/').slice(1))

/** In the body, each quotation is a part, and so are its words and its original. */
const isDividedQuotation = (path: readonly string[], above: readonly unknown[]) => {
  if (path[0] !== 'content' || path[1] !== 'body') return false
  const isQuotation = (value: unknown) => isObject(value) && value.type === 'quotation'
  const [self, parent, grandparent] = [above.at(-1), above.at(-2), above.at(-3)]
  const name = path.at(-1)
  return (
    isQuotation(self) ||
    (name === 'content' && isQuotation(parent)) ||
    (name === 'original' && path.at(-2) === 'attrs' && isQuotation(grandparent))
  )
}

const isDivided = (path: readonly string[], above: readonly unknown[]) =>
  divisions.some(
    (division) =>
      division.length === path.length &&
      division.every((name, index) => name === '*' || name === path[index]),
  ) || isDividedQuotation(path, above)

const pointer = (path: readonly string[]) =>
  path.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** The parts of a snapshot in a fixed order: the whole first, then by position, members in the order of canonical JSON. */
export function editionParts(snapshot: unknown): EditionPart[] {
  const parts: EditionPart[] = []
  const taken = (value: unknown, path: readonly string[], above: readonly unknown[]): unknown => {
    const lineage = [...above, value]
    if (path.length > 0 && !isDivided(path, lineage)) return within(value, path, lineage)
    const part: EditionPart = { path: pointer(path), value: null }
    parts.push(part)
    part.value = within(value, path, lineage)
    return null
  }
  const within = (value: unknown, path: readonly string[], lineage: readonly unknown[]): unknown => {
    if (Array.isArray(value))
      return value.map((item, index) => taken(item, [...path, String(index)], lineage))
    if (!isObject(value)) return value
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return Object.fromEntries(
      members.map(([name, member]) => [name, taken(member, [...path, name], lineage)]),
    )
  }
  taken(snapshot, [], [])
  return parts
}
