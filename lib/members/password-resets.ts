import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/db'

/**
 * A password that was set through a link, from the log. `by` made the link, or confirmed it: the name of an admin, or null for the operator.
 * `proposedBy` is the other admin, where two were needed.
 */
type PasswordReset = { memberId: string; at: Date; by: string | null; proposedBy: string | null }

/** The action of the event that records a reset. */
export const RESET = 'member.reset-password'

const detailSchema = z.object({ proposedBy: z.string() })

/** The id of the admin who proposed the reset, from the detail of its event. */
const proposerIn = (detail: unknown): string | null => detailSchema.safeParse(detail).data?.proposedBy ?? null

/** The resets of these members, newest first; at most a thousand. For pages that show what the members did. */
export async function passwordResetsOf(memberIds: Iterable<string>): Promise<PasswordReset[]> {
  const rows = await db.event.findMany({
    where: { subjectType: 'member', subjectId: { in: [...new Set(memberIds)] }, action: RESET },
    orderBy: { id: 'desc' },
    take: 1000,
    select: {
      ...{ subjectId: true, at: true },
      actor: { select: { name: true } },
      detail: { select: { detail: true } },
    },
  })
  const resets = rows.map((row) => ({ ...row, proposer: proposerIn(row.detail?.detail) }))
  const proposers = resets.flatMap(({ proposer }) => proposer ?? [])
  const names = new Map(
    (proposers.length > 0
      ? await db.member.findMany({ where: { id: { in: proposers } }, select: { id: true, name: true } })
      : []
    ).map(({ id, name }) => [id, name]),
  )
  return resets.map(({ subjectId, at, actor, proposer }) => ({
    ...{ memberId: subjectId, at, by: actor?.name ?? null },
    proposedBy: (proposer && names.get(proposer)) ?? null,
  }))
}
