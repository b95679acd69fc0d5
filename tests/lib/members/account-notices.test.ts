import '@/tests/support/database'
import { describe, expect, test } from 'vitest'
import { createAuthority } from '@/lib/authorities/commands'
import { db } from '@/lib/db'
import { accountNotices, dismissAccountNotice } from '@/lib/members/account-notices'
import { changeRole } from '@/lib/members/commands'
import { acceptInvitation, createResetLink } from '@/lib/members/invitations'
import { type Manager, operator } from '@/lib/members/member-manager'
import { actorOfSession, startSession } from '@/lib/members/signing-in/sessions'
import { makeMember } from '@/tests/support/factories'

const admin = () => makeMember({ role: 'ADMIN' })

/** A member whose password was set through a link that this manager made. */
async function reset(by: Manager) {
  const member = await makeMember({ role: 'REVIEWER' })
  const { token } = await createResetLink(by, member.id)
  await acceptInvitation(token, { password: 'set through a link' })
  return member
}

const sessionOf = async ({ id }: { id: string }) => {
  const { sessionVersion } = await db.member.findUniqueOrThrow({ where: { id } })
  const actor = await actorOfSession(await startSession({ id, sessionVersion }, null))
  if (!actor) throw new Error('The session is not valid.')
  return actor
}

describe('a member whose password an admin reset', () => {
  test('is not named by the log as the one who did it', async () => {
    const by = await admin()
    const member = await reset(by)
    const events = await db.event.findMany({
      where: { subjectId: member.id, action: 'member.reset-password' },
      select: { actorId: true },
    })
    expect(events).toEqual([{ actorId: by.id }])
  })

  test('sees who did it until they dismiss it', async () => {
    const by = await admin()
    const member = await reset(by)
    const [notice] = await accountNotices(member)
    expect(notice).toMatchObject({ change: 'PASSWORD', by: by.name })
    await dismissAccountNotice(by, notice?.id ?? '')
    expect(await accountNotices(member)).toHaveLength(1)
    await dismissAccountNotice(member, notice?.id ?? '')
    expect(await accountNotices(member)).toEqual([])
  })

  test.each([
    ['an admin', false],
    ['the operator', true],
  ])('has each act of 24 hours marked in the log, after %s', async (_, byOperator) => {
    const by = await admin()
    const member = await reset(byOperator ? operator : by)
    const detailOf = async () => {
      const actor = await sessionOf(member)
      const { id } = await createAuthority(actor, { kind: 'PERSON', name: crypto.randomUUID() })
      const { detail } = await db.event.findFirstOrThrow({
        where: { subjectId: id },
        include: { detail: true },
      })
      return detail?.detail
    }
    expect(await detailOf()).toMatchObject({ afterReset: byOperator ? 'operator' : by.id })
    await db.accountNotice.updateMany({ data: { at: new Date(Date.now() - 25 * 60 * 60_000) } })
    expect(await detailOf()).not.toHaveProperty('afterReset')
  })
})

describe('a member whose role an admin changed', () => {
  test('sees the new role, who changed it and when', async () => {
    const [by, member] = [await admin(), await makeMember()]
    await changeRole(by, member.id, 'REVIEWER')
    expect(await accountNotices(member)).toMatchObject([{ change: 'ROLE', role: 'REVIEWER', by: by.name }])
  })

  test('gets no notice of their own change', async () => {
    const [by] = [await admin(), await admin()]
    await changeRole(by, by.id, 'EDITOR')
    expect(await accountNotices(by)).toEqual([])
  })
})
