import '@/tests/support/database'
import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { Conflict, Forbidden, NotFound, PasswordNeeded } from '@/lib/errors'
import { accountNotices } from '@/lib/members/account-notices'
import {
  changeRole,
  createMember,
  disableMember,
  enableMember,
  renameMember,
  signOutEverywhere,
} from '@/lib/members/commands'
import { createResetLink, invite, revokeInvitation } from '@/lib/members/invitations'
import { chooseLanguage, languageOf } from '@/lib/members/language'
import { operator } from '@/lib/members/member-manager'
import { listInvitations, listMembers, memberByEmail, ownAccount } from '@/lib/members/queries'
import { keepRevision } from '@/lib/records/revisions/commands'
import { listRevisions } from '@/lib/records/revisions/queries'
import { makeMember, makeRecord } from '@/tests/support/factories'
import { queriesOf } from '@/tests/support/queries'

const rowOf = (id: string) => db.member.findUniqueOrThrow({ where: { id } })
const eventsOf = async (subjectId: string) =>
  (await db.event.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map(({ action }) => action)
const noAdmins = () => db.member.updateMany({ where: { role: 'ADMIN' }, data: { role: 'EDITOR' } })
const person = { email: 'p@example.org', name: 'P', role: 'EDITOR', password: 'a few plain words' } as const

describe('managing members', () => {
  test.each(['CONTRIBUTOR', 'EDITOR', 'REVIEWER', 'PUBLISHER'] as const)(
    'is not for a %s, by whatever door',
    async (role) => {
      const actor = await makeMember({ role })
      const member = await makeMember()
      const { email } = await rowOf(member.id)
      const before = await rowOf(member.id)
      for (const attempt of [
        () => listMembers(actor),
        () => listInvitations(actor),
        () => memberByEmail(actor, email),
        () => createMember(actor, person),
        () => invite(actor, { email: 'x@example.org', role: 'EDITOR' }),
        () => createResetLink(actor, member.id),
        () => revokeInvitation(actor, member.id),
        () => changeRole(actor, member.id, 'ADMIN'),
        () => changeRole(actor, actor.id, 'ADMIN'),
        () => disableMember(actor, member.id),
        () => enableMember(actor, member.id),
        () => renameMember(actor, member.id, 'Another'),
      ])
        await expect(attempt()).rejects.toThrow(Forbidden)
      expect(await rowOf(member.id)).toEqual(before)
    },
  )

  test('a signed-out visitor is not the operator', async () => {
    // @ts-expect-error null is not a manager
    await expect(createMember(null, person)).rejects.toThrow(TypeError)
    expect(await db.member.count({ where: { email: person.email } })).toBe(0)
  })

  test('each change writes one event with its actor', async () => {
    const admin = await makeMember({ role: 'ADMIN' })
    const member = await createMember(admin, { ...person, email: 'events@example.org' })
    await changeRole(admin, member.id, 'REVIEWER')
    await disableMember(admin, member.id)
    await enableMember(operator, member.id)
    await signOutEverywhere({ ...member, role: 'REVIEWER' })
    const events = await db.event.findMany({ where: { subjectId: member.id }, orderBy: { id: 'asc' } })
    expect(events.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['member.create', admin.id],
      ['member.change-role', admin.id],
      ['member.disable', admin.id],
      ['member.enable', null],
      ['member.sign-out-everywhere', member.id],
    ])
  })

  test('setting the same role writes no event', async () => {
    const admin = await makeMember({ role: 'ADMIN' })
    const member = await makeMember({ role: 'REVIEWER' })
    await changeRole(admin, member.id, 'REVIEWER')
    expect(await rowOf(member.id)).toMatchObject({ sessionVersion: 1 })
    expect(await eventsOf(member.id)).toEqual([])
  })

  test('an unknown member is not found', async () => {
    const admin = await makeMember({ role: 'ADMIN' })
    for (const id of ['unknown', '00000000-0000-4000-8000-000000000000']) {
      await expect(changeRole(admin, id, 'EDITOR')).rejects.toThrow(NotFound)
      await expect(disableMember(admin, id)).rejects.toThrow(NotFound)
      await expect(createResetLink(admin, id)).rejects.toThrow(NotFound)
    }
  })

  test('addresses differing only in case are the same', async () => {
    await createMember(operator, { ...person, email: 'Once@Example.org' })
    await expect(createMember(operator, { ...person, email: 'once@example.ORG' })).rejects.toMatchObject({
      fields: { email: expect.anything() },
    })
    expect(await memberByEmail(operator, ' ONCE@example.org')).toMatchObject({ name: 'P' })
  })
})

describe('the last admin', () => {
  test('cannot be demoted or disabled', async () => {
    await noAdmins()
    const admin = await makeMember({ role: 'ADMIN' })
    await disableMember(operator, (await makeMember({ role: 'ADMIN' })).id)
    await expect(changeRole(admin, admin.id, 'PUBLISHER')).rejects.toThrow(Conflict)
    await expect(disableMember(operator, admin.id)).rejects.toThrow(Conflict)
    expect(await rowOf(admin.id)).toMatchObject({ role: 'ADMIN', disabledAt: null, sessionVersion: 1 })
  })

  test('two admins who demote each other leave one', async () => {
    await noAdmins()
    const [one, two] = [await makeMember({ role: 'ADMIN' }), await makeMember({ role: 'ADMIN' })]
    const results = await Promise.allSettled([changeRole(one, two.id, 'EDITOR'), disableMember(two, one.id)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.member.count({ where: { role: 'ADMIN', disabledAt: null } })).toBe(1)
  })

  test('does not block changes to others', async () => {
    await noAdmins()
    const admin = await makeMember({ role: 'ADMIN' })
    const member = await makeMember()
    await changeRole(admin, member.id, 'REVIEWER')
    await disableMember(admin, member.id)
    expect(await rowOf(member.id)).toMatchObject({ role: 'REVIEWER', disabledAt: expect.any(Date) })
  })
})

describe('lists', () => {
  test('a page has fifty members and takes two queries', async () => {
    const admin = await makeMember({ role: 'ADMIN', name: 'AAA' })
    await db.member.createMany({
      data: Array.from({ length: 60 }, (_, index) => ({
        email: `many-${index}@example.org`,
        name: `Many ${String(index).padStart(2, '0')}`,
        role: 'EDITOR' as const,
        passwordHash: 'none',
      })),
    })
    const sent = await queriesOf(async () => {
      const { members, pages } = await listMembers(admin, 1)
      expect(members).toHaveLength(50)
      expect(members.map(({ name }) => name)).toEqual(members.map(({ name }) => name).toSorted())
      expect(pages).toBe(2)
      expect(JSON.stringify(members)).not.toContain('passwordHash')
    })
    expect(sent).toHaveLength(2)
    expect((await listMembers(admin, 3)).members).toEqual([])
  })

  test('a member sees their own account', async () => {
    const member = await makeMember({ name: 'Own' })
    expect(await ownAccount(member)).toMatchObject({ name: 'Own', role: 'EDITOR' })
  })
})

describe('the name of a member', () => {
  test('is changed by an admin with a notice, without the log', async () => {
    const admin = await makeMember({ role: 'ADMIN' })
    const member = await makeMember({ name: 'Before Change' })
    await renameMember(admin, member.id, ' After Change ')
    expect(await rowOf(member.id)).toMatchObject({ name: 'After Change', sessionVersion: 1 })
    expect(await accountNotices(member)).toMatchObject([{ change: 'NAME', by: admin.name }])
    const event = await db.event.findFirstOrThrow({
      where: { subjectId: member.id, action: 'member.rename' },
      select: { actorId: true, detail: { select: { detail: true } } },
    })
    expect(event.actorId).toBe(admin.id)
    expect(JSON.stringify(event.detail)).not.toMatch(/Before|After/)
  })

  test('is changed by themselves without a notice', async () => {
    const member = await makeMember({ role: 'CONTRIBUTOR', name: 'First Name' })
    const record = await makeRecord(member)
    await keepRevision(member, record.id, 'First')
    await renameMember(member, member.id, 'Second Name')
    const { revisions } = await listRevisions(member, record.id)
    expect(revisions.map(({ author }) => author.name)).toEqual(['Second Name'])
    expect(await rowOf(member.id)).toMatchObject({ name: 'Second Name' })
    expect(await accountNotices(member)).toEqual([])
    expect(await eventsOf(member.id)).toEqual(['member.rename'])
    await renameMember(member, member.id, 'Second Name')
    expect(await eventsOf(member.id)).toEqual(['member.rename'])
  })

  test('the language is one of the staff pages', async () => {
    const member = await makeMember({ role: 'CONTRIBUTOR' })
    expect(await languageOf(member.id)).toBeNull()
    for (const [chosen, kept] of [
      ['en', 'en'],
      ['en', 'en'],
      ['', null],
    ] as const) {
      expect(await chooseLanguage(member, chosen)).toBe(kept)
      expect(await languageOf(member.id)).toBe(kept)
    }
    expect(await eventsOf(member.id)).toEqual(['member.choose-language', 'member.choose-language'])
    await expect(chooseLanguage(member, '../en')).rejects.toMatchObject({
      fields: { language: expect.anything() },
    })
  })

  test('can’t be that of another member, in any spelling', async () => {
    await makeMember({ name: 'Élise Other' })
    const member = await makeMember()
    await expect(renameMember(member, member.id, 'elise  other')).rejects.toMatchObject({
      fields: { name: { key: 'members.invalid.nameTaken' } },
    })
  })

  test('needs the admin’s password again', async () => {
    const session = { id: '', passwordAt: new Date(0) }
    const admin = { ...(await makeMember({ role: 'ADMIN' })), session }
    const member = await makeMember()
    await expect(renameMember(admin, member.id, 'Any Name')).rejects.toThrow(PasswordNeeded)
  })
})
