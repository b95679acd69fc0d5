import 'server-only'
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { env } from '@/lib/env'

const CIPHER = 'aes-256-gcm'
const wrapping = () => Buffer.from(hkdfSync('sha256', env.NEXTAUTH_SECRET, '', 'stele text key', 32))

function wrap(memberId: string, key: Buffer): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv(CIPHER, wrapping(), iv).setAAD(Buffer.from(memberId))
  const sealed = Buffer.concat([cipher.update(key), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
}

/** Null when the row was wrapped with another secret of the archive. */
function unwrap(memberId: string, wrapped: string): Buffer | null {
  const bytes = Buffer.from(wrapped, 'base64')
  try {
    const decipher = createDecipheriv(CIPHER, wrapping(), bytes.subarray(0, 12), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(memberId)).setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
  } catch {
    return null
  }
}

/**
 * The actor's key for unsent texts in their browsers: 256 bits in base64, always the same. It is made when first asked for and stored encrypted
 * with the archive's secret. After a change of that secret a new one is made, and texts encrypted with the old one can't be read any more.
 */
export async function textKeyOf({ id: memberId }: Pick<Actor, 'id'>): Promise<string> {
  const made = () => ({ memberId, wrapped: wrap(memberId, randomBytes(32)) })
  // Two pages can ask for the first time at once: one row wins, and both read it.
  await db.memberKey.createMany({ data: made(), skipDuplicates: true })
  const stored = await db.memberKey.findUniqueOrThrow({ where: { memberId }, select: { wrapped: true } })
  const key = unwrap(memberId, stored.wrapped)
  if (key) return key.toString('base64')
  await db.memberKey.updateMany({ where: { memberId, wrapped: stored.wrapped }, data: made() })
  return textKeyOf({ id: memberId })
}
