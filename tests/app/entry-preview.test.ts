import '@/tests/support/database'
import { afterAll, expect, test, vi } from 'vitest'
import { previewEntriesAction } from '@/app/(desk)/desk/lists/bulk/actions'
import type { Actor } from '@/lib/access'
import { resetModules } from '@/tests/support/database'
import { english } from '@/tests/support/english'
import { makeMember, makeSource } from '@/tests/support/factories'

vi.hoisted(() => {
  vi.resetModules()
  Object.assign(globalThis, { steleDb: undefined })
})
let actor: Actor | null = null
vi.mock('@/lib/auth', async (original) => ({
  ...(await original<typeof import('@/lib/auth')>()),
  currentActor: async () => actor,
}))
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => undefined }),
}))
afterAll(async () => {
  vi.doUnmock('@/lib/auth')
  vi.doUnmock('next/headers')
  await resetModules()
})

function formOf(ids: readonly string[], field: string, value: string) {
  const form = new FormData()
  for (const id of ids) form.append('id', id)
  for (const [name, text] of Object.entries({ list: 'sources', field, mode: 'REPLACE', value }))
    form.set(name, text)
  return form
}

test('a long text for many entries is previewed from a posted form', async () => {
  actor = await makeMember({ role: 'EDITOR' })
  const sources = [await makeSource(actor), await makeSource(actor)]
  const ids = [...sources.map(({ id }) => id), ...Array.from({ length: 60 }, () => crypto.randomUUID()), 'x']
  const value = 'ა'.repeat(2_000)
  const answer = await previewEntriesAction(null, formOf(ids, 'note', value))
  const entry = { after: value, changes: true, isRefused: false }
  expect(answer).toMatchObject({ values: { value }, change: { value }, entries: [entry, entry] })
})

test('a preview keeps what was typed when it is refused', async () => {
  const refused = { refusal: { fields: { field: english('bulk.fieldMissing') } } }
  expect(await previewEntriesAction(null, formOf([], '', 'Typed.'))).toMatchObject({
    ...{ values: { value: 'Typed.' }, ...refused },
  })
  actor = null
  const signedOut = { values: { value: 'Typed.' }, refusal: { signedOut: true } }
  expect(await previewEntriesAction(null, formOf([], 'note', 'Typed.'))).toMatchObject(signedOut)
})
