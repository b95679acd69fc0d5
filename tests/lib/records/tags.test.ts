import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { Forbidden, Invalid, NotFound } from '@/lib/errors'
import { notificationsOf } from '@/lib/notifications/queries'
import { filtersSchema } from '@/lib/records/filters'
import { listRecords } from '@/lib/records/lists'
import { changeTags, knownTags, tagsOf } from '@/lib/records/tags'
import { assign, assignedTo, assignmentsOf, unassign } from '@/lib/review/workflow/assignments'
import { differences } from '@/tests/support/differences'
import { makeMember, makeRecord, makeSubmitted } from '@/tests/support/factories'

let editor: Actor
let contributor: Actor
let reviewer: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR', name: 'Ada Editor' })
  contributor = await makeMember({ role: 'CONTRIBUTOR', name: 'Carl Contributor' })
  reviewer = await makeMember({ role: 'REVIEWER', name: 'Rosa Reviewer' })
})

const found = async (actor: Actor, filters: Record<string, string>) =>
  (await listRecords(actor, filtersSchema.parse(filters))).records.map(({ id }) => id)

describe('The tags of a record', () => {
  it('are added, spelled as elsewhere, found and removed', async () => {
    const [first, second] = [await makeRecord(contributor), await makeRecord(editor)]
    await changeTags(editor, first.id, { add: ['Water supply', 'water supply', 'Bridges'] })
    await changeTags(editor, second.id, { add: ['WATER SUPPLY'] })
    expect(await tagsOf(contributor, first.id)).toEqual(['Bridges', 'Water supply'])
    expect(await tagsOf(editor, second.id)).toEqual(['Water supply'])
    expect(await found(editor, { tag: 'Water supply' })).toEqual([second.id, first.id])
    expect(await found(contributor, { tag: 'Water supply' })).toEqual([first.id])
    expect(await changeTags(contributor, first.id, { remove: ['Bridges', 'Ferries'] })).toEqual({
      added: [],
      removed: ['Bridges'],
    })
    expect(await knownTags(contributor)).toEqual(['Water supply'])
    expect(await differences()).toEqual([])
  })

  it('are refused to those who can’t write it, and beyond thirty', async () => {
    const { id } = await makeRecord(editor)
    await expect(changeTags(contributor, id, { add: ['One'] })).rejects.toThrow(NotFound)
    const many = Array.from({ length: 30 }, (_, at) => `Tag ${at}`)
    await changeTags(editor, id, { add: many })
    await expect(changeTags(editor, id, { add: ['One more'] })).rejects.toThrow(Invalid)
    await expect(changeTags(editor, id, { add: ['a, b'] })).rejects.toThrow(Invalid)
  })
})

describe('An assignment', () => {
  it('tells its member, and waits on To do', async () => {
    const record = await makeRecord(editor, { title: 'To be written' })
    await assign(editor, record.id, { memberId: reviewer.id, task: 'WRITE', dueOn: '2020-02-03' })
    expect(
      (await notificationsOf(reviewer)).notifications.map(({ kind, record }) => [kind, record?.id]),
    ).toEqual([['ASSIGNMENT', record.id]])
    expect(await assignedTo(reviewer)).toMatchObject([
      { id: record.id, task: 'WRITE', dueOn: '2020-02-03', isOverdue: true },
    ])
    expect(await found(reviewer, { assigned: 'yes' })).toEqual([record.id])
    expect(await assign(editor, record.id, { memberId: reviewer.id, task: 'WRITE' })).toEqual({
      before: '2020-02-03',
    })
    expect(await assignedTo(reviewer)).toMatchObject([{ dueOn: null, isOverdue: false }])
    await unassign(reviewer, record.id, { memberId: reviewer.id, task: 'WRITE' })
    expect(await assignmentsOf(editor, record.id)).toEqual([])
    expect(await differences()).toEqual([])
  })

  it('to review waits only while the record is under review', async () => {
    const { id } = await makeSubmitted(editor)
    await assign(editor, id, { memberId: reviewer.id, task: 'REVIEW' })
    expect((await assignedTo(reviewer)).map((one) => one.id)).toEqual([id])
    await db.assignment.create({
      data: { recordId: id, memberId: reviewer.id, task: 'WRITE', assignedById: editor.id },
    })
    expect(await assignedTo(reviewer)).toHaveLength(1)
  })

  it('is refused to members who could not do it', async () => {
    const { id } = await makeSubmitted(editor)
    const fields = async (memberId: string, task: 'WRITE' | 'REVIEW') =>
      assign(reviewer, id, { memberId, task }).then(
        () => null,
        (error: Invalid) => error.fields.memberId?.key,
      )
    expect(await fields(contributor.id, 'WRITE')).toBe('records.assignments.cannotWrite')
    expect(await fields(editor.id, 'REVIEW')).toBe('records.assignments.cannotReview')
    const writer = await makeMember({ role: 'REVIEWER' })
    const own = await makeSubmitted(writer)
    await expect(assign(editor, own.id, { memberId: writer.id, task: 'REVIEW' })).rejects.toThrow(Invalid)
    await expect(assign(contributor, id, { memberId: reviewer.id, task: 'WRITE' })).rejects.toThrow(Forbidden)
  })
})
