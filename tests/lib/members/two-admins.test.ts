import '@/tests/support/database'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { Conflict, Forbidden, PasswordNeeded, SecondAdminNeeded } from '@/lib/errors'
import type { Role } from '@/lib/generated/prisma/enums'
import { accountNotices } from '@/lib/members/account-notices'
import { changeRole, createMember, disableMember, enableMember } from '@/lib/members/commands'
import { acceptInvitation, createResetLink, invite } from '@/lib/members/invitations'
import { operator } from '@/lib/members/member-manager'
import {
  askForTwoAdmins,
  confirmProposal,
  countProposalsFor,
  declineProposal,
  listProposals,
  orPropose,
  propose,
} from '@/lib/members/proposals'
import { openInvitation } from '@/lib/members/queries'
import { removeSecondFactor } from '@/lib/members/signing-in/second-factor'
import { changeSettings, settingsFor } from '@/lib/settings/settings'
import { makeMember } from '@/tests/support/factories'
import { settingsDraft } from '@/tests/support/factories/settings'

const password = 'a few plain words'
let admins: { first: Actor; second: Actor }

beforeEach(async () => {
  await db.member.updateMany({ where: { role: 'ADMIN' }, data: { disabledAt: new Date() } })
  admins = {
    first: await makeMember({ role: 'ADMIN', name: 'First Admin' }),
    second: await makeMember({ role: 'ADMIN', name: 'Second Admin' }),
  }
  await db.settings.updateMany({ data: { twoAdmins: false } })
  await askForTwoAdmins(admins.first)
})

const email = () => `${crypto.randomUUID()}@example.org`

/** A member of this role who can't sign in. */
async function disabledMember(role: Role): Promise<Actor> {
  const member = await makeMember({ role })
  await disableMember(operator, member.id)
  return member
}

const roleOf = async ({ id }: Actor) => (await db.member.findUniqueOrThrow({ where: { id } })).role

/** Proposes it as the first admin, and returns its id. */
async function proposed(input: Parameters<typeof propose>[1]): Promise<string> {
  await propose(admins.first, input)
  const proposal = await db.adminProposal.findFirstOrThrow({ orderBy: { id: 'desc' } })
  return proposal.id
}

describe('while the archive asks for two admins', () => {
  test.each<[string, (admin: Actor) => Promise<unknown>]>([
    ['reset a password', async (admin) => createResetLink(admin, (await makeMember()).id)],
    ['give the reviewer role', async (admin) => changeRole(admin, (await makeMember()).id, 'REVIEWER')],
    [
      'make a reviewer a publisher',
      async (admin) => changeRole(admin, (await makeMember({ role: 'REVIEWER' })).id, 'PUBLISHER'),
    ],
    ['invite a reviewer', (admin) => invite(admin, { email: email(), role: 'REVIEWER' })],
    ['invite an admin', (admin) => invite(admin, { email: email(), role: 'ADMIN' })],
    [
      'add a publisher',
      (admin) => createMember(admin, { email: email(), name: 'P', role: 'PUBLISHER', password }),
    ],
    ...(['REVIEWER', 'PUBLISHER', 'ADMIN'] as const).map((role) => {
      const enable = async (admin: Actor) => enableMember(admin, (await disabledMember(role)).id)
      return [`enable a disabled ${role.toLowerCase()}`, enable] as [string, typeof enable]
    }),
  ])('one admin can’t %s', async (_, act) => {
    await expect(act(admins.first)).rejects.toThrow(SecondAdminNeeded)
  })

  test('one admin still takes roles away, and invites and enables editors', async () => {
    const publisher = await makeMember({ role: 'PUBLISHER' })
    await changeRole(admins.first, publisher.id, 'EDITOR')
    await expect(invite(admins.first, { email: email(), role: 'EDITOR' })).resolves.toHaveProperty('token')
    await enableMember(admins.first, (await disabledMember('EDITOR')).id)
  })

  test('the operator of the machine needs no second', async () => {
    const member = await makeMember()
    await changeRole(operator, member.id, 'REVIEWER')
    await expect(createResetLink(operator, member.id)).resolves.toHaveProperty('token')
  })

  test('a command that is refused is proposed instead', async () => {
    const member = await makeMember()
    const done = await orPropose(admins.first, { act: 'RESET', memberId: member.id }, () =>
      createResetLink(admins.first, member.id),
    )
    expect(done).toEqual({ proposed: true })
    expect(await countProposalsFor(admins.second)).toBe((await countProposalsFor(admins.first)) + 1)
    expect(await listProposals(admins.second)).toContainEqual(
      expect.objectContaining({ act: 'RESET', whose: member.name, by: 'First Admin', isOwn: false }),
    )
  })

  test('links that one admin made before stop working', async () => {
    await db.settings.updateMany({ data: { twoAdmins: false } })
    const member = await makeMember()
    const reset = await createResetLink(admins.first, member.id)
    const reviewer = await invite(admins.first, { email: email(), role: 'REVIEWER' })
    const editor = await invite(admins.first, { email: email(), role: 'EDITOR' })
    await askForTwoAdmins(admins.second)
    expect(await openInvitation(reset.token)).toBeNull()
    expect(await openInvitation(reviewer.token)).toBeNull()
    expect(await openInvitation(editor.token)).not.toBeNull()
  })

  test('saving the other settings keeps it', async () => {
    const { version } = await settingsFor(admins.first)
    await changeSettings(admins.first, version, settingsDraft())
    expect((await settingsFor(admins.first)).twoAdmins).toBe(true)
  })
})

describe('a proposal', () => {
  test('gives the role when another admin confirms, and names both', async () => {
    const member = await makeMember()
    const id = await proposed({ act: 'ROLE', memberId: member.id, role: 'REVIEWER' })
    expect(await roleOf(member)).toBe('EDITOR')
    await confirmProposal(admins.second, id)
    expect(await roleOf(member)).toBe('REVIEWER')
    expect(await accountNotices(member)).toMatchObject([
      { change: 'ROLE', role: 'REVIEWER', by: 'Second Admin', proposedBy: 'First Admin' },
    ])
  })

  test('removes a second step when another admin confirms', async () => {
    const member = await makeMember()
    await db.secondFactor.create({
      data: { memberId: member.id, sealedSecret: 'x', confirmedAt: new Date(), lastStep: 1 },
    })
    const remove = (admin: Actor) => () => removeSecondFactor(admin, member.id)
    await expect(remove(admins.first)()).rejects.toThrow(SecondAdminNeeded)
    const asked = { act: 'FACTOR', memberId: member.id } as const
    expect(await orPropose(admins.first, asked, remove(admins.first))).toEqual({ proposed: true })
    const { id } = await db.adminProposal.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(await confirmProposal(admins.second, id)).toBeNull()
    expect(await db.secondFactor.count({ where: { memberId: member.id } })).toBe(0)
    expect(await accountNotices(member)).toMatchObject([
      { change: 'FACTOR', by: 'Second Admin', proposedBy: 'First Admin' },
    ])
    const event = await db.event.findFirst({ orderBy: { id: 'desc' }, include: { detail: true } })
    expect(event).toMatchObject({
      ...{ action: 'member.remove-second-factor', actorId: admins.second.id },
      detail: { detail: { proposedBy: admins.first.id } },
    })
    const empty = await proposed(asked)
    await expect(confirmProposal(admins.second, empty)).rejects.toThrow(Conflict)
  })

  test('enables a reviewer when another admin confirms, and the log names both', async () => {
    const member = await disabledMember('REVIEWER')
    await confirmProposal(admins.second, await proposed({ act: 'ENABLE', memberId: member.id }))
    expect(await db.member.findUnique({ where: { id: member.id } })).toMatchObject({ disabledAt: null })
    const event = await db.event.findFirstOrThrow({
      where: { subjectId: member.id, action: 'member.enable' },
      include: { detail: true },
    })
    expect(event.actorId).toBe(admins.second.id)
    expect(event.detail?.detail).toMatchObject({ proposedBy: admins.first.id })
  })

  test('no longer enables a member whose role changed or who is active', async () => {
    const [changed, active] = [await disabledMember('REVIEWER'), await disabledMember('REVIEWER')]
    const forChanged = await proposed({ act: 'ENABLE', memberId: changed.id })
    const forActive = await proposed({ act: 'ENABLE', memberId: active.id })
    await changeRole(operator, changed.id, 'PUBLISHER')
    await enableMember(operator, active.id)
    await expect(confirmProposal(admins.second, forChanged)).rejects.toThrow(Conflict)
    await expect(confirmProposal(admins.second, forActive)).rejects.toThrow(Conflict)
  })

  test('makes the password link when confirmed, and the reset names both', async () => {
    const member = await makeMember({ role: 'REVIEWER' })
    const link = await confirmProposal(admins.second, await proposed({ act: 'RESET', memberId: member.id }))
    await acceptInvitation(link?.token ?? '', { password })
    expect(await accountNotices(member)).toMatchObject([
      { change: 'PASSWORD', by: 'Second Admin', proposedBy: 'First Admin' },
    ])
    const event = await db.event.findFirstOrThrow({
      where: { subjectId: member.id, action: 'member.reset-password' },
      include: { detail: true },
    })
    expect(event.actorId).toBe(admins.second.id)
    expect(event.detail?.detail).toMatchObject({ proposedBy: admins.first.id })
  })

  test('makes the invitation when another admin confirms it', async () => {
    const address = email()
    const id = await proposed({ act: 'INVITATION', email: address, role: 'PUBLISHER' })
    const link = await confirmProposal(admins.second, id)
    expect(link?.days).toBe(7)
    expect(await openInvitation(link?.token)).toMatchObject({ email: address, role: 'PUBLISHER' })
  })

  test('turns the setting off only when another admin confirms it', async () => {
    const id = await proposed({ act: 'ONE_ADMIN' })
    expect((await settingsFor(admins.first)).twoAdmins).toBe(true)
    await confirmProposal(admins.second, id)
    expect((await settingsFor(admins.first)).twoAdmins).toBe(false)
  })

  test('can’t be confirmed by its own author, nor by others than admins', async () => {
    const id = await proposed({ act: 'RESET', memberId: (await makeMember()).id })
    await expect(confirmProposal(admins.first, id)).rejects.toThrow(Forbidden)
    await expect(confirmProposal(await makeMember({ role: 'PUBLISHER' }), id)).rejects.toThrow(Forbidden)
    await expect(db.$executeRaw`UPDATE "AdminProposal" SET decision = 'CONFIRMED', "decidedAt" = now(),
      "decidedById" = "proposedById" WHERE id = ${id}::uuid`).rejects.toThrow()
  })

  test('needs the confirming admin’s password of the last 15 minutes', async () => {
    const id = await proposed({ act: 'RESET', memberId: (await makeMember()).id })
    const session = { id: crypto.randomUUID(), passwordAt: new Date(Date.now() - 16 * 60_000) }
    await expect(confirmProposal({ ...admins.second, session }, id)).rejects.toThrow(PasswordNeeded)
    await expect(propose({ ...admins.first, session }, { act: 'ONE_ADMIN' })).rejects.toThrow(PasswordNeeded)
  })

  test('takes effect once when two admins decide at the same moment', async () => {
    const third = await makeMember({ role: 'ADMIN' })
    const id = await proposed({ act: 'RESET', memberId: (await makeMember()).id })
    const outcomes = await Promise.allSettled([
      confirmProposal(admins.second, id),
      confirmProposal(third, id),
      declineProposal(admins.first, id),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('expires, and can then be made again', async () => {
    const act = { act: 'RESET', memberId: (await makeMember()).id } as const
    const early = { proposedAt: new Date(Date.now() - 9e8), expiresAt: new Date(Date.now() - 1000) }
    const { id } = await db.adminProposal.create({
      data: { ...act, ...early, proposedById: admins.first.id },
    })
    await expect(confirmProposal(admins.second, id)).rejects.toThrow(Conflict)
    expect((await listProposals(admins.second)).map((listed) => listed.id)).not.toContain(id)
    await confirmProposal(admins.second, await proposed(act))
    expect(await db.adminProposal.findUnique({ where: { id } })).toMatchObject({ decision: 'EXPIRED' })
  })

  test('is open once for the same thing', async () => {
    const memberId = (await makeMember()).id
    await proposed({ act: 'RESET', memberId })
    await expect(propose(admins.second, { act: 'RESET', memberId })).rejects.toThrow(Conflict)
  })

  test('does nothing when declined, and can’t be confirmed then', async () => {
    const member = await makeMember()
    const id = await proposed({ act: 'ROLE', memberId: member.id, role: 'ADMIN' })
    await declineProposal(admins.second, id)
    await expect(confirmProposal(admins.second, id)).rejects.toThrow(Conflict)
    expect(await roleOf(member)).toBe('EDITOR')
  })

  test('no longer counts once the member has another role', async () => {
    const member = await makeMember()
    const id = await proposed({ act: 'ROLE', memberId: member.id, role: 'REVIEWER' })
    await changeRole(admins.first, member.id, 'CONTRIBUTOR')
    await expect(confirmProposal(admins.second, id)).rejects.toThrow(Conflict)
    expect(await roleOf(member)).toBe('CONTRIBUTOR')
  })

  test('no longer counts once its author is no admin', async () => {
    const id = await proposed({ act: 'RESET', memberId: (await makeMember()).id })
    await changeRole(admins.second, admins.first.id, 'EDITOR')
    await expect(confirmProposal(admins.second, id)).rejects.toThrow(Conflict)
  })

  test('is refused where one admin is enough', async () => {
    const { id: memberId } = await makeMember({ role: 'ADMIN' })
    await expect(propose(admins.first, { act: 'ROLE', memberId, role: 'EDITOR' })).rejects.toThrow(Conflict)
    const editor = await disabledMember('EDITOR')
    await expect(propose(admins.first, { act: 'ENABLE', memberId: editor.id })).rejects.toThrow(Conflict)
    await db.settings.updateMany({ data: { twoAdmins: false } })
    await expect(propose(admins.first, { act: 'RESET', memberId })).rejects.toThrow(Conflict)
  })
})

describe('a single remaining admin', () => {
  test('reads who can help, and can propose nothing', async () => {
    await disableMember(admins.first, admins.second.id)
    const refusal = propose(admins.first, { act: 'RESET', memberId: (await makeMember()).id })
    await expect(refusal).rejects.toMatchObject({ text: { key: 'members.twoAdmins.onlyOne' } })
  })

  test('can’t make the archive ask for two', async () => {
    await db.settings.updateMany({ data: { twoAdmins: false } })
    await disableMember(admins.first, admins.second.id)
    await expect(askForTwoAdmins(admins.first)).rejects.toThrow(Conflict)
  })
})
