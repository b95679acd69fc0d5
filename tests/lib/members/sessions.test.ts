import '@/tests/support/database'
import { describe, expect, test } from 'vitest'
import { actorOf } from '@/lib/auth'
import { db } from '@/lib/db'
import { changeRole, disableMember, signOutEverywhere } from '@/lib/members/commands'
import { operator } from '@/lib/members/member-manager'
import {
  actorOfSession,
  endOtherSessions,
  endSession,
  listSessions,
  removeSession,
  startSession,
} from '@/lib/members/signing-in/sessions'
import { makeMember } from '@/tests/support/factories'
import { queriesOf } from '@/tests/support/queries'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const HOUR = 60 * 60_000

/** A member with `count` sessions, and the actor in each. */
async function signedIn(count = 1) {
  const member = await makeMember()
  const ids: string[] = []
  for (let made = 0; made < count; made += 1)
    ids.push(await startSession({ id: member.id, sessionVersion: 1 }, firefox))
  const actors = await Promise.all(ids.map((id) => actorOfSession(id)))
  return { member, ids, actors: actors.flatMap((actor) => actor ?? []) }
}
const hereOf = ({ ids }: { ids: string[] }) => ids[0] ?? ''
const elsewhereOf = ({ ids }: { ids: string[] }) => ids[1] ?? ''

const lastSeen = async (id: string, before: number) =>
  db.session.update({ where: { id }, data: { lastSeenAt: new Date(Date.now() - before) } })

describe('a session', () => {
  test('is read with its member in one query', async () => {
    const { member, ids } = await signedIn()
    const sent = await queriesOf(async () => {
      expect(await actorOfSession(ids[0] ?? '')).toMatchObject({ ...member, session: { id: ids[0] } })
    })
    expect(sent).toHaveLength(1)
  })

  test('ends on the server when its browser signs out, and no other', async () => {
    const made = await signedIn(2)
    await removeSession(hereOf(made))
    expect(await actorOf({ sessionId: hereOf(made) })).toBeNull()
    expect(await actorOf({ sessionId: elsewhereOf(made) })).not.toBeNull()
  })

  test('ends when it was not used for the time in the settings', async () => {
    const { ids } = await signedIn()
    const id = ids[0] ?? ''
    await lastSeen(id, 11 * HOUR)
    expect(await actorOfSession(id)).not.toBeNull()
    await lastSeen(id, 13 * HOUR)
    expect(await actorOfSession(id)).toBeNull()
    await db.settings.updateMany({ data: { idleHours: 24 } })
    expect(await actorOfSession(id)).not.toBeNull()
    await db.settings.updateMany({ data: { idleHours: 12 } })
  })

  test('writes when it was last used, at most every few minutes', async () => {
    const { ids } = await signedIn()
    const id = ids[0] ?? ''
    const seenAt = async () => (await db.session.findUniqueOrThrow({ where: { id } })).lastSeenAt.getTime()
    const first = await seenAt()
    await actorOfSession(id)
    expect(await seenAt()).toBe(first)
    await lastSeen(id, HOUR)
    await actorOfSession(id)
    expect(await seenAt()).toBeGreaterThanOrEqual(first)
  })

  test.each<[string, (id: string) => Promise<unknown>]>([
    ['a changed role', (id) => changeRole(operator, id, 'REVIEWER')],
    ['being disabled', (id) => disableMember(operator, id)],
  ])('ends with all others after %s', async (_, change) => {
    const { member, ids } = await signedIn(2)
    await change(member.id)
    for (const id of ids) expect(await actorOfSession(id)).toBeNull()
  })

  test('that ended is deleted when the member signs in again', async () => {
    const { member, actors } = await signedIn(2)
    if (actors[0]) await signOutEverywhere(actors[0])
    await startSession({ id: member.id, sessionVersion: 2 }, firefox)
    expect(await db.session.count({ where: { memberId: member.id } })).toBe(1)
  })
})

describe('the list of sessions', () => {
  test('names the browser and puts the one in use first', async () => {
    const { ids, actors } = await signedIn(3)
    const [, actor] = actors
    const listed = actor ? await listSessions(actor) : []
    expect(listed.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
    expect(listed[0]).toMatchObject({ id: ids[1], isCurrent: true, browser: 'Firefox', system: 'Linux' })
  })

  test('leaves out sessions that ended and those of other members', async () => {
    const { ids, actors } = await signedIn(2)
    await signedIn()
    await lastSeen(ids[1] ?? '', 13 * HOUR)
    expect(actors[0] && (await listSessions(actors[0])).map(({ id }) => id)).toEqual([ids[0]])
  })
})

describe('signing out a device', () => {
  test('ends that session only', async () => {
    const made = await signedIn(3)
    if (made.actors[0]) await endSession(made.actors[0], elsewhereOf(made))
    const valid = await Promise.all(made.ids.map(async (id) => (await actorOfSession(id)) !== null))
    expect(valid).toEqual([true, false, true])
  })

  test('never ends the session of another member', async () => {
    const [made, other] = [await signedIn(), await signedIn()]
    const [actor] = made.actors
    await expect(actor && endSession(actor, hereOf(other))).rejects.toMatchObject({ name: 'NotFound' })
    expect(await actorOfSession(hereOf(other))).not.toBeNull()
  })

  test('all others keeps the one in use', async () => {
    const made = await signedIn(3)
    if (made.actors[0]) await endOtherSessions(made.actors[0])
    const valid = await Promise.all(made.ids.map(async (id) => (await actorOfSession(id)) !== null))
    expect(valid).toEqual([true, false, false])
  })
})
