import 'server-only'
import { db } from '@/lib/db'
import { isSlug } from '@/lib/input'

export type Tombstone = {
  withdrawnAt: Date
  /** Null once the text was erased. */
  reason: string | null
  through: number
  live: boolean
  erasedAt: Date | null
}

/** The latest withdrawal at this address with its date and reason; null when nothing was withdrawn. */
export async function tombstoneOf(slug: string): Promise<Tombstone | null> {
  if (!isSlug(slug)) return null
  const withdrawal = await db.withdrawal.findFirst({
    where: { record: { slug } },
    orderBy: [{ throughEdition: 'desc' }, { at: 'desc' }],
    select: {
      at: true,
      reason: true,
      throughEdition: true,
      record: { select: { liveId: true, erasure: { select: { at: true } } } },
    },
  })
  if (!withdrawal) return null
  const { at, reason, throughEdition, record } = withdrawal
  const erasedAt = record.erasure?.at ?? null
  return {
    withdrawnAt: at,
    reason: erasedAt ? null : reason,
    through: throughEdition,
    live: record.liveId !== null,
    erasedAt,
  }
}
