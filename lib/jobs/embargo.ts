import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import { db } from '@/lib/db'
import { parseId } from '@/lib/input'

/** The day until which the speaker of a record doesn't allow its publication, if it is to come; null where there is none. */
export async function embargoOf(actor: Actor, recordId: string): Promise<string | null> {
  const consent = await db.consent.findFirst({
    where: { recordId: parseId(recordId), embargoUntil: { gt: new Date() }, record: visibleTo(actor) },
    select: { embargoUntil: true },
  })
  return consent?.embargoUntil?.toISOString().slice(0, 10) ?? null
}
