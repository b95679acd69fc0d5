import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { listEvents } from '@/lib/audit/queries'
import { db } from '@/lib/db'
import { Conflict, Forbidden, Invalid, NotFound, PasswordNeeded } from '@/lib/errors'
import { verifyLog } from '@/lib/events'
import { createToken } from '@/lib/members/api-tokens'
import { changeRole, disableMember, enableMember, renameMember } from '@/lib/members/commands'
import { createResetLink, invite } from '@/lib/members/invitations'
import { operator } from '@/lib/members/member-manager'
import { listMembers } from '@/lib/members/queries'
import { removeMember } from '@/lib/members/removal'
import { startSession } from '@/lib/members/signing-in/sessions'
import { signIn } from '@/lib/members/signing-in/sign-in'
import { textKeyOf } from '@/lib/members/text-key'
import { historyOf } from '@/lib/records/queries'
import { verifyArchive } from '@/lib/verification/verify'
import { makeMember, makeRecord, makeSubmitted, verifyAll } from '@/tests/support/factories'

let admin: Actor
beforeAll(async () => {
  admin = await makeMember({ role: 'ADMIN' })
})

/** Tables that have the text anywhere in a row, except the log of row hashes. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`
  const found: string[] = []
  for (const { name } of tables) {
    const [row] = await db.$queryRawUnsafe<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM "${name}" t WHERE strpos(lower(t::text), lower($1)) > 0`,
      text,
    )
    if (row?.n) found.push(name)
  }
  return found
}

/** A member who was invited, did something of everything, and was disabled. */
async function leaver() {
  const [email, name] = [`shearwater.${randomUUID()}@example.org`, `Shearwater ${randomUUID()}`]
  await invite(admin, { email, role: 'REVIEWER' })
  const times = { proposedAt: new Date(0), expiresAt: new Date(1), decidedAt: new Date(1) }
  await db.adminProposal.create({
    data: {
      act: 'INVITATION',
      email,
      role: 'REVIEWER',
      proposedById: admin.id,
      decision: 'EXPIRED',
      ...times,
    },
  })
  await db.invitation.updateMany({ where: { email }, data: { acceptedAt: new Date() } })
  const member = await db.member.create({
    data: { email, name, role: 'REVIEWER', passwordHash: `argon ${randomUUID()}` },
  })
  const actor: Actor = { id: member.id, name, role: 'REVIEWER' }
  await startSession({ id: actor.id, sessionVersion: 1 }, 'Firefox', { isKnown: false })
  await createToken(actor, { name: 'Program', scope: 'OWN_DRAFTS', days: '7' })
  await textKeyOf(actor)
  await renameMember(admin, actor.id, `${name} the second`)
  await db.mailMessage.create({
    data: {
      ...{
        kind: 'roleChanged',
        email: 'other@example.org',
        values: { by: `${name} the second`, role: { key: 'x' } },
      },
      ...{ state: 'SENT', expiresAt: new Date(), endedAt: new Date() },
    },
  })
  const record = await makeRecord(actor, { title: 'Theirs' })
  const submitted = await makeSubmitted(await makeMember())
  await verifyAll(actor, submitted.id)
  await disableMember(admin, actor.id)
  return { actor, email, name: `${name} the second`, passwordHash: member.passwordHash, record, submitted }
}

describe('removing a member', () => {
  test('erases who they were, and keeps what they did', async () => {
    const { actor, email, name, passwordHash, record, submitted } = await leaver()
    expect((await tablesWith('shearwater')).length).toBeGreaterThan(2)
    const verdicts = await db.verdict.count({ where: { memberId: actor.id } })
    const contributions = await db.draft.findUniqueOrThrow({ where: { recordId: record.id } })
    await removeMember(admin, actor.id, { confirm: name })
    for (const text of ['shearwater', email, passwordHash]) expect(await tablesWith(text)).toEqual([])
    const where = { memberId: actor.id }
    expect([
      await db.session.count({ where }),
      await db.apiToken.count({ where }),
      await db.memberKey.count({ where }),
      await db.mailMessage.count({ where }),
    ]).toEqual([0, 0, 0, 0])
    expect(verdicts).toBeGreaterThan(0)
    expect(await db.verdict.count({ where: { memberId: actor.id } })).toBe(verdicts)
    expect(await db.draft.findUniqueOrThrow({ where: { recordId: record.id } })).toMatchObject({
      contributors: contributions.contributors,
      savedById: actor.id,
    })
    expect(JSON.stringify(contributions.contributors)).toContain(actor.id)
    const { events } = await listEvents(admin, { member: actor.id })
    expect(events.map((event) => event.actor?.name)).toContain('Former reviewer')
    expect(await historyOf(admin, submitted.id)).toBeInstanceOf(Array)
    expect(await verifyLog()).toMatchObject({ ok: true })
    // The factories write some rows without events; those of the member agree with the log.
    const differences: unknown[] = []
    await verifyArchive({ onDifference: (difference) => differences.push(difference) })
    expect(JSON.stringify(differences)).not.toContain(actor.id)
  })

  test('is for disabled members, by admins who type the name', async () => {
    const [member, other] = [await makeMember(), await makeMember({ role: 'PUBLISHER' })]
    const confirm = { confirm: member.name }
    await expect(removeMember(other, member.id, confirm)).rejects.toThrow(Forbidden)
    const session = { id: randomUUID(), passwordAt: new Date(0) }
    await expect(removeMember({ ...admin, session }, member.id, confirm)).rejects.toThrow(PasswordNeeded)
    await expect(removeMember(admin, member.id, confirm)).rejects.toThrow(Conflict)
    await expect(removeMember(admin, admin.id, { confirm: admin.name })).rejects.toThrow(Conflict)
    await disableMember(operator, member.id)
    await expect(removeMember(admin, member.id, { confirm: 'Someone' })).rejects.toThrow(Invalid)
    await removeMember(admin, member.id, confirm)
    await expect(removeMember(admin, member.id, { confirm: 'Former editor' })).rejects.toThrow(NotFound)
  })

  test('can’t be taken back', async () => {
    const { actor, email, name } = await leaver()
    await removeMember(admin, actor.id, { confirm: name })
    await expect(enableMember(admin, actor.id)).rejects.toThrow(NotFound)
    await expect(changeRole(admin, actor.id, 'ADMIN')).rejects.toThrow(NotFound)
    await expect(createResetLink(admin, actor.id)).rejects.toThrow(NotFound)
    await expect(renameMember(admin, actor.id, 'Back')).rejects.toThrow(NotFound)
    const { members } = await listMembers(admin)
    expect(members.map(({ id }) => id)).not.toContain(actor.id)
    for (const address of [email, `${actor.id}@removed.invalid`])
      expect(await signIn({ email: address, password: '' }, '10.0.0.1')).toEqual({ outcome: 'WRONG' })
    await invite(admin, { email, role: 'EDITOR' })
  })
})
