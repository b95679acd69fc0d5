import '@/tests/support/database'
import { resolve } from 'node:path'
import { NextRequest } from 'next/server'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { createToken } from '@/lib/members/api-tokens'
import { resetModules } from '@/tests/support/database'
import { makeMember } from '@/tests/support/factories'
import { filesIn } from '@/tests/support/modules'

// An earlier test file may have loaded the modules themselves, and made the client of the database with their errors.
vi.hoisted(() => {
  vi.resetModules()
  Object.assign(globalThis, { steleDb: undefined })
})
let actor: Actor | null = null
vi.mock('@/lib/auth', async (original) => ({
  ...(await original<typeof import('@/lib/auth')>()),
  currentActor: async () => actor,
  memberSettingUp: async () => actor,
}))

// Files that run after this one in the same process get the modules themselves.
afterAll(async () => {
  vi.doUnmock('@/lib/auth')
  await resetModules()
})

type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>
type Route = Partial<Record<string, Handler>>

const reading = ['GET', 'HEAD', 'OPTIONS']
const methods = [...reading, 'POST', 'PUT', 'PATCH', 'DELETE']
const files = filesIn('app').filter((file) => /\/route\.tsx?$/.test(file))
const all = await Promise.all(
  files.map(async (file): Promise<[string, Route]> => [file, await import(/* @vite-ignore */ resolve(file))]),
)
const handlers = all.flatMap(([file, route]) =>
  methods.flatMap((method) => {
    const handler = route[method]
    return handler ? [{ file, method, handler }] : []
  }),
)
const writing = handlers.filter(({ method }) => !reading.includes(method))

/** The routes that answer people who aren't signed in, with the reason. */
const forEveryone = /^app\/(?!api\/)|^app\/api\/(public|health|auth|messages)\//

const id = '00000000-0000-4000-8000-000000000000'
const params = Promise.resolve({
  ...{ id, recordId: id, folder: 'cmaps', file: 'Adobe-CNS1-0.bcmap', slug: 'a', number: '1' },
  nextauth: ['signout'],
})
const call = ({ file, method, handler }: (typeof handlers)[number], headers: Record<string, string>) => {
  const body = reading.includes(method) ? null : '{}'
  const address = `http://localhost:3000/${file.replace(/^app\//, '').replace(/\/route\.ts$/, '')}`
  return handler(new NextRequest(address, { method, headers, body }), { params })
}
afterEach(() => {
  actor = null
})

describe('a route that can change something', () => {
  test('is found by this test', () => {
    expect(writing.length).toBeGreaterThan(5)
  })

  test.each<Record<string, string>>([
    { origin: 'https://elsewhere.example' },
    { origin: 'http://localhost:3001' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000' },
    { 'sec-fetch-site': 'same-origin', origin: 'https://elsewhere.example' },
  ])('refuses a page of another origin: %j', async (headers) => {
    actor = await makeMember({ role: 'ADMIN' })
    const events = await db.event.count()
    for (const route of writing) {
      const response = await call(route, headers)
      expect([route.file, route.method, response.status]).toEqual([route.file, route.method, 403])
      expect(await response.json()).toMatchObject({ error: { name: 'Forbidden' } })
    }
    expect(await db.event.count()).toBe(events)
  })

  test.each<Record<string, string>>([
    {},
    { origin: 'http://localhost:3000' },
    { origin: 'http://archive.example', host: 'archive.example' },
    { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:3000' },
  ])('lets its own pages and programs in: %j', async (headers) => {
    actor = await makeMember({ role: 'ADMIN' })
    // 412: the protocol of uploads asks for its version.
    for (const route of writing.filter(({ file }) => !forEveryone.test(file)))
      expect([404, 412, 422], `${route.method} ${route.file}`).toContain((await call(route, headers)).status)
  })
})

describe('an answer to members', () => {
  const members = handlers.filter(({ file }) => !forEveryone.test(file))

  test.each([
    ['signed in', true],
    ['signed out', false],
  ])('is never cached, %s', async (_, isIn) => {
    if (isIn) actor = await makeMember({ role: 'ADMIN' })
    // For the routes that take a token and no session.
    const token = actor && (await createToken(actor, { name: 'Program', scope: 'ALL_DRAFTS', days: '7' }))
    expect(members.length).toBeGreaterThan(10)
    for (const route of members) {
      const response = await call(route, token ? { authorization: `Bearer ${token}` } : {})
      expect(response.status === 401, route.file).toBe(!isIn)
      expect(response.headers.get('cache-control'), route.file).toBe('private, no-store')
    }
  })
})
