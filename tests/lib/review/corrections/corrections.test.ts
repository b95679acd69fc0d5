import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { publish } from '@/lib/editions/commands'
import { liveEdition } from '@/lib/editions/queries'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors'
import { saveDraft } from '@/lib/records/drafts'
import { storedContent } from '@/lib/records/schema'
import { subjectsOf } from '@/lib/records/subjects'
import { acceptCorrection } from '@/lib/review/corrections/acceptance'
import { correctableOf } from '@/lib/review/corrections/parts'
import { returnNoteOf } from '@/lib/review/return-note'
import { reviewOf } from '@/lib/review/review'
import { giveVerdict, type NewVerdict } from '@/lib/review/verdicts/verdicts'
import { workbenchOf } from '@/lib/review/workbench'
import { approve, returnToAuthor } from '@/lib/review/workflow/transitions'
import { english } from '@/tests/support/english'
import {
  alteredPassageText,
  bodyOn,
  figure,
  hop,
  makeCited,
  makeMember,
  makeSubmitted,
  passageText,
  verifyAll,
} from '@/tests/support/factories'

let editor: Actor
let reviewer: Actor
let other: Actor
let publisher: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  reviewer = await makeMember({ role: 'REVIEWER' })
  other = await makeMember({ role: 'REVIEWER' })
  publisher = await makeMember({ role: 'PUBLISHER' })
})

/** A submitted record whose quotation has one word that is not in the copy, and a reviewer's correction of it. */
async function corrected(given: Partial<NewVerdict> = {}) {
  const cited = await makeCited(editor)
  const id = randomUUID()
  const record = await makeSubmitted(editor, {
    cited,
    content: { body: bodyOn(cited, alteredPassageText, { quotation: id }) },
  })
  const { reviewed } = await reviewOf(reviewer, record.id)
  const fingerprints = reviewed?.subjects.find((subject) => subject.id === id)?.fingerprints
  const aspect = given.aspect ?? 'VERBATIM'
  const proposal = {
    recordId: record.id,
    subjectType: 'QUOTATION',
    subjectId: id,
    fingerprint: fingerprints?.[aspect] ?? '',
    aspect,
    outcome: 'CORRECTED',
    correction: { part: 'wording', before: alteredPassageText, after: passageText },
    ...given,
  } as const
  const propose = () => giveVerdict(reviewer, proposal)
  return { record, id, proposal, propose }
}
function seen({ reviewed }: Awaited<ReturnType<typeof reviewOf>>) {
  if (!reviewed) throw new Error('Nothing is submitted.')
  return reviewed
}
const stateOf = async (recordId: string, aspect: string) => {
  const { reviewed } = await reviewOf(editor, recordId)
  return reviewed?.subjects[0]?.aspects.find((one) => one.aspect === aspect)?.state
}
const draftWording = async (recordId: string) => {
  const { content } = await db.draft.findUniqueOrThrow({ where: { recordId } })
  return subjectsOf('account', storedContent('account', content))[0]?.wording
}

describe('a correction that a reviewer proposes', () => {
  it('can change any part of a figure', async () => {
    const cited = await makeCited(editor)
    const content = { figures: [figure([hop(cited.source)])] }
    const record = await makeSubmitted(editor, { cited, content })
    const { reviewed } = await reviewOf(reviewer, record.id)
    const subject = reviewed?.subjects.find(({ type }) => type === 'FIGURE')
    if (!reviewed || !subject) throw new Error('There is no figure.')
    const after: Record<string, string> = { number: '13', locator: 'page 7', date: '3 March' }
    const places = correctableOf(reviewed.content, subject)
    for (const { part, hop: at, text } of places)
      await giveVerdict(reviewer, {
        recordId: record.id,
        subjectType: 'FIGURE',
        subjectId: subject.id,
        fingerprint: subject.fingerprints.TRACEABLE,
        aspect: 'TRACEABLE',
        outcome: 'CORRECTED',
        correction: { part, hop: at, before: text, after: after[part] ?? 'Other words' },
      })
    const kept = await db.correction.findMany({ where: { recordId: record.id }, select: { part: true } })
    expect(kept.map(({ part }) => part).sort()).toEqual(places.map(({ part }) => part).sort())
  })

  it('is stored with the verdict and blocks the record', async () => {
    const { record, propose } = await corrected()
    const { id } = await propose()
    expect(await propose()).toEqual({ id })
    expect(await db.correction.findUniqueOrThrow({ where: { verdictId: id } })).toMatchObject({
      part: 'wording',
      hop: null,
      before: alteredPassageText,
      after: passageText,
    })
    expect(await stateOf(record.id, 'VERBATIM')).toBe('CORRECTED')
    const { problems } = await reviewOf(other, record.id)
    expect(problems.map(({ message }) => english(message))).toContainEqual(
      expect.stringMatching(/Wording: a correction is proposed/),
    )
    await expect(approve(other, record.id, { revisionId: record.revisionId })).rejects.toBeInstanceOf(
      Conflict,
    )
  })

  it.each([
    ['without saying what it should be', { correction: null }, 'outcome'],
    ['of nothing', { correction: { part: 'wording', before: 'a', after: 'a' } }, 'correction.after'],
    [
      'of words that do not stand there',
      { correction: { part: 'wording', before: 'Other words.', after: 'a' } },
      'correction.after',
    ],
    [
      'of a part that it does not have',
      { correction: { part: 'translator', before: '', after: 'Somebody' } },
      'correction.part',
    ],
    [
      'of what the aspect does not rest on',
      { correction: { part: 'locator', hop: 0, before: '', after: 'page 3' } },
      'correction.part',
    ],
    [
      'with a place that is none',
      { aspect: 'LOCATOR', correction: { part: 'locator', hop: 0, before: '', after: 'somewhere' } },
      'correction.after',
    ],
    ['in a verdict that says it is right', { outcome: 'VERIFIED' }, 'outcome'],
  ] as [string, Partial<NewVerdict>, string][])('is refused %s', async (_how, given, field) => {
    const { propose } = await corrected(given)
    const refused = await propose().catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Invalid)
    expect(Object.keys(refused instanceof Invalid ? refused.fields : {})).toEqual([field])
  })
})

describe('accepting a correction', () => {
  it('changes draft, revision, contributors and log together', async () => {
    const { record, propose } = await corrected()
    const { id: verdictId } = await propose()
    await acceptCorrection(editor, record.id, { verdictId })
    expect(await draftWording(record.id)).toBe(passageText)
    const now = await db.record.findUniqueOrThrow({
      where: { id: record.id },
      include: { submitted: true, draft: true },
    })
    expect(now).toMatchObject({ state: 'IN_REVIEW' })
    expect(now.submittedId).not.toBe(record.revisionId)
    expect(now.submitted).toMatchObject({ contentHash: now.draft?.contentHash, authorId: editor.id })
    expect(await db.correctionAcceptance.findUniqueOrThrow({ where: { verdictId } })).toMatchObject({
      memberId: editor.id,
      revisionId: now.submittedId,
    })
    const events = () =>
      db.event.count({ where: { subjectId: record.id, action: 'record.accept-correction' } })
    expect(await events()).toBe(1)
    await acceptCorrection(editor, record.id, { verdictId })
    expect(await events()).toBe(1)
    expect(await db.revision.count({ where: { recordId: record.id } })).toBe(2)
    expect(await stateOf(record.id, 'VERBATIM')).toBe('NOT_CHECKED')
  })

  it('needs confirmation by someone other than the proposer', async () => {
    const { record, id, propose } = await corrected()
    const { id: verdictId } = await propose()
    await acceptCorrection(editor, record.id, { verdictId })
    const { reviewed } = await reviewOf(reviewer, record.id)
    const subject = reviewed?.subjects.find((one) => one.id === id)
    const own = subject?.aspects.flatMap(({ aspect, ownParts }) => (ownParts.length > 0 ? [aspect] : []))
    expect(own).toEqual(['TRACEABLE', 'VERBATIM'])
    const confirm = (actor: Actor) =>
      giveVerdict(actor, {
        recordId: record.id,
        subjectType: 'QUOTATION',
        subjectId: id,
        fingerprint: subject?.fingerprints.VERBATIM ?? '',
        aspect: 'VERBATIM',
        outcome: 'VERIFIED',
      })
    await expect(confirm(reviewer)).rejects.toBeInstanceOf(Forbidden)
    await expect(confirm(editor)).rejects.toBeInstanceOf(Forbidden)
    await confirm(other)
    expect(await stateOf(record.id, 'VERBATIM')).toBe('VERIFIED')
  })

  it('returns an approved record to review, and its edition keeps both texts', async () => {
    const { record, propose } = await corrected()
    await verifyAll(other, record.id)
    await approve(other, record.id, { revisionId: record.revisionId })
    const { id: verdictId } = await propose()
    await acceptCorrection(editor, record.id, { verdictId })
    const now = await db.record.findUniqueOrThrow({ where: { id: record.id } })
    expect(now.state).toBe('IN_REVIEW')
    await verifyAll(other, record.id)
    const revisionId = now.submittedId ?? ''
    // The proposer can't take the last steps either.
    await expect(approve(reviewer, record.id, { revisionId })).rejects.toBeInstanceOf(Forbidden)
    await approve(other, record.id, { revisionId })
    const asRole = async (role: Actor['role']) => {
      await db.member.update({ where: { id: reviewer.id }, data: { role } })
      return { ...reviewer, role }
    }
    const promoted = await asRole('PUBLISHER')
    await expect(publish(promoted, record.id, { revisionId })).rejects.toThrow('review.refusal.others')
    await asRole('REVIEWER')
    await publish(publisher, record.id, { revisionId })
    expect((await liveEdition(record.slug))?.corrections).toMatchObject([
      { aspect: 'VERBATIM', part: 'wording', from: alteredPassageText, to: passageText, role: 'REVIEWER' },
    ])
  })

  it('is done for all items of a copy or none', async () => {
    const cited = await makeCited(editor)
    const record = await makeSubmitted(editor, { cited })
    const { reviewed } = await reviewOf(reviewer, record.id)
    const propose = async (after: string) => {
      const verdicts: string[] = []
      for (const { type, id, fingerprints } of reviewed?.subjects ?? []) {
        const verdict = await giveVerdict(reviewer, {
          ...{ recordId: record.id, subjectType: type, subjectId: id },
          ...{ aspect: 'TRACEABLE', fingerprint: fingerprints.TRACEABLE, outcome: 'CORRECTED' },
          correction: { part: 'locator', hop: 0, before: '', after },
        })
        verdicts.push(verdict.id)
      }
      return verdicts
    }
    const [earlier = ''] = await propose('page 6')
    const [verdictId = '', ...also] = await propose('page 7')
    expect(also).toHaveLength(1)
    const accept = (ids: readonly string[]) =>
      acceptCorrection(editor, record.id, { verdictId, also: [...ids] })
    await expect(accept([earlier])).rejects.toBeInstanceOf(Invalid)
    await expect(accept([randomUUID()])).rejects.toBeInstanceOf(NotFound)
    expect(await db.correctionAcceptance.count({ where: { recordId: record.id } })).toBe(0)
    const shown = seen(await reviewOf(editor, record.id))
    const [first] = await workbenchOf(editor, shown, shown.subjects)
    expect(first?.sameProposals.get(verdictId)).toEqual(also)
    await accept(also)
    const { content } = await db.draft.findUniqueOrThrow({ where: { recordId: record.id } })
    const locators = subjectsOf('account', storedContent('account', content)).map(
      ({ chain }) => chain[0]?.locator,
    )
    expect(locators).toEqual([1, 2].map(() => ({ label: 'page', value: '7' })))
    expect(await db.correctionAcceptance.count({ where: { recordId: record.id } })).toBe(2)
    expect(
      await db.event.count({ where: { subjectId: record.id, action: 'record.accept-correction' } }),
    ).toBe(1)
    expect(await db.revision.count({ where: { recordId: record.id } })).toBe(2)
  })

  it('changes a returned draft and notifies its author', async () => {
    const { record, propose } = await corrected()
    const { id: verdictId } = await propose()
    await returnToAuthor(reviewer, record.id, { revisionId: record.revisionId, reason: 'One word.' })
    expect((await returnNoteOf(editor, record.id))?.remarks).toMatchObject([
      { outcome: 'CORRECTED', correction: { after: passageText }, since: 'UNCHANGED' },
    ])
    await acceptCorrection(editor, record.id, { verdictId })
    expect(await draftWording(record.id)).toBe(passageText)
    expect((await db.record.findUniqueOrThrow({ where: { id: record.id } })).state).toBe('RETURNED')
    expect((await returnNoteOf(editor, record.id))?.remarks).toMatchObject([{ since: 'CHANGED' }])
  })

  it('is refused with both texts after a change', async () => {
    const { record, id, propose } = await corrected()
    const { id: verdictId } = await propose()
    await returnToAuthor(reviewer, record.id, { revisionId: record.revisionId, reason: 'One word.' })
    const words = passageText.replace('bridge', 'gate')
    const content = { ...record.content, body: bodyOn(record.cited, words, { quotation: id }) }
    await saveDraft(editor, record.id, { baseVersion: record.version, content })
    const refused = await acceptCorrection(editor, record.id, { verdictId }).catch((error: unknown) => error)
    expect(refused instanceof Conflict && refused.current).toEqual({
      reviewed: { wording: alteredPassageText },
      now: { wording: words },
    })
    expect(await draftWording(record.id)).toBe(words)
    expect(await db.correctionAcceptance.count({ where: { recordId: record.id } })).toBe(0)
  })

  it('is refused to the proposer and readers, and after a retraction', async () => {
    const { record, proposal, propose } = await corrected()
    const { id: verdictId } = await propose()
    const stranger = await makeMember({ role: 'CONTRIBUTOR' })
    await expect(acceptCorrection(reviewer, record.id, { verdictId })).rejects.toBeInstanceOf(Forbidden)
    await expect(acceptCorrection(stranger, record.id, { verdictId })).rejects.toBeInstanceOf(NotFound)
    await expect(acceptCorrection(editor, record.id, { verdictId: randomUUID() })).rejects.toBeInstanceOf(
      NotFound,
    )
    await giveVerdict(reviewer, { ...proposal, outcome: 'VERIFIED', correction: null })
    await expect(acceptCorrection(editor, record.id, { verdictId })).rejects.toBeInstanceOf(Conflict)
    expect(await draftWording(record.id)).toBe(alteredPassageText)
  })

  it('happens once when two members accept at once', async () => {
    const { record, propose } = await corrected()
    const { id: verdictId } = await propose()
    const second = await makeMember({ role: 'EDITOR' })
    await Promise.all([editor, second].map((actor) => acceptCorrection(actor, record.id, { verdictId })))
    expect(await db.revision.count({ where: { recordId: record.id } })).toBe(2)
  })
})
