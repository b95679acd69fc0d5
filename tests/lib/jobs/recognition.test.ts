import '@/tests/support/database'
import '@/tests/support/media'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { setMask } from '@/lib/editions/masking/commands'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors'
import { addHolding } from '@/lib/holdings/add'
import { deleteHolding } from '@/lib/holdings/commands'
import { readPagePlaces } from '@/lib/holdings/page-places'
import { cancelJob } from '@/lib/jobs/commands'
import { recogniseKind } from '@/lib/jobs/kinds/recognise'
import { type Queue, startQueue } from '@/lib/jobs/queue'
import { startRecognition } from '@/lib/jobs/recognition'
import { runJob } from '@/lib/jobs/run'
import { declareBetter } from '@/lib/relocation/better-copy'
import { addCopyText } from '@/lib/relocation/copy-text'
import { makeHolding, makeMember, makeSource } from '@/tests/support/factories'
import { rejection } from '@/tests/support/rejection'
import { sabotage } from '@/tests/support/sabotage'
import { scannedPdf, scanOf } from '@/tests/support/scan'

let editor: Actor
let scan: Buffer
beforeAll(async () => {
  editor = await makeMember()
  scan = await scanOf('The bridge was closed in May.\nThe ferry took 613 people.', 200)
})

let queue: Queue | undefined
afterEach(async () => {
  await queue?.stop()
  queue = undefined
  await sabotage('DELETE FROM "Job"')
  await sabotage('DELETE FROM pgboss.job')
})

async function add(bytes: Uint8Array, filename: string) {
  const source = await makeSource(editor)
  async function* stream() {
    yield bytes
  }
  const about = { kind: 'FACSIMILE', language: 'en', filename } as const
  return (await addHolding(editor, source.id, about, stream())).id
}

const start = (holdingId: string, actor = editor) =>
  startRecognition(actor, { holdingId, languages: ['eng'] }).then(({ id }) => id)
const never = new AbortController().signal
const newest = (holdingId: string) =>
  db.textLayer.findFirstOrThrow({ where: { holdingId }, orderBy: { id: 'desc' } })
const job = (id: string) => db.job.findUniqueOrThrow({ where: { id } })

test('a job reads a picture and labels its text as machine-read', async () => {
  const id = await add(scan, 'scan.png')
  const started = await start(id)
  queue = await startQueue({ daily: [], kinds: [recogniseKind], checkSeconds: 1 })
  await expect.poll(async () => (await job(started)).state).toBe('FINISHED')
  const layer = await newest(id)
  expect(layer.text).toBe('The bridge was closed in May.\nThe ferry took 613 people.')
  expect(layer).toMatchObject({
    ...{ origin: 'OCR', language: 'en', locators: [] },
    spans: [{ kind: 'INVISIBLE', start: 0, end: layer.length }],
  })
  expect(layer.report).toMatchObject({ reader: expect.stringMatching(/^Tesseract 5.* \(eng\)$/) })
  expect(await job(started)).toMatchObject({ done: 1, total: 1, name: 'scan.png', subjectId: id })
  // The place of a word, for its mark on the image.
  const { text, places, width } = await readPagePlaces(editor, id, 1)
  const at = text.indexOf('613')
  const [first, third] = [places[at], places[at + 2]]
  expect(first?.[0]).toBeGreaterThan(width / 8)
  expect(third?.[0]).toBeGreaterThan(first?.[2] ?? width)
  expect(third?.[1]).toBe(first?.[1])
  // The text is no one’s contribution, and goes with its copy.
  expect(await db.holding.findUniqueOrThrow({ where: { id } })).not.toMatchObject({
    contributors: { text: expect.anything() },
  })
  await deleteHolding(editor, id)
  expect(await db.recognisedPage.count({ where: { holdingId: id } })).toBe(0)
})

test('only pages without text are read; the others stay', async () => {
  const id = await add(await scannedPdf(['A typed page.', scan, 'The last page.']), 'mixed.pdf')
  const old = await newest(id)
  await runJob(await start(id), never)
  const layer = await newest(id)
  expect(layer.text).toBe(
    'A typed page.\n\nThe bridge was closed in May.\nThe ferry took 613 people.\n\nThe last page.',
  )
  expect([old.text, layer.origin]).toEqual(['A typed page.\n\n\n\nThe last page.', 'BORN_DIGITAL'])
  expect(await rejection(start(id))).toBeInstanceOf(Invalid)
})

test('an interrupted run goes on after the pages that it had read', async () => {
  const id = await add(await scannedPdf([scan, scan]), 'two.pdf')
  const started = await start(id)
  await db.recognisedPage.create({
    data: {
      ...{ jobId: started, holdingId: id, page: 1, width: 10, height: 10, reader: 'Tesseract 5' },
      ...{ text: 'Read before.', words: [[0, 4, 1, 1, 2, 2, 90]] },
    },
  })
  await runJob(started, never)
  expect((await newest(id)).text).toMatch(/^Read before\.\n\nThe bridge was closed/)
})

test('a text read from pages is masked as the older copy is', async () => {
  const id = await add(await scannedPdf(['Nothing is known of it.', scan]), 'masked.pdf')
  const { sourceId } = await db.holding.findUniqueOrThrow({ where: { id } })
  const old = await makeHolding(
    editor,
    { id: sourceId },
    { text: 'Read before. A cook said it. Read after.' },
  )
  const place = old.layer.text.indexOf('A cook')
  const range = { textLayerId: old.layer.id, start: place, end: place + 'A cook said it.'.length }
  await setMask(editor, { ...range, kind: 'PRIVATE', reason: 'A witness' })
  await declareBetter(editor, id, old.id)
  const started = await start(id)
  const page = { jobId: started, holdingId: id, page: 2, width: 10, height: 10, reader: 'Tesseract 5' }
  await db.recognisedPage.create({
    data: { ...page, text: 'Read before. A cook said it. Read after.', words: [] },
  })
  await runJob(started, never)
  const { text, ...layer } = await newest(id)
  const masks = await db.mask.findMany({ where: { textLayerId: layer.id }, orderBy: { start: 'asc' } })
  // Someone must lift the mask on all of it: the text before it didn't have the words.
  expect(masks.map((mask) => text.slice(mask.start, mask.end))).toEqual([text, 'A cook said it.'])
})

test('a cancelled job leaves nothing behind', async () => {
  const id = await add(await scannedPdf([scan, scan]), 'cancelled.pdf')
  const started = await start(id)
  const running = runJob(started, never)
  await expect.poll(() => db.recognisedPage.count({ where: { jobId: started } })).toBe(1)
  await cancelJob(editor, started)
  await running
  expect((await job(started)).state).toBe('CANCELLED')
  expect(await db.recognisedPage.count({ where: { holdingId: id } })).toBe(0)
  expect(await db.textLayer.count({ where: { holdingId: id } })).toBe(0)
})

test('a text that came meanwhile is not replaced', async () => {
  const id = await add(scan, 'meanwhile.png')
  const started = await start(id)
  const running = runJob(started, never)
  await addCopyText(editor, id, { basisId: null, text: 'Typed by a person.', language: 'en' })
  await running
  expect(await job(started)).toMatchObject({ state: 'FAILED' })
  expect((await newest(id)).text).toBe('Typed by a person.')
})

test('who may start it, with which languages, and once', async () => {
  const id = await add(scan, 'guards.png')
  const contributor = await makeMember({ role: 'CONTRIBUTOR' })
  expect(await rejection(start(id, contributor))).toBeInstanceOf(Forbidden)
  expect(await rejection(start(crypto.randomUUID()))).toBeInstanceOf(NotFound)
  for (const languages of [[], ['xyz'], ['../eng']])
    expect(await rejection(startRecognition(editor, { holdingId: id, languages }))).toBeInstanceOf(Invalid)
  await start(id)
  expect(await rejection(start(id))).toBeInstanceOf(Conflict)
})
