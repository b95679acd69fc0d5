import '@/tests/support/media'
import { chmod, mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { sha256 } from '@/lib/hashing'
import { closeMediaFolder } from '@/lib/storage/local-folder'
import { localFile, readBytes, removeBytes, stage } from '@/lib/storage/stored-files'
import { mediaDir, mediaFiles, mediaPath } from '@/tests/support/media'

async function* bytes(...chunks: string[]) {
  for (const chunk of chunks) yield new TextEncoder().encode(chunk)
}

test('bytes are stored under their SHA-256 only once they are sent', async () => {
  const staged = await stage(bytes('one ', 'two'))
  expect(staged).toMatchObject({ sha256: sha256('one two'), size: 7 })
  expect(await mediaFiles()).toEqual([expect.stringMatching(/^incoming\/.*\.part$/)])
  await staged.send()
  await staged.discard()
  const hash = sha256('one two')
  expect(await mediaFiles()).toEqual([`${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`])
  expect(await readFile(await localFile(hash), 'utf8')).toBe('one two')
  const { size, stream } = await readBytes(hash, { start: 2, end: 4 })
  expect({ size, part: await text(stream) }).toEqual({ size: 7, part: 'e t' })
  await removeBytes(hash, new AbortController().signal)
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

/** The permission bits of a file and of all folders down to it, as octal numbers. */
async function modesTo(file: string): Promise<string[]> {
  const names = path.relative(mediaDir, file).split(path.sep)
  const places = [mediaDir, ...names.map((_, index) => path.join(mediaDir, ...names.slice(0, index + 1)))]
  const stats = await Promise.all(places.map((place) => stat(place)))
  return stats.map(({ mode }) => (mode & 0o777).toString(8))
}

test('only the archive’s own user reads files and folders', async () => {
  await rm(mediaDir, { recursive: true, force: true })
  const staged = await stage(bytes('closed'))
  await staged.send()
  expect(await modesTo(mediaPath(sha256('closed')))).toEqual(['700', '700', '700', '600'])
})

test('open files and folders of earlier versions are closed at the start', async () => {
  const staged = await stage(bytes('open'))
  await staged.send()
  const file = mediaPath(sha256('open'))
  await chmod(file, 0o644)
  for (const folder of [path.dirname(file), path.dirname(path.dirname(file)), mediaDir])
    await chmod(folder, 0o755)
  await closeMediaFolder()
  expect(await modesTo(file)).toEqual(['700', '700', '700', '600'])
  await rm(mediaDir, { recursive: true, force: true })
  await expect(closeMediaFolder()).resolves.toBeUndefined()
})
