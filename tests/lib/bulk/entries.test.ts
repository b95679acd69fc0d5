import '@/tests/support/database'
import '@/tests/support/media'
import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { getAuthority } from '@/lib/authorities/queries'
import { bulkEntriesOf, previewOfEntries } from '@/lib/bulk/entry-runs'
import { changedText, type EntryChange } from '@/lib/bulk/entry-schema'
import { db } from '@/lib/db'
import { Invalid, NotFound } from '@/lib/errors'
import { startJob } from '@/lib/jobs/commands'
import { runJob } from '@/lib/jobs/run'
import { addMedia } from '@/lib/media/commands'
import { getMedia } from '@/lib/media/queries'
import { editSource } from '@/lib/sources/commands'
import { getSource } from '@/lib/sources/queries'
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

async function run(actor: Actor, kind: 'bulkEntries' | 'undoBulkEntries', input: object) {
  const { id } = await startJob(actor, { kind, input })
  await runJob(id, never)
  return id
}
const changed = (change: EntryChange, ids: string[], actor = editor) =>
  run(actor, 'bulkEntries', { change, ids })
const outcomesOf = async (id: string) => (await bulkEntriesOf(editor, id)).counts

it('a field of many sources is changed, previewed and undone', async () => {
  const [first, second] = [await makeSource(editor, { title: 'A' }), await makeSource(editor, { title: 'B' })]
  const noteOf = async ({ id }: { id: string }) => (await getSource(editor, id)).source.note
  const change = { list: 'sources', field: 'note', mode: 'APPEND', value: 'Look in box 4.' } as const
  const ids = [first.id, second.id]
  const before = await noteOf(first)
  const { entries: preview } = await previewOfEntries(editor, change, ids)
  expect(preview.map(({ title, after, changes }) => [title, after, changes])).toEqual([
    ['A', changedText(before, change), true],
    ['B', changedText(before, change), true],
  ])
  const theirs = await previewOfEntries(contributor, change, ids)
  expect(theirs.entries.every(({ isRefused }) => isRefused)).toBe(true)
  const id = await changed(change, ids)
  expect(await outcomesOf(id)).toMatchObject({ CHANGED: 2, REFUSED: 0 })
  expect(await noteOf(first)).toMatch(/Look in box 4\.$/)
  expect(await db.event.count({ where: { subjectId: first.id, action: 'source.edit' } })).toBe(1)
  // Running it again adds nothing.
  expect(await outcomesOf(await changed(change, ids))).toMatchObject({ CHANGED: 0, SAME: 2 })

  const { source, version } = await getSource(editor, second.id)
  const { id: _, ...input } = source
  await editSource(editor, second.id, version, { ...input, note: 'Another note.' })
  await run(editor, 'undoBulkEntries', { bulkId: id })
  expect(await outcomesOf(id)).toMatchObject({ UNDONE: 1, UNDO_REFUSED: 1 })
  expect([await noteOf(first), await noteOf(second)]).toEqual([before, 'Another note.'])
  expect(await rejection(bulkEntriesOf(contributor, id))).toBeInstanceOf(NotFound)
})

it('names keep their spellings, and a faulty text is refused', async () => {
  const { id } = await createAuthority(editor, {
    ...{ kind: 'BODY', name: 'City council' },
    variants: [{ name: 'Council', script: null, language: 'en', usedFrom: null, usedTo: null }],
  })
  await changed({ list: 'names', field: 'place', mode: 'REPLACE', value: 'Sample Town' }, [id])
  const { place, variants } = await getAuthority(editor, id)
  expect([place, variants.map(({ name }) => name)]).toEqual(['Sample Town', ['Council']])
  const faulty = await changed({ list: 'names', field: 'language', mode: 'REPLACE', value: 'no language' }, [
    id,
  ])
  expect(await outcomesOf(faulty)).toMatchObject({ CHANGED: 0, REFUSED: 1 })
  const other = { list: 'names', field: 'name', mode: 'REPLACE', value: 'X' } as const
  expect(await rejection(changed(other, [id]))).toBeInstanceOf(Invalid)
})

it('media are changed by those who can describe them', async () => {
  const add = async (actor: Actor, width: number) =>
    addMedia(actor, { filename: `${width}.png`, language: 'en' }, bytesOf(await pictureOf(width, 20)))
  const [own, other] = [await add(contributor, 60), await add(editor, 61)]
  const credit = { list: 'media', field: 'credit', mode: 'REPLACE', value: 'Drawn by the archive' } as const
  const { id } = await startJob(contributor, {
    kind: 'bulkEntries',
    input: { change: credit, ids: [own.id, other.id] },
  })
  await runJob(id, never)
  expect((await bulkEntriesOf(contributor, id)).counts).toMatchObject({ CHANGED: 1, REFUSED: 1 })
  expect([(await getMedia(editor, own.id)).credit, (await getMedia(editor, other.id)).credit]).toEqual([
    'Drawn by the archive',
    '',
  ])
  // An empty description says that no one has described it, not that it only decorates.
  const described = {
    list: 'media',
    field: 'alternative',
    mode: 'REPLACE',
    value: 'A plain square.',
  } as const
  await changed(described, [own.id])
  await changed({ ...described, value: '' }, [own.id])
  expect((await getMedia(editor, own.id)).alternative).toBeNull()
})
