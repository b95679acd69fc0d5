import '@/tests/support/database'
import '@/tests/support/media'
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { beforeAll, expect, test, vi } from 'vitest'
import { runReextract } from '@/bin/commands/reextract'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { setMask } from '@/lib/editions/masking/commands'
import { listMasks } from '@/lib/editions/masking/queries'
import { addHolding } from '@/lib/holdings/add'
import type { Progress } from '@/lib/jobs/kinds/kind'
import { readAgainKind } from '@/lib/jobs/kinds/read-again'
import { message } from '@/lib/messages/message'
import { draftContent } from '@/lib/records/current-draft'
import { subjectsOf } from '@/lib/records/subjects'
import { differentReadings } from '@/lib/relocation/different-readings'
import { copiesReadBefore, readAgain } from '@/lib/relocation/read-again'
import { keepInOldCopy } from '@/lib/relocation/settle'
import { queueOf } from '@/lib/review/queue/queue'
import { reviewOf } from '@/lib/review/review'
import { english } from '@/tests/support/english'
import {
  chainOf,
  cite,
  doc,
  makeMember,
  makePassage,
  makeRecord,
  makeSource,
  makeSubmitted,
  p,
  verifyAll,
} from '@/tests/support/factories'
import { sabotage } from '@/tests/support/sabotage'

let editor: Actor
beforeAll(async () => {
  editor = await makeMember()
})

async function* once(text: string) {
  yield new TextEncoder().encode(text)
}
const newest = (holdingId: string) =>
  db.textLayer.findFirstOrThrow({ where: { holdingId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] })

/** A copy as an older version read it: the raised number of a note is part of the number before it, and there is no report. */
async function makeReadBefore() {
  const source = await makeSource(editor)
  const page = `<!doctype html><p>Of them 613<sup><a href="#n">4</a></sup> people came by the road. ${source.id}</p><p id="n">4 Counted later.</p>`
  const about = {
    kind: 'WEB_CAPTURE',
    language: 'en',
    filename: 'page.html',
    origin: 'BORN_DIGITAL',
  } as const
  const { id } = await addHolding(editor, source.id, about, once(page))
  const old = `Of them 6134 people came by the road. ${source.id}\n\n4 Counted later.`
  await sabotage(
    `UPDATE "TextLayer" SET text = '${old}', length = ${old.length}, sha256 = encode(sha256('${old}'::bytea), 'hex'),
       spans = '[]', report = NULL WHERE "holdingId" = '${id}'`,
  )
  return { source, id, layer: await newest(id) }
}

/** Runs `npm run reextract` as the editor and returns what it printed. */
async function printedBy(...args: string[]) {
  const { email } = await db.member.findUniqueOrThrow({ where: { id: editor.id } })
  const print = vi.spyOn(console, 'log').mockImplementation(() => {})
  try {
    await runReextract([...args, '--as', email], english)
    return print.mock.calls.flat().join('\n')
  } finally {
    print.mockRestore()
  }
}

test('a copy read before is read again beside its old text', async () => {
  const { source, id, layer } = await makeReadBefore()
  const same = await makePassage(editor, layer, 'people came by the road')
  const changed = await makePassage(editor, layer, 'Of them 6134 people')
  const body = doc(p(...[same, changed].map((passage) => cite(chainOf(source), { passageId: passage.id }))))
  const record = await makeRecord(editor, { content: { body } })
  const reason = 'A person can be recognised.'
  const start = layer.text.indexOf('people came')
  await setMask(editor, { textLayerId: layer.id, start, end: start + 11, kind: 'PRIVATE', reason })
  expect((await copiesReadBefore({ after: null })).map((copy) => copy.id)).toContain(id)

  expect(await readAgain(editor, id)).toEqual({ moved: 1, waiting: 0, toLookAt: 1, unplaced: 0 })
  const now = await newest(id)
  expect(now.id).not.toBe(layer.id)
  expect(now.spans).toContainEqual(expect.objectContaining({ kind: 'NOTE_MARKER' }))
  expect(now.report).not.toBeNull()
  const [first, second] = subjectsOf(record.kind, await draftContent(editor, record.id))
  expect(first?.passageId).not.toBe(same.id)
  expect(second?.passageId).toBe(changed.id)
  const masks = await listMasks(editor, now.id)
  expect(masks.map((mask) => now.text.slice(mask.start, mask.end))).toEqual(['people came'])
  expect((await copiesReadBefore({ after: null })).map((copy) => copy.id)).not.toContain(id)
})

test('what reads differently is listed, and verdicts on it are outdated', async () => {
  const reviewer = await makeMember({ role: 'REVIEWER' })
  const { source, id, layer } = await makeReadBefore()
  const same = await makePassage(editor, layer, 'people came by the road')
  const changed = await makePassage(editor, layer, 'Of them 6134 people')
  const citing = (passage: { id: string }) =>
    p('It is told. ', cite(chainOf(source), { passageId: passage.id }))
  const body = doc(citing(same), citing(changed))
  const record = await makeSubmitted(editor, { content: { body } })
  await verifyAll(reviewer, record.id)
  const states = async () =>
    (await reviewOf(reviewer, record.id)).reviewed?.subjects.map(({ state }) => state)
  expect(await states()).toEqual(['CHECKED', 'CHECKED'])
  const queued = async () => {
    const { records, marks } = await queueOf(reviewer, { show: 'review', whose: 'all' })
    return { row: records.find((row) => row.id === record.id)?.waiting, reading: marks.reading }
  }
  expect(await queued()).toMatchObject({ row: { marks: ['new'], open: 0 }, reading: 0 })

  const { title } = await draftContent(editor, record.id)
  expect(await printedBy()).toContain(
    `  ${title}, Citation 2: it was “Of them 6134 people” and is “Of them 6134 people” now.`,
  )
  expect(await states()).toEqual(['CHECKED', 'OPEN'])
  expect(await queued()).toMatchObject({ row: { marks: ['new', 'reading'], open: 1 }, reading: 1 })
  const { readings } = await differentReadings(editor, { holdingId: id })
  expect(readings).toEqual([
    expect.objectContaining({
      record: { id: record.id, title: expect.any(String), state: 'IN_REVIEW' },
      subject: message('labels.numberedSubject.CITATION', { number: 2 }),
      before: 'Of them 6134 people',
      now: 'Of them 6134 people',
    }),
  ])
  expect((await differentReadings(editor, { holdingId: randomUUID() })).readings).toEqual([])

  const [reading] = readings
  if (!reading) throw new Error('Nothing reads differently.')
  await keepInOldCopy(editor, reading.relocationId, { reason: 'As printed in the first edition.' })
  expect((await differentReadings(editor, { holdingId: id })).readings).toEqual([])
})

test('an encoding that a person chose is used again', async () => {
  const source = await makeSource(editor)
  const about = { kind: 'TRANSCRIPT', language: 'ru', filename: 'a.txt', origin: 'BORN_DIGITAL' } as const
  const bytes = Readable.from([Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x20, 0xec, 0xe8, 0xf0])])
  const { id } = await addHolding(editor, source.id, about, bytes, { encoding: 'windows-1251' })
  const read = await newest(id)
  expect(read.text).toBe('Привет мир')
  await sabotage(`UPDATE "TextLayer" SET text = 'other', length = 5 WHERE id = $1`, [read.id])
  expect((await copiesReadBefore({ after: null, all: true })).map((copy) => copy.id)).toContain(id)
  expect((await copiesReadBefore({ after: null })).map((copy) => copy.id)).not.toContain(id)
  expect(await readAgain(editor, id)).not.toBeNull()
  expect(await newest(id)).toMatchObject({ text: 'Привет мир' })
})

test('a copy whose text is the same gets no new one', async () => {
  const source = await makeSource(editor)
  const about = { kind: 'TRANSCRIPT', language: 'en', filename: 'a.txt' } as const
  const { id } = await addHolding(editor, source.id, about, once(`Words of ${source.id}`))
  expect(await readAgain(editor, id)).toBeNull()
  expect(await db.textLayer.count({ where: { holdingId: id } })).toBe(1)
})

test('the job reads all copies and goes on after the last one', async () => {
  const publisher = await makeMember({ role: 'PUBLISHER' })
  const made = [await makeReadBefore(), await makeReadBefore(), await makeReadBefore()]
  const [first] = made.map(({ id }) => id).toSorted()
  const reports: Progress[] = []
  const work = { jobId: '', signal: new AbortController().signal, isRepeated: true }
  const position = { after: first, done: 1, changed: 1, failed: 0 }
  const { messages } = await readAgainKind.run(
    publisher,
    {},
    {
      ...{ ...work, position },
      report: (progress) => reports.push(progress),
    },
  )
  expect(reports.map(({ done, total }) => [done, total])).toEqual([
    [2, 3],
    [3, 3],
  ])
  expect(messages).toEqual([
    message('jobs.readAgain.read', { count: 3 }),
    message('jobs.readAgain.changed', { count: 3 }),
  ])
  expect((await copiesReadBefore({ after: null })).map(({ id }) => id)).toEqual([first])
})
