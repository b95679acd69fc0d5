import 'server-only'
import { db, transaction } from '@/lib/db'
import { recordEvent } from '@/lib/events'
import { type Given, parseInput } from '@/lib/input'
import { queueMail } from '@/lib/mail/queue'
import { offer } from './links'
import { forgottenSchema, REQUESTED_MINUTES } from './schema'
import { mayRequestReset } from './signing-in/throttle'

/** The address that someone gave; `Invalid` with `email` when it is none. Looks nothing up. */
export const readRequest = (given: Given<typeof forgottenSchema>): { email: string } =>
  parseInput(forgottenSchema, given)

/**
 * Sends a link for a new password to a member who asked for it with their e-mail address. It works once, within an hour, and replaces an earlier
 * one of this kind. Does the same in silence for an address without an active member, and after too many requests; the page answers before it
 * runs, so that neither the answer nor its time says whether there is one.
 */
export async function requestReset(email: string, address: string): Promise<void> {
  if (!(await mayRequestReset(email, address))) return
  const member = await db.member.findFirst({
    where: { email, disabledAt: null },
    select: { id: true, role: true },
  })
  if (!member) return
  await transaction(async (tx) => {
    const { mail } = await offer(
      tx,
      { memberId: member.id, isRequested: true },
      { role: member.role, by: null, lasts: REQUESTED_MINUTES / (24 * 60) },
    )
    await queueMail(tx, {
      kind: 'requestedPassword',
      to: { members: [member.id] },
      values: { minutes: REQUESTED_MINUTES },
      ...mail,
    })
    await recordEvent(tx, {
      actor: null,
      action: 'member.request-reset',
      subjectType: 'member',
      subjectId: member.id,
    })
  })
}
