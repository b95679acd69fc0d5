import 'server-only'
import { db, transaction } from '@/lib/db'
import { recordEvent } from '@/lib/events'
import { BASELINE, hashBaseline } from './rows'

/**
 * Writes the one event that records the rows of an archive from before events recorded rows (BaselineRow). Does nothing when there are none,
 * or when they are recorded. Returns the number of rows.
 */
export async function recordBaseline(): Promise<number> {
  const subject = { subjectType: 'archive', subjectId: 'baseline' } as const
  if (await db.event.findFirst({ where: subject, select: { id: true } })) return 0
  return transaction(
    async (tx) => {
      const detail = await hashBaseline(tx)
      if (detail.rows > 0) await recordEvent(tx, { actor: null, action: BASELINE, ...subject, detail })
      return detail.rows
    },
    { timeout: 3_600_000 },
  )
}
