import '@/tests/support/database'
import { describe, expect, test } from 'vitest'
import { Misuse } from '@/bin/commands/command'
import { changeMembers } from '@/bin/commands/members'
import { db } from '@/lib/db'
import { Conflict, errorText, Invalid, NotFound } from '@/lib/errors'
import { hasDemoMembers } from '@/lib/members/demo'
import { actorByEmail, openInvitation } from '@/lib/members/queries'
import { signIn } from '@/lib/members/signing-in/sign-in'
import { demoMembers } from '@/prisma/demo/members'
import { english } from '@/tests/support/english'

const password = 'a few plain words'
const run = async (line: string, typed = password) =>
  errorText(await changeMembers(line.split(' '), async () => typed), english)
const tokenIn = (printed: string) => printed.split(/[/=]/).at(-1) ?? ''

describe('npm run members', () => {
  test('sets up an archive, adds and lists members', async () => {
    expect(await run('list')).toBe('There are no members yet.')
    const setup = await run('setup')
    expect(setup).toMatch(/^http:\/\/localhost:3000\/setup\?token=[\w-]{43}$/)
    expect(await openInvitation(tokenIn(setup))).toMatchObject({ purpose: 'SETUP' })
    expect(await run('add --email First@example.org --name First --role admin')).toBe(
      'First was added as an admin.',
    )
    expect(await run('setup')).toBe('There is an admin already.')
    expect(await signIn({ email: 'first@example.org', password }, 'line')).toMatchObject({ outcome: 'IN' })
    expect(await run('list')).toMatch(/^ADMIN +first@example\.org +First$/)
  })

  test('prints a link instead of asking for a password', async () => {
    const printed = await run('add --email link@example.org --role reviewer --link')
    expect(printed).toMatch(/^http:\/\/localhost:3000\/invitation\/[\w-]{43}$/)
    expect(await openInvitation(tokenIn(printed))).toMatchObject({ purpose: 'JOIN', role: 'REVIEWER' })
    const reset = await run('reset --email first@example.org')
    expect(await openInvitation(tokenIn(reset))).toMatchObject({
      purpose: 'PASSWORD',
      email: 'first@example.org',
    })
  })

  test('changes roles, disables and enables members', async () => {
    await run('add --email door@example.org --name Door --role editor')
    expect(await run('role --email Door@example.org --role publisher')).toBe(
      'Door@example.org is now a publisher.',
    )
    await run('rename --email door@example.org --name Gate')
    expect(await run('list')).toMatch(/PUBLISHER +door@example\.org +Gate/)
    await run('rename --email door@example.org --name Door')
    expect(await run('disable --email door@example.org')).toBe('door@example.org can no longer sign in.')
    expect(await run('list')).toMatch(/PUBLISHER +door@example\.org +Door {2}DISABLED/)
    expect(await signIn({ email: 'door@example.org', password }, 'line')).toEqual({ outcome: 'WRONG' })
    await run('enable --email door@example.org')
    expect(await signIn({ email: 'door@example.org', password }, 'line')).toMatchObject({ outcome: 'IN' })
    const events = await db.event.findMany({ where: { action: { startsWith: 'member.' } } })
    expect(new Set(events.map(({ actorId }) => actorId))).toEqual(new Set([null]))
  })

  test('disables the demo members and removes their passwords', async () => {
    for (const { email, name, role, password } of demoMembers)
      await run(`add --email ${email} --name ${name.replace(' ', '-')} --role ${role}`, password)
    const [, , , , demoAdmin] = demoMembers
    const admin = await actorByEmail('first@example.org')
    expect(await hasDemoMembers(admin)).toBe(true)
    expect(await hasDemoMembers(await actorByEmail(demoMembers[1].email))).toBe(false)
    await run('disable --email first@example.org')

    const printed = await run('remove-demo')
    expect(printed).toContain('5 demo members can no longer sign in.')
    expect(await openInvitation(tokenIn(printed))).toMatchObject({ purpose: 'SETUP' })
    expect(await hasDemoMembers(admin)).toBe(false)
    await run(`enable --email ${demoAdmin.email}`)
    expect(await signIn(demoAdmin, 'line')).toEqual({ outcome: 'WRONG' })
    await run('enable --email first@example.org')
    expect(await run('remove-demo')).toBe('1 demo member can no longer sign in.')
  })

  test.each([
    ['a faulty password', 'add --email w@example.org --name W --role editor', 'short', Invalid],
    ['an unknown role', 'add --email w@example.org --name W --role king', password, Invalid],
    ['no address', 'add --name W --role editor', password, Invalid],
    ['an unknown member', 'disable --email nobody@example.org', password, NotFound],
    ['the last admin', 'disable --email first@example.org', password, Conflict],
    ['an unknown option', 'list --all', password, TypeError],
  ])('refuses %s and changes nothing', async (_, line, typed, error) => {
    const before = await run('list')
    await expect(run(line, typed)).rejects.toThrow(error)
    expect(await run('list')).toBe(before)
  })

  test.each(['', 'dance', 'list twice'])('does not know the command “%s”', async (line) => {
    await expect(run(line)).rejects.toThrow(Misuse)
  })
})
