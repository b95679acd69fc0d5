import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import { Notifications } from '@/components/desk/Notifications'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { comment, markMentionsSeen, openThread } from '@/lib/discussions/commands'
import { publish } from '@/lib/editions/commands'
import { seeNotifications } from '@/lib/notifications/commands'
import { countUnseen, notificationsOf } from '@/lib/notifications/queries'
import { subjectsOf } from '@/lib/records/subjects'
import { assign } from '@/lib/review/workflow/assignments'
import { approve, returnToAuthor } from '@/lib/review/workflow/transitions'
import {
  bodyOn,
  doc,
  makeCited,
  makeMember,
  makeSubmittable,
  makeSubmitted,
  p,
  verifyAll,
} from '@/tests/support/factories'
import { htmlOf } from '@/tests/support/render'

let author: Actor
let reviewer: Actor
beforeAll(async () => {
  author = await makeMember({ role: 'EDITOR', name: 'Ada Author' })
  reviewer = await makeMember({ role: 'REVIEWER', name: 'Rosa Reviewer' })
})

const kindsFor = async (actor: Actor) => {
  const { notifications } = await notificationsOf(actor)
  return notifications.map(({ kind, by, record }) => [kind, by?.name, record?.id])
}

const returned = async () => {
  const record = await makeSubmitted(author)
  await returnToAuthor(reviewer, record.id, { revisionId: record.revisionId, reason: 'Name the edition.' })
  return record
}

describe('A notification', () => {
  it('tells the authors of a returned record, and not who returned it', async () => {
    const { id } = await returned()
    expect(await kindsFor(author)).toEqual([['RETURN', 'Rosa Reviewer', id]])
    expect(await kindsFor(reviewer)).toEqual([])
  })

  it('tells those who take part in a discussion of an answer, once', async () => {
    const record = await makeSubmittable(author)
    const [subject] = subjectsOf(record.kind, record.content)
    if (!subject) throw new Error('no subject')
    const place = { recordId: record.id, subjectType: subject.type, subjectId: subject.id }
    const { id } = await openThread(reviewer, { place, text: 'Is it the evening edition?' })
    await comment(author, id, { text: 'Yes.' })
    await comment(author, id, { text: 'The masthead says so.' })
    expect(await kindsFor(reviewer)).toEqual([['REPLY', 'Ada Author', record.id]])
    await comment(reviewer, id, { text: 'Thank you.' })
    expect(await kindsFor(reviewer)).toEqual([])
  })

  it('tells the writers of a record of its approval and publication', async () => {
    await seeNotifications(author)
    const record = await makeSubmitted(author)
    await verifyAll(reviewer, record.id)
    await approve(reviewer, record.id, { revisionId: record.revisionId })
    const publisher = await makeMember({ role: 'PUBLISHER', name: 'Paul Publisher' })
    await publish(publisher, record.id, { revisionId: record.revisionId })
    expect(await kindsFor(author)).toEqual([
      ['PUBLISH', 'Paul Publisher', record.id],
      ['APPROVE', 'Rosa Reviewer', record.id],
    ])
    expect([await kindsFor(reviewer), await kindsFor(publisher)]).toEqual([[], []])
  })

  it('tells those who wrote a record of comments and suggestions, once each', async () => {
    await seeNotifications(author)
    const cited = await makeCited(author)
    const body = doc(...(bodyOn(cited).content ?? []), p('The winter was long.'))
    const record = await makeSubmitted(author, { cited, content: { body } })
    const place = { recordId: record.id, anchor: { exact: 'winter was' } }
    const { id } = await openThread(reviewer, { place, suggested: null, text: 'Was it?' })
    await comment(reviewer, id, { text: 'The source says so of autumn.' })
    await openThread(reviewer, { place, suggested: 'autumn was', text: '' })
    expect(await kindsFor(author)).toEqual([
      ['SUGGESTION', 'Rosa Reviewer', record.id],
      ['COMMENT', 'Rosa Reviewer', record.id],
    ])
    expect(await kindsFor(reviewer)).toEqual([])
  })

  it('leads to the review or the editor of its record', async () => {
    await seeNotifications(author)
    const { id } = await returned()
    const submitted = await makeSubmitted(author)
    await assign(author, submitted.id, { memberId: reviewer.id, task: 'REVIEW', dueOn: '' })
    const linksOf = async (actor: Actor) => {
      const shown = await notificationsOf(actor)
      return [
        ...htmlOf(<Notifications {...shown} action={async () => {}} />).matchAll(/href="([^"]+)"/g),
      ].map(([, href]) => href)
    }
    expect(await linksOf(author)).toEqual([`/desk/records/${id}/edit`])
    expect(await linksOf(reviewer)).toEqual([`/desk/records/${submitted.id}/review`])
  })

  it('counts a question until it is marked as seen', async () => {
    const asked = await makeMember({ role: 'EDITOR', name: 'Åsa Asked' })
    const record = await makeSubmittable(author)
    const [subject] = subjectsOf(record.kind, record.content)
    if (!subject) throw new Error('no subject')
    const place = { recordId: record.id, subjectType: subject.type, subjectId: subject.id }
    await openThread(reviewer, { place, text: 'Do you have the scan, @Åsa Asked?' })
    expect([await countUnseen(asked), await kindsFor(asked)]).toEqual([1, []])
    await markMentionsSeen(asked)
    expect(await countUnseen(asked)).toBe(0)
  })

  it('is gone once its member, and no other, has seen it', async () => {
    await seeNotifications(author)
    await returned()
    const { notifications } = await notificationsOf(author)
    const id = notifications[0]?.id ?? ''
    await seeNotifications(reviewer, id)
    expect(await countUnseen(author)).toBe(1)
    await seeNotifications(author, id)
    expect(await countUnseen(author)).toBe(0)
  })

  it('is hidden once its record is hidden from the member', async () => {
    const demoted = await makeMember({ role: 'EDITOR' })
    const record = await returned()
    await db.notification.create({ data: { memberId: demoted.id, kind: 'RETURN', recordId: record.id } })
    expect(await countUnseen(demoted)).toBe(1)
    expect(await countUnseen({ ...demoted, role: 'CONTRIBUTOR' })).toBe(0)
  })
})
