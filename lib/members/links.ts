import 'server-only'
import type { Actor } from '@/lib/access'
import { isoDay } from '@/lib/dates/days'
import type { Tx } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import type { Role } from '@/lib/generated/prisma/enums'
import { removeMail } from '@/lib/mail/queue'
import { newToken, tokenHash } from './tokens'

type Offer = { email: string } | { memberId: string; isRequested: boolean } | { email: null; memberId: null }

/** A proposal that a second admin confirmed, and the admin who made it. */
export type ConfirmedProposal = { id: string; byId: string }

/** Creates a link and deletes open ones for the same person, so that only the newest works. */
export async function offer(
  tx: Tx,
  to: Offer,
  rest: { role: Role; by: Actor | null; lasts: number; proposed?: ConfirmedProposal | null },
) {
  const token = newToken()
  const before = await tx.invitation.findMany({ where: { ...to, acceptedAt: null }, select: { id: true } })
  await removeLinks(tx, before)
  const expiresAt = new Date(Date.now() + rest.lasts * DAY_MS)
  const { id } = await tx.invitation.create({
    data: {
      ...to,
      role: rest.role,
      tokenHash: tokenHash(token),
      expiresAt,
      invitedById: rest.by?.id ?? null,
      proposedById: rest.proposed?.byId ?? null,
    },
    select: { id: true },
  })
  return { token, id, mail: { key: mailKeyOf(id), secretPath: `/invitation/${token}`, expiresAt } }
}

/** The key of the e-mail with a link. */
export const mailKeyOf = (id: string) => `invitation ${id}`

/** The day of a moment, as a value of a message. */
export const dayValue = (date: Date) => ({ day: isoDay(date) })

/** Removes a member's open links for a new password, with the e-mails that would bring them. */
export async function removeLinksOf(tx: Tx, memberId: string): Promise<void> {
  await removeLinks(
    tx,
    await tx.invitation.findMany({ where: { memberId, acceptedAt: null }, select: { id: true } }),
  )
}

/** Removes open links, with the e-mails that would bring them. */
async function removeLinks(tx: Tx, links: readonly { id: string }[]) {
  if (links.length === 0) return
  await removeMail(tx, ...links.map(({ id }) => mailKeyOf(id)))
  await tx.invitation.deleteMany({ where: { id: { in: links.map(({ id }) => id) }, acceptedAt: null } })
}
