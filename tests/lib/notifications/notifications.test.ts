import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { comment, markMentionsSeen, openThread } from '@/lib/discussions/commands'
import { seeNotifications } from '@/lib/notifications/commands'
import { countUnseen, notificationsOf } from '@/lib/notifications/queries'
import { subjectsOf } from '@/lib/records/subjects'
import { returnToAuthor } from '@/lib/review/transitions'
import { makeMember, makeSubmittable, makeSubmitted } from '@/tests/support/factories'

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
