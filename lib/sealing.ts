import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { env } from '@/lib/env'

const CIPHER = 'aes-256-gcm'

/** The key for one purpose, made from a secret of the archive. */
const keyOf = (secret: string, purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))

/** A hash that only the archive can make, for one purpose: no one can try out which text it was made from. 64 hexadecimal digits. */
export const keyedHash = (purpose: string, text: string): string =>
  createHmac('sha256', env.NEXTAUTH_SECRET).update(`${purpose}:${text}`).digest('hex')

/** What sealed bytes are for and whose they are. They open for nothing and no one else. */
export type Sealed = { purpose: string; of: string }

/** Encrypts bytes with the archive's secret, as base64. */
export function seal({ purpose, of }: Sealed, bytes: Uint8Array): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv(CIPHER, keyOf(env.NEXTAUTH_SECRET, purpose), iv).setAAD(Buffer.from(of))
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
}

function openedWith(secret: string, { purpose, of }: Sealed, sealed: string): Buffer | null {
  const bytes = Buffer.from(sealed, 'base64')
  try {
    const iv = bytes.subarray(0, 12)
    const decipher = createDecipheriv(CIPHER, keyOf(secret, purpose), iv, { authTagLength: 16 })
    decipher.setAAD(Buffer.from(of)).setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
  } catch {
    return null
  }
}

/**
 * The bytes that were sealed with the archive's secret, or with the one before it while the configuration has that; null for any other.
 * `isOld`: they must be sealed again before the earlier secret is taken out of the configuration.
 */
export function unseal(as: Sealed, sealed: string): { bytes: Buffer; isOld: boolean } | null {
  const bytes = openedWith(env.NEXTAUTH_SECRET, as, sealed)
  if (bytes) return { bytes, isOld: false }
  const before = env.NEXTAUTH_SECRET_BEFORE
  const old = before === undefined ? null : openedWith(before, as, sealed)
  return old && { bytes: old, isOld: true }
}
