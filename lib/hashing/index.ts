import { createHash } from 'node:crypto'

/** SHA-256 as 64 small hexadecimal digits; text is hashed as UTF-8. */
export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex')

/**
 * JSON in one canonical form (after RFC 8785): keys sorted by UTF-16 code units, no white space, `undefined` members left out.
 * Throws on what JSON cannot hold: a bigint, NaN or an infinity.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    if (value instanceof Date) return JSON.stringify(value)
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
    return `{${members.join(',')}}`
  }
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new TypeError('Canonical JSON holds finite numbers only.')
  const json = JSON.stringify(value)
  if (json === undefined) throw new TypeError('This value has no JSON form.')
  return json
}
