import 'server-only'
import type { Tx } from '@/lib/db'
import type { Dismissal } from './dismissed'

/** The dismissals of a record, oldest first. Guarded by its caller. */
export async function dismissalsOf(client: Tx, recordId: string): Promise<Dismissal[]> {
  const rows = await client.dismissal.findMany({
    where: { recordId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: {
      key: true,
      check: true,
      subjectId: true,
      excerpt: true,
      reason: true,
      at: true,
      member: { select: { name: true } },
    },
  })
  return rows.map(({ member, ...dismissal }) => ({ ...dismissal, by: member.name }))
}
