import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { saveConsent } from '@/lib/editions/consent'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors'
import { sha256 } from '@/lib/hashing'
import { saveDraft } from '@/lib/records/drafts'
import { reviewOf } from '@/lib/review/review'
import { giveVerdict, type NewVerdict } from '@/lib/review/verdicts/verdicts'
import { workbenchOf } from '@/lib/review/workbench'
import { approve, recall, submit } from '@/lib/review/workflow/transitions'
import { editSource } from '@/lib/sources/commands'
import {
  alteredPassageText,
  bodyOn,
  cite,
  copyText,
  doc,
  hop,
  makeCited,
  makeHolding,
  makeMember,
  makePassage,
  makeSource,
  makeSubmittable,
  makeSubmitted,
  p,
  passageText,
  quotation,
  verifyAll,
} from '@/tests/support/factories'
import { rejection } from '@/tests/support/rejection'
import { sabotage } from '@/tests/support/sabotage'

let editor: Actor
let reviewer: Actor
let publisher: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  reviewer = await makeMember({ role: 'REVIEWER' })
  publisher = await makeMember({ role: 'PUBLISHER' })
})

async function subjectsNow(recordId: string) {
  const { reviewed } = await reviewOf(reviewer, recordId)
  if (!reviewed) throw new Error('Nothing was submitted.')
  return reviewed.subjects
}

/** A submitted record and a verdict that can be given on its quotation, with what the test gives in its place. */
async function ready(...options: Parameters<typeof makeSubmitted>) {
  const record = await makeSubmitted(...options)
  const quotation = (await subjectsNow(record.id)).find(({ type }) => type === 'QUOTATION')
  if (!quotation) throw new Error('There is no quotation.')
  const verdict = (given: Partial<NewVerdict> = {}): NewVerdict => ({
    recordId: record.id,
    subjectType: 'QUOTATION',
    subjectId: quotation.id,
    fingerprint: quotation.fingerprints[given.aspect ?? 'VERBATIM'],
    aspect: 'VERBATIM',
    outcome: 'VERIFIED',
    ...given,
  })
  return { record, quotation, verdict }
}

const sideSchema = z.object({
  wording: z.string(),
  cited: z.array(z.string()),
  besides: z.array(z.string()),
})
const changedSchema = z.object({ reviewed: sideSchema, now: sideSchema })

/** The works that the page shows for the record's quotation, as its form carries them. */
async function restsShown(recordId: string) {
  const { reviewed } = await reviewOf(reviewer, recordId)
  const laid = reviewed && (await workbenchOf(reviewer, reviewed, reviewed.subjects))
  return laid?.find(({ subject }) => subject.type === 'QUOTATION')?.reliedOn ?? null
}

/** Takes the record back, changes the words of its quotation and submits it again. */
async function resubmit(
  record: Awaited<ReturnType<typeof ready>>['record'],
  by: Actor,
  body = bodyOn(record.cited),
) {
  await recall(by, record.id, { state: 'IN_REVIEW' })
  const content = { ...record.content, body }
  const { version } = await saveDraft(by, record.id, { baseVersion: record.version, content })
  return submit(by, record.id, { version })
}

describe('a verdict', () => {
  it('is stored with member, time, result and copy, and logged', async () => {
    const { record, quotation, verdict } = await ready(editor)
    const { id } = await giveVerdict(reviewer, verdict({ note: 'Compared.' }))
    expect(await db.verdict.findUniqueOrThrow({ where: { id } })).toMatchObject({
      recordId: record.id,
      subjectId: quotation.id,
      fingerprint: quotation.fingerprints.VERBATIM,
      outcome: 'VERIFIED',
      memberId: reviewer.id,
      holdingId: record.cited.holding.id,
      note: 'Compared.',
    })
    const event = await db.event.findFirstOrThrow({
      where: { subjectId: record.id, action: 'record.judge' },
      include: { detail: true },
    })
    expect(event.detail?.detail).toMatchObject({ verdict: id, aspect: 'VERBATIM', outcome: 'VERIFIED' })
    expect(JSON.stringify(event.detail?.detail)).not.toContain('Compared')
  })

  it('cannot be changed or deleted, only followed by another', async () => {
    const { record, verdict } = await ready(editor)
    const { id } = await giveVerdict(reviewer, verdict())
    const update = db.$executeRaw`UPDATE "Verdict" SET note = 'Other' WHERE id = ${id}::uuid`
    await expect(update).rejects.toThrow(/its rows never change/)
    const remove = db.$executeRaw`DELETE FROM "Verdict" WHERE id = ${id}::uuid`
    await expect(remove).rejects.toThrow(/permission denied for table Verdict/)
    await giveVerdict(reviewer, verdict({ outcome: 'FAILED_VERIFICATION', note: 'A word is missing.' }))
    const quotation = (await subjectsNow(record.id)).find(({ type }) => type === 'QUOTATION')
    const verbatim = quotation?.aspects.find(({ aspect }) => aspect === 'VERBATIM')
    expect(verbatim?.state).toBe('FAILED_VERIFICATION')
    expect(verbatim?.history).toHaveLength(2)
  })

  it('is stored once when it is sent twice', async () => {
    const { record, verdict } = await ready(editor)
    const [first, second] = await Promise.all([
      giveVerdict(reviewer, verdict()),
      giveVerdict(reviewer, verdict()),
    ])
    expect(second).toEqual(first)
    expect(await db.verdict.count({ where: { recordId: record.id } })).toBe(1)
    expect(await db.event.count({ where: { subjectId: record.id, action: 'record.judge' } })).toBe(1)
  })

  it.each([
    ['a failure without a note', { outcome: 'FAILED_VERIFICATION' }, 'note'],
    ['an aspect of other subjects', { aspect: 'FIGURES' }, 'aspect'],
    ['a copy of something else', { holdingId: randomUUID() }, 'holdingId'],
    ['an invalid fingerprint', { fingerprint: 'x' }, 'fingerprint'],
    ['a note with an invalid character', { note: 'a\0b' }, 'note'],
  ] satisfies [string, Partial<NewVerdict>, string][])('is refused for %s', async (_what, given, field) => {
    const { record, verdict } = await ready(editor)
    const refused = await giveVerdict(reviewer, verdict(given)).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Invalid)
    expect(Object.keys(refused instanceof Invalid ? refused.fields : {})).toEqual([field])
    expect(await db.verdict.count({ where: { recordId: record.id } })).toBe(0)
  })

  it('can name another copy of the seen source', async () => {
    const { record, verdict } = await ready(editor)
    const better = await makeHolding(editor, record.cited.source, {
      text: 'A better copy.',
      kind: 'FACSIMILE',
    })
    const { id } = await giveVerdict(reviewer, verdict({ holdingId: better.id }))
    expect(await db.verdict.findUniqueOrThrow({ where: { id } })).toMatchObject({ holdingId: better.id })
  })

  it('without an archive copy says which copy was seen', async () => {
    const source = await makeSource(editor)
    const record = await makeSubmitted(editor, {
      content: { body: doc(p('It is said. ', cite([hop(source)]))) },
    })
    const [citation] = await subjectsNow(record.id)
    if (!citation) throw new Error('There is no citation.')
    const verdict = {
      recordId: record.id,
      subjectType: 'CITATION',
      subjectId: citation.id,
      fingerprint: citation.fingerprints.TRACEABLE,
      aspect: 'TRACEABLE',
      outcome: 'VERIFIED',
    } as const
    await expect(giveVerdict(reviewer, verdict)).rejects.toBeInstanceOf(Invalid)
    await giveVerdict(reviewer, { ...verdict, note: 'The volume in the reading room, shelf 3.' })
  })
})

describe('a verdict on something that has just changed', () => {
  it('is refused with the earlier and the current text', async () => {
    const { record, verdict } = await ready(editor)
    const reviewedWords = (await subjectsNow(record.id)).find(({ type }) => type === 'QUOTATION')?.wording
    await resubmit(
      record,
      editor,
      bodyOn(record.cited, alteredPassageText, { quotation: verdict().subjectId }),
    )
    const refused = await giveVerdict(reviewer, verdict()).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Conflict)
    expect(refused instanceof Conflict && refused.current).toMatchObject({
      reviewed: { wording: reviewedWords },
      now: { wording: alteredPassageText },
    })
    expect(await db.verdict.count({ where: { recordId: record.id } })).toBe(0)
  })

  it('is refused when the text was removed', async () => {
    const { record, verdict } = await ready(editor)
    await resubmit(record, editor, doc(p('It is said. ', cite([hop(record.cited.source)]))))
    const refused = await giveVerdict(reviewer, verdict()).catch((error: unknown) => error)
    expect(refused instanceof Conflict && refused.current).toMatchObject({
      reviewed: { wording: passageText },
      now: null,
    })
  })

  it('is refused when the relevant metadata of a source has changed', async () => {
    const { record, verdict } = await ready(editor)
    const seen = await restsShown(record.id)
    await db.source.update({ where: { id: record.cited.source.id }, data: { title: 'Another title' } })
    const refused = async (given: Partial<NewVerdict>) => {
      const refusal = await rejection(giveVerdict(reviewer, verdict({ aspect: 'TITLE', ...given })))
      expect(refusal).toBeInstanceOf(Conflict)
      expect(refusal).toMatchObject({ text: { values: { what: 'SOURCE' } } })
      return refusal instanceof Conflict && refusal.current
    }
    const cited = (title: string) => [expect.stringContaining(title)]
    const now = { cited: cited('Another title') }
    expect(await refused({ seen })).toMatchObject({
      reviewed: { cited: cited(record.cited.source.title) },
      now,
    })
    // Text that a form claims to have shown doesn't count without the matching fingerprint.
    const forged = seen && { ...seen, works: seen.works.map((work) => ({ ...work, title: 'Forged' })) }
    expect(await refused({ seen: forged })).toMatchObject({ reviewed: null, now })
    expect(await refused({})).toMatchObject({ reviewed: null, now })
    await giveVerdict(reviewer, verdict())
  })

  it('on consent is refused with the earlier and current consent', async () => {
    const { record, verdict } = await ready(editor, { kind: 'testimony' })
    const keeper = await makeMember({ role: 'ADMIN' })
    const terms = {
      nameDisplay: 'PSEUDONYM',
      legalName: 'The Speaker',
      embargoUntil: null,
      transcriptApprovedOn: null,
      withdrawnOn: null,
      note: 'Asked by letter.',
    }
    await saveConsent(keeper, record.id, { ...terms, tier: 'OPEN', pseudonym: 'One', version: 1 })
    const [reviewed] = (await subjectsNow(record.id)).filter(({ type }) => type === 'QUOTATION')
    const late = verdict({
      aspect: 'CONSENT',
      fingerprint: reviewed?.fingerprints.CONSENT ?? '',
      seen: await restsShown(record.id),
    })
    await saveConsent(keeper, record.id, { ...terms, tier: 'RESTRICTED', pseudonym: 'Another', version: 2 })
    const refusal = await rejection(giveVerdict(reviewer, late))
    expect(refusal).toMatchObject({ text: { values: { what: 'CONSENT' } } })
    const current = refusal instanceof Conflict ? refusal.current : null
    expect(current).toMatchObject({
      reviewed: { besides: expect.arrayContaining(['Chosen name: One']) },
      now: { besides: expect.arrayContaining(['Chosen name: Another']) },
    })
    expect(JSON.stringify(current)).not.toContain('The Speaker')
  })

  it('is refused with both when text and sources have changed', async () => {
    const { record, quotation, verdict } = await ready(editor)
    const given = { aspect: 'TRACEABLE', seen: await restsShown(record.id) } as const
    await resubmit(
      record,
      editor,
      bodyOn(record.cited, alteredPassageText, { quotation: verdict().subjectId }),
    )
    await db.source.update({ where: { id: record.cited.source.id }, data: { title: 'Another title' } })
    const refusal = await rejection(giveVerdict(reviewer, verdict(given)))
    expect(refusal instanceof Conflict && refusal.current).toMatchObject({
      reviewed: { wording: quotation.wording, cited: [expect.stringContaining(record.cited.source.title)] },
      now: { wording: alteredPassageText, cited: [expect.stringContaining('Another title')] },
    })
  })

  it('is refused to members who last changed the source description', async () => {
    const { record } = await ready(editor)
    const { source } = record.cited
    await editSource(reviewer, source.id, 1, { type: 'book', title: 'As the reviewer has it' })
    const now = (await subjectsNow(record.id)).find(({ type }) => type === 'QUOTATION')
    const own = now?.aspects.flatMap(({ aspect, ownParts }) => (ownParts.length > 0 ? [aspect] : []))
    expect(own).toEqual(['TRACEABLE'])
    const verdict = (aspect: 'TITLE' | 'VERBATIM'): NewVerdict => ({
      recordId: record.id,
      subjectType: 'QUOTATION',
      subjectId: now?.id ?? '',
      fingerprint: now?.fingerprints[aspect] ?? '',
      aspect,
      outcome: 'VERIFIED',
    })
    await expect(giveVerdict(reviewer, verdict('TITLE'))).rejects.toThrow('review.refusal.others')
    await giveVerdict(reviewer, verdict('VERBATIM'))
    await giveVerdict(publisher, verdict('TITLE'))
  })

  it('is refused with both versions of copy, access and mode', async () => {
    const { record, verdict } = await ready(editor)
    const { source } = record.cited
    const text = `Another print. ${passageText} Its end.`
    const scan = await makeHolding(editor, source, { text, kind: 'FACSIMILE', filename: 'scan.txt' })
    const passage = await makePassage(editor, scan.layer, passageText.slice(0, -1))
    const chain = [hop(source, { access: 'FACSIMILE_SEEN' })]
    const given = { chain, passageId: passage.id, mode: 'ABRIDGED', language: 'en' } as const
    await resubmit(record, editor, doc(quotation({ id: verdict().subjectId, ...given }, passageText)))
    const refusal = await rejection(giveVerdict(reviewer, verdict()))
    const { reviewed, now } = changedSchema.parse(refusal instanceof Conflict && refusal.current)
    expect([reviewed.wording, now.wording]).toEqual([passageText, passageText])
    expect([reviewed.cited, now.cited]).toEqual([
      [expect.stringMatching(/ \(Original seen\)$/)],
      [expect.stringMatching(/ \(Facsimile seen\)$/)],
    ])
    expect(reviewed.besides).toEqual([
      'Presented as: Word for word',
      `Text of the copy: ${passageText}`,
      expect.stringContaining(sha256(copyText).slice(0, 12)),
    ])
    expect(now.besides).toEqual([
      'Presented as: Abridged',
      `Text of the copy: ${passageText.slice(0, -1)}`,
      expect.stringMatching(new RegExp(`^Archive copy: Facsimile.*${sha256(text).slice(0, 12)}`)),
    ])
  })

  it('stays valid in a later revision of unchanged text', async () => {
    const cited = await makeCited(editor)
    const ids = { quotation: randomUUID(), citation: randomUUID() }
    const record = await makeSubmittable(editor, {
      cited,
      content: { body: bodyOn(cited, passageText, ids) },
    })
    await submit(editor, record.id, { version: record.version })
    expect(await verifyAll(reviewer, record.id)).toBe(3)
    await resubmit({ ...record, revisionId: '' }, editor, bodyOn(cited, alteredPassageText, ids))
    const subjects = await subjectsNow(record.id)
    expect(subjects.map(({ type, state, known }) => [type, state, known])).toEqual([
      ['QUOTATION', 'OPEN', 'CHANGED'],
      ['CITATION', 'CHECKED', 'KNOWN'],
    ])
    expect(await verifyAll(reviewer, record.id)).toBe(2)
    const history = (await subjectsNow(record.id))[0]?.aspects[0]?.history.map(({ stale }) => stale)
    expect(history).toEqual([false, true])
  })
})

describe('authors can’t review', () => {
  it('as a reviewer who saved the draft', async () => {
    const { verdict } = await ready(reviewer)
    await expect(giveVerdict(reviewer, verdict())).rejects.toBeInstanceOf(Forbidden)
    await giveVerdict(publisher, verdict())
  })

  it('after the smallest edit of someone else’s draft', async () => {
    const record = await makeSubmittable(editor)
    const content = { ...record.content, summary: 'A better summary.' }
    const { version } = await saveDraft(reviewer, record.id, { baseVersion: record.version, content })
    const { revisionId } = await submit(editor, record.id, { version })
    await verifyAll(publisher, record.id)
    await expect(verifyAll(reviewer, record.id)).resolves.toBe(0)
    await expect(approve(reviewer, record.id, { revisionId })).rejects.toBeInstanceOf(Forbidden)
    await approve(publisher, record.id, { revisionId })
  })

  it('when they became an author after the page was opened', async () => {
    const { record, verdict } = await ready(editor)
    for (const table of ['Draft', 'Revision'])
      await sabotage(
        `UPDATE "${table}" SET contributors = jsonb_build_object('*', jsonb_build_array('${reviewer.id}')) WHERE "recordId" = '${record.id}'`,
      )
    await expect(giveVerdict(reviewer, verdict())).rejects.toBeInstanceOf(Forbidden)
  })
})

it('a verdict on a hidden or missing record is not found', async () => {
  const { verdict } = await ready(editor)
  await expect(giveVerdict(reviewer, verdict({ recordId: randomUUID() }))).rejects.toBeInstanceOf(NotFound)
  await expect(giveVerdict(reviewer, verdict({ recordId: 'x' }))).rejects.toBeInstanceOf(NotFound)
})
