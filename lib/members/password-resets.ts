import 'server-only'
import { db } from '@/lib/db'

/** A password that was set through a link, from the log. `by` made the link: the name of an admin, or null for the operator. */
export type PasswordReset = { memberId: string; at: Date; by: string | null }

/** The action of the event that records a reset. */
export const RESET = 'member.reset-password'

/** The resets of these members, newest first; at most a thousand. For pages that show what the members did. */
export async function passwordResetsOf(memberIds: Iterable<string>): Promise<PasswordReset[]> {
  const rows = await db.event.findMany({
    where: { subjectType: 'member', subjectId: { in: [...new Set(memberIds)] }, action: RESET },
    orderBy: { id: 'desc' },
    take: 1000,
    select: { subjectId: true, at: true, actor: { select: { name: true } } },
  })
  return rows.map(({ subjectId, at, actor }) => ({ memberId: subjectId, at, by: actor?.name ?? null }))
}
