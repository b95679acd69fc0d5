/**
 * The canonical JSON of a value (RFC 8785): keys in the order of their UTF-16 units, no white space, ECMAScript numbers. Properties that are
 * undefined are left out; a Date is its ISO 8601 text. Throws a `TypeError` on values that JSON can't represent: undefined in a list, NaN,
 * infinities, big integers, lone surrogates, and objects that are neither plain nor lists.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (typeof value === 'object') {
    if (Array.isArray(value)) return listed(value)
    if (value instanceof Date) return JSON.stringify(value)
    if (isPlain(value)) return membersOf(value)
  }
  throw new TypeError(`Not JSON: ${typeof value}`)
}

// Texts are put together piece by piece: a body can have 100,000 parts, and lists of their texts take three times as long.

function listed(items: readonly unknown[]): string {
  let text = '['
  for (let index = 0; index < items.length; index += 1)
    text += index === 0 ? canonicalJson(items[index]) : `,${canonicalJson(items[index])}`
  return `${text}]`
}

function membersOf(value: Readonly<Record<string, unknown>>): string {
  let text = '{'
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member !== undefined) text += `${text.length > 1 ? ',' : ''}${quoted(key)}:${canonicalJson(member)}`
  }
  return `${text}}`
}

/** Characters that JSON writes as an escape, and surrogates, which must be whole. */
const UNPLAIN = /["\\\p{Cc}\ud800-\udfff]/u

function quoted(text: string): string {
  if (!UNPLAIN.test(text)) return `"${text}"`
  if (!text.isWellFormed()) throw new TypeError('Not JSON: a lone surrogate')
  return JSON.stringify(text)
}

function isPlain(value: object): value is Record<string, unknown> {
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
