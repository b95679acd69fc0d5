import '@/tests/support/database'
import { afterAll, expect, test, vi } from 'vitest'
import { previewBulkAction } from '@/app/(desk)/desk/lists/bulk/actions'
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

function formOf(ids: readonly string[], values: Readonly<Record<string, string>>) {
  const form = new FormData()
  const selection = JSON.stringify({ list: 'sources', ids })
  for (const [name, text] of Object.entries({ selection, action: 'FIELD', mode: 'REPLACE', ...values }))
    form.set(name, text)
  return form
}

test('a long text for many entries is previewed from a posted form', async () => {
  actor = await makeMember({ role: 'EDITOR' })
  const sources = [await makeSource(actor), await makeSource(actor)]
  const ids = [...sources.map(({ id }) => id), ...Array.from({ length: 60 }, () => crypto.randomUUID())]
  const value = 'ა'.repeat(2_000)
  const answer = await previewBulkAction(null, formOf(ids, { field: 'note', value }))
  expect(answer).toMatchObject({
    ...{ values: { value }, change: { value } },
    counts: { total: 2, counted: { changes: 2, refused: 0 } },
  })
})

test('a preview keeps what was typed when it is refused', async () => {
  const id = crypto.randomUUID()
  const refused = { refusal: { fields: { field: english('bulk.fieldMissing') } } }
  expect(await previewBulkAction(null, formOf([id], { field: '', value: 'Typed.' }))).toMatchObject({
    ...{ values: { value: 'Typed.' }, ...refused },
  })
  actor = null
  const signedOut = { values: { value: 'Typed.' }, refusal: { signedOut: true } }
  expect(await previewBulkAction(null, formOf([id], { field: 'note', value: 'Typed.' }))).toMatchObject(
    signedOut,
  )
})
