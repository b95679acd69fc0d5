import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import { db } from '@/lib/db'
import { parseId } from '@/lib/input'
import { reviewOf } from '@/lib/review/review'
import { type SeenThread, threadsOfRecord } from './queries'

/**
 * The discussions of a record for its editor; none when the actor can't see it. Those that `threadsOfRecord` withholds from them are counted: a
 * comment could reveal a verdict that they don't see yet.
 */
export async function threadsOfDraft(
  actor: Actor,
  recordId: string,
): Promise<{ shown: SeenThread[]; withheld: number }> {
  const count = await db.thread.count({ where: { recordId: parseId(recordId), record: visibleTo(actor) } })
  if (count === 0) return { shown: [], withheld: 0 }
  const { reviewed } = await reviewOf(actor, recordId)
  const { shown, withheld } = await threadsOfRecord(actor, recordId, reviewed?.subjects ?? [])
  return { shown, withheld: [...withheld.values()].reduce((sum, number) => sum + number, 0) }
}
