import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { PageDisk, sweepPages } from '@/lib/page-store/disk'
import { KeptPage } from '@/lib/page-store/kept-page'
import { PageStore } from '@/lib/page-store/store'
import type { Subject } from '@/lib/page-store/subjects'
import { answered } from '@/tests/support/answered'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stele-pages-'))
})
afterEach(() => rm(folder, { recursive: true }))

const pageOf = (text: string, status = 200) =>
  KeptPage.of({ status, headers: { 'content-type': 'text/html' }, body: Buffer.from(text) })
const of = (...subjects: Subject[]) => new Set(subjects)
const position = (id: number) => ({ id: BigInt(id), hash: `hash ${id}` })

/** What a process keeps that starts with this folder. */
async function started(generation = 'build 1', limit = 1_000_000) {
  const disk = new PageDisk(folder, generation)
  const store = new PageStore(limit, disk)
  const found = await disk.open()
  store.restore(found.pages)
  const kept = () => found.pages.map(({ address }) => address).filter((address) => store.has(address))
  return { disk, store, position: found.position, kept: kept().sort() }
}

/** Keeps two pages, up to the fifth event. */
async function filled() {
  const { disk, store } = await started()
  store.keep('/records/a', await pageOf('A'), of('record a', 'LISTS'))
  store.keep('/records/b', await pageOf('B', 410), of('record b'))
  disk.confirm(position(5))
  await disk.flush()
  return { disk, store }
}

const files = async () => {
  const [pages = ''] = (await readdir(folder)).filter((name) => name !== 'position.json')
  return (await readdir(path.join(folder, pages))).map((name) => path.join(folder, pages, name))
}

it('is readable by its own account only', async () => {
  await mkdir(folder, { recursive: true, mode: 0o755 })
  await filled()
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
})

it('loses the folders of processes that ended long ago', async () => {
  const [own, running, ended] = ['own', 'running', 'ended'].map((name) => path.join(folder, name))
  if (!own || !running || !ended) return
  const disks = [own, running, ended].map((at) => new PageDisk(at, 'build 1'))
  for (const disk of disks) await disk.open()
  const month = new Date(Date.now() - 30 * 24 * 3_600_000)
  for (const at of [own, running, ended]) await utimes(at, month, month)
  await disks[1]?.touch()
  await sweepPages(own)
  expect((await readdir(folder)).sort()).toEqual(['own', 'running'])
})

it('has the pages after a restart, with their status and tag', async () => {
  const { store } = await filled()
  const again = await started()
  expect([again.kept, again.position]).toEqual([['/records/a', '/records/b'], position(5)])
  for (const address of again.kept) {
    const [before, now] = [store.get(address), again.store.get(address)]
    if (!before || !now) throw new Error(`${address} isn't kept.`)
    const [one, other] = [await answered(before), await answered(now)]
    expect([other.status, other.body, other.headers.etag]).toEqual([one.status, one.body, one.headers.etag])
  }
  expect(again.store.dropReached(of('LISTS')).map(({ address }) => address)).toEqual(['/records/a'])
})

it('has no page that was dropped', async () => {
  const { disk, store } = await filled()
  store.dropReached(of('record a'))
  disk.confirm(position(6))
  await disk.flush()
  expect(await started()).toMatchObject({ kept: ['/records/b'], position: position(6) })
  store.dropReached('ANYTHING')
  store.keep('/new', await pageOf('New'), of('LISTS'))
  disk.confirm(position(7))
  await disk.flush()
  expect(await started()).toMatchObject({ kept: ['/new'], position: position(7) })
  expect((await files()).length).toBe(1)
})

it('keeps the earlier position until the dropped pages are gone', async () => {
  const { store, disk } = await filled()
  store.dropReached('ANYTHING')
  await disk.flush()
  // The process ended here: the event that dropped them comes after the position.
  expect(await started()).toMatchObject({ kept: [], position: position(5) })
})

it('ignores pages of another build and damaged files', async () => {
  await filled()
  const [one = '', other = ''] = await files()
  await appendFile(one, 'x')
  expect((await started()).kept.length).toBe(1)
  const text = await readFile(other, 'latin1')
  await writeFile(other, text.replace(/"address":"\/records\/\w"/, '"address":"/records/c"'), 'latin1')
  expect((await started()).kept).toEqual([])
  await filled()
  expect(await started('build 2')).toMatchObject({ kept: [], position: null })
  expect((await readdir(folder)).length).toBe(1)
})

it('keeps no more than fits, nor what is past its time', async () => {
  const { disk, store } = await filled()
  store.keep('/this-day', await pageOf('Day'), of('LISTS'), Date.now() + 50)
  await disk.flush()
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect((await started()).kept).toEqual(['/records/a', '/records/b'])
  const { kept, disk: small } = await started('build 1', store.size / 2)
  expect(kept.length).toBe(1)
  await small.flush()
  expect((await files()).length).toBe(1)
})
