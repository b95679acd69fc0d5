import '@/tests/support/database'
import { afterAll, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { Invalid } from '@/lib/errors'
import { saveDraft } from '@/lib/records/drafts'
import { check } from '@/lib/records/saving/check-thread'
import { isLarge } from '@/lib/records/saving/size'
import { endThreads } from '@/lib/workers/threads'
import { bold, contentOf, doc, makeMember, makeRecord, p } from '@/tests/support/factories'
import { threadsStartedBy } from '@/tests/support/threads'

afterAll(endThreads)

/** A paragraph of so many pieces, every second one bold. */
const pieces = (count: number) =>
  doc(p(...Array.from({ length: count }, (_, at) => (at % 2 === 0 ? 'a' : bold('b')))))

test('a large draft is saved in threads, with the same result', async () => {
  const editor = await makeMember()
  const record = await makeRecord(editor)
  const content = contentOf('account', { body: pieces(90_000) })
  let saved = { version: 0 }
  const threads = await threadsStartedBy(async () => {
    saved = await saveDraft(editor, record.id, { baseVersion: record.version, content })
  })
  const row = await db.draft.findUniqueOrThrow({ where: { recordId: record.id } })
  const direct = check({ kind: 'account', given: content })
  expect(row).toMatchObject({
    version: saved.version,
    contentHash: 'contentHash' in direct ? direct.contentHash : '',
  })
  expect(row.contributors).toMatchObject({ 'body.0': [editor.id] })
  expect(threads).toBeGreaterThan(0)
})

test('a fault in a large draft names its field', async () => {
  const editor = await makeMember()
  const record = await makeRecord(editor)
  const content = { ...contentOf('account', { body: pieces(20_000) }), title: 'x'.repeat(301) }
  const saving = saveDraft(editor, record.id, { baseVersion: record.version, content })
  await expect(saving).rejects.toThrow(Invalid)
  await expect(saving).rejects.toMatchObject({ fields: { title: { key: 'errors.input.tooLong' } } })
})

test('a content is large by its objects and lists', () => {
  expect(isLarge(contentOf('account', { body: pieces(100) }))).toBe(false)
  expect(isLarge(contentOf('account', { body: pieces(10_000) }))).toBe(true)
  expect(isLarge(Array.from({ length: 50_000 }, () => 'x'))).toBe(false)
})
