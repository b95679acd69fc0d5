import { afterEach, beforeAll, expect, it } from 'vitest'
import { db, transaction } from '@/lib/db'
import { spreadFor } from '@/lib/editions/spread'
import { recordEvent } from '@/lib/events'
import { LogFollower } from '@/lib/page-store/log-follower'
import { ProcessRow } from '@/lib/page-store/process-row'
import { databaseUrl } from '@/tests/support/database'
import { makeMember } from '@/tests/support/factories'
import { sabotage } from '@/tests/support/sabotage'

let admin: Awaited<ReturnType<typeof makeMember>>
const followers: LogFollower[] = []
const start = (offlineSeconds = 300) => {
  const follower = new LogFollower(databaseUrl, new ProcessRow(offlineSeconds))
  followers.push(follower)
  follower.start()
  return follower
}
const withdraw = () =>
  transaction((tx) =>
    recordEvent(tx, { actor: null, action: 'record.withdraw', subjectType: 'record', subjectId: 'a' }),
  )

beforeAll(async () => {
  admin = await makeMember({ role: 'ADMIN' })
})
afterEach(async () => {
  for (const follower of followers.splice(0)) await follower.stop()
  await sabotage('DELETE FROM "WebProcess"')
})

it('a withdrawal is complete when every server has confirmed it', async () => {
  const [one, two] = [start(), start()]
  await expect.poll(async () => (await spreadFor(admin)).servers.length).toBe(2)
  await withdraw()
  const { id } = await db.event.findFirstOrThrow({ orderBy: { id: 'desc' } })
  await expect
    .poll(async () => (await spreadFor(admin)).closings[0])
    .toMatchObject({ id, action: 'record.withdraw', waiting: 0, completeBy: null })
  const { servers } = await spreadFor(admin)
  expect(servers.map(({ lastEvent, state }) => [lastEvent, state])).toEqual([
    [id, 'CURRENT'],
    [id, 'CURRENT'],
  ])
  expect([one.lastEvent, two.lastEvent]).toEqual([id, id])
})

it('names a silent server until it can answer no kept page', async () => {
  start()
  await expect.poll(async () => (await spreadFor(admin)).servers.length).toBe(1)
  const silent = (seconds: number) =>
    sabotage(
      `INSERT INTO "WebProcess" (id, host, pid, "startedAt", "seenAt", "lastEvent", "offlineSeconds")
       VALUES ('11111111-0000-4000-8000-000000000000', 'other', 1, now() - interval '1 hour', now() - make_interval(secs => $1), 0, 300)
       ON CONFLICT (id) DO UPDATE SET "seenAt" = excluded."seenAt"`,
      [seconds],
    )
  await silent(60)
  await withdraw()
  const other = async () => (await spreadFor(admin)).servers.find(({ host }) => host === 'other')?.state
  await expect.poll(async () => (await spreadFor(admin)).closings[0]?.waiting).toBe(1)
  expect(await other()).toBe('SILENT')
  expect((await spreadFor(admin)).closings[0]?.completeBy?.getTime()).toBeGreaterThan(Date.now() + 200_000)
  await silent(400)
  expect([await other(), (await spreadFor(admin)).closings[0]?.waiting]).toEqual(['ENDED', 0])
})

it('an ended server leaves no row, and only admins see servers', async () => {
  const follower = start()
  await expect.poll(async () => (await spreadFor(admin)).servers.length).toBe(1)
  await follower.stop()
  expect((await spreadFor(admin)).servers).toEqual([])
  await expect(spreadFor(await makeMember({ role: 'PUBLISHER' }))).rejects.toThrow('errors.forbidden')
})
