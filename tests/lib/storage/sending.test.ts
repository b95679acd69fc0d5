import '@/tests/support/database'
import { existsSync } from 'node:fs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { db } from '@/lib/db'
import { addHolding } from '@/lib/holdings/add'
import { deleteHolding } from '@/lib/holdings/commands'
import { dropUnusedBytes, sweepLooseFiles } from '@/lib/holdings/media-files'
import { addMedia } from '@/lib/media/commands'
import { addConsentForm } from '@/lib/records/consent/forms'
import { fileStore } from '@/lib/storage/stored-files'
import { makeMember, makeRecord, makeSource } from '@/tests/support/factories'
import { mediaFiles, mediaPath } from '@/tests/support/media'
import { bytesOf, pictureOf } from '@/tests/support/pictures'

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => vi.restoreAllMocks())

let made = 0
/** Each way in which bytes become part of the archive, with bytes of their own. */
async function additions() {
  made += 1
  const publisher = await makeMember({ role: 'PUBLISHER' })
  const { id: sourceId } = await makeSource(publisher)
  const { id: recordId } = await makeRecord(publisher, { kind: 'testimony' })
  const [picture, form] = [await pictureOf(made, 8), await pictureOf(made, 9)]
  const described = { kind: 'TRANSCRIPT', language: 'en', filename: 'a.txt' } as const
  return {
    copy: () => addHolding(publisher, sourceId, described, bytesOf(`copy ${made}`)),
    media: () => addMedia(publisher, { filename: 'a.png', language: 'en' }, bytesOf(picture)),
    form: () => addConsentForm(publisher, recordId, { filename: 'a.png' }, bytesOf(form)),
  }
}
const rows = async () => ({
  files: await db.mediaFile.count(),
  events: await db.event.count(),
  loose: await db.looseFile.count(),
})

test('bytes are sent before the transaction that adds them', async () => {
  const opened = vi.spyOn(db, '$transaction')
  const { send } = fileStore
  const openedAtSending: number[] = []
  vi.spyOn(fileStore, 'send').mockImplementation((key, file) => {
    openedAtSending.push(opened.mock.calls.length)
    return send(key, file)
  })
  for (const add of Object.values(await additions())) {
    opened.mockClear()
    openedAtSending.length = 0
    await add()
    expect(openedAtSending).toEqual([0])
    const times = opened.mock.calls.map(([, options]) => options && 'timeout' in options && options.timeout)
    expect(times).toEqual([20_000])
  }
  expect(await db.looseFile.count()).toBe(0)
})

test('nothing is committed when the store fails', async () => {
  const ways = Object.values(await additions())
  const [before, files] = [await rows(), await mediaFiles()]
  vi.spyOn(fileStore, 'send').mockRejectedValue(new Error('The store is away.'))
  for (const add of ways) await expect(add()).rejects.toThrow('The store is away.')
  expect(await rows()).toEqual(before)
  expect(await mediaFiles()).toEqual(files)
})

test('bytes of a failed transaction are removed, or swept later', async () => {
  const ways = Object.values(await additions())
  const [before, files] = [await rows(), await mediaFiles()]
  const away = () => vi.spyOn(db, '$transaction').mockRejectedValueOnce(new Error('The database is away.'))
  for (const add of ways) {
    away()
    await expect(add()).rejects.toThrow('The database is away.')
  }
  expect(await mediaFiles()).toEqual(files)
  for (const add of ways) {
    away()
    away()
    await expect(add()).rejects.toThrow('The database is away.')
  }
  expect(await mediaFiles()).toHaveLength(files.length + ways.length)
  await sweepLooseFiles()
  expect(await rows()).toEqual({ ...before, loose: ways.length })
  await sweepLooseFiles(new Date(Date.now() + 1000))
  expect(await mediaFiles()).toEqual(files)
  expect(await rows()).toEqual(before)
  for (const add of ways) await add()
  await sweepLooseFiles(new Date(Date.now() + 1000))
  expect(await mediaFiles()).toHaveLength(files.length + ways.length)
})

test('bytes that were removed after their sending are sent again', async () => {
  const { copy } = await additions()
  const { send } = fileStore
  const sending = vi.spyOn(fileStore, 'send').mockImplementationOnce(async (key, file) => {
    await send(key, file)
    await dropUnusedBytes(key.slice(6))
  })
  const { sha256 } = await copy()
  expect(sending).toHaveBeenCalledTimes(2)
  expect(existsSync(mediaPath(sha256))).toBe(true)
})

test('bytes of a deleted copy are swept when the store was away', async () => {
  const { copy } = await additions()
  const { id, sha256 } = await copy()
  const publisher = await makeMember({ role: 'PUBLISHER' })
  vi.spyOn(fileStore, 'delete').mockRejectedValueOnce(new Error('The store is away.'))
  await expect(deleteHolding(publisher, id)).rejects.toThrow('The store is away.')
  expect(existsSync(mediaPath(sha256))).toBe(true)
  await sweepLooseFiles(new Date(Date.now() + 1000))
  expect(existsSync(mediaPath(sha256))).toBe(false)
  expect(await db.looseFile.count()).toBe(0)
})

test('a removal that the store does not answer ends before its transaction', async () => {
  const { copy } = await additions()
  const { id, sha256 } = await copy()
  const publisher = await makeMember({ role: 'PUBLISHER' })
  const asked = vi.spyOn(AbortSignal, 'timeout')
  asked.mockImplementationOnce((milliseconds) => {
    expect(milliseconds).toBeLessThan(20_000)
    return AbortSignal.any([AbortSignal.timeout(50)])
  })
  vi.spyOn(fileStore, 'delete').mockImplementationOnce(
    (_, signal) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(new Error('The store did not answer.')))
      }),
  )
  await expect(deleteHolding(publisher, id)).rejects.toThrow('The store did not answer.')
  expect(existsSync(mediaPath(sha256))).toBe(true)
  await sweepLooseFiles(new Date(Date.now() + 1000))
  expect(existsSync(mediaPath(sha256))).toBe(false)
})
