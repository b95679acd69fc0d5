import '@/tests/support/database'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { db, transaction } from '@/lib/db'
import type { NotificationKind } from '@/lib/generated/prisma/enums'
import { letterIn } from '@/lib/mail/send'
import { chooseMailPace } from '@/lib/members/mail-pace'
import { notifyMembers, seeNotifications } from '@/lib/notifications/commands'
import { mailNotifications } from '@/lib/notifications/mail'
import { makeMember, makeSubmittable } from '@/tests/support/factories'

const MINUTE = 60_000
const later = (minutes: number) => new Date(Date.now() + minutes * MINUTE)
let actor: Actor
beforeEach(async () => {
  await db.notification.deleteMany()
  await db.mailMessage.deleteMany()
  actor = await makeMember()
})

/** Notifies the actor about a record of its own. */
async function notified(kind: NotificationKind) {
  const { id } = await makeSubmittable(actor)
  await transaction((tx) => notifyMembers(tx, null, [actor.id], { kind, recordId: id }))
  return db.draft.findUniqueOrThrow({ where: { recordId: id }, select: { title: true } })
}
const written = () => db.mailMessage.findMany({ where: { memberId: actor.id } })

describe('an e-mail about notifications', () => {
  test('counts what is unseen after ten minutes, once, without titles', async () => {
    const { title } = await notified('ASSIGNMENT')
    await notified('ASSIGNMENT')
    await notified('RETURN')
    await mailNotifications('SOON', later(5))
    expect(await written()).toEqual([])
    await mailNotifications('SOON', later(11))
    await mailNotifications('SOON', later(12))
    const [row, ...others] = await written()
    expect(others).toEqual([])
    const letter = row && (await letterIn(row))
    expect(letter?.subject).toContain('3 notifications')
    expect(letter?.text).toContain('\n2 records were assigned to you\n1 record was returned to you\n')
    expect(title).not.toBe('')
    expect(letter?.text).not.toContain(title)
  })

  test('counts mentions, answers, approvals, publications and comments', async () => {
    const kinds = ['MENTION', 'REPLY', 'SCHEDULE', 'APPROVE', 'PUBLISH', 'COMMENT', 'SUGGESTION'] as const
    for (const kind of kinds) await notified(kind)
    await mailNotifications('SOON', later(11))
    const [row] = await written()
    const letter = row && (await letterIn(row))
    expect(letter?.text).toContain(
      '\n1 question was asked of you\n1 answer in a discussion\n1 record could not be published as planned\n1 record of yours was approved\n1 record of yours was published\n1 comment on your records\n1 suggestion for your records\n',
    )
    // A row of an earlier version has no such counts.
    const values = { count: 1, assigned: 1, asked: 0, answered: 0, returned: 0, unpublished: 0 }
    const earlier = row && (await letterIn({ ...row, values }))
    expect(earlier?.text).toContain('\n1 record was assigned to you\n')
  })

  test('isn’t written about what was seen at the desk', async () => {
    await notified('RETURN')
    await seeNotifications(actor)
    await mailNotifications('SOON', later(11))
    expect(await written()).toEqual([])
  })

  test('comes once a day or never, as the member chose', async () => {
    await chooseMailPace(actor, 'DAILY')
    await notified('RETURN')
    await mailNotifications('SOON', later(60))
    expect(await written()).toEqual([])
    await mailNotifications('DAILY')
    expect(await written()).toHaveLength(1)
    await chooseMailPace(actor, 'NEVER')
    await notified('RETURN')
    for (const pace of ['SOON', 'DAILY'] as const) await mailNotifications(pace, later(60))
    expect(await written()).toHaveLength(1)
  })
})
