import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import { saveDraft } from '@/lib/records/drafts'
import { getRecord } from '@/lib/records/queries'
import { keepRevision, restoreRevision } from '@/lib/records/revisions/commands'
import { compareRevisions, getRevision, listRevisions } from '@/lib/records/revisions/queries'
import {
  cite,
  contentOf,
  doc,
  hop,
  makeMember,
  makeRecord,
  makeSource,
  p,
  quotation,
} from '@/tests/support/factories'
import { queriesOf } from '@/tests/support/queries'

let editor: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
})

const titled = (title: string) => contentOf('account', { title })

describe('saving a revision', () => {
  it('stores content, author, message and the next number', async () => {
    const record = await makeRecord(editor)
    const first = await keepRevision(editor, record.id, 'First reading')
    await saveDraft(editor, record.id, { baseVersion: record.version, content: titled('Changed') })
    const second = await keepRevision(editor, record.id, '')
    expect([first.number, second.number]).toEqual([1, 2])
    expect(await getRevision(editor, record.id, 1)).toMatchObject({
      content: record.content,
      message: 'First reading',
      author: { id: editor.id },
    })
  })

  it('saves one when the form is sent twice', async () => {
    const record = await makeRecord(editor)
    const [once, again] = await Promise.all([
      keepRevision(editor, record.id, 'Same words'),
      keepRevision(editor, record.id, 'Same words'),
    ])
    expect(again).toEqual(once)
    expect(await db.event.count({ where: { subjectId: record.id, action: 'record.keep' } })).toBe(1)
  })

  it('keeps its sources from being deleted', async () => {
    const source = await makeSource(editor)
    const body = doc(p('Cited.', cite([hop(source)])))
    const record = await makeRecord(editor, { content: { body } })
    const revision = await keepRevision(editor, record.id, '')
    await saveDraft(editor, record.id, { baseVersion: record.version, content: titled('Without it') })
    expect(await db.reference.count({ where: { recordId: record.id, revisionId: null } })).toBe(0)
    expect(await db.reference.count({ where: { revisionId: revision.id, sourceId: source.id } })).toBe(1)
    await expect(db.source.delete({ where: { id: source.id } })).rejects.toMatchObject({ code: 'P2003' })
    await expect(db.reference.deleteMany({ where: { revisionId: revision.id } })).rejects.toMatchObject({
      code: 'P2003',
    })
  })

  it('can’t be changed or deleted in the database', async () => {
    const record = await makeRecord(editor)
    const { id } = await keepRevision(editor, record.id, 'Kept')
    await expect(db.revision.update({ where: { id }, data: { message: 'Other' } })).rejects.toMatchObject({
      code: 'P2003',
    })
    await expect(db.revision.delete({ where: { id } })).rejects.toThrow(/denied/)
  })

  it('refuses a message with invalid characters', async () => {
    const record = await makeRecord(editor)
    await expect(keepRevision(editor, record.id, 'a\0b')).rejects.toMatchObject({
      fields: { message: message('errors.text.control', { character: 'U+0000' }) },
    })
  })
})

describe('restoring a revision', () => {
  it('replaces the draft and saves it as a revision first', async () => {
    const record = await makeRecord(editor)
    const first = await keepRevision(editor, record.id, '')
    const { version } = await saveDraft(editor, record.id, {
      baseVersion: record.version,
      content: titled('Never kept'),
    })
    const restored = await restoreRevision(editor, record.id, first.id, version)
    expect(restored.version).toBe(version + 1)
    expect((await getRecord(editor, record.id)).draft.content).toEqual(record.content)
    const { revisions } = await listRevisions(editor, record.id)
    expect(revisions.map(({ number, message }) => [number, message])).toEqual([
      [2, 'Before revision 1 was restored'],
      [1, ''],
    ])
    expect((await getRevision(editor, record.id, 2)).content.title).toBe('Never kept')
  })

  it('saves no revision of text that one already has', async () => {
    const record = await makeRecord(editor)
    const first = await keepRevision(editor, record.id, '')
    const { version } = await saveDraft(editor, record.id, {
      baseVersion: record.version,
      content: titled('B'),
    })
    await keepRevision(editor, record.id, 'Kept by hand')
    await restoreRevision(editor, record.id, first.id, version)
    expect((await listRevisions(editor, record.id)).revisions).toHaveLength(2)
  })

  it('restores the citations of the revision', async () => {
    const source = await makeSource(editor)
    const body = doc(quotation({ chain: [hop(source)] }, 'Words'))
    const record = await makeRecord(editor, { content: { body } })
    const first = await keepRevision(editor, record.id, '')
    const { version } = await saveDraft(editor, record.id, {
      baseVersion: record.version,
      content: titled('B'),
    })
    await restoreRevision(editor, record.id, first.id, version)
    expect(
      await db.reference.count({ where: { recordId: record.id, revisionId: null, sourceId: source.id } }),
    ).toBe(1)
  })

  it('is refused from a stale page and changes nothing', async () => {
    const record = await makeRecord(editor)
    const first = await keepRevision(editor, record.id, '')
    const { version } = await saveDraft(editor, record.id, {
      baseVersion: record.version,
      content: titled('B'),
    })
    await expect(restoreRevision(editor, record.id, first.id, version - 1)).rejects.toThrow(Conflict)
    expect((await getRecord(editor, record.id)).draft).toMatchObject({ version, content: { title: 'B' } })
    expect((await listRevisions(editor, record.id)).revisions).toHaveLength(1)
  })

  it('makes the member who restores a contributor', async () => {
    const record = await makeRecord(editor)
    const first = await keepRevision(editor, record.id, '')
    const { version } = await saveDraft(editor, record.id, {
      baseVersion: record.version,
      content: titled('B'),
    })
    const restorer = await makeMember({ role: 'REVIEWER' })
    await restoreRevision(restorer, record.id, first.id, version)
    expect(
      await db.contribution.count({ where: { recordId: record.id, memberId: restorer.id, edition: 1 } }),
    ).toBe(1)
  })

  it('keeps the name of a deleted authority', async () => {
    const authority = await db.authority.create({ data: { kind: 'PERIODICAL', name: 'The Evening Post' } })
    const periodical = { name: 'The Evening Post', authorityId: authority.id }
    const record = await makeRecord(editor, { kind: 'press-excerpt', content: { fields: { periodical } } })
    const first = await keepRevision(editor, record.id, '')
    const { version } = await saveDraft(editor, record.id, {
      baseVersion: record.version,
      content: contentOf('press-excerpt'),
    })
    await db.authority.delete({ where: { id: authority.id } })
    await restoreRevision(editor, record.id, first.id, version)
    expect((await getRecord(editor, record.id)).draft.content.fields.periodical).toEqual({
      name: 'The Evening Post',
      authorityId: null,
    })
  })

  it('refuses a revision of another record', async () => {
    const [one, two] = [await makeRecord(editor), await makeRecord(editor)]
    const elsewhere = await keepRevision(editor, two.id, '')
    await expect(restoreRevision(editor, one.id, elsewhere.id, one.version)).rejects.toThrow(NotFound)
    await expect(restoreRevision(editor, one.id, randomUUID(), one.version)).rejects.toThrow(NotFound)
    await expect(restoreRevision(editor, one.id, elsewhere.id, 0)).rejects.toThrow(Invalid)
  })
})

describe('reading revisions', () => {
  it('shows the differences part by part', async () => {
    const source = await makeSource(editor, { title: 'The report' })
    const record = await makeRecord(editor, {
      content: { summary: 'About the old bridge.', body: doc(p('It was closed.', cite([hop(source)]))) },
    })
    await keepRevision(editor, record.id, '')
    const content = { ...record.content, summary: 'About the new bridge.', body: doc(p('It was open.')) }
    await saveDraft(editor, record.id, { baseVersion: record.version, content })
    const differences = await compareRevisions(editor, record.id, 1, null)
    expect(differences.map(({ label }) => label)).toEqual(['Summary', 'Text', 'Citation 1'])
    expect(differences[0]?.runs).toEqual([
      { kind: 'same', text: 'About the ' },
      { kind: 'removed', text: 'old' },
      { kind: 'added', text: 'new' },
      { kind: 'same', text: ' bridge.' },
    ])
    expect(differences[2]?.runs).toEqual([
      { kind: 'removed', text: 'It was closed.\nCites: The report (Original seen)' },
    ])
    await keepRevision(editor, record.id, '')
    expect(await compareRevisions(editor, record.id, 1, 2)).toEqual(differences)
    expect(await compareRevisions(editor, record.id, 2, null)).toEqual([])
  })

  it('pages through many in a fixed number of queries', async () => {
    const record = await makeRecord(editor)
    await keepRevision(editor, record.id, '1')
    const few = await queriesOf(() => listRevisions(editor, record.id))
    for (let number = 2; number <= 52; number += 1) await keepRevision(editor, record.id, `${number}`)
    let page = await listRevisions(editor, record.id)
    expect(page.revisions.map(({ number }) => number)).toEqual(
      Array.from({ length: 50 }, (_, index) => 52 - index),
    )
    expect(page.next).toBe(3)
    expect(await queriesOf(() => listRevisions(editor, record.id))).toHaveLength(few.length)
    page = await listRevisions(editor, record.id, page.next ?? undefined)
    expect(page).toMatchObject({ revisions: [{ number: 2 }, { number: 1 }], next: null })
  })
})
