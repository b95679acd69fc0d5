import type { ByteRange } from './store'

/**
 * The part of the bytes that a Range header asks for (RFC 9110, 14.1.2). Null for all of them: without a header, with one that can't be read, and with
 * several ranges, which a server need not answer. "NONE" where it asks for what is beyond the end.
 */
export function rangeIn(header: string | null, size: number): ByteRange | 'NONE' | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return null
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'NONE' : { start: size - length, end: size - 1 }
  }
  const start = Number(first)
  if (start >= size) return 'NONE'
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return start > end ? null : { start, end }
}
