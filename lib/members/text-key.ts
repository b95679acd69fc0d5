import 'server-only'
import { randomBytes } from 'node:crypto'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { seal, unseal } from '@/lib/sealing'

export const sealedFor = (memberId: string) => ({ purpose: 'stele text key', of: memberId })

/**
 * The actor's key for unsent texts in their browsers: 256 bits in base64, always the same. It is made when first asked for and stored encrypted
 * with the archive's secret. After a change of that secret a new one is made, and texts encrypted with the old one can't be read any more.
 */
export async function textKeyOf({ id: memberId }: Pick<Actor, 'id'>): Promise<string> {
  const made = () => ({ memberId, wrapped: seal(sealedFor(memberId), randomBytes(32)) })
  // Two pages can ask for the first time at once: one row wins, and both read it.
  await db.memberKey.createMany({ data: made(), skipDuplicates: true })
  const stored = await db.memberKey.findUniqueOrThrow({ where: { memberId }, select: { wrapped: true } })
  const key = unseal(sealedFor(memberId), stored.wrapped)
  if (key) return key.bytes.toString('base64')
  await db.memberKey.updateMany({ where: { memberId, wrapped: stored.wrapped }, data: made() })
  return textKeyOf({ id: memberId })
}
