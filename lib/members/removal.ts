import 'server-only'
import { z } from 'zod'
import type { Tx } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { type Given, parseId, parseInput } from '@/lib/input'
import { translatorOf } from '@/lib/messages/catalogue'
import { message } from '@/lib/messages/message'
import { archiveSettings } from '@/lib/settings/settings'
import { removeTokensOf } from './api-tokens'
import { removeLinksOf } from './links'
import { demandConfirmedManager, type Manager, transactionBy } from './member-manager'
import { accountKey } from './signing-in/throttle'
import { newToken, tokenHash } from './tokens'

const removalSchema = z.strictObject({ confirm: z.string().max(500) })

/** An address that reaches no one (RFC 2606), in place of the member's. */
const nowhere = (id: string) => `${id}@removed.invalid`

/** Deletes everything that only served the member, with sent e-mails that name them, and takes their address out of what stays. */
async function forget(
  tx: Tx,
  memberId: string,
  { email, name }: { email: string; name: string },
): Promise<void> {
  const own = { where: { memberId } }
  await removeLinksOf(tx, memberId)
  await removeTokensOf(tx, memberId)
  await tx.session.deleteMany(own)
  await tx.passkey.deleteMany(own)
  await tx.recoveryCode.deleteMany(own)
  await tx.secondFactor.deleteMany(own)
  await tx.challenge.deleteMany(own)
  await tx.memberKey.deleteMany(own)
  await tx.editorPage.deleteMany(own)
  await tx.listChoice.deleteMany(own)
  await tx.savedFilter.deleteMany(own)
  await tx.pageView.deleteMany(own)
  await tx.notification.deleteMany(own)
  await tx.assignment.deleteMany(own)
  await tx.signInFailure.deleteMany({ where: { account: accountKey(email) } })
  await tx.mailMessage.deleteMany({ where: { OR: [{ memberId }, { email }] } })
  await tx.$executeRaw`
    DELETE FROM "MailMessage" WHERE "endedAt" IS NOT NULL AND EXISTS (
      SELECT FROM jsonb_path_query(values, 'strict $.**') said WHERE jsonb_typeof(said) = 'string' AND strpos(said #>> '{}', ${name}) > 0)`
  // With another hash of the token, the hash of the row in the log confirms no guess of the address.
  for (const { id } of await tx.invitation.findMany({ where: { email }, select: { id: true } }))
    await tx.invitation.update({
      where: { id },
      data: { email: nowhere(memberId), tokenHash: tokenHash(newToken()) },
      select: { id: true },
    })
  await tx.$executeRaw`SET LOCAL stele.erasure = 'on'`
  await tx.adminProposal.updateMany({ where: { email }, data: { email: '[removed on request]' } })
  await tx.$executeRaw`SET LOCAL stele.erasure = 'off'`
}

/**
 * Removes a disabled member for good: name, address, password, keys and everything that only served them are erased. Their row stays under the name of
 * their role, so that verdicts, contributions, events and the log still say that one and the same person did them, and rules about one's
 * own contributions hold. `Conflict` for a member who isn't disabled, `Invalid` on `confirm` unless their name was typed, `NotFound` for one who was
 * removed.
 */
export async function removeMember(
  manager: Manager,
  memberId: string,
  given: Given<typeof removalSchema>,
): Promise<void> {
  const by = demandConfirmedManager(manager)
  const id = parseId(memberId)
  const { confirm } = parseInput(removalSchema, given)
  const { language } = await archiveSettings()
  await transactionBy(by, async (tx) => {
    const member = await tx.member.findFirst({ where: { id, removedAt: null } })
    if (!member) throw new NotFound()
    const { name, role } = member
    if (!member.disabledAt) throw new Conflict(message('members.removal.disableFirst'))
    if (confirm.trim() !== name)
      throw new Invalid({ confirm: message('members.removal.confirmName', { name }) })
    await forget(tx, id, member)
    const { count } = await tx.member.updateMany({
      where: { id, removedAt: null, disabledAt: { not: null } },
      data: {
        name: translatorOf(language)('members.removal.shownAs', { role }),
        ...{ email: nowhere(id), passwordHash: '', language: null, mailPace: 'NEVER' },
        ...{ removedAt: new Date(), sessionVersion: { increment: 1 } },
      },
    })
    if (count === 0) throw new Conflict(message('members.removal.disableFirst'))
    await recordEvent(tx, {
      actor: by,
      action: 'member.remove',
      subjectType: 'member',
      subjectId: id,
      detail: { role },
    })
  })
}
