import 'server-only'
import { db } from '@/lib/db'
import { isSlug } from '@/lib/input'
import { withoutNames } from '@/lib/review/hidden-names/beside'
import { unnamedSpeakers } from '@/lib/review/hidden-names/speakers'
import { getTranslator } from '@/lib/settings/language'

export type Tombstone = {
  withdrawnAt: Date
  /** Null once the text was erased; withheld where it names a speaker who must stay unnamed. */
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
      recordId: true,
      reason: true,
      throughEdition: true,
      record: { select: { liveId: true, erasure: { select: { at: true } } } },
    },
  })
  if (!withdrawal) return null
  const { at, recordId, reason, throughEdition, record } = withdrawal
  const [speakers, t] = await Promise.all([unnamedSpeakers(db), getTranslator()])
  const erasedAt = record.erasure?.at ?? null
  return {
    withdrawnAt: at,
    reason: erasedAt ? null : withoutNames(speakers, recordId, reason, t('archive.evidence.withheld')),
    through: throughEdition,
    live: record.liveId !== null,
    erasedAt,
  }
}
