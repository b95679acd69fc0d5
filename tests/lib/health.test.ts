import '@/tests/support/database'
import { afterAll, expect, test, vi } from 'vitest'
import { GET as live } from '@/app/api/health/live/route'
import { GET as ready } from '@/app/api/health/ready/route'
import { GET as health } from '@/app/api/health/route'
import { db } from '@/lib/db'
import { setServerState } from '@/lib/page-store/answering'
import { resetModules } from '@/tests/support/database'

vi.hoisted(() => {
  vi.resetModules()
  Object.assign(globalThis, { steleDb: undefined })
})
vi.mock('next/server', async (original) => ({
  ...(await original<typeof import('next/server')>()),
  connection: async () => {},
}))
afterAll(async () => {
  vi.doUnmock('next/server')
  vi.restoreAllMocks()
  await resetModules()
})

const statuses = async () => [(await live()).status, (await ready()).status]

test('a process is live and ready while its database answers', async () => {
  expect(await statuses()).toEqual([200, 200])
})

test('a process is live and not ready without its database', async () => {
  const query = vi.spyOn(db, '$queryRaw')
  query.mockRejectedValue(new Error('gone'))
  expect(await statuses()).toEqual([200, 503])
  query.mockReturnValue(new Promise<never>(() => {}) as never)
  expect(await statuses()).toEqual([200, 503])
})

test('a process without its database is ready while it answers kept pages', async () => {
  vi.spyOn(db, '$queryRaw').mockRejectedValue(new Error('gone'))
  setServerState({ answersKept: () => true, isCutOff: () => false })
  expect((await ready()).status).toBe(200)
  expect((await health()).status).toBe(503)
  setServerState({ answersKept: () => false, isCutOff: () => false })
  expect((await ready()).status).toBe(503)
  setServerState(null)
})
