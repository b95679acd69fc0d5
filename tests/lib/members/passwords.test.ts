import '@/tests/support/database'
import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { createMember, disableMember, signOutEverywhere } from '@/lib/members/commands'
import { acceptInvitation, createResetLink } from '@/lib/members/invitations'
import { operator } from '@/lib/members/member-manager'
import { changePassword } from '@/lib/members/password-changes'
import { signIn } from '@/lib/members/signing-in/sign-in'
import { makeSignIn } from '@/tests/support/factories/members'
import { rejection } from '@/tests/support/rejection'

const withPassword = (password: string, email = 'w@example.org') =>
  createMember(operator, { email, name: 'W', role: 'EDITOR', password })

describe('a new password', () => {
  test.each([
    ['eleven characters', 'eleven char'],
    ['more than 200 characters', 'ab '.repeat(67)],
    ['one of the most common', 'Password1234'],
    ['a common one with signs around it', '!!Sunflower2024'],
    ['a common one twice', 'iloveyouiloveyou'],
    ['of two characters', 'abababababab'],
    ['half of a character', 'a few plain words \ud800'],
    ['a control character', 'a few plain\0words'],
    ['six letters that count twice in UTF-16', '𐀀𐀁𐀂𐀃𐀄𐀅'],
  ])('is refused when it is %s', async (_, password) => {
    expect(await rejection(withPassword(password))).toMatchObject({
      fields: { password: expect.anything() },
    })
  })

  test.each([
    ['of 12 characters', 'twelve chars'],
    ['of 200 characters', 'ab c'.repeat(50)],
    ['in another script', 'շատ պարզ բառեր են'],
    ['with a common word among others', 'sunflower by the gate'],
    ['with spaces at its ends', '  a few plain words '],
  ])('is accepted %s, unchanged', async (what, password) => {
    const email = `${what.replace(/\W/g, '-')}@example.org`
    await withPassword(password, email)
    expect(await signIn({ email, password }, what)).toMatchObject({ outcome: 'IN' })
    expect(await signIn({ email, password: `${password} ` }, what)).toEqual({ outcome: 'WRONG' })
  })

  test('is never the e-mail address', async () => {
    const { actor, email, password } = await makeSignIn()
    const refused = { fields: { password: { key: 'members.invalid.passwordIsEmail' } } }
    expect(await rejection(withPassword('LONG@example.org', 'long@example.org'))).toMatchObject(refused)
    expect(await rejection(changePassword(actor, { current: password, password: email }))).toMatchObject(
      refused,
    )
    const { token } = await createResetLink(operator, actor.id)
    expect(await rejection(acceptInvitation(token, { password: email }))).toMatchObject(refused)
  })

  test('is stored only as argon2id with the OWASP parameters', async () => {
    const { actor, password } = await makeSignIn()
    const row = await db.member.findUniqueOrThrow({ where: { id: actor.id } })
    expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const events = await db.event.findMany({ where: { subjectId: actor.id }, include: { detail: true } })
    expect(JSON.stringify([row, events.map(({ detail }) => detail?.detail)])).not.toContain(password)
  })
})

describe('changing the password', () => {
  test('needs the current one and ends all other sessions', async () => {
    const { actor, email, password } = await makeSignIn()
    const next = 'other plain words'
    expect(await rejection(changePassword(actor, { current: 'not the one', password: next }))).toMatchObject({
      fields: { current: expect.anything() },
    })
    expect(await changePassword(actor, { current: password, password: next })).toEqual({
      id: actor.id,
      sessionVersion: 2,
    })
    expect(await signIn({ email, password }, 'changing')).toEqual({ outcome: 'WRONG' })
    expect(await signIn({ email, password: next }, 'changing')).toMatchObject({ outcome: 'IN' })
  })

  test.each<[string, (actor: Actor, password: string) => Promise<unknown>]>([
    ['changing it', (actor, current) => changePassword(actor, { current, password: 'other plain words' })],
    ['signing out everywhere', signOutEverywhere],
    ['being disabled', ({ id }) => disableMember(operator, id)],
  ])('by an open link ends with %s', async (_, act) => {
    const { actor, password } = await makeSignIn()
    const { token } = await createResetLink(operator, actor.id)
    await act(actor, password)
    expect(await rejection(acceptInvitation(token, { password: 'words of another' }))).toBeInstanceOf(
      NotFound,
    )
    const waiting = { memberId: actor.id, kind: 'passwordLink', state: 'WAITING' } as const
    expect(await db.mailMessage.count({ where: waiting })).toBe(0)
  })

  test('is limited after wrong current passwords', async () => {
    const { actor, password } = await makeSignIn()
    const next = 'other plain words'
    for (let attempt = 0; attempt < 5; attempt += 1)
      await expect(changePassword(actor, { current: 'not the one', password: next })).rejects.toThrow(Invalid)
    await expect(changePassword(actor, { current: password, password: next })).rejects.toThrow(Conflict)
  })

  test('only one of two simultaneous changes succeeds', async () => {
    const { actor, password } = await makeSignIn()
    const results = await Promise.allSettled(
      ['first plain words', 'second plain words'].map((next) =>
        changePassword(actor, { current: password, password: next }),
      ),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})
