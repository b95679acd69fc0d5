import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { db } from '@/lib/db'
import { openThread } from '@/lib/discussions/commands'
import { threadsOfRecord } from '@/lib/discussions/queries'
import { publish } from '@/lib/editions/commands'
import { liveEdition } from '@/lib/editions/queries'
import { Conflict, Forbidden } from '@/lib/errors'
import type { Outcome } from '@/lib/generated/prisma/enums'
import { saveDraft } from '@/lib/records/drafts'
import { historyOf } from '@/lib/records/queries'
import { queueOf } from '@/lib/review/queue/queue'
import { returnNoteOf } from '@/lib/review/return-note'
import { reviewOf } from '@/lib/review/review'
import { giveVerdict } from '@/lib/review/verdicts/verdicts'
import { workbenchOf } from '@/lib/review/workbench'
import { approve, recall, returnToAuthor, submit } from '@/lib/review/workflow/transitions'
import { inEnglish } from '@/tests/support/english'
import {
  doc,
  figure,
  hop,
  makeApproved,
  makeCited,
  makeMember,
  makeSubmitted,
  passageText,
  quotation,
  verifyAll,
} from '@/tests/support/factories'

let editor: Actor
let first: Actor
let second: Actor
let third: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  first = await makeMember({ role: 'REVIEWER', name: 'The First Reviewer' })
  second = await makeMember({ role: 'REVIEWER', name: 'The Second Reviewer' })
  third = await makeMember({ role: 'PUBLISHER' })
})

/** A submitted record with one figure, and what gives a verdict on its number. */
async function withFigure() {
  const cited = await makeCited(editor)
  const one = figure([hop(cited.source)], { passageId: cited.passage.id })
  const record = await makeSubmitted(editor, { cited, content: { figures: [one] } })
  const { reviewed } = await reviewOf(editor, record.id)
  const subject = reviewed?.subjects.find(({ type }) => type === 'FIGURE')
  const says = (actor: Actor, outcome: Outcome, note = 'The note of whoever says it.') =>
    giveVerdict(actor, {
      recordId: record.id,
      subjectType: 'FIGURE',
      subjectId: one.id,
      fingerprint: subject?.fingerprints.FIGURES ?? '',
      aspect: 'FIGURES',
      outcome,
      note,
    })
  const seenBy = async (actor: Actor) => {
    const review = await reviewOf(actor, record.id)
    const found = review.reviewed?.subjects.find(({ type }) => type === 'FIGURE')
    return found?.aspects.find(({ aspect }) => aspect === 'FIGURES')
  }
  return { record, figure: one, says, seenBy }
}

/** All that a member is shown of a record on the desk, as text. */
async function everythingShownTo(actor: Actor, recordId: string): Promise<string> {
  const review = await reviewOf(actor, recordId)
  const shown = [
    review,
    review.reviewed && (await workbenchOf(actor, review.reviewed, review.reviewed.subjects)),
    await returnNoteOf(actor, recordId),
    await historyOf(actor, recordId),
    await queueOf(actor, {}),
  ]
  return JSON.stringify(shown, (_, value) => (value instanceof Map ? [...value] : value))
}

describe('a figure needs two reviewers', () => {
  it('and is not verified by one who repeats it', async () => {
    const { record, says, seenBy } = await withFigure()
    await verifyAll(first, record.id)
    await says(first, 'VERIFIED', 'Looked again.')
    expect(await seenBy(first)).toMatchObject({ state: 'AWAITS_SECOND', own: true })
    const refused = await approve(first, record.id, { revisionId: record.revisionId }).catch(
      (error: unknown) => error,
    )
    expect(refused).toBeInstanceOf(Conflict)
    expect(JSON.stringify(refused instanceof Conflict && inEnglish(refused.current))).toMatch(
      /A second is needed/,
    )
    await verifyAll(second, record.id)
    expect(await seenBy(first)).toMatchObject({ state: 'VERIFIED' })
    await approve(first, record.id, { revisionId: record.revisionId })
  })

  it('and its edition keeps both verdicts', async () => {
    const cited = await makeCited(editor)
    const one = figure([hop(cited.source)], { passageId: cited.passage.id })
    const record = await makeApproved(editor, first, { cited, content: { figures: [one] } })
    await publish(third, record.id, { revisionId: record.revisionId })
    const edition = await liveEdition(record.slug)
    const of = edition?.verdicts.filter(
      ({ subjectId, aspect }) => subjectId === one.id && aspect === 'FIGURES',
    )
    expect(of?.map(({ outcome }) => outcome)).toEqual(['VERIFIED', 'VERIFIED'])
  })

  it('and hides the first verdict on every page from the second', async () => {
    const { record, says, seenBy } = await withFigure()
    await says(first, 'FAILED_VERIFICATION', 'The copy gives another number.')
    const tell = /The First Reviewer|another number|FAILED_VERIFICATION|failed verification/
    expect(await everythingShownTo(second, record.id)).not.toMatch(tell)
    expect(await everythingShownTo(editor, record.id)).toMatch(/another number/)
    expect(await seenBy(second)).toMatchObject({ withheld: true, state: 'AWAITS_SECOND' })
    await says(second, 'FAILED_VERIFICATION', 'It is not the number.')
    expect(await everythingShownTo(second, record.id)).toMatch(/another number/)
  })

  it('and hides discussions of it, except questions to the second', async () => {
    const { record, figure, says } = await withFigure()
    await says(first, 'FAILED_VERIFICATION', 'The copy gives another number.')
    const place = { recordId: record.id, subjectType: 'FIGURE', subjectId: figure.id } as const
    await openThread(first, { place, text: 'I read another number there.' })
    const discussed = async (actor: Actor) => {
      const { reviewed } = await reviewOf(actor, record.id)
      const { shown, withheld } = await threadsOfRecord(actor, record.id, reviewed?.subjects ?? [])
      return { shown: shown.length, withheld: withheld.get(`FIGURE ${figure.id}`) ?? 0 }
    }
    expect(await discussed(second)).toEqual({ shown: 0, withheld: 1 })
    expect(await discussed(first)).toEqual({ shown: 1, withheld: 0 })
    expect(await discussed(editor)).toEqual({ shown: 1, withheld: 0 })
    await openThread(editor, { place, text: 'Which page is it on? @The Second Reviewer' })
    expect(await discussed(second)).toEqual({ shown: 1, withheld: 1 })
    await says(second, 'FAILED_VERIFICATION', 'It is not the number.')
    expect(await discussed(second)).toEqual({ shown: 2, withheld: 0 })
  })

  it('also after it was returned and submitted unchanged', async () => {
    const { record, says } = await withFigure()
    await says(first, 'FAILED_VERIFICATION', 'The copy gives another number.')
    await returnToAuthor(third, record.id, { revisionId: record.revisionId, reason: 'See the figure.' })
    expect((await returnNoteOf(editor, record.id))?.remarks).toHaveLength(1)
    expect((await returnNoteOf(second, record.id))?.remarks).toEqual([])
    expect(await everythingShownTo(second, record.id)).not.toMatch(/The First Reviewer|another number/)
  })

  it('and simultaneous different verdicts open one discussion and block', async () => {
    const { record, figure: one, says, seenBy } = await withFigure()
    await Promise.all([says(first, 'VERIFIED'), says(second, 'FAILED_VERIFICATION')])
    expect(await seenBy(third)).toMatchObject({ state: 'DISPUTED' })
    const threads = () =>
      db.thread.findMany({
        where: { recordId: record.id },
        select: { kind: true, aspect: true, subjectId: true },
      })
    expect(await threads()).toEqual([{ kind: 'DISAGREEMENT', aspect: 'FIGURES', subjectId: one.id }])
    const { problems } = await reviewOf(third, record.id)
    expect(JSON.stringify(inEnglish(problems))).toMatch(/the reviewers disagree/)
    await says(second, 'VERIFIED')
    expect(await seenBy(third)).toMatchObject({ state: 'VERIFIED' })
    expect(await threads()).toHaveLength(1)
  })
})

describe('a sentence that names a person', () => {
  it('needs two reviewers when the person is listed, by any name', async () => {
    const cited = await makeCited(editor)
    const { id } = await createAuthority(editor, {
      kind: 'PERSON',
      name: 'Person, Another',
      variants: [{ name: 'A. Person' }],
    })
    const content = {
      body: doc(
        quotation(
          { chain: [hop(cited.source)], passageId: cited.passage.id, mode: 'PARAPHRASE' },
          'The paper names A. Person.',
        ),
        quotation({ chain: [hop(cited.source)], passageId: cited.passage.id }, passageText),
      ),
      people: [{ name: { name: 'Another Person', authorityId: id }, as: 'VICTIM' as const }],
    }
    const record = await makeSubmitted(editor, { cited, content })
    const { reviewed } = await reviewOf(first, record.id)
    expect(reviewed?.subjects.map(({ reviewers }) => reviewers.count)).toEqual([2, 1])
    expect(await db.recordAuthority.findMany({ where: { recordId: record.id } })).toMatchObject([
      { authorityId: id, role: 'person-victim' },
    ])
    await verifyAll(first, record.id)
    await verifyAll(second, record.id)
    await approve(first, record.id, { revisionId: record.revisionId })
    await publish(third, record.id, { revisionId: record.revisionId })
    // The list is for the review only: the archive makes no statement about these people.
    expect(JSON.stringify((await liveEdition(record.slug))?.content)).not.toContain('Another Person')
  })

  it('accepts only names linked to a person', async () => {
    const { id } = await createAuthority(editor, { kind: 'PLACE', name: 'A place' })
    const record = await makeSubmitted(editor)
    await recall(editor, record.id, { state: 'IN_REVIEW' })
    const people = [{ name: { name: 'A place', authorityId: id }, as: 'VICTIM' }]
    await expect(
      saveDraft(editor, record.id, { baseVersion: record.version, content: { ...record.content, people } }),
    ).rejects.toMatchObject({
      fields: { 'people.0.name': { key: 'records.reference.nameOfOtherType' } },
    })
  })
})

it('a verdict is refused after the role was lost', async () => {
  const { record, says } = await withFigure()
  const losing = await makeMember({ role: 'REVIEWER' })
  await db.member.update({ where: { id: losing.id }, data: { role: 'EDITOR' } })
  await expect(says(losing, 'VERIFIED')).rejects.toBeInstanceOf(Forbidden)
  await db.member.update({ where: { id: losing.id }, data: { role: 'REVIEWER', disabledAt: new Date() } })
  await expect(says(losing, 'VERIFIED')).rejects.toBeInstanceOf(Forbidden)
  expect(await db.verdict.count({ where: { recordId: record.id } })).toBe(0)
  await recall(editor, record.id, { state: 'IN_REVIEW' })
  await submit(editor, record.id, { version: record.version })
})

it('a warning asks to list a known person beside words of harm', async () => {
  const cited = await makeCited(editor)
  await createAuthority(editor, { kind: 'PERSON', name: 'Known, Somebody', variants: [{ name: 'S. Known' }] })
  const wording = 'The paper says that Somebody Known was wounded.'
  const body = doc(
    quotation({ chain: [hop(cited.source)], passageId: cited.passage.id, mode: 'PARAPHRASE' }, wording),
  )
  const record = await makeSubmitted(editor, { cited, content: { body } })
  const { reviewed } = await reviewOf(editor, record.id)
  const found = reviewed?.report.findings.filter(({ check }) => check === 'named-person')
  expect(found).toMatchObject([{ level: 'WARN', excerpt: 'Somebody Known' }])
})
