import '@/tests/support/media'
import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { sha256 } from '@/lib/hashing'
import { mediaPath, readBytes, removeBytes, stage } from '@/lib/holdings/storage'
import { mediaDir, mediaFiles } from '@/tests/support/media'

async function* bytes(...chunks: string[]) {
  for (const chunk of chunks) yield new TextEncoder().encode(chunk)
}

test('bytes are stored under their SHA-256 only once they are kept', async () => {
  const staged = await stage(bytes('one ', 'two'))
  expect(staged).toMatchObject({ sha256: sha256('one two'), size: 7 })
  expect(await mediaFiles()).toEqual([expect.stringMatching(/^incoming\/.*\.part$/)])
  await staged.keep()
  await staged.discard()
  const hash = sha256('one two')
  expect(await mediaFiles()).toEqual([`${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`])
  expect(await readFile(mediaPath(hash), 'utf8')).toBe('one two')
  await removeBytes(hash)
  expect(await mediaFiles()).toEqual([])
  await expect(readBytes(hash)).rejects.toThrow('holdings.errors.bytesMissing')
})

test('parts of killed uploads are removed after a day', async () => {
  const incoming = path.join(mediaDir, 'incoming')
  await mkdir(incoming, { recursive: true })
  await writeFile(path.join(incoming, 'old.part'), 'half')
  await writeFile(path.join(incoming, 'new.part'), 'half')
  const dayAndMore = new Date(Date.now() - 25 * 60 * 60 * 1000)
  await utimes(path.join(incoming, 'old.part'), dayAndMore, dayAndMore)
  await (await stage(bytes('x'))).discard()
  expect(await mediaFiles()).toEqual(['incoming/new.part'])
})
