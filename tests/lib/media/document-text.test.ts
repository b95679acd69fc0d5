import { afterAll, expect, test, vi } from 'vitest'
import { documentText } from '@/lib/media/document-text'
import { pdfOf } from '@/tests/support/pdf'

const { extractText, runProgram, runReader, Unfinished, Invalid, kept } = vi.hoisted(() => {
  vi.resetModules()
  const Invalid = class extends Error {}
  return {
    extractText: vi.fn(),
    runProgram: vi.fn(),
    runReader: vi.fn(),
    Invalid,
    Unfinished: class extends Invalid {},
    kept: new Map<string, Buffer>(),
  }
})
vi.mock('@/lib/errors', () => ({ Invalid }))
vi.mock('@/lib/holdings/extract', () => ({ extractText }))
vi.mock('@/lib/holdings/extract/run', () => ({ runProgram, runReader, Unfinished }))
vi.mock('node:fs/promises', async (original) => ({
  ...(await original<typeof import('node:fs/promises')>()),
  readFile: async () => pdfOf(['A page.']),
}))
vi.mock('@/lib/storage/stored-files', () => ({ localFile: async () => '' }))
vi.mock('@/lib/holdings/made-files', () => ({
  madeFrom: async (sha256: string, _: string, make: () => Promise<Buffer>) => {
    const made = kept.get(sha256) ?? (await make())
    kept.set(sha256, made)
    return made
  },
}))
afterAll(() => {
  for (const path of [
    ...['@/lib/errors', '@/lib/holdings/extract', '@/lib/holdings/extract/run', 'node:fs/promises'],
    ...['@/lib/storage/stored-files', '@/lib/holdings/made-files'],
  ])
    vi.doUnmock(path)
  vi.resetModules()
  vi.useRealTimers()
})

test('a document that a limit ended is read again after ten minutes', async () => {
  vi.useFakeTimers()
  extractText.mockResolvedValue({ text: 'A page.', report: { findings: [] } })
  runProgram
    .mockRejectedValueOnce(new Unfinished())
    .mockResolvedValue({ text: 'By no one', unread: 0, unshown: 0, earlier: [] })
  const look = () => documentText('slow', 'who')
  expect(await look()).toMatchObject({ pages: 'A page.', data: '', unsearched: ['FAILED'] })
  expect(await look()).toMatchObject({ unsearched: ['FAILED'] })
  vi.advanceTimersByTime(600_000)
  expect(await look()).toMatchObject({ data: 'By no one', unsearched: [] })
  expect(runProgram).toHaveBeenCalledTimes(2)
})

test('a document that is refused stays so', async () => {
  runProgram.mockReset().mockRejectedValue(new Invalid())
  const look = () => documentText('refused', 'who')
  expect([await look(), await look()]).toMatchObject([{ unsearched: ['FILE'] }, { unsearched: ['FILE'] }])
  expect(runProgram).toHaveBeenCalledTimes(1)
})

test('earlier states are read where a program without rights found them', async () => {
  runProgram.mockReset().mockResolvedValue({ text: '', unread: 0, unshown: 0, earlier: [10, 20] })
  runReader.mockImplementation(async (_, { length }) => ({ text: `First ${length} bytes`, findings: [] }))
  const { earlier, unsearched } = await documentText('changed', 'who')
  expect([earlier, unsearched]).toEqual([['First 20 bytes', 'First 10 bytes'], []])
})
