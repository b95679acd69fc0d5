import '@/tests/support/database'
import '@/tests/support/media'
import { afterEach, expect, test, vi } from 'vitest'
import { db } from '@/lib/db'
import { addHolding } from '@/lib/holdings/add'
import { addMedia } from '@/lib/media/commands'
import { addConsentForm } from '@/lib/records/consent/forms'
import { fileStore } from '@/lib/storage/stored-files'
import { makeMember, makeRecord, makeSource } from '@/tests/support/factories'
import { bytesOf, pictureOf } from '@/tests/support/pictures'

afterEach(() => vi.restoreAllMocks())

/** The longest time that a transaction of the work may take, in milliseconds. */
async function longestOf(work: () => Promise<unknown>): Promise<number> {
  const opened = vi.spyOn(db, '$transaction')
  await work()
  const times = opened.mock.calls.map(([, options]) =>
    Number(options && 'timeout' in options && options.timeout),
  )
  opened.mockRestore()
  return Math.max(...times)
}

test('sending files to a store elsewhere may take minutes', async () => {
  const publisher = await makeMember({ role: 'PUBLISHER' })
  const { id: sourceId } = await makeSource(publisher)
  const { id: recordId } = await makeRecord(publisher, { kind: 'testimony' })
  const described = { kind: 'TRANSCRIPT', language: 'en', filename: 'a.txt' } as const
  const longest = async (name: string) => {
    const picture = await pictureOf(name.length, 8)
    return [
      await longestOf(() => addMedia(publisher, { filename: 'a.png', language: 'en' }, bytesOf(picture))),
      await longestOf(() => addConsentForm(publisher, recordId, { filename: 'a.png' }, bytesOf(picture))),
      await longestOf(() => addHolding(publisher, sourceId, described, bytesOf(name))),
    ]
  }
  expect(await longest('here')).toEqual([20_000, 20_000, 20_000])
  vi.spyOn(fileStore, 'pathOf').mockReturnValue(null)
  expect(await longest('elsewhere')).toEqual([300_000, 300_000, 300_000])
})
