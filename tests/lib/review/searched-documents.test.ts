import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { NotFound } from '@/lib/errors'
import { readerFor, searchLibrary, withDocuments } from '@/lib/review/hidden-names/documents'

const { documentText, findNamesAside } = vi.hoisted(() => {
  vi.resetModules()
  return { documentText: vi.fn(), findNamesAside: vi.fn() }
})
vi.mock('@/lib/media/document-text', () => ({ documentText }))
vi.mock('@/lib/review/hidden-names/find-aside', () => ({ findNamesAside }))
afterAll(() => {
  vi.doUnmock('@/lib/media/document-text')
  vi.doUnmock('@/lib/review/hidden-names/find-aside')
  vi.resetModules()
})
const read = { pages: 'By Jane Roe.', earlier: [], data: '', unsearched: [] }
const never = new Promise<never>(() => {})
const names = [{ match: 'FULL', start: 3, end: 11 }]
beforeEach(() => {
  documentText.mockReset().mockImplementation(async (sha256) => (sha256 === 'slow' ? never : read))
  findNamesAside.mockReset().mockResolvedValue([names])
})

test('a document is searched once for a name, outside of transactions', async () => {
  let inTransaction = false
  const whenCalled: boolean[] = []
  findNamesAside.mockImplementation(async () => {
    whenCalled.push(inTransaction)
    return [names]
  })
  const asked = ['one', 'two', 'one', 'two']
  const run = vi.fn(async (reader) => {
    inTransaction = true
    try {
      return await Promise.all(asked.map((sha256) => reader(sha256, '', [])))
    } finally {
      inTransaction = false
    }
  })
  const found = await withDocuments('who', run)
  expect(found[0]).toMatchObject({ named: [{ part: 'document', found: names }] })
  expect(run).toHaveBeenCalledTimes(2)
  // The next transaction, and the next page, search none again.
  await withDocuments('who', run)
  await readerFor('who', 1000).read('one', '', [])
  expect(whenCalled).toEqual([false, false])
})

test('a page waits once for all its documents', async () => {
  vi.useFakeTimers()
  const { read: reader, unsearched } = readerFor('who', 50)
  const asked = ['slow', 'three', 'slow'].map((sha256) => reader(sha256, sha256, []))
  // The time of the page is over once, for those that are asked later, too.
  await vi.advanceTimersByTimeAsync(50)
  expect((await Promise.all(asked)).map((one) => one !== null)).toEqual([false, true, false])
  expect(await reader('slow', 'slow', [])).toBeNull()
  vi.useRealTimers()
  expect(await unsearched()).toEqual([{ title: 'slow', why: 'NOT_YET' }])
})

test('a page has what was found before, also after it waited', async () => {
  await readerFor('who', 1000).read('known', '', [])
  const { read: reader } = readerFor('who', 50)
  await setTimeout(100)
  expect(await reader('new', '', [])).not.toBeNull()
  expect(await reader('slow', '', [])).toBeNull()
  documentText.mockImplementation(() => setTimeout(5, read))
  expect(await reader('known', '', [])).toMatchObject({ named: [{ found: names }] })
})

test('documents of the library that take too long are left out', async () => {
  const found = await searchLibrary('who', [], ['four', 'slow', 'five'], 50, () => true)
  expect([...found.keys()]).toEqual(['four'])
})

test('pages that ask at the same time share a search', async () => {
  const library = () => searchLibrary('who', [], ['shared'], 1000, () => true)
  await Promise.all([library(), library(), readerFor('who', 1000).read('shared', '', [])])
  expect(findNamesAside).toHaveBeenCalledTimes(1)
})

test('a document that a limit ended is searched again', async () => {
  documentText.mockResolvedValue({ ...read, unsearched: ['FAILED'] })
  findNamesAside.mockResolvedValue([[]])
  for (const _ of [1, 2]) await readerFor('who', 1000).read('failed', '', [])
  expect(findNamesAside).toHaveBeenCalledTimes(2)
})

test('a document whose file came back is searched', async () => {
  documentText.mockRejectedValueOnce(new NotFound())
  const look = () => readerFor('who', 1000).read('lost', '', [])
  expect(await look()).toEqual({ named: [], unsearched: ['FILE'] })
  expect(await look()).toMatchObject({ named: [{ found: names }], unsearched: [] })
})
