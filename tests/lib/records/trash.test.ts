import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { allMembersIn, storedContributors } from '@/lib/contributions/contributors'
import { db } from '@/lib/db'
import { emptyTrash, eraseFromTrash } from '@/lib/editions/erasure/trash'
import { Conflict, Forbidden, NotFound } from '@/lib/errors'
import { verifyLog } from '@/lib/events'
import { saveDraft } from '@/lib/records/drafts'
import { duplicateRecord } from '@/lib/records/duplicates'
import { filtersSchema } from '@/lib/records/filters'
import { listRecords } from '@/lib/records/lists'
import { getRecord } from '@/lib/records/queries'
import { subjectsOf } from '@/lib/records/subjects'
import { returnToAuthor } from '@/lib/review/transitions'
import { restoreFromTrash, trash, trashedBy } from '@/lib/review/trash'
import { differences } from '@/tests/support/differences'
import {
  makeCited,
  makeEdition,
  makeMember,
  makeRecord,
  makeSubmittable,
  makeSubmitted,
} from '@/tests/support/factories'

let editor: Actor
let contributor: Actor
let publisher: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR', name: 'Ada Editor' })
  contributor = await makeMember({ role: 'CONTRIBUTOR' })
  publisher = await makeMember({ role: 'PUBLISHER' })
})

const listed = async (filters: Record<string, string>) =>
  (await listRecords(editor, filtersSchema.parse(filters))).records.map(({ id }) => id)

describe('A draft in the trash', () => {
  it('is closed, listed only there, and restored to its state', async () => {
    const record = await makeSubmitted(contributor, { cited: await makeCited(editor) })
    await expect(trash(contributor, record.id)).rejects.toThrow(Conflict)
    await returnToAuthor(publisher, record.id, { revisionId: record.revisionId, reason: 'Not this one.' })
    await trash(contributor, record.id)
    expect(await listed({})).not.toContain(record.id)
    expect(await listed({ state: 'TRASHED' })).toEqual([record.id])
    expect((await trashedBy(editor, record.id))?.name).toBe(contributor.name)
    await expect(
      saveDraft(contributor, record.id, {
        baseVersion: record.version,
        content: { ...record.content, title: 'X' },
      }),
    ).rejects.toThrow(Conflict)
    await restoreFromTrash(editor, record.id)
    expect((await getRecord(editor, record.id)).state).toBe('RETURNED')
    await expect(restoreFromTrash(editor, record.id)).rejects.toThrow(Conflict)
    expect(await differences()).toEqual([])
  })

  it('is erased by a publisher, or once it was there long enough', async () => {
    const [first, second] = [await makeSubmittable(editor), await makeSubmittable(editor)]
    await expect(eraseFromTrash(publisher, first.id)).rejects.toThrow(Conflict)
    await trash(editor, first.id)
    await trash(editor, second.id)
    await expect(eraseFromTrash(editor, first.id)).rejects.toThrow(Forbidden)
    await eraseFromTrash(publisher, first.id)
    await emptyTrash(new Date(Date.now() - 60_000))
    expect((await getRecord(editor, second.id)).state).toBe('TRASHED')
    await emptyTrash(new Date(Date.now() + 60_000))
    for (const { id } of [first, second]) {
      const { state, draft } = await getRecord(editor, id)
      expect([state, draft.content.title]).toEqual(['ERASED', 'Erased'])
    }
    expect(await differences()).toEqual([])
    expect(await verifyLog()).toMatchObject({ ok: true })
  })

  it('is none that was published, nor one of someone else', async () => {
    const published = await makeRecord(editor)
    await makeEdition(editor, published)
    await expect(trash(editor, published.id)).rejects.toThrow(Conflict)
    const other = await makeRecord(editor)
    await expect(trash(contributor, other.id)).rejects.toThrow(NotFound)
  })
})

describe('A duplicate', () => {
  it('has the text with new ids, still by those who wrote it', async () => {
    const record = await makeSubmittable(editor)
    const { id } = await duplicateRecord(publisher, record.id)
    const { draft, state, slug } = await getRecord(publisher, id)
    expect([state, slug === record.slug]).toEqual(['DRAFT', false])
    expect(draft.content.summary).toBe(record.content.summary)
    const subjects = (content: typeof draft.content) => subjectsOf(record.kind, content)
    const wording = (content: typeof draft.content) => subjects(content).map((subject) => subject.wording)
    expect(wording(draft.content)).toEqual(wording(record.content))
    const ids = subjects(record.content).map((subject) => subject.id)
    expect(subjects(draft.content).filter((subject) => ids.includes(subject.id))).toEqual([])
    const { contributors } = await db.draft.findUniqueOrThrow({ where: { recordId: id } })
    const authors = allMembersIn(storedContributors(contributors))
    expect(authors.toSorted()).toEqual([editor.id, publisher.id].toSorted())
    expect(await db.reference.count({ where: { recordId: id } })).toBeGreaterThan(0)
  })

  it('is made only of a record that the member can see', async () => {
    const { id } = await makeRecord(editor)
    await expect(duplicateRecord(contributor, id)).rejects.toThrow(NotFound)
  })
})
