import '@/tests/support/database'
import '@/tests/support/media'
import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { getAuthority } from '@/lib/authorities/queries'
import { bulkOf, previewOf } from '@/lib/bulk/queries'
import { type ChangeOf, changedText, type Selection } from '@/lib/bulk/schema'
import { countSelected, selectedAfter } from '@/lib/bulk/selection'
import { db } from '@/lib/db'
import { Invalid, NotFound } from '@/lib/errors'
import { Prisma } from '@/lib/generated/prisma/client'
import { startJob } from '@/lib/jobs/commands'
import { jobsFor } from '@/lib/jobs/queries'
import { runJob } from '@/lib/jobs/run'
import { addMedia } from '@/lib/media/commands'
import { getMedia } from '@/lib/media/queries'
import { editSource } from '@/lib/sources/commands'
import { getSource } from '@/lib/sources/queries'
import { english } from '@/tests/support/english'
import { makeMember, makeSource } from '@/tests/support/factories'
import { bytesOf, pictureOf } from '@/tests/support/pictures'
import { rejection } from '@/tests/support/rejection'

let editor: Actor
let contributor: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  contributor = await makeMember({ role: 'CONTRIBUTOR' })
})

const never = new AbortController().signal

async function run(actor: Actor, kind: 'bulk' | 'undoBulk', input: object) {
  const { id } = await startJob(actor, { kind, input })
  await runJob(id, never)
  return id
}
const changed = (selection: Selection & { seenAt?: string }, change: ChangeOf<'FIELD'>, actor = editor) =>
  run(actor, 'bulk', { ...selection, change })
const outcomesOf = async (id: string, actor = editor) => (await bulkOf(actor, id)).counts
const field = (name: string, mode: 'APPEND' | 'REPLACE', value: string) =>
  ({ action: 'FIELD', field: name, mode, value }) as const

it('a field of many sources is changed, previewed and undone', async () => {
  const [first, second] = [await makeSource(editor, { title: 'A' }), await makeSource(editor, { title: 'B' })]
  const noteOf = async ({ id }: { id: string }) => (await getSource(editor, id)).source.note
  const change = field('note', 'APPEND', 'Look in box 4.')
  const chosen = { list: 'sources' as const, ids: [first.id, second.id] }
  const before = await noteOf(first)
  const { entries: preview } = await previewOf(editor, change, chosen)
  expect(preview.map(({ title, texts, changes }) => [title, texts?.after, changes]).toSorted()).toEqual([
    ['A', changedText(before, change), true],
    ['B', changedText(before, change), true],
  ])
  const theirs = await previewOf(contributor, change, chosen)
  expect(theirs.counts.counted).toEqual({ entries: 2, changes: 0, refused: 2 })
  const id = await changed(chosen, change)
  expect(await outcomesOf(id)).toMatchObject({ CHANGED: 2, REFUSED: 0 })
  expect(await noteOf(first)).toMatch(/Look in box 4\.$/)
  expect(await db.event.count({ where: { subjectId: first.id, action: 'source.edit' } })).toBe(1)
  // Running it again adds nothing.
  expect(await outcomesOf(await changed(chosen, change))).toMatchObject({ CHANGED: 0, SAME: 2 })

  const { source, version } = await getSource(editor, second.id)
  const { id: _, ...input } = source
  await editSource(editor, second.id, version, { ...input, note: 'Another note.' })
  await run(editor, 'undoBulk', { bulkId: id })
  expect(await outcomesOf(id)).toMatchObject({ UNDONE: 1, UNDO_REFUSED: 1 })
  expect([await noteOf(first), await noteOf(second)]).toEqual([before, 'Another note.'])
  expect(await rejection(bulkOf(contributor, id))).toBeInstanceOf(NotFound)
})

it('names keep their spellings, and a faulty text is refused', async () => {
  const { id } = await createAuthority(editor, {
    ...{ kind: 'BODY', name: 'City council' },
    variants: [{ name: 'Council', script: null, language: 'en', usedFrom: null, usedTo: null }],
  })
  const council = { list: 'names' as const, ids: [id] }
  await changed(council, field('place', 'REPLACE', 'Sample Town'))
  const { place, variants } = await getAuthority(editor, id)
  expect([place, variants.map(({ name }) => name)]).toEqual(['Sample Town', ['Council']])
  const faulty = await changed(council, field('language', 'REPLACE', 'no language'))
  expect(await outcomesOf(faulty)).toMatchObject({ CHANGED: 0, REFUSED: 1 })
  expect(await rejection(changed(council, field('name', 'REPLACE', 'X')))).toBeInstanceOf(Invalid)
  const tags = { ...council, change: { action: 'TAG', tags: ['X'] } }
  expect(await rejection(startJob(editor, { kind: 'bulk', input: tags }))).toBeInstanceOf(Invalid)
})

it('media are changed by those who can describe them', async () => {
  const add = async (actor: Actor, width: number) =>
    addMedia(actor, { filename: `${width}.png`, language: 'en' }, bytesOf(await pictureOf(width, 20)))
  const [own, other] = [await add(contributor, 60), await add(editor, 61)]
  const id = await changed(
    { list: 'media', ids: [own.id, other.id] },
    field('credit', 'REPLACE', 'Drawn by the archive'),
    contributor,
  )
  expect(await outcomesOf(id, contributor)).toMatchObject({ CHANGED: 1, REFUSED: 0, WAITING: 0 })
  expect([(await getMedia(editor, own.id)).credit, (await getMedia(editor, other.id)).credit]).toEqual([
    'Drawn by the archive',
    '',
  ])
  // An empty description says that no one has described it, not that it only decorates.
  const square = { list: 'media' as const, ids: [own.id] }
  await changed(square, field('alternative', 'REPLACE', 'A plain square.'))
  await changed(square, field('alternative', 'REPLACE', ''))
  expect((await getMedia(editor, own.id)).alternative).toBeNull()
})

it('all that a filter selects is changed, unless it changed meanwhile', async () => {
  const made = []
  for (const title of ['Harbour A', 'Harbour B', 'Harbour C', 'Mountain'])
    made.push(await makeSource(editor, { title }))
  const all = { list: 'sources' as const, query: 'q=Harbour' }
  const change = field('note', 'REPLACE', 'In the harbour office.')
  const { counts } = await previewOf(editor, change, all)
  expect(counts).toMatchObject({ total: 3, counted: { entries: 3, changes: 3, refused: 0 } })
  const [first, second] = made
  if (!first || !second) throw new Error('No sources')
  const { source, version } = await getSource(editor, second.id)
  const { id: _, ...input } = source
  await editSource(editor, second.id, version, { ...input, note: 'Changed meanwhile.' })
  const id = await changed({ ...all, seenAt: counts.seenAt }, change)
  expect(await outcomesOf(id)).toMatchObject({ CHANGED: 2, REFUSED: 1, SAME: 0 })
  const { entries } = await bulkOf(editor, id)
  expect(entries.flatMap((entry) => (entry.refusal ? [[entry.id, entry.refusal.key]] : []))).toEqual([
    [second.id, 'bulk.changedSincePreview'],
  ])
  expect((await getSource(editor, second.id)).source.note).toBe('Changed meanwhile.')
  await run(editor, 'undoBulk', { bulkId: id })
  expect(await outcomesOf(id)).toMatchObject({ UNDONE: 2, REFUSED: 1 })
  expect((await getSource(editor, first.id)).source.note).not.toBe('In the harbour office.')
})

it('an interrupted change goes on where it stopped and changes nothing twice', async () => {
  const made = []
  for (const title of ['Quay', 'Pier 1', 'Pier 2']) made.push(await makeSource(editor, { title }))
  const change = field('note', 'APPEND', 'At the pier.')
  const { id } = await startJob(editor, { kind: 'bulk', input: { list: 'sources', query: 'q=Pier', change } })
  await runJob(id, never)
  // As if the server had stopped after the last change, before it was noted.
  const [first, , last] = made.map((source) => source.id).toSorted()
  await db.bulkEntry.update({
    where: { jobId_entryId: { jobId: id, entryId: last ?? '' } },
    data: { outcome: 'WAITING', undo: Prisma.DbNull },
  })
  // The next run also selects one before it.
  const { source, version } = await getSource(editor, first ?? '')
  const { id: _, ...input } = source
  await editSource(editor, first ?? '', version, { ...input, title: 'Pier 0' })
  await db.job.update({ where: { id }, data: { state: 'RUNNING', endedAt: null } })
  await runJob(id, never)
  expect(await outcomesOf(id)).toMatchObject({ CHANGED: 3, SAME: 0, REFUSED: 0 })
  expect((await getSource(editor, last ?? '')).source.note.match(/At the pier/g)).toHaveLength(1)
  const undo = await run(editor, 'undoBulk', { bulkId: id })
  expect(await outcomesOf(id)).toMatchObject({ UNDONE: 2, UNDO_REFUSED: 1 })
  // The same while it was undone.
  await db.bulkEntry.updateMany({ where: { jobId: id, outcome: 'UNDONE' }, data: { outcome: 'CHANGED' } })
  await db.job.update({ where: { id: undo }, data: { state: 'RUNNING', endedAt: null } })
  await runJob(undo, never)
  expect(await outcomesOf(id)).toMatchObject({ UNDONE: 2, UNDO_REFUSED: 1 })
})

it('a change that the version before began is finished and undone', async () => {
  const made = [
    await makeSource(editor, { title: 'Wharf 1' }),
    await makeSource(editor, { title: 'Wharf 2' }),
  ]
  const [first, second] = made.map((source) => source.id)
  if (!first || !second) throw new Error('No sources')
  const noteOf = async (id: string) => (await getSource(editor, id)).source.note
  const { source, version } = await getSource(editor, first)
  const { id: _, ...input } = source
  const written = await editSource(editor, first, version, { ...input, note: 'At the wharf.' })
  const entries = [{ id: first, outcome: 'CHANGED', before: source.note, version: written.version }]
  const change = { list: 'sources', field: 'note', mode: 'REPLACE', value: 'At the wharf.' }
  const { id } = await db.job.create({
    data: {
      ...{ kind: 'bulkEntries', input: { change, ids: [first, second] }, startedById: editor.id },
      ...{ state: 'RUNNING', position: { entries } },
    },
  })
  await runJob(id, never)
  expect(await outcomesOf(id)).toMatchObject({ CHANGED: 2, SAME: 0 })
  expect(await noteOf(second)).toBe('At the wharf.')
  const [job] = await jobsFor(editor, { kind: 'bulkEntries' }, english)
  expect([job?.state, job?.title]).toEqual(['FINISHED', english('jobs.kinds.bulk')])
  // One that has ended has its entries in its result.
  await db.bulkEntry.deleteMany({ where: { jobId: id, entryId: first } })
  await db.job.update({ where: { id }, data: { result: { messages: [], href: null, kept: { entries } } } })
  const { id: undo } = await db.job.create({
    data: { kind: 'undoBulkEntries', input: { bulkId: id }, startedById: editor.id },
  })
  await runJob(undo, never)
  expect(await outcomesOf(id)).toMatchObject({ UNDONE: 2 })
  expect(await noteOf(first)).toBe(source.note)
})

it('names and media are selected by the filters of their lists', async () => {
  const { id: town } = await createAuthority(editor, { kind: 'PLACE', name: 'Filter Town', variants: [] })
  const { id: body } = await createAuthority(editor, { kind: 'BODY', name: 'Filter Society', variants: [] })
  expect(await countSelected(editor, { list: 'names', query: 'q=Filter' })).toBe(2)
  expect(await selectedAfter(editor, { list: 'names', query: 'q=Filter&kind=PLACE' }, null, 9)).toEqual([
    town,
  ])
  const both = [town, body].toSorted()
  expect(await selectedAfter(editor, { list: 'names', query: 'q=Filter' }, both[0] ?? '', 9)).toEqual([
    both[1],
  ])

  const add = async (actor: Actor, width: number) =>
    addMedia(actor, { filename: `filter-${width}.png`, language: 'en' }, bytesOf(await pictureOf(width, 20)))
  const [own, other] = [await add(contributor, 70), await add(editor, 71)]
  const pictures = { list: 'media' as const, query: 'q=filter-&undescribed=true' }
  expect(await selectedAfter(contributor, pictures, null, 9)).toEqual([own.id])
  expect(await countSelected(editor, pictures)).toBe(2)
  expect(await selectedAfter(editor, pictures, own.id, 9)).toEqual([other.id])
})
