import { createHash } from 'node:crypto'

/** SHA-256 as 64 small hexadecimal digits; a text is hashed as its UTF-8 bytes. */
export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex')
