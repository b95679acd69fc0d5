import 'server-only'
import { db } from '@/lib/db'

export type Tombstone = { withdrawnAt: Date; reason: string; through: number; live: boolean }

/** The latest withdrawal at this address, with its date and reason; null when nothing there was withdrawn. */
export async function tombstoneOf(slug: string): Promise<Tombstone | null> {
  const withdrawal = await db.withdrawal.findFirst({
    where: { record: { slug } },
    orderBy: [{ throughEdition: 'desc' }, { at: 'desc' }],
    select: { at: true, reason: true, throughEdition: true, record: { select: { liveId: true } } },
  })
  if (!withdrawal) return null
  const { at, reason, throughEdition, record } = withdrawal
  return { withdrawnAt: at, reason, through: throughEdition, live: record.liveId !== null }
}
