import '@/tests/support/database'
import { describe, expect, test } from 'vitest'
import { runMembers } from '@/bin/commands/member-commands'
import { db } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { openInvitation } from '@/lib/members/queries'
import { signIn } from '@/lib/members/sign-in'

const password = 'a few plain words'
const run = (line: string, typed = password) => runMembers(line.split(' '), async () => typed)
const tokenIn = (said: string | null) => said?.split(/[/=]/).at(-1) ?? ''

describe('npm run members', () => {
  test('sets an archive up, makes members and says who there are', async () => {
    expect(await run('list')).toBe('There is no member yet.')
    const setup = await run('setup')
    expect(setup).toMatch(/^http:\/\/localhost:3000\/setup\?token=[\w-]{43}$/)
    expect(await openInvitation(tokenIn(setup))).toMatchObject({ purpose: 'SETUP' })
    expect(await run('add --email First@example.org --name First --role admin')).toBe(
      'First is a member now: admin.',
    )
    expect(await run('setup')).toBe('There is an admin already.')
    expect(await signIn({ email: 'first@example.org', password }, 'line')).toMatchObject({ outcome: 'IN' })
    expect(await run('list')).toMatch(/^ADMIN +first@example\.org +First$/)
  })

  test('prints a link in place of a password', async () => {
    const said = await run('add --email link@example.org --role reviewer --link')
    expect(said).toMatch(/^http:\/\/localhost:3000\/invitation\/[\w-]{43}$/)
    expect(await openInvitation(tokenIn(said))).toMatchObject({ purpose: 'JOIN', role: 'REVIEWER' })
    const reset = await run('reset --email first@example.org')
    expect(await openInvitation(tokenIn(reset))).toMatchObject({
      purpose: 'PASSWORD',
      email: 'first@example.org',
    })
  })

  test('changes roles, closes and opens the door', async () => {
    await run('add --email door@example.org --name Door --role editor')
    expect(await run('role --email Door@example.org --role publisher')).toBe(
      'Door@example.org is publisher now.',
    )
    expect(await run('disable --email door@example.org')).toBe('door@example.org can sign in no more.')
    expect(await run('list')).toMatch(/PUBLISHER +door@example\.org +Door {2}\(disabled\)/)
    expect(await signIn({ email: 'door@example.org', password }, 'line')).toEqual({ outcome: 'WRONG' })
    await run('enable --email door@example.org')
    expect(await signIn({ email: 'door@example.org', password }, 'line')).toMatchObject({ outcome: 'IN' })
    const events = await db.event.findMany({ where: { action: { startsWith: 'member.' } } })
    expect(new Set(events.map(({ actorId }) => actorId))).toEqual(new Set([null]))
  })

  test.each([
    ['a faulty password', 'add --email w@example.org --name W --role editor', 'short', Invalid],
    ['an unknown role', 'add --email w@example.org --name W --role king', password, Invalid],
    ['no address', 'add --name W --role editor', password, Invalid],
    ['an unknown member', 'disable --email nobody@example.org', password, NotFound],
    ['the last admin', 'disable --email first@example.org', password, Conflict],
    ['a word that is no option', 'list --all', password, TypeError],
  ])('refuses %s and does nothing', async (_, line, typed, error) => {
    const before = await run('list')
    await expect(run(line, typed)).rejects.toThrow(error)
    expect(await run('list')).toBe(before)
  })

  test.each(['', 'dance', 'list twice'])('does not know “%s”', async (line) => {
    expect(await run(line)).toBeNull()
  })
})
