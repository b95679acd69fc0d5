import '@/tests/support/database'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { actorOf } from '@/lib/auth'
import { db } from '@/lib/db'
import { Forbidden, Invalid, NotFound, PasswordNeeded } from '@/lib/errors'
import { unchecked } from '@/lib/input'
import { disableMember } from '@/lib/members/commands'
import { operator } from '@/lib/members/member-manager'
import {
  addPasskey,
  memberByPasskey,
  ownPasskeys,
  passkeyOptions,
  removePasskey,
  renamePasskey,
  signInOptions,
} from '@/lib/members/signing-in/passkeys'
import { startSession } from '@/lib/members/signing-in/sessions'
import { signIn } from '@/lib/members/signing-in/sign-in'
import { makeAuthenticator } from '@/tests/support/authenticator'
import { makeMember, makeSignIn } from '@/tests/support/factories/members'

let actor: Actor
beforeEach(async () => {
  await db.settings.updateMany({ data: { secondFactor: [] } })
  actor = await makeMember()
})

type Authenticator = ReturnType<typeof makeAuthenticator>

/** Adds a passkey to the actor. */
async function added(name = 'Laptop'): Promise<Authenticator> {
  const authenticator = makeAuthenticator('localhost')
  const { challenge } = await passkeyOptions(actor)
  await addPasskey(actor, unchecked({ name, response: authenticator.register(challenge) }))
  return authenticator
}
const challengeToSignIn = async () => (await signInOptions()).challenge

describe('a passkey', () => {
  test('signs its member in, once for each challenge', async () => {
    const authenticator = await added()
    const answer = authenticator.signIn(await challengeToSignIn())
    expect(await memberByPasskey(answer)).toEqual({ id: actor.id, sessionVersion: 1 })
    expect(await memberByPasskey(answer)).toBeNull()
    expect(await ownPasskeys(actor)).toMatchObject([{ name: 'Laptop', lastUsedAt: expect.any(Date) }])
    const mail = await db.mailMessage.findFirst({ where: { memberId: actor.id } })
    expect(mail).toMatchObject({ kind: 'passkey', values: { action: 'add' } })
  })

  test.each([
    ['from another site', { origin: 'https://elsewhere.example' }],
    ['without a verified person', { isVerified: false }],
  ])('is refused when it answers %s', async (_, conditions) => {
    const authenticator = await added()
    expect(await memberByPasskey(authenticator.signIn(await challengeToSignIn(), conditions))).toBeNull()
    const other = makeAuthenticator('localhost')
    const { challenge } = await passkeyOptions(actor)
    const response = other.register(challenge, conditions)
    await expect(addPasskey(actor, unchecked({ name: 'Phone', response }))).rejects.toThrow(Invalid)
  })

  test('that the archive doesn’t know signs no one in', async () => {
    const stranger = makeAuthenticator('localhost')
    expect(await memberByPasskey(stranger.signIn(await challengeToSignIn()))).toBeNull()
    for (const nonsense of [null, 'x', {}, { id: 7 }]) expect(await memberByPasskey(nonsense)).toBeNull()
  })

  test('of a disabled member signs no one in', async () => {
    const authenticator = await added()
    await disableMember(operator, actor.id)
    expect(await memberByPasskey(authenticator.signIn(await challengeToSignIn()))).toBeNull()
  })

  test('is not added with a challenge for something else', async () => {
    const other = await makeMember()
    const challenges = [(await passkeyOptions(other)).challenge, await challengeToSignIn()]
    for (const challenge of challenges) {
      const response = makeAuthenticator('localhost').register(challenge)
      await expect(addPasskey(actor, unchecked({ name: 'Phone', response }))).rejects.toThrow(Invalid)
    }
    expect(await ownPasskeys(actor)).toEqual([])
  })

  test('is added and removed with a password that was entered lately', async () => {
    await added()
    const stale = {
      ...actor,
      session: { id: crypto.randomUUID(), passwordAt: new Date(Date.now() - 16 * 60_000) },
    }
    const [passkey] = await ownPasskeys(actor)
    await expect(passkeyOptions(stale)).rejects.toThrow(PasswordNeeded)
    await expect(removePasskey(stale, passkey?.id ?? '')).rejects.toThrow(PasswordNeeded)
  })

  test('is renamed and removed by its own member only', async () => {
    const authenticator = await added()
    const other = await makeMember()
    const renamed = { id: authenticator.id, name: 'Work laptop' }
    await expect(renamePasskey(other, renamed)).rejects.toThrow(NotFound)
    await expect(removePasskey(other, authenticator.id)).rejects.toThrow(NotFound)
    await renamePasskey(actor, renamed)
    expect(await ownPasskeys(actor)).toMatchObject([{ name: 'Work laptop' }])
    await removePasskey(actor, authenticator.id)
    expect(await memberByPasskey(authenticator.signIn(await challengeToSignIn()))).toBeNull()
  })

  test('is enough for a role that needs a second factor', async () => {
    await db.settings.updateMany({ data: { secondFactor: ['EDITOR'] } })
    const sessionId = await startSession({ id: actor.id, sessionVersion: 1 }, null)
    expect(await actorOf({ sessionId })).toBeNull()
    const other = await startSession({ id: actor.id, sessionVersion: 1 }, null)
    actor = { ...actor, session: { id: sessionId, passwordAt: new Date() } }
    const { id } = await added()
    expect(await actorOf({ sessionId })).toMatchObject({ id: actor.id })
    expect(await actorOf({ sessionId: other })).toBeNull()
    await expect(removePasskey(actor, id)).rejects.toThrow(Forbidden)
    expect(await ownPasskeys(actor)).toHaveLength(1)
  })

  test('that was removed leaves no session but the one in use', async () => {
    const { id } = await added()
    const [here, elsewhere] = await Promise.all(
      [1, 2].map(() => startSession({ id: actor.id, sessionVersion: 1 }, null)),
    )
    await removePasskey({ ...actor, session: { id: here ?? '', passwordAt: new Date() } }, id)
    expect(await actorOf({ sessionId: here })).not.toBeNull()
    expect(await actorOf({ sessionId: elsewhere })).toBeNull()
  })

  test('is asked for where the role needs a second factor', async () => {
    const { email, password, ...made } = await makeSignIn()
    actor = made.actor
    await added()
    expect(await signIn({ email, password }, 'chosen')).toMatchObject({ outcome: 'IN' })
    await db.settings.updateMany({ data: { secondFactor: ['EDITOR'] } })
    expect(await signIn({ email, password }, 'required')).toEqual({ outcome: 'PASSKEY' })
    expect(await signIn({ email, password: 'not the password' }, 'required')).toEqual({ outcome: 'WRONG' })
  })
})
