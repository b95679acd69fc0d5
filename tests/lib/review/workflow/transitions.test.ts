import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { Conflict, Forbidden, Invalid } from '@/lib/errors'
import { verifyLog } from '@/lib/events'
import { saveDraft } from '@/lib/records/drafts'
import { returnNoteOf } from '@/lib/review/return-note'
import { reviewOf } from '@/lib/review/review'
import { giveVerdict } from '@/lib/review/verdicts/verdicts'
import { approve, recall, returnToAuthor, submit } from '@/lib/review/workflow/transitions'
import { inEnglish } from '@/tests/support/english'
import {
  alteredPassageText,
  bodyOn,
  cite,
  doc,
  hop,
  makeApproved,
  makeCited,
  makeMember,
  makeRecord,
  makeSubmittable,
  makeSubmitted,
  p,
  passageText,
  quotation,
  verifyAll,
} from '@/tests/support/factories'
import { sabotage } from '@/tests/support/sabotage'

let editor: Actor
let reviewer: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR', name: 'Ada Editor' })
  reviewer = await makeMember({ role: 'REVIEWER', name: 'Rita Reviewer' })
})

const stateOf = async (id: string) =>
  await db.record.findUniqueOrThrow({ where: { id }, select: { state: true, submittedId: true } })
const trailOf = async (id: string) => {
  const steps = await db.transition.findMany({ where: { recordId: id }, orderBy: { at: 'asc' } })
  return steps.map(({ action, fromState, toState, reason }) => [action, fromState, toState, reason])
}
const told = (id: string, action: string) => db.event.count({ where: { subjectId: id, action } })
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  )
const fieldsOf = (error: unknown): Record<string, string> =>
  error instanceof Invalid ? inEnglish(error.fields) : {}

describe('submitting', () => {
  it('creates a revision, closes the draft and writes the log', async () => {
    const record = await makeSubmittable(editor)
    const { revisionId, number } = await submit(editor, record.id, {
      version: record.version,
      message: 'First',
    })
    expect(await stateOf(record.id)).toEqual({ state: 'IN_REVIEW', submittedId: revisionId })
    expect(await trailOf(record.id)).toEqual([['SUBMIT', 'DRAFT', 'IN_REVIEW', 'First']])
    expect(await db.reference.count({ where: { revisionId } })).toBe(2)
    expect(await told(record.id, 'record.submit')).toBe(1)
    expect(number).toBe(1)
    const content = { ...record.content, title: 'Changed behind the reviewer’s back' }
    await expect(
      saveDraft(editor, record.id, { baseVersion: record.version, content }),
    ).rejects.toBeInstanceOf(Conflict)
  })

  it('twice submits once, and the second names the first', async () => {
    const record = await makeSubmittable(editor)
    const twice = [1, 2].map(() => refusalOf(submit(editor, record.id, { version: record.version })))
    const refusals = (await Promise.all(twice)).filter((refusal) => refusal !== null)
    expect(refusals).toHaveLength(1)
    expect(refusals[0]).toBeInstanceOf(Conflict)
    expect(refusals[0] instanceof Conflict && inEnglish(refusals[0].text)).toMatch(
      /in review now\. The last step was taken by Ada Editor/,
    )
    expect(await db.revision.count({ where: { recordId: record.id } })).toBe(1)
    expect(await told(record.id, 'record.submit')).toBe(1)
  })

  it('from a stale tab is refused with the last editor', async () => {
    const record = await makeSubmittable(editor)
    const content = { ...record.content, title: 'Another title' }
    await saveDraft(reviewer, record.id, { baseVersion: record.version, content })
    const refused = await refusalOf(submit(editor, record.id, { version: record.version }))
    expect(refused instanceof Conflict && refused.current).toMatchObject({
      version: record.version + 1,
      savedBy: 'Rita Reviewer',
    })
    expect(await db.revision.count({ where: { recordId: record.id } })).toBe(0)
  })

  it('names each missing field and stores nothing', async () => {
    const record = await makeRecord(editor, { kind: 'press-excerpt' })
    const content = { ...record.content, title: '', summary: '', fields: { periodical: null } }
    const { version } = await saveDraft(editor, record.id, { baseVersion: record.version, content })
    const refused = await refusalOf(submit(editor, record.id, { version }))
    expect(Object.keys(fieldsOf(refused))).toEqual(['title', 'summary', 'fields.periodical'])
    expect(await db.revision.count({ where: { recordId: record.id } })).toBe(0)
    expect(await stateOf(record.id)).toMatchObject({ state: 'DRAFT' })
  })

  it('is refused when there is nothing to review', async () => {
    const { source } = await makeCited(editor)
    const chain = [hop(source)]
    const bodies: [RegExp, ReturnType<typeof doc>][] = [
      [/Nothing here relies on a source/, doc(p('Only words.'))],
      [/Quotation 1 is empty/, doc(quotation({ chain }, ' '))],
      [/Citation 2 doesn’t follow any text/, doc(p('Words. ', cite(chain)), p(cite(chain)))],
    ]
    for (const [message, body] of bodies) {
      const record = await makeRecord(editor, { content: { body } })
      const refused = await refusalOf(submit(editor, record.id, { version: record.version }))
      expect(fieldsOf(refused).body).toMatch(message)
    }
  })

  it('is refused with the excerpt of a blocking finding', async () => {
    const cited = await makeCited(editor)
    const record = await makeSubmittable(editor, {
      cited,
      content: { body: bodyOn(cited, passageText.replace('12', '21')) },
    })
    const refused = await refusalOf(submit(editor, record.id, { version: record.version }))
    expect(fieldsOf(refused)).toEqual({ body: expect.stringMatching(/At “21”: A figure or date differs/) })
    expect(await stateOf(record.id)).toMatchObject({ state: 'DRAFT' })
    expect(await db.revision.count({ where: { recordId: record.id } })).toBe(0)
  })

  it('refuses a message with invalid characters', async () => {
    const record = await makeSubmittable(editor)
    for (const message of ['a\0b', 'a\ud800b', 'a\u202eb']) {
      const refused = await refusalOf(submit(editor, record.id, { version: record.version, message }))
      expect(Object.keys(fieldsOf(refused))).toEqual(['message'])
    }
  })
})

describe('returning', () => {
  it('opens the draft and shows the author reason and verdicts', async () => {
    const cited = await makeCited(editor)
    const ids = { quotation: randomUUID(), citation: randomUUID() }
    const body = (words: string) => bodyOn(cited, words, ids)
    const record = await makeSubmitted(editor, { cited, content: { body: body(alteredPassageText) } })
    const { reviewed } = await reviewOf(reviewer, record.id)
    const found = reviewed?.subjects.find(({ type }) => type === 'QUOTATION')
    await giveVerdict(reviewer, {
      recordId: record.id,
      subjectType: 'QUOTATION',
      subjectId: ids.quotation,
      fingerprint: found?.fingerprints.VERBATIM ?? '',
      aspect: 'VERBATIM',
      outcome: 'FAILED_VERIFICATION',
      note: 'The copy says otherwise.',
    })
    await returnToAuthor(reviewer, record.id, { revisionId: record.revisionId, reason: 'See the quotation.' })
    expect(await stateOf(record.id)).toEqual({ state: 'RETURNED', submittedId: null })
    const note = await returnNoteOf(editor, record.id)
    expect(note).toMatchObject({ reason: 'See the quotation.', by: 'Rita Reviewer', revision: 1 })
    expect(inEnglish(note?.remarks)).toMatchObject([
      {
        subject: { id: ids.quotation, name: 'Quotation 1' },
        aspect: 'VERBATIM',
        note: 'The copy says otherwise.',
        since: 'UNCHANGED',
      },
    ])
    const content = { ...record.content, body: body(passageText) }
    const { version } = await saveDraft(editor, record.id, { baseVersion: record.version, content })
    expect((await returnNoteOf(editor, record.id))?.remarks).toMatchObject([{ since: 'CHANGED' }])
    await submit(editor, record.id, { version })
    expect(await returnNoteOf(editor, record.id)).toBeNull()
  })

  it('needs a reason', async () => {
    const record = await makeSubmitted(editor)
    for (const reason of ['', '   ']) {
      const refused = await refusalOf(
        returnToAuthor(reviewer, record.id, { revisionId: record.revisionId, reason }),
      )
      expect(Object.keys(fieldsOf(refused))).toEqual(['reason'])
    }
    expect(await stateOf(record.id)).toMatchObject({ state: 'IN_REVIEW' })
  })

  it('is refused from a page with an earlier revision', async () => {
    const record = await makeSubmitted(editor)
    await recall(editor, record.id, { state: 'IN_REVIEW' })
    await submit(editor, record.id, { version: record.version })
    const stale = { revisionId: record.revisionId }
    await expect(returnToAuthor(reviewer, record.id, { ...stale, reason: 'Why.' })).rejects.toBeInstanceOf(
      Conflict,
    )
    await verifyAll(reviewer, record.id)
    await expect(approve(reviewer, record.id, stale)).rejects.toThrow('review.refusal.otherRevision')
  })
})

describe('approving', () => {
  it('is refused with the reasons while the gate is closed', async () => {
    const record = await makeSubmitted(editor)
    const refused = await refusalOf(approve(reviewer, record.id, { revisionId: record.revisionId }))
    expect(refused).toBeInstanceOf(Conflict)
    expect(refused instanceof Conflict && inEnglish(refused.current)).toMatchObject({
      problems: [
        { subject: { name: 'Quotation 1' }, aspect: 'TRACEABLE' },
        { subject: { name: 'Quotation 1' }, aspect: 'VERBATIM' },
        { subject: { name: 'Citation 1' }, aspect: 'TRACEABLE' },
      ],
    })
    expect(await stateOf(record.id)).toMatchObject({ state: 'IN_REVIEW' })
    await verifyAll(reviewer, record.id)
    await approve(reviewer, record.id, { revisionId: record.revisionId })
    expect(await stateOf(record.id)).toEqual({ state: 'APPROVED', submittedId: record.revisionId })
  })

  it('is refused when a copy no longer matches its hash', async () => {
    const record = await makeSubmitted(editor)
    await verifyAll(reviewer, record.id)
    const { id } = record.cited.holding.layer
    await sabotage(`UPDATE "TextLayer" SET text = replace(text, '12', '21') WHERE id = $1`, [id])
    const refused = await refusalOf(approve(reviewer, record.id, { revisionId: record.revisionId }))
    expect(refused instanceof Conflict && inEnglish(refused.current)).toMatchObject({
      problems: [
        { subject: { name: 'Quotation 1' }, todo: expect.any(String) },
        { subject: { name: 'Citation 1' } },
      ],
    })
  })

  it('is undone by a recall, and the verdicts stay', async () => {
    const record = await makeApproved(editor, reviewer)
    await recall(editor, record.id, { state: 'APPROVED' })
    expect(await stateOf(record.id)).toEqual({ state: 'DRAFT', submittedId: null })
    const { revisionId } = await submit(editor, record.id, { version: record.version })
    expect((await reviewOf(reviewer, record.id)).problems).toEqual([])
    await approve(reviewer, record.id, { revisionId })
  })
})

it('a recall is refused when the state has changed since', async () => {
  const record = await makeApproved(editor, reviewer)
  await expect(recall(editor, record.id, { state: 'IN_REVIEW' })).rejects.toThrow('review.refusal.otherState')
})

it('an editor sees why they can’t review and the alternatives', async () => {
  const record = await makeSubmitted(editor)
  const { actions, verdictRefusal } = await reviewOf(editor, record.id)
  expect(actions).toEqual(['RECALL'])
  expect(verdictRefusal).toMatchObject({ why: 'ROLE' })
  await expect(approve(editor, record.id, { revisionId: record.revisionId })).rejects.toBeInstanceOf(
    Forbidden,
  )
})

it('every step keeps the log valid', async () => {
  const record = await makeApproved(editor, reviewer)
  const actions = await db.event.findMany({ where: { subjectId: record.id }, orderBy: { id: 'asc' } })
  expect(actions.map(({ action }) => action)).toEqual([
    'record.create',
    'record.edit',
    'record.submit',
    ...Array(3).fill('record.judge'),
    'record.approve',
  ])
  expect(await verifyLog()).toMatchObject({ ok: true })
})
