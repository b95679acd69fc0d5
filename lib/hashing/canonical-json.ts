/**
 * The canonical JSON of a value (RFC 8785): keys in the order of their UTF-16 units, no white space, ECMAScript numbers. Properties that are
 * undefined are left out; a Date is its ISO 8601 text. Throws a `TypeError` on values that JSON can't represent: undefined in a list, NaN,
 * infinities, big integers, lone surrogates, and objects that are neither plain nor lists.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (value instanceof Date) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && isPlain(value)) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined)
    members.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${members.map(([key, member]) => `${quoted(key)}:${canonicalJson(member)}`).join(',')}}`
  }
  throw new TypeError(`Not JSON: ${typeof value}`)
}

function quoted(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('Not JSON: a lone surrogate')
  return JSON.stringify(text)
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
