import { afterAll, expect, test, vi } from 'vitest'
import { forgetSearches, namedInWaitingFile } from '@/lib/editions/erasure/waiting-file'

const { search, LimitReached } = vi.hoisted(() => {
  vi.resetModules()
  return { search: vi.fn(), LimitReached: class extends Error {} }
})
vi.mock('@/lib/workers/threads', () => ({ inThread: () => search, LimitReached }))
vi.mock('@/lib/holdings/waiting-files', () => ({
  readWaiting: async () => [new TextEncoder().encode('Title\nA bridge\n')],
}))
afterAll(() => {
  vi.doUnmock('@/lib/workers/threads')
  vi.doUnmock('@/lib/holdings/waiting-files')
  vi.resetModules()
})

const look = (id: string) => namedInWaitingFile('record', { id, encoding: 'utf-8', format: 'CSV' }, [])
const named = { excerpts: [], isFull: true }

test('a search that a limit ended is made again', async () => {
  search.mockRejectedValueOnce(new LimitReached()).mockResolvedValueOnce(null)
  expect(await look('slow')).toMatchObject({ isFull: false })
  expect([await look('slow'), await look('slow')]).toEqual([null, null])
  expect(search).toHaveBeenCalledTimes(2)
})

test('what was found is kept until the record is erased', async () => {
  search.mockReset().mockResolvedValue(named)
  expect([await look('list'), await look('list')]).toEqual([named, named])
  forgetSearches('another record')
  await look('list')
  expect(search).toHaveBeenCalledTimes(1)
  forgetSearches('record')
  await look('list')
  expect(search).toHaveBeenCalledTimes(2)
})
