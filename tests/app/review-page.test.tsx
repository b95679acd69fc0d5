import '@/tests/support/database'
import { afterAll, expect, test, vi } from 'vitest'
import ReviewPage from '@/app/(desk)/(writing)/desk/records/[id]/review/page'
import type { Actor } from '@/lib/access'
import { acceptInvitation, createResetLink } from '@/lib/members/invitations'
import { dismissFinding } from '@/lib/review/findings/dismissals'
import { findingsOf } from '@/lib/review/findings/report'
import { submit } from '@/lib/review/workflow/transitions'
import { resetModules } from '@/tests/support/database'
import { cite, doc, hop, makeCited, makeMember, makeRecord, p } from '@/tests/support/factories'
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
  useRouter: () => ({ refresh: () => {}, push: () => {} }),
}))
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => undefined }),
}))

// Files that run after this one in the same process get the modules themselves.
afterAll(async () => {
  for (const module of ['@/lib/auth', 'next/navigation', 'next/headers']) vi.doUnmock(module)
  await resetModules()
})

/** The page of the review as this member gets it. */
async function pageFor(member: Actor, id: string): Promise<string> {
  actor = member
  return htmlOf(await ReviewPage({ params: Promise.resolve({ id }), searchParams: Promise.resolve({}) }))
}

/** A submitted record with a warning, which the reviewer dismissed. */
async function dismissedBy(editor: Actor, reviewer: Actor): Promise<string> {
  const { source } = await makeCited(editor)
  const body = doc(p('On 28 May the senate is said to have met.', cite([hop(source)])))
  const record = await makeRecord(editor, { content: { body } })
  await submit(editor, record.id, { version: record.version })
  const { report } = await findingsOf(reviewer, record.id)
  const key = report.findings.find(({ check }) => check === 'missing-year')?.key ?? ''
  await dismissFinding(reviewer, record.id, { key, reason: 'The source gives no year.' })
  return record.id
}

const staff = async () => ({
  editor: await makeMember({ role: 'EDITOR' }),
  reviewer: await makeMember({ role: 'REVIEWER' }),
  admin: await makeMember({ role: 'ADMIN', name: 'Ada Admin' }),
})

test('the review page marks a dismissal after a password reset', async () => {
  const { editor, reviewer, admin } = await staff()
  const { token } = await createResetLink(admin, reviewer.id)
  await acceptInvitation(token, { password: 'set through a link' })
  const html = await pageFor(editor, await dismissedBy(editor, reviewer))
  expect(html).toContain('The source gives no year.')
  const marks = [...html.matchAll(/data-after-reset="true">([^<]*)</g)].map(([, text]) => text)
  expect(marks).toEqual(['In the first 24 hours after a password reset. The link was made by: Ada Admin.'])
})

test('the review page marks no dismissal before a password reset', async () => {
  const { editor, reviewer, admin } = await staff()
  const id = await dismissedBy(editor, reviewer)
  const { token } = await createResetLink(admin, reviewer.id)
  await acceptInvitation(token, { password: 'set through a link' })
  const html = await pageFor(editor, id)
  expect(html).toContain('The source gives no year.')
  expect(html).not.toContain('data-after-reset')
})
