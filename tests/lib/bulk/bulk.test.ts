import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { bulkOf, countOn, previewOf } from '@/lib/bulk/queries'
import { runBulk, undoBulk } from '@/lib/bulk/run'
import { type BulkChange, bulkInputSchema, MOST_SUBMITTED } from '@/lib/bulk/schema'
import { createCollection } from '@/lib/collections/commands'
import { getCollection } from '@/lib/collections/queries'
import { db } from '@/lib/db'
import { saveConsent } from '@/lib/editions/consent'
import { Invalid, NotFound } from '@/lib/errors'
import { startJob } from '@/lib/jobs/commands'
import { message } from '@/lib/messages/message'
import { saveDraft } from '@/lib/records/drafts'
import { recordIdsAfter } from '@/lib/records/lists'
import { getRecord } from '@/lib/records/queries'
import { changeTags, tagsOf } from '@/lib/records/tags'
import { assignmentsOf } from '@/lib/review/workflow/assignments'
import {
  bodyOn,
  makeCited,
  makeMember,
  makeRecord,
  makeSubmittable,
  makeSubmitted,
} from '@/tests/support/factories'
import { queriesOf } from '@/tests/support/queries'
import { rejection } from '@/tests/support/rejection'

let editor: Actor
let contributor: Actor
let reviewer: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  contributor = await makeMember({ role: 'CONTRIBUTOR' })
  reviewer = await makeMember({ role: 'REVIEWER' })
})

const progress = { signal: new AbortController().signal, isRepeated: false, report: () => {} }

const previewed = async (actor: Actor, change: BulkChange, ids: string[]) =>
  (await previewOf(actor, change, { list: 'records', ids })).entries

/** Runs a change as its job does, without the queue. */
async function changed(actor: Actor, change: BulkChange, ids: string[]) {
  const input = bulkInputSchema.parse({ change, ids })
  const { id } = await db.job.create({
    data: {
      kind: 'bulk',
      input: JSON.parse(JSON.stringify(input)),
      startedById: actor.id,
      endedAt: new Date(),
    },
  })
  const counts = await runBulk(actor, id, input, progress)
  return { id, counts }
}

const refusalsOf = async (actor: Actor, id: string) =>
  (await bulkOf(actor, id)).entries.flatMap(({ refusal }) => (refusal ? [refusal.key] : []))

describe('A field of many records', () => {
  const append: BulkChange = { action: 'FIELD', field: 'summary', mode: 'APPEND', value: 'Added to all.' }

  it('is changed where the draft is open, with one event each', async () => {
    const [first, second] = [await makeRecord(editor), await makeRecord(contributor)]
    const closed = await makeSubmitted(editor)
    const ids = [first.id, second.id, closed.id]
    const preview = await previewed(editor, append, ids)
    expect(preview.find(({ id }) => id === first.id)?.texts?.after).toBe('What this record is. Added to all.')
    expect(preview.filter(({ changes }) => changes)).toHaveLength(2)
    expect(preview.flatMap(({ refusal }) => (refusal ? [refusal.key] : []))).toEqual(['records.closed'])
    const { id, counts } = await changed(editor, append, ids)
    expect(counts).toMatchObject({ CHANGED: 2, REFUSED: 1 })
    expect((await getRecord(editor, first.id)).draft.content.summary).toBe(
      'What this record is. Added to all.',
    )
    const events = await db.eventDetail.findMany({
      where: { detail: { path: ['bulk'], equals: id } },
      select: { event: { select: { action: true, subjectId: true } } },
    })
    expect(events.map(({ event }) => event.subjectId).toSorted()).toEqual([first.id, second.id].toSorted())
  })

  it('is put back, except where someone changed it since', async () => {
    const [first, second] = [await makeRecord(editor), await makeRecord(editor)]
    const { id } = await changed(editor, append, [first.id, second.id])
    const { draft } = await getRecord(editor, second.id)
    const content = { ...draft.content, title: 'Changed since' }
    await saveDraft(editor, second.id, { baseVersion: draft.version, content })
    expect(await undoBulk(editor, id, progress)).toMatchObject({ UNDONE: 1, UNDO_REFUSED: 1, CHANGED: 0 })
    expect((await getRecord(editor, first.id)).draft.content.summary).toBe('What this record is.')
    expect((await getRecord(editor, second.id)).draft.content.title).toBe('Changed since')
    expect(await refusalsOf(editor, id)).toEqual(['bulk.changedSince'])
  })

  it('is refused where the kind has no such field', async () => {
    const { id } = await makeRecord(editor, { kind: 'account' })
    const change: BulkChange = { action: 'FIELD', field: 'fields.place', mode: 'REPLACE', value: 'Here' }
    const [preview] = await previewed(editor, change, [id])
    expect(preview?.refusal?.key).toBe('bulk.noSuchField')
    expect(bulkInputSchema.safeParse({ change: { ...change, field: 'body' }, ids: [id] }).success).toBe(false)
  })
})

describe('Many records', () => {
  it('are tagged, and lose only the tags that were added', async () => {
    const [first, second] = [await makeRecord(editor), await makeRecord(editor)]
    await changeTags(editor, first.id, { add: ['Bridges'] })
    const change: BulkChange = { action: 'TAG', tags: ['Bridges'] }
    const { id, counts } = await changed(editor, change, [first.id, second.id])
    expect(counts).toMatchObject({ CHANGED: 1, SAME: 1 })
    await undoBulk(editor, id, progress)
    expect([await tagsOf(editor, first.id), await tagsOf(editor, second.id)]).toEqual([['Bridges'], []])
  })

  it('are assigned, and the assignment ends when it is undone', async () => {
    const { id: record } = await makeRecord(editor)
    const change: BulkChange = {
      ...{ action: 'ASSIGN', memberId: reviewer.id, task: 'WRITE', dueOn: '2030-01-02' },
    }
    const { id } = await changed(editor, change, [record])
    expect(await assignmentsOf(editor, record)).toMatchObject([{ dueOn: '2030-01-02' }])
    await undoBulk(editor, id, progress)
    expect(await assignmentsOf(editor, record)).toEqual([])
  })

  it('are collected in one version of the collection', async () => {
    const [first, second] = [await makeRecord(editor), await makeRecord(editor)]
    const slug = `bulk-${randomUUID().slice(0, 8)}`
    const { id: collectionId } = await createCollection(editor, { slug, title: 'Collected', language: 'en' })
    const { id } = await changed(editor, { action: 'COLLECT', collectionId }, [first.id, second.id])
    const now = async () => {
      const { records, version } = await getCollection(editor, collectionId)
      return [records.map((record) => record.id).toSorted(), version]
    }
    expect(await now()).toEqual([[first.id, second.id].toSorted(), 2])
    await undoBulk(editor, id, progress)
    expect(await now()).toEqual([[], 3])
  })

  it('are submitted where nothing is missing, and opened again', async () => {
    const [whole, incomplete] = [await makeSubmittable(editor), await makeRecord(editor)]
    const change: BulkChange = { action: 'SUBMIT', message: '' }
    const ids = [whole.id, incomplete.id]
    expect((await previewed(editor, change, ids)).map(({ changes }) => changes).toSorted()).toEqual([
      false,
      true,
    ])
    const { id, counts } = await changed(editor, change, ids)
    expect(counts).toMatchObject({ CHANGED: 1, REFUSED: 1 })
    await undoBulk(editor, id, progress)
    expect((await getRecord(editor, whole.id)).state).toBe('DRAFT')
  })

  it('stay refused because of a hidden name when the job is repeated', async () => {
    const [cited, legalName] = [await makeCited(editor), 'Zeyneb Qaraxanova']
    const content = { body: bodyOn(cited), summary: `Told by ${legalName}.` }
    const { id } = await makeSubmittable(editor, { kind: 'testimony', cited, content })
    await saveConsent(await makeMember({ role: 'ADMIN' }), id, {
      ...{ tier: 'OPEN', nameDisplay: 'ANONYMOUS', legalName, pseudonym: '', embargoUntil: null, version: 1 },
      ...{ transcriptApprovedOn: '2026-01-01', withdrawnOn: null, note: '' },
    })
    const change: BulkChange = { action: 'SUBMIT', message: '' }
    const job = await changed(editor, change, [id])
    expect(await db.event.count({ where: { subjectId: id, action: 'record.hidden-name' } })).toBe(1)
    // As if the server had stopped before the refusal was noted.
    await db.bulkEntry.updateMany({ where: { jobId: job.id }, data: { outcome: 'WAITING' } })
    const input = bulkInputSchema.parse({ change, ids: [id] })
    const counts = await runBulk(editor, job.id, input, { ...progress, isRepeated: true })
    expect(counts).toMatchObject({ CHANGED: 0, REFUSED: 1 })
  })

  it('are submitted up to a limit at once', async () => {
    const ids = Array.from({ length: MOST_SUBMITTED + 1 }, () => randomUUID())
    const input = { change: { action: 'SUBMIT', message: '' }, ids }
    const refusal = await rejection(startJob(editor, { kind: 'bulk', input }))
    expect(refusal).toBeInstanceOf(Invalid)
    expect(refusal).toMatchObject({
      fields: { '': message('bulk.tooManySubmitted', { maximum: MOST_SUBMITTED }) },
    })
    expect(bulkInputSchema.safeParse({ ...input, ids: ids.slice(1) }).success).toBe(true)
  })

  it('are previewed fifty at a time, without texts that do not matter', async () => {
    const made: string[] = []
    for (let count = 0; count < 51; count += 1) made.push((await makeRecord(contributor)).id)
    const readingTexts = async (change: BulkChange) => {
      const sent = await queriesOf(() => previewed(contributor, change, made))
      return sent.filter((query) => query.includes('"content"')).length
    }
    expect(await readingTexts({ action: 'TAG', tags: ['Bridges'] })).toBe(0)
    const change: BulkChange = { action: 'FIELD', field: 'summary', mode: 'REPLACE', value: 'New.' }
    expect(await readingTexts(change)).toBe(2)
    const selection = { list: 'records', ids: made } as const
    const first = await previewOf(contributor, change, selection)
    expect(first.counts).toMatchObject({ total: 51, counted: { entries: 51, changes: 51, refused: 0 } })
    expect(first.entries).toHaveLength(50)
    const second = await previewOf(contributor, change, selection, { after: first.next, known: first.counts })
    expect([second.entries.length, second.next, second.counts]).toEqual([1, null, first.counts])
  })

  it('are counted on until all are counted', async () => {
    await db.$executeRaw`
      WITH made AS (INSERT INTO "Record" (id, kind, slug, "createdById")
        SELECT gen_random_uuid(), 'account', 'counted-' || n, ${editor.id}::uuid FROM generate_series(1, 1120) n RETURNING id)
      INSERT INTO "Draft" ("recordId", "schemaVersion", title, language, content, "contentHash", contributors, "savedById")
        SELECT made.id, 1, 'Counted', 'eo', '{}', repeat('0', 64), '{}', ${editor.id}::uuid FROM made`
    const change: BulkChange = { action: 'TAG', tags: ['Counted'] }
    const selection = { list: 'records', query: 'language=eo' } as const
    const { counts } = await previewOf(editor, change, selection)
    expect(counts).toMatchObject({ total: 1_120, counted: { entries: 1_000, changes: 1_000, refused: 0 } })
    const whole = await countOn(editor, change, selection, counts)
    expect(whole).toEqual({ ...counts, counted: { entries: 1_120, changes: 1_120, refused: 0 }, after: null })
    expect(await countOn(editor, change, selection, whole)).toEqual(whole)
  })

  it('are those that the member can see', async () => {
    const [own, other] = [await makeRecord(contributor), await makeRecord(editor)]
    const change: BulkChange = { action: 'TAG', tags: ['Mine'] }
    const { id, counts } = await changed(contributor, change, [own.id, other.id])
    expect(counts).toMatchObject({ CHANGED: 1, REFUSED: 0 })
    expect(await tagsOf(editor, other.id)).toEqual([])
    await expect(bulkOf(editor, id)).rejects.toThrow(NotFound)
    await expect(undoBulk(editor, id, progress)).rejects.toThrow(NotFound)
    expect(await recordIdsAfter(contributor, { tag: 'Mine' }, null, 10)).toEqual([own.id])
  })
})
