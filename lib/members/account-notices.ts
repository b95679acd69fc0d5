import 'server-only'
import type { Actor } from '@/lib/access'
import { db, type Tx } from '@/lib/db'
import type { AccountChange, Role } from '@/lib/generated/prisma/enums'
import { parseId } from '@/lib/input'
import { queueMail } from '@/lib/mail/queue'
import { message } from '@/lib/messages/message'

/**
 * Something that an admin changed in a member's account. `by` is null for the operator of the machine; `proposedBy` is the other admin, where
 * two were needed.
 */
export type AccountNotice = {
  id: string
  change: AccountChange
  role: Role | null
  by: string | null
  proposedBy: string | null
  at: Date
}

/** The person who did something, as e-mails name them: an admin, or null for the operator of the machine. */
export const namedBy = (by: { name: string } | null) =>
  ({ who: by ? 'admin' : 'operator', by: by?.name ?? '' }) as const

const mailOf = {
  ROLE: 'roleChanged',
  PASSWORD: 'passwordSet',
  NAME: 'nameChanged',
  FACTOR: 'secondFactor',
} as const

/**
 * Writes a notice, and an e-mail, to a member whose account someone else changed. `FACTOR`: their second step was removed. Called inside the
 * transaction of the change.
 */
export async function notify(
  tx: Tx,
  memberId: string,
  by: { id: string; name: string } | null,
  change: { change: 'ROLE'; role: Role } | { change: 'PASSWORD' | 'NAME' | 'FACTOR' },
  proposedById: string | null = null,
): Promise<void> {
  await tx.accountNotice.create({
    data: { memberId, byId: by?.id ?? null, proposedById, ...change },
    select: { id: true },
  })
  await queueMail(tx, {
    kind: mailOf[change.change],
    to: { members: [memberId] },
    values: {
      ...namedBy(by),
      ...(change.change === 'ROLE' && { role: message(`labels.role.${change.role}`) }),
      ...(change.change === 'FACTOR' && { action: 'remove' }),
    },
    path: change.change === 'FACTOR' ? '/desk/account/second-factor' : '/desk/account',
  })
}

/** The notices that the actor hasn't dismissed, oldest first. */
export async function accountNotices(actor: Actor): Promise<AccountNotice[]> {
  const rows = await db.accountNotice.findMany({
    where: { memberId: actor.id, seenAt: null },
    select: {
      ...{ id: true, change: true, role: true, at: true },
      by: { select: { name: true } },
      proposedBy: { select: { name: true } },
    },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: 20,
  })
  return rows.map(({ by, proposedBy, ...row }) => ({
    ...row,
    by: by?.name ?? null,
    proposedBy: proposedBy?.name ?? null,
  }))
}

/** Marks a notice as seen by its member; does nothing for one of someone else. */
export async function dismissAccountNotice(actor: Actor, id: string): Promise<void> {
  await db.accountNotice.updateMany({
    where: { id: parseId(id), memberId: actor.id, seenAt: null },
    data: { seenAt: new Date() },
  })
}
