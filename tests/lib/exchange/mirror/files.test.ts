import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { filesIn, sha256Of, verifyMirror } from '@/lib/exchange/mirror/manifest'
import { mirrorArchive } from '@/lib/exchange/mirror/mirror'

const CHUNK = Buffer.alloc(64 * 1024, 'sound')
const CHUNKS = 64
const FILE = `media/${'a'.repeat(64)}/file.mp3`

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stele-mirror-files-'))
})
afterAll(() => rm(folder, { recursive: true }))

let broken = false
let sent = 0
/** How much of the recording was on the disk when its last part was asked for. */
let before = 0
beforeEach(() => {
  broken = false
  sent = 0
})

/** A recording in parts, each made only when it is asked for. */
const recording = () =>
  new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (sent === CHUNKS) return controller.close()
        if (broken && sent === 3) throw new Error('The connection ended.')
        if (sent === CHUNKS - 1)
          before = await stat(path.join(folder, `${FILE}.part`)).then(
            ({ size }) => size,
            () => 0,
          )
        sent += 1
        controller.enqueue(CHUNK)
      },
    },
    { highWaterMark: 0 },
  )

const page = `<html lang="en"><body><main><audio src="/${FILE}"></audio></main></body></html>`

const mirror = () =>
  mirrorArchive({
    folder,
    ask: async (address, tag) => {
      if (address === '/') return new Response(page, { headers: { 'Content-Type': 'text/html' } })
      if (address !== `/${FILE}`) return new Response(null, { status: 404 })
      if (tag === '"a"') return new Response(null, { status: 304 })
      return new Response(recording(), { headers: { 'Content-Type': 'audio/mpeg', ETag: '"a"' } })
    },
    ...{ origin: 'https://archive.example', name: 'Archive', build: 'a' },
    position: async () => ({ id: '1', hash: 'b' }),
    reachSince: async () => 'ANYTHING',
    searchTitle: () => ({ language: 'en', title: 'Search' }),
  })

it('a recording is written as it comes', async () => {
  await mirror()
  expect(before).toBeGreaterThan((CHUNKS / 2) * CHUNK.length)
  const bytes = await readFile(path.join(folder, FILE))
  expect(bytes.length).toBe(CHUNKS * CHUNK.length)
  const manifest = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8'))
  expect(manifest.files[FILE]).toBe(sha256Of(bytes))
  expect(await verifyMirror(folder)).toMatchObject({ faults: [] })
})

it('a file that the archive still has is not sent again', async () => {
  expect(await mirror()).toMatchObject({ written: 0, removed: 0 })
  expect(sent).toBe(0)
  expect(await verifyMirror(folder)).toMatchObject({ faults: [] })
})

it('a file that breaks off is left out and asked for again', async () => {
  await rm(path.join(folder, '.mirror.json'))
  broken = true
  await expect(mirror()).rejects.toThrow(`/${FILE}: Error: The connection ended.`)
  expect((await filesIn(folder)).filter((file) => file.startsWith('media'))).toEqual([])
  await writeFile(path.join(folder, 'stray.html'), '')
  broken = false
  sent = 0
  expect(await mirror()).toMatchObject({ removed: 1 })
  expect(sent).toBe(CHUNKS)
})
