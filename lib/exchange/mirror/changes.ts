import 'server-only'
import { db } from '@/lib/db'
import type { Change } from '@/lib/page-store/known-changes'
import { isPublic } from '@/lib/page-store/public-events'
import { type Reach, reachOf } from '@/lib/page-store/reach'
import type { Position } from './mirror'

/** More events than this are not read one by one: everything can have changed. */
const MOST = 10_000

const NOTHING: Position = { id: '0', hash: '' }

/** The end of the event log. */
export async function endOfLog(): Promise<Position> {
  const last = await db.event.findFirst({ orderBy: { id: 'desc' }, select: { id: true, hash: true } })
  return last ? { id: String(last.id), hash: last.hash } : NOTHING
}

/** What the events after a position can have changed; anything where the log doesn't contain that position, as after a restore. */
export async function reachSince({ id, hash }: Position): Promise<Reach> {
  const found = await db.event.findUnique({ where: { id: BigInt(id) }, select: { hash: true } })
  if (found?.hash !== hash) return 'ANYTHING'
  const events: Change[] = await db.event.findMany({
    where: { id: { gt: BigInt(id) } },
    orderBy: { id: 'asc' },
    take: MOST + 1,
    select: { id: true, action: true, subjectType: true, subjectId: true },
  })
  if (events.length > MOST) return 'ANYTHING'
  const news = events.filter(({ action }) => isPublic(action))
  return reachOf(news, async (text, values) => ({ rows: await db.$queryRawUnsafe(text, ...values) }))
}
