import '@/tests/support/database'
import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { addHolding } from '@/lib/holdings/add'
import { deleteHolding } from '@/lib/holdings/commands'
import { forgetRemoved, madeFrom } from '@/lib/holdings/made-files'
import { cached } from '@/lib/storage/cache'
import { makeMember, makeSource } from '@/tests/support/factories'
import { mediaFiles } from '@/tests/support/media'
import { bytesOf } from '@/tests/support/pictures'
import { rejection } from '@/tests/support/rejection'

async function added(text: string) {
  const editor = await makeMember()
  const { id: sourceId } = await makeSource(editor)
  const about = { kind: 'TRANSCRIPT', language: 'en', filename: 'a.txt' } as const
  const { id, sha256 } = await addHolding(editor, sourceId, about, bytesOf(text))
  return { sha256, remove: () => deleteHolding(editor, id) }
}
const kept = async () => (await mediaFiles()).filter((name) => name.startsWith('images/'))
const bytes = async () => Buffer.from('an image')

test('what was made of a file goes with it, on every machine', async () => {
  const [erased, other] = [await added('It is erased.'), await added('It stays.')]
  await madeFrom(other.sha256, 'page', bytes)
  await erased.remove()
  // As on a machine that drew it before another one erased the file.
  await cached(erased.sha256, 'page', bytes)
  await cached(erased.sha256, 'bytes', bytes)
  expect(await kept()).toHaveLength(3)
  expect(await rejection(madeFrom(erased.sha256, 'page', bytes))).toBeInstanceOf(NotFound)
  expect(await kept()).toHaveLength(1)
  await cached(erased.sha256, 'bytes', bytes)
  await forgetRemoved()
  expect(await kept()).toEqual([expect.stringContaining(other.sha256)])
})

test('an image isn’t given when its file goes while it is drawn', async () => {
  const { sha256, remove } = await added('It is erased meanwhile.')
  const before = await kept()
  const drawn = madeFrom(sha256, 'page', async () => {
    await remove()
    return bytes()
  })
  expect(await rejection(drawn)).toBeInstanceOf(NotFound)
  expect(await kept()).toEqual(before)
  expect(await db.mediaFile.count({ where: { sha256 } })).toBe(0)
})
