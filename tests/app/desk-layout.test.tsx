import '@/tests/support/database'
import { afterAll, expect, test, vi } from 'vitest'
import DeskLayout from '@/app/(desk)/desk/layout'
import { generateMetadata } from '@/app/(desk)/layout'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { DEMO_ADDRESS } from '@/lib/members/demo'
import { resetModules } from '@/tests/support/database'
import { english } from '@/tests/support/english'
import { makeMember } from '@/tests/support/factories'
import { htmlOf } from '@/tests/support/render'

// An earlier test file may have loaded the modules themselves, and made the client of the database with their errors.
vi.hoisted(() => {
  vi.resetModules()
  Object.assign(globalThis, { steleDb: undefined })
})
let actor: Actor | null = null
vi.mock('@/lib/auth', async (original) => ({
  ...(await original<typeof import('@/lib/auth')>()),
  requireActor: async () => actor,
}))
vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  usePathname: () => '/desk',
  useRouter: () => ({ refresh: () => {}, push: () => {} }),
}))
vi.mock('@/app/globals.css', () => ({}))
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => undefined }),
}))

// Files that run after this one in the same process get the modules themselves.
afterAll(async () => {
  for (const module of ['@/lib/auth', 'next/navigation', '@/app/globals.css', 'next/headers'])
    vi.doUnmock(module)
  await resetModules()
})

const deskOf = async (member: Actor) => {
  actor = member
  return htmlOf(await DeskLayout({ children: null }))
}

test('every page of the desk warns admins of demo members', async () => {
  const [admin, editor] = [await makeMember({ role: 'ADMIN' }), await makeMember({ role: 'EDITOR' })]
  const warning = english('members.demoTitle')
  expect(await deskOf(admin)).not.toContain(warning)
  await db.member.update({ where: { id: editor.id }, data: { email: `someone${DEMO_ADDRESS}` } })
  expect(await deskOf(admin)).toContain(warning)
  expect(await deskOf(editor)).not.toContain(warning)
})

test('every page of members has the icon beside its fonts', async () => {
  const { icons } = await generateMetadata()
  expect(icons).toMatchObject({ icon: { url: '/icon.svg' }, other: [{ rel: 'preload' }, { rel: 'preload' }] })
})
