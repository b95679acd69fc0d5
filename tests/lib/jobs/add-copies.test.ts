import '@/tests/support/database'
import { existsSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { Conflict, Forbidden, Invalid } from '@/lib/errors'
import { addCopyLater } from '@/lib/jobs/add-copies'
import { cancelJob } from '@/lib/jobs/commands'
import { addCopyKind } from '@/lib/jobs/kinds/add-copy'
import { jobsFor } from '@/lib/jobs/queries'
import { type Queue, startQueue } from '@/lib/jobs/queue'
import { english } from '@/tests/support/english'
import { makeMember, makeSource } from '@/tests/support/factories'
import { mediaDir } from '@/tests/support/media'
import { pdfOf } from '@/tests/support/pdf'
import { rejection } from '@/tests/support/rejection'
import { sabotage } from '@/tests/support/sabotage'

let editor: Actor
let source: { id: string }
beforeAll(async () => {
  editor = await makeMember()
  source = await makeSource(editor)
})

let queue: Queue | undefined
afterEach(async () => {
  await queue?.stop()
  queue = undefined
  await sabotage('DELETE FROM "Job"')
  await sabotage('DELETE FROM pgboss.job')
  rmSync(path.join(mediaDir, 'waiting'), { recursive: true, force: true })
})
const run = async () => {
  queue = await startQueue({ daily: [], checkSeconds: 1 })
}

const bytesOf = (content: string | Uint8Array) => Readable.from([Buffer.from(content)])
const about = { kind: 'TRANSCRIPT', language: 'en', origin: 'BORN_DIGITAL' }
const send = (filename: string, content: string | Uint8Array, actor = editor) =>
  addCopyLater(actor, { ...about, sourceId: source.id, filename }, bytesOf(content)).then(({ id }) => id)
const shown = async (id: string) =>
  (await jobsFor(editor, { kind: 'addCopy', subjectId: source.id }, english)).find((job) => job.id === id)
const ended = (id: string, state: string) => expect.poll(async () => (await shown(id))?.state).toBe(state)
const waiting = () => {
  const folder = path.join(mediaDir, 'waiting')
  return existsSync(folder) ? readdirSync(folder) : []
}
const copies = () => db.holding.count({ where: { sourceId: source.id } })

test('each of many files has its own outcome', async () => {
  const names = ['first.txt', 'second.pdf', 'third.txt', 'fourth.txt', 'fifth.txt']
  const contents = ['One.', 'not a PDF', new Uint8Array([0xcf, 0xf0, 0xe8]), 'Four.', 'One.']
  const ids: string[] = []
  for (const [index, name] of names.entries()) ids.push(await send(name, contents[index] ?? ''))
  expect(waiting().toSorted()).toEqual(ids.toSorted())
  await run()
  const states = ['FINISHED', 'FAILED', 'FAILED', 'FINISHED', 'FAILED']
  for (const [index, id] of ids.entries()) await ended(id, states[index] ?? '')
  const jobs = await Promise.all(ids.map(shown))
  expect(jobs.map((job) => job?.title)).toEqual(names)
  expect(jobs[0]?.messages).toEqual([english('holdings.add.read', { length: 4, pages: 0 })])
  expect(jobs[0]?.href).toMatch(`/desk/sources/${source.id}/holdings/`)
  expect(jobs[2]?.messages).toEqual([english('jobs.addCopy.encoding')])
  expect(jobs[4]?.messages).toEqual([english('holdings.errors.sameBytes')])
  expect(await copies()).toBe(2)
  // A file is removed after the end of its job is written.
  await expect.poll(waiting).toEqual([])
})

test('a long PDF shows its pages, and cancelling it leaves nothing', async () => {
  // More pages than are read before the job is cancelled.
  const MANY = 3000
  const before = await copies()
  const pages = Array.from(
    { length: MANY },
    (_, page) => `Page ${page} of a long book about roads and rivers.`,
  )
  const id = await send('long.pdf', pdfOf(pages))
  await run()
  await expect.poll(async () => (await shown(id))?.done ?? 0).toBeGreaterThan(0)
  expect(await shown(id)).toMatchObject({ state: 'RUNNING', total: MANY })
  await cancelJob(editor, id)
  await ended(id, 'CANCELLED')
  expect((await shown(id))?.done).toBeLessThan(MANY)
  await expect.poll(waiting).toEqual([])
  expect(await copies()).toBe(before)
})

test('a copy that an interrupted run added is not added again', async () => {
  const first = await send('again.txt', 'Once only.')
  await run()
  await ended(first, 'FINISHED')
  const job = await db.job.findUniqueOrThrow({ where: { id: first } })
  const work = { signal: new AbortController().signal, position: null, isRepeated: true, report: () => {} }
  const again = await send('again.txt', 'Once only.')
  const result = await addCopyKind.run(editor, job.input, { ...work, jobId: again })
  expect(result.href).toBe((await shown(first))?.href)
  const refused = addCopyKind.run(editor, job.input, { ...work, jobId: again, isRepeated: false })
  expect(await rejection(refused)).toBeInstanceOf(Conflict)
})

test('a file that is refused when it is sent leaves nothing', async () => {
  const jobs = () => db.job.count()
  const before = await jobs()
  const incomplete = addCopyLater(editor, { sourceId: source.id, filename: 'a.txt' }, bytesOf('a'))
  expect(await rejection(incomplete)).toBeInstanceOf(Invalid)
  expect(await rejection(send('empty.txt', ''))).toBeInstanceOf(Invalid)
  const contributor = await makeMember({ role: 'CONTRIBUTOR' })
  expect(await rejection(send('a.txt', 'a', contributor))).toBeInstanceOf(Forbidden)
  expect([await jobs(), waiting()]).toEqual([before, []])
})

test('a file whose job is gone is removed an hour later', async () => {
  const kept = await send('kept.txt', 'Kept.')
  const lost = await send('lost.txt', 'Lost.')
  await sabotage('DELETE FROM "Job" WHERE id = $1', [lost])
  const old = new Date(Date.now() - 2 * 60 * 60 * 1000)
  for (const id of [kept, lost]) utimesSync(path.join(mediaDir, 'waiting', id), old, old)
  const next = await send('next.txt', 'Next.')
  expect(waiting().toSorted()).toEqual([kept, next].toSorted())
})
