import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { allMembersIn, storedContributors } from '@/lib/contributions/contributors'
import { db } from '@/lib/db'
import { openThread, reopen, resolve } from '@/lib/discussions/commands'
import { threadsOfDraft } from '@/lib/discussions/draft-threads'
import { openThreadsOf, threadsOfRecord } from '@/lib/discussions/queries'
import { acceptSuggestion, rejectSuggestion } from '@/lib/discussions/suggestions'
import { publish } from '@/lib/editions/commands'
import { Conflict, Forbidden, Invalid } from '@/lib/errors'
import { verifyLog } from '@/lib/events'
import { storedContent } from '@/lib/records/schema'
import { approve } from '@/lib/review/workflow/transitions'
import { plainText } from '@/lib/text'
import {
  bodyOn,
  doc,
  makeApproved,
  makeCited,
  makeMember,
  makeSubmitted,
  p,
  verifyAll,
} from '@/tests/support/factories'
import { rejection } from '@/tests/support/rejection'

let editor: Actor
let reviewer: Actor
let other: Actor
let publisher: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR', name: 'Edith Editor' })
  reviewer = await makeMember({ role: 'REVIEWER', name: 'Rosa Reviewer' })
  other = await makeMember({ role: 'REVIEWER', name: 'Otto Reviewer' })
  publisher = await makeMember({ role: 'PUBLISHER', name: 'Paul Publisher' })
})

/** A submitted record with a sentence of its own beside its citation. */
async function submitted() {
  const cited = await makeCited(editor)
  const body = doc(...(bodyOn(cited).content ?? []), p('The winter was long that year.'))
  return makeSubmitted(editor, { cited, content: { body } })
}

const suggest = (actor: Actor, recordId: string, exact: string, suggested: string | null, text = '') =>
  openThread(actor, { place: { recordId, anchor: { exact } }, suggested, text })

const draftOf = async (recordId: string) => {
  const { content, contributors, record } = await db.draft.findUniqueOrThrow({
    where: { recordId },
    select: { content: true, contributors: true, record: { select: { kind: true } } },
  })
  return {
    text: plainText(storedContent(record.kind, content).body),
    members: allMembersIn(storedContributors(contributors)),
  }
}

describe('a comment on the text of a record', () => {
  it('is shown in its thread and leads to the review', async () => {
    const { id } = await submitted()
    const thread = await suggest(reviewer, id, 'winter was long', null, 'Which winter?')
    const { shown } = await threadsOfRecord(editor, id, [])
    expect(shown).toMatchObject([{ id: thread.id, exact: 'winter was long', suggested: null }])
    expect(await openThreadsOf(reviewer)).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: thread.id, exact: 'winter was long' })]),
    )
    await resolve(editor, thread.id)
    await reopen(editor, thread.id)
  })

  it('is shown in the editor to those who see the record', async () => {
    const { id } = await submitted()
    const thread = await suggest(reviewer, id, 'winter was long', null, 'Which winter?')
    expect(await threadsOfDraft(editor, id)).toMatchObject({ shown: [{ id: thread.id }], withheld: 0 })
    const stranger = await makeMember({ role: 'CONTRIBUTOR' })
    expect((await threadsOfDraft(stranger, id)).shown).toEqual([])
  })

  it('is refused on text that the record lacks, and without any words', async () => {
    const { id } = await submitted()
    expect(await rejection(suggest(reviewer, id, 'summer was long', null, 'Which?'))).toBeInstanceOf(Invalid)
    expect(await rejection(suggest(reviewer, id, 'winter', null))).toBeInstanceOf(Invalid)
    expect(await rejection(suggest(reviewer, id, 'winter', 'winter'))).toBeInstanceOf(Invalid)
  })
})

describe('an accepted suggestion', () => {
  it('changes draft and revision and makes its author a contributor', async () => {
    const { id } = await submitted()
    const { id: threadId } = await suggest(reviewer, id, 'long that', 'hard that', 'As the copy says.')
    expect((await draftOf(id)).members).not.toContain(reviewer.id)
    await acceptSuggestion(editor, id, { threadId })
    await acceptSuggestion(editor, id, { threadId })
    const { text, members } = await draftOf(id)
    expect(text).toContain('The winter was hard that year.')
    expect(members).toEqual(expect.arrayContaining([reviewer.id, editor.id]))
    const { submitted: revision } = await db.record.findUniqueOrThrow({
      where: { id },
      select: { submitted: { select: { id: true, content: true } } },
    })
    expect(JSON.stringify(revision?.content)).toContain('The winter was hard that year.')
    await verifyAll(other, id)
    expect(await rejection(approve(reviewer, id, { revisionId: revision?.id ?? '' }))).toBeInstanceOf(
      Forbidden,
    )
    await approve(other, id, { revisionId: revision?.id ?? '' })
    expect(await verifyLog()).toMatchObject({ ok: true })
  })

  it('is refused to its author, to readers, and after the text changed', async () => {
    const { id } = await submitted()
    const { id: threadId } = await suggest(editor, id, 'long', 'mild')
    expect(await rejection(acceptSuggestion(editor, id, { threadId }))).toBeInstanceOf(Forbidden)
    const { id: second } = await suggest(reviewer, id, 'winter was long', 'winter was cold')
    await acceptSuggestion(editor, id, { threadId: second })
    const { id: third } = await suggest(reviewer, id, 'winter was cold', 'winter was short')
    await acceptSuggestion(editor, id, { threadId: third })
    expect(await rejection(acceptSuggestion(other, id, { threadId }))).toBeInstanceOf(Conflict)
  })
})

it('a rejected suggestion leaves text and contributors, and stays decided', async () => {
  const { id } = await submitted()
  const before = await draftOf(id)
  const { id: threadId } = await suggest(reviewer, id, 'long that', 'hard that')
  await rejectSuggestion(editor, id, { threadId })
  expect(await draftOf(id)).toEqual(before)
  expect(await rejection(acceptSuggestion(editor, id, { threadId }))).toBeInstanceOf(Conflict)
  expect(await rejection(reopen(editor, threadId))).toBeInstanceOf(Conflict)
})

it('no edition contains an open suggestion or a comment on the text', async () => {
  const record = await makeApproved(editor, reviewer)
  const [quotation = ''] = plainText(record.content.body).split('.')
  await suggest(other, record.id, quotation.trim(), 'SUGGESTED WORDS', 'COMMENTED WORDS')
  await publish(publisher, record.id, { revisionId: record.revisionId })
  const [edition] = await db.edition.findMany({ where: { recordId: record.id }, select: { snapshot: true } })
  const stored = JSON.stringify(edition?.snapshot)
  expect(stored).toContain(quotation.trim())
  expect(stored).not.toMatch(/SUGGESTED WORDS|COMMENTED WORDS/)
})
