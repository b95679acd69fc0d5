import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db, transaction } from '@/lib/db'
import { comment, markMentionsSeen, openThread, reopen, resolve } from '@/lib/discussions/commands'
import { mentionedIn, mentionParts } from '@/lib/discussions/mentions'
import {
  askedOf,
  mentionable,
  openThreadsOf,
  threadsOfPassages,
  threadsOfRecord,
} from '@/lib/discussions/queries'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { verifyLog } from '@/lib/events'
import { deletePassage } from '@/lib/holdings/passages'
import { countUnseen, notificationsOf } from '@/lib/notifications/queries'
import { subjectsOf } from '@/lib/records/subjects'
import { openDisagreement } from '@/lib/review/disagreements/disagreements'
import { makeCited, makeMember, makeSubmittable } from '@/tests/support/factories'
import { queriesOf } from '@/tests/support/queries'
import { rejection } from '@/tests/support/rejection'

let contributor: Actor
let stranger: Actor
let editor: Actor
let reviewer: Actor
let publisher: Actor
beforeAll(async () => {
  contributor = await makeMember({ role: 'CONTRIBUTOR', name: 'Ada Contributor' })
  stranger = await makeMember({ role: 'CONTRIBUTOR', name: 'Another Contributor' })
  editor = await makeMember({ role: 'EDITOR', name: 'Édith Editor' })
  reviewer = await makeMember({ role: 'REVIEWER', name: 'Rosa Reviewer' })
  publisher = await makeMember({ role: 'PUBLISHER', name: 'Paul Publisher' })
})

/** A record of the contributor, and the place of its quotation. */
async function ready() {
  const record = await makeSubmittable(contributor, { cited: await makeCited(editor) })
  const quotation = subjectsOf(record.kind, record.content).find(({ type }) => type === 'QUOTATION')
  const place = { recordId: record.id, subjectType: 'QUOTATION', subjectId: quotation?.id ?? '' } as const
  return { record, place }
}

const shownTo = async (actor: Actor, recordId: string) => (await threadsOfRecord(actor, recordId, [])).shown

const eventsOf = async (threadId: string) =>
  (
    await db.event.findMany({
      where: { subjectType: 'thread', subjectId: threadId },
      orderBy: { id: 'asc' },
      include: { detail: true },
    })
  ).map(({ action, detail }) => ({ action, detail: detail?.detail }))

describe('a discussion', () => {
  it('is opened, answered, resolved and reopened, and logged without its text', async () => {
    const { record, place } = await ready()
    const { id } = await openThread(reviewer, {
      place,
      text: 'Is this the evening edition? @Ada Contributor',
    })
    await comment(contributor, id, { text: 'Yes, the masthead says so.' })
    await resolve(reviewer, id)
    await reopen(contributor, id)
    const [thread] = await shownTo(contributor, record.id)
    expect(thread).toMatchObject({ id, subjectId: place.subjectId, resolvedAt: null, resolvedBy: null })
    expect(thread?.comments.map(({ author, text }) => [author.name, text])).toEqual([
      ['Rosa Reviewer', 'Is this the evening edition? @Ada Contributor'],
      ['Ada Contributor', 'Yes, the masthead says so.'],
    ])
    const events = await eventsOf(id)
    expect(events.map(({ action }) => action)).toEqual([
      'thread.open',
      'thread.comment',
      'thread.resolve',
      'thread.reopen',
    ])
    expect(JSON.stringify(events)).not.toContain('masthead')
    expect(await verifyLog()).toMatchObject({ ok: true })
  })

  it('at a passage is visible to members and protects the passage', async () => {
    const { passage } = await makeCited(editor)
    const { id } = await openThread(stranger, {
      place: { passageId: passage.id },
      text: 'Is a line missing here?',
    })
    await comment(contributor, id, { text: 'None.' })
    const [thread] = await threadsOfPassages(reviewer, [passage.id])
    expect(thread?.comments).toHaveLength(2)
    expect(await rejection(deletePassage(editor, passage.id))).toBeInstanceOf(Conflict)
  })

  it('at a passage of a copy that isn’t readable is hidden', async () => {
    const asked = await makeMember({ role: 'REVIEWER', name: 'Ruth Asked' })
    const { passage, holding } = await makeCited(editor)
    const place = { passageId: passage.id }
    const { id } = await openThread(contributor, { place, text: 'Is it she who speaks? @Ruth Asked' })
    expect((await askedOf(asked)).count).toBe(1)
    await db.holding.update({ where: { id: holding.id }, data: { access: 'RESTRICTED' } })
    const text = '“I speak”, she says. @Ruth Asked @Ada Contributor'
    await comment(publisher, id, { text })
    for (const actor of [contributor, asked]) {
      expect(await threadsOfPassages(actor, [passage.id])).toEqual([])
      expect((await openThreadsOf(actor)).map((thread) => thread.id)).not.toContain(id)
      expect(await rejection(openThread(actor, { place, text }))).toBeInstanceOf(NotFound)
      expect(await rejection(comment(actor, id, { text }))).toBeInstanceOf(NotFound)
    }
    expect((await askedOf(asked)).count).toBe(0)
    const [seen] = await threadsOfPassages(publisher, [passage.id])
    expect(seen?.comments[1]?.mentions).toEqual([])
    await db.holding.update({ where: { id: holding.id }, data: { access: 'PUBLIC_IN_CONTEXT' } })
    expect((await askedOf(asked)).count).toBe(1)
  })

  it('at a passage tells only those who can read its copy', async () => {
    const asking = await makeMember({ role: 'CONTRIBUTOR' })
    const { passage, holding } = await makeCited(editor)
    const { id } = await openThread(asking, { place: { passageId: passage.id }, text: 'Who speaks?' })
    const noticesOf = async (actor: Actor) => [
      await countUnseen(actor),
      (await notificationsOf(actor)).notifications.map(({ kind, thread }) => [kind, thread?.id]),
    ]
    const shown = [1, [['REPLY', id]]]
    await comment(editor, id, { text: 'A witness.' })
    expect(await noticesOf(asking)).toEqual(shown)
    // One from before the copy was restricted is hidden, and kept.
    await db.holding.update({ where: { id: holding.id }, data: { access: 'RESTRICTED' } })
    expect(await noticesOf(asking)).toEqual([0, []])
    await db.holding.update({ where: { id: holding.id }, data: { access: 'PUBLIC_IN_CONTEXT' } })
    expect(await noticesOf(asking)).toEqual(shown)
    // One from after it isn't written.
    await db.notification.deleteMany({ where: { memberId: asking.id } })
    await db.holding.update({ where: { id: holding.id }, data: { access: 'RESTRICTED' } })
    await comment(publisher, id, { text: 'She is named in the margin.' })
    await db.holding.update({ where: { id: holding.id }, data: { access: 'PUBLIC_IN_CONTEXT' } })
    expect(await noticesOf(asking)).toEqual([0, []])
  })

  it('needs a text and an existing subject', async () => {
    const { place } = await ready()
    const text = 'A question.'
    const nowhere = { ...place, subjectId: randomUUID() }
    expect(await rejection(openThread(reviewer, { place: nowhere, text }))).toBeInstanceOf(NotFound)
    const other = { ...place, subjectType: 'FIGURE' as const }
    expect(await rejection(openThread(reviewer, { place: other, text }))).toBeInstanceOf(NotFound)
    expect(
      await rejection(openThread(reviewer, { place: { passageId: randomUUID() }, text })),
    ).toBeInstanceOf(NotFound)
    expect(await rejection(openThread(reviewer, { place, text: ' ' }))).toBeInstanceOf(Invalid)
    expect(await db.thread.count({ where: { recordId: place.recordId } })).toBe(0)
  })

  it('on a hidden record is not found', async () => {
    const { record, place } = await ready()
    const { id } = await openThread(editor, { place, text: 'A question.' })
    expect(await shownTo(stranger, record.id)).toEqual([])
    for (const attempt of [
      () => openThread(stranger, { place, text: 'Mine.' }),
      () => comment(stranger, id, { text: 'Mine.' }),
      () => resolve(stranger, id),
      () => reopen(stranger, id),
      () => mentionable(stranger, record.id, 'Ed'),
      () => comment(editor, randomUUID(), { text: 'Mine.' }),
      () => comment(editor, 'x', { text: 'Mine.' }),
    ])
      expect(await rejection(attempt())).toBeInstanceOf(NotFound)
  })

  it('takes no comment while it is resolved', async () => {
    const { place } = await ready()
    const { id } = await openThread(reviewer, { place, text: 'A question.' })
    expect(await rejection(reopen(reviewer, id))).toBeInstanceOf(Conflict)
    const both = await Promise.allSettled([resolve(reviewer, id), resolve(editor, id)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await rejection(comment(editor, id, { text: 'Late.' }))).toBeInstanceOf(Conflict)
    await reopen(editor, id)
    await comment(editor, id, { text: 'Late.' })
  })

  it('is opened once when sent twice, as are its comments', async () => {
    const { place } = await ready()
    const open = () => openThread(reviewer, { place, text: 'A question.' })
    const [first, second] = await Promise.all([open(), open()])
    expect(second).toEqual(first)
    const answer = () => comment(editor, first.id, { text: 'An answer.' })
    const [one, two] = await Promise.all([answer(), answer()])
    expect(two).toEqual(one)
    expect(await db.comment.count({ where: { threadId: first.id } })).toBe(2)
  })

  it('keeps its place and text in the database', async () => {
    const { place } = await ready()
    const { id } = await openThread(reviewer, { place, text: 'A question.' })
    const tries = [
      db.$executeRaw`UPDATE "Comment" SET text = 'Other' WHERE "threadId" = ${id}::uuid`,
      db.$executeRaw`UPDATE "Thread" SET "subjectId" = 'other' WHERE id = ${id}::uuid`,
    ]
    for (const attempt of tries) await expect(attempt).rejects.toThrow(/never change|permission denied/)
    await expect(db.$executeRaw`DELETE FROM "Comment" WHERE "threadId" = ${id}::uuid`).rejects.toThrow(
      /refused outside an erasure/,
    )
  })
})

describe('members who are asked', () => {
  const members = [
    { id: '1', name: 'Ana' },
    { id: '2', name: 'Ana Lena' },
    { id: '3', name: 'Ömer Ç.' },
    { id: '4', name: 'Ana' },
  ]
  it.each([
    ['@Ana Lena, please look', ['2']],
    ['please, @ana', ['1', '4']],
    ['ana@ana.example and @Anabel', []],
    ['(@Ömer Ç.) and @Ana Lena and @ana lena', ['3', '2']],
    ['@', []],
  ])('are found in “%s”', (text, ids) => {
    expect(mentionedIn(text, members)).toEqual(ids)
    expect(
      mentionParts(text, members)
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
  })

  it('see each question until it is answered or marked as seen', async () => {
    const { place } = await ready()
    const asked = async (actor: Actor) => (await askedOf(actor)).count
    const before = await asked(publisher)
    const { id } = await openThread(reviewer, {
      place,
      text: '@paul publisher, and again @Paul Publisher, and @Rosa Reviewer herself',
    })
    expect(await asked(publisher)).toBe(before + 1)
    expect(await asked(reviewer)).toBe(0)
    expect((await askedOf(publisher)).asked[0]).toMatchObject({
      author: { name: 'Rosa Reviewer' },
      thread: { id },
    })
    expect(await markMentionsSeen(publisher, id)).toBe(1)
    expect(await markMentionsSeen(publisher)).toBe(0)
    expect(await asked(publisher)).toBe(before)
    await comment(editor, id, { text: 'And once more @Paul Publisher' })
    await comment(publisher, id, { text: 'I looked.' })
    expect(await asked(publisher)).toBe(before)
  })

  it('are active members who can see the place', async () => {
    const { record, place } = await ready()
    const gone = await makeMember({ name: 'Gone Editor' })
    await db.member.update({ where: { id: gone.id }, data: { disabledAt: new Date() } })
    const text = '@Gone Editor @Another Contributor @Ada Contributor'
    await openThread(reviewer, { place, text })
    const [thread] = await shownTo(reviewer, record.id)
    expect(thread?.comments[0]?.mentions.map(({ member }) => member.name)).toEqual(['Ada Contributor'])
    expect(await mentionable(reviewer, record.id, 'contrib')).toMatchObject([{ name: 'Ada Contributor' }])
    expect(await mentionable(reviewer, record.id, 'edith')).toMatchObject([{ name: 'Édith Editor' }])
    expect((await mentionable(stranger, null, 'contrib')).map(({ name }) => name)).toContain(
      'Another Contributor',
    )
  })

  it('see no questions on records hidden from them since', async () => {
    const { place } = await ready()
    const demoted = await makeMember({ role: 'EDITOR', name: 'Later Demoted' })
    await openThread(reviewer, { place, text: '@Later Demoted?' })
    expect((await askedOf(demoted)).count).toBe(1)
    expect((await askedOf({ ...demoted, role: 'CONTRIBUTOR' })).count).toBe(0)
  })
})

describe('a disagreement of two reviewers', () => {
  it('opens one discussion per aspect, and another after it was resolved', async () => {
    const { record, place } = await ready()
    const open = () => transaction((tx) => openDisagreement(tx, reviewer, { ...place, aspect: 'FIGURES' }))
    const first = await open()
    expect(await open()).toEqual(first)
    await resolve(editor, first.id)
    const second = await open()
    expect(second).not.toEqual(first)
    expect(await rejection(reopen(editor, first.id))).toBeInstanceOf(Conflict)
    const threads = await shownTo(reviewer, record.id)
    expect(threads.map(({ kind, aspect }) => [kind, aspect])).toEqual([
      ['DISAGREEMENT', 'FIGURES'],
      ['DISAGREEMENT', 'FIGURES'],
    ])
  })
})

it('the dashboard shows only open discussions that concern the member', async () => {
  const { place } = await ready()
  const { id } = await openThread(reviewer, { place, text: 'A question.' })
  const listed = async (actor: Actor) => (await openThreadsOf(actor)).some((thread) => thread.id === id)
  expect(await listed(reviewer)).toBe(true)
  expect(await listed(contributor)).toBe(true)
  expect(await listed(stranger)).toBe(false)
  const bystander = await makeMember({ role: 'PUBLISHER' })
  expect(await listed(bystander)).toBe(false)
  await comment(bystander, id, { text: 'A word.' })
  expect(await listed(bystander)).toBe(true)
  await resolve(reviewer, id)
  expect(await listed(contributor)).toBe(false)
})

it('reading ten discussions takes as many queries as one', async () => {
  const { record, place } = await ready()
  const read = () =>
    queriesOf(async () => {
      await shownTo(reviewer, record.id)
      await openThreadsOf(reviewer)
      await askedOf(editor)
    })
  await openThread(reviewer, { place, text: '@Édith Editor 0' })
  const one = await read()
  for (let count = 1; count < 10; count += 1)
    await openThread(reviewer, { place, text: `@Édith Editor ${count}` })
  expect(await shownTo(reviewer, record.id)).toHaveLength(10)
  expect((await read()).length).toBe(one.length)
})
