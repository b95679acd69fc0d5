import '@/tests/support/database'
import '@/tests/support/media'
import { beforeAll, expect, test } from 'vitest'
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
import { copiesReadBefore, readAgain } from '@/lib/relocation/read-again'
import {
  chainOf,
  cite,
  doc,
  makeMember,
  makePassage,
  makeRecord,
  makeSource,
  p,
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

test('a copy read before is read again beside its old text', async () => {
  const { source, id, layer } = await makeReadBefore()
  const same = await makePassage(editor, layer, 'people came by the road')
  const changed = await makePassage(editor, layer, 'Of them 6134 people')
  const body = doc(p(...[same, changed].map((passage) => cite(chainOf(source), { passageId: passage.id }))))
  const record = await makeRecord(editor, { content: { body } })
  const reason = 'A person can be recognised.'
  const start = layer.text.indexOf('people came')
  await setMask(editor, { textLayerId: layer.id, start, end: start + 11, kind: 'PRIVATE', reason })
  expect((await copiesReadBefore(null)).map((copy) => copy.id)).toContain(id)

  expect(await readAgain(editor, id)).toEqual({ moved: 1, waiting: 0, toLookAt: 1 })
  const now = await newest(id)
  expect(now.id).not.toBe(layer.id)
  expect(now.spans).toContainEqual(expect.objectContaining({ kind: 'NOTE_MARKER' }))
  expect(now.report).not.toBeNull()
  const [first, second] = subjectsOf(record.kind, await draftContent(editor, record.id))
  expect(first?.passageId).not.toBe(same.id)
  expect(second?.passageId).toBe(changed.id)
  const masks = await listMasks(editor, now.id)
  expect(masks.map((mask) => now.text.slice(mask.start, mask.end))).toEqual(['people came'])
  expect((await copiesReadBefore(null)).map((copy) => copy.id)).not.toContain(id)
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
  expect((await copiesReadBefore(null)).map(({ id }) => id)).toEqual([first])
})
