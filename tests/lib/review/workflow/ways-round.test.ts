import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { openThread } from '@/lib/discussions/commands'
import { rejectSuggestion } from '@/lib/discussions/suggestions'
import { publish } from '@/lib/editions/commands'
import { liftMask, setMask } from '@/lib/editions/masking/commands'
import { Conflict, Forbidden } from '@/lib/errors'
import type { Aspect, SubjectType } from '@/lib/generated/prisma/enums'
import { stateFirstPage } from '@/lib/holdings/commands'
import { mergeSources } from '@/lib/merging/sources'
import { changeSlug } from '@/lib/records/commands'
import { saveDraft } from '@/lib/records/drafts'
import { keepRevision, restoreRevision } from '@/lib/records/revisions/commands'
import type { RecordContent } from '@/lib/records/schema'
import { declareBetter } from '@/lib/relocation/better-copy'
import { addCopyText } from '@/lib/relocation/copy-text'
import { acceptCorrection } from '@/lib/review/corrections/acceptance'
import { reviewOf } from '@/lib/review/review'
import { giveVerdict, type NewVerdict } from '@/lib/review/verdicts/verdicts'
import { approve, recall, submit } from '@/lib/review/workflow/transitions'
import { editSource } from '@/lib/sources/commands'
import type { NodeJson } from '@/lib/text'
import { english } from '@/tests/support/english'
import {
  alteredPassageText,
  bodyOn,
  type Cited,
  copyText,
  doc,
  figure,
  hop,
  makeApproved,
  makeCited,
  makeHolding,
  makeMember,
  makeSource,
  makeSubmittable,
  makeSubmitted,
  p,
  passageText,
  printed,
  timelineEvent,
  verifyAll,
} from '@/tests/support/factories'
import { rejection } from '@/tests/support/rejection'

// Ways by which someone could come to judge or publish what they contributed to. Each is tried, and refused.
let editor: Actor
let reviewer: Actor
let other: Actor
let publisher: Actor
let second: Actor
beforeEach(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  reviewer = await makeMember({ role: 'REVIEWER' })
  other = await makeMember({ role: 'REVIEWER' })
  publisher = await makeMember({ role: 'PUBLISHER' })
  second = await makeMember({ role: 'PUBLISHER' })
})

/** A verdict of this member on the first subject of this type, as it is now. */
async function judging(
  actor: Actor,
  recordId: string,
  type: SubjectType,
  aspect: Aspect,
  given: Partial<NewVerdict> = {},
) {
  const { reviewed } = await reviewOf(actor, recordId)
  const subject = reviewed?.subjects.find((one) => one.type === type)
  return giveVerdict(actor, {
    ...{ recordId, subjectType: type, subjectId: subject?.id ?? '' },
    ...{ fingerprint: subject?.fingerprints[aspect] ?? '', aspect, outcome: 'VERIFIED', note: 'Compared.' },
    ...given,
  })
}

const isRefused = async (work: Promise<unknown>) => expect(await rejection(work)).toBeInstanceOf(Forbidden)

/** A record that this member changed before its editor submitted it. */
async function changedBy(
  actor: Actor,
  given: (cited: Cited) => Partial<RecordContent>,
  change: (content: RecordContent) => Partial<RecordContent>,
) {
  const cited = await makeCited(editor)
  const record = await makeSubmittable(editor, { cited, content: { body: bodyOn(cited), ...given(cited) } })
  const content = { ...record.content, ...change(record.content) }
  const { version } = await saveDraft(actor, record.id, { baseVersion: record.version, content })
  const { revisionId } = await submit(editor, record.id, { version })
  return { ...record, cited, revisionId }
}

/** Has it checked and approved by others, and tries to publish it as this member, then as another. */
async function isLeftToOthers(actor: Actor, { id, revisionId }: { id: string; revisionId: string }) {
  await verifyAll(reviewer, id)
  const { problems } = await reviewOf(reviewer, id)
  if (problems.length > 0) await verifyAll(other, id)
  await isRefused(approve(actor, id, { revisionId }))
  await approve(other, id, { revisionId })
  await isRefused(publish(actor, id, { revisionId }))
  await publish(second, id, { revisionId })
}

const paragraphs = ({ body }: RecordContent) => body.content
const around = (cited: Cited): Partial<RecordContent> => ({
  body: doc(
    p('First of all.'),
    ...paragraphs({ body: bodyOn(cited) } as RecordContent),
    p('It was denied.'),
    p('Last of all.'),
  ),
})
const without = (content: RecordContent, text: string): Partial<RecordContent> => ({
  body: doc(...paragraphs(content).filter((node: NodeJson) => !JSON.stringify(node).includes(text))),
})

describe('a publisher can’t publish a text', () => {
  it('from which they removed a paragraph', async () => {
    await isLeftToOthers(
      publisher,
      await changedBy(publisher, around, (content) => without(content, 'denied')),
    )
  })

  it('from which they removed the last paragraph', async () => {
    await isLeftToOthers(publisher, await changedBy(publisher, around, (content) => without(content, 'Last')))
  })

  it('whose paragraphs they put in another order', async () => {
    const turned = ({ body }: RecordContent) => ({ body: doc(...body.content.toReversed()) })
    await isLeftToOthers(publisher, await changedBy(publisher, around, turned))
  })

  it('from which they removed a figure', async () => {
    const counted = (cited: Cited) => ({
      figures: [figure([hop(cited.source)]), figure([hop(cited.source)])],
    })
    const record = await changedBy(publisher, counted, ({ figures }) => ({ figures: figures.slice(1) }))
    await isLeftToOthers(publisher, record)
  })

  it('with a correction that they accepted', async () => {
    const cited = await makeCited(editor)
    const record = await makeSubmitted(editor, {
      cited,
      content: { body: bodyOn(cited, alteredPassageText) },
    })
    const correction = { part: 'wording', before: alteredPassageText, after: passageText } as const
    const given = { outcome: 'CORRECTED', correction } as const
    const { id: verdictId } = await judging(other, record.id, 'QUOTATION', 'VERBATIM', given)
    await acceptCorrection(publisher, record.id, { verdictId })
    const { revision } = await reviewOf(editor, record.id)
    const revisionId = revision?.id ?? ''
    await verifyAll(reviewer, record.id)
    await isRefused(approve(publisher, record.id, { revisionId }))
    await approve(reviewer, record.id, { revisionId })
    await isRefused(publish(publisher, record.id, { revisionId }))
  })

  it('at an address that they chose and an editor chose again', async () => {
    const record = await makeApproved(editor, reviewer)
    const address = `address-${randomUUID()}`
    await changeSlug(publisher, record.id, address)
    await changeSlug(editor, record.id, `${address}-2`)
    await changeSlug(editor, record.id, address)
    await isRefused(publish(publisher, record.id, { revisionId: record.revisionId }))
  })

  it('that shows what they took a private mask off', async () => {
    const record = await makeApproved(editor, reviewer)
    const { layer } = record.cited.holding
    const mask = await setMask(editor, {
      ...{ textLayerId: layer.id, start: 0, end: 6, kind: 'PRIVATE', reason: 'It names a person' },
    })
    await liftMask(publisher, mask.id, { reason: 'The name is public' })
    await isRefused(publish(publisher, record.id, { revisionId: record.revisionId }))
    await publish(second, record.id, { revisionId: record.revisionId })
  })
})

describe('a reviewer can’t verify', () => {
  it('the figure whose day they set', async () => {
    const counted = (cited: Cited) => ({
      figures: [figure([hop(cited.source)], { passageId: cited.passage.id })],
    })
    const dated = ({ figures }: RecordContent) => ({
      figures: figures.map((one) => ({ ...one, asOf: printed('3 May 1921', '1921-05-03') })),
    })
    const { id } = await changedBy(reviewer, counted, dated)
    await isRefused(judging(reviewer, id, 'FIGURE', 'FIGURES'))
    await judging(other, id, 'FIGURE', 'FIGURES')
  })

  it('the date of an event that they dated', async () => {
    const cited = await makeCited(editor)
    const events = [timelineEvent([hop(cited.source)], { passageId: cited.passage.id })]
    const record = await makeSubmittable(editor, {
      ...{ kind: 'account', cited },
      content: { body: bodyOn(cited), fields: { timeline: events } },
    })
    const dated = events.map((event) => ({ ...event, date: printed('4 May 1921', '1921-05-04') }))
    const content = { ...record.content, fields: { ...record.content.fields, timeline: dated } }
    const { version } = await saveDraft(reviewer, record.id, { baseVersion: record.version, content })
    await submit(editor, record.id, { version })
    await isRefused(judging(reviewer, record.id, 'TIMELINE', 'DATE'))
  })

  it('the traceability of a source that they marked as seen', async () => {
    const seen = (content: RecordContent): Partial<RecordContent> =>
      JSON.parse(
        JSON.stringify(content)
          .replaceAll('FACSIMILE_SEEN', 'ORIGINAL_SEEN')
          .replaceAll('TRANSCRIPT_SEEN', 'ORIGINAL_SEEN'),
      )
    const unseen = (cited: Cited) => ({
      body: JSON.parse(JSON.stringify(bodyOn(cited)).replaceAll('ORIGINAL_SEEN', 'FACSIMILE_SEEN')),
    })
    const { id } = await changedBy(reviewer, unseen, seen)
    await isRefused(judging(reviewer, id, 'QUOTATION', 'TRACEABLE'))
  })

  it('the source that they identified', async () => {
    const record = await makeSubmitted(editor)
    const { source } = record.cited
    const named = { type: 'book', title: source.title } as const
    await editSource(reviewer, source.id, 1, { ...named, identification: 'PARTIAL' })
    await isRefused(judging(reviewer, record.id, 'QUOTATION', 'TRACEABLE'))
  })

  it('against a better copy they typed, which a passage was moved to', async () => {
    const cited = await makeCited(editor)
    const record = await makeSubmittable(editor, { cited })
    const typed = await makeHolding(reviewer, cited.source, { text: `${copyText} Typed again.` })
    await declareBetter(editor, typed.id, cited.holding.id)
    await submit(editor, record.id, { version: record.version + 1 })
    await isRefused(judging(reviewer, record.id, 'QUOTATION', 'VERBATIM'))
    await judging(other, record.id, 'QUOTATION', 'VERBATIM')
  })

  it('a passage that they moved to a better copy', async () => {
    const cited = await makeCited(editor)
    const record = await makeSubmittable(editor, { cited })
    const better = await makeHolding(editor, cited.source, { text: `${copyText} A better scan.` })
    await declareBetter(reviewer, better.id, cited.holding.id)
    await submit(editor, record.id, { version: record.version + 1 })
    await isRefused(judging(reviewer, record.id, 'QUOTATION', 'LOCATOR'))
  })

  it('an old wording that they restored', async () => {
    const cited = await makeCited(editor)
    const ids = { quotation: randomUUID(), citation: randomUUID() }
    const record = await makeSubmittable(editor, {
      cited,
      content: { body: bodyOn(cited, alteredPassageText, ids) },
    })
    const { id: kept } = await keepRevision(editor, record.id, 'The old wording')
    const content = { ...record.content, body: bodyOn(cited, passageText, ids) }
    const saved = await saveDraft(editor, record.id, { baseVersion: record.version, content })
    const restored = await restoreRevision(reviewer, record.id, kept, saved.version)
    await submit(editor, record.id, { version: restored.version })
    await isRefused(judging(reviewer, record.id, 'QUOTATION', 'VERBATIM', { outcome: 'FAILED_VERIFICATION' }))
  })

  it('the locators of a copy whose first page they stated', async () => {
    const record = await makeSubmitted(editor)
    const { holding } = record.cited
    await verifyAll(publisher, record.id)
    await stateFirstPage(publisher, holding.id, { sheet: 1, page: 5 })
    await isRefused(judging(publisher, record.id, 'QUOTATION', 'LOCATOR'))
    // What was cited before has no such page.
    expect(await lapsedIn(record.id)).toEqual({ lapsed: [], isOpen: false })
    await approve(reviewer, record.id, { revisionId: record.revisionId })
    await isRefused(publish(publisher, record.id, { revisionId: record.revisionId }))
    await publish(second, record.id, { revisionId: record.revisionId })
  })

  it('words they suggested, which an editor typed', async () => {
    const cited = await makeCited(editor)
    const ids = { quotation: randomUUID(), citation: randomUUID() }
    const body = bodyOn(cited, alteredPassageText, ids)
    const record = await makeSubmitted(editor, { cited, content: { body } })
    const suggestion = { anchor: { exact: 'crossing' }, recordId: record.id }
    const { id: threadId } = await openThread(reviewer, { place: suggestion, suggested: 'bridge', text: '' })
    await rejectSuggestion(editor, record.id, { threadId })
    await recall(editor, record.id, { state: 'IN_REVIEW' })
    const content = { ...record.content, body: bodyOn(cited, passageText, ids) }
    const { version } = await saveDraft(editor, record.id, { baseVersion: record.version, content })
    const { revisionId } = await submit(editor, record.id, { version })
    await isRefused(judging(reviewer, record.id, 'QUOTATION', 'VERBATIM'))
    await verifyAll(other, record.id)
    await isRefused(approve(reviewer, record.id, { revisionId }))
    await approve(other, record.id, { revisionId })
  })
})

/** The aspects of the first quotation whose verdict lapsed, and whether the quotation is among what the queue finds open. */
async function lapsedIn(recordId: string) {
  const { reviewed } = await reviewOf(other, recordId)
  const quotation = reviewed?.subjects.find(({ type }) => type === 'QUOTATION')
  const { open } = await db.queueItem.findUniqueOrThrow({ where: { recordId } })
  return {
    lapsed: quotation?.aspects.flatMap(({ aspect, state, history }) =>
      state === 'NOT_CHECKED' && history[0]?.lapsed ? [aspect] : [],
    ),
    isOpen: open.includes(`QUOTATION ${quotation?.id}`),
  }
}

describe('an earlier verdict no longer counts', () => {
  it('on a wording that its reviewer brought back', async () => {
    const cited = await makeCited(editor)
    const ids = { quotation: randomUUID(), citation: randomUUID() }
    const record = await makeSubmitted(editor, {
      cited,
      content: { body: bodyOn(cited, alteredPassageText, ids) },
    })
    await verifyAll(reviewer, record.id)
    await recall(editor, record.id, { state: 'IN_REVIEW' })
    const content = { ...record.content, body: bodyOn(cited, passageText, ids) }
    const { version } = await saveDraft(editor, record.id, { baseVersion: record.version, content })
    const restored = await restoreRevision(reviewer, record.id, record.revisionId, version)
    const { revisionId } = await submit(editor, record.id, { version: restored.version })
    expect(await lapsedIn(record.id)).toEqual({ lapsed: ['TRACEABLE', 'VERBATIM'], isOpen: true })
    const { problems } = await reviewOf(other, record.id)
    expect(problems.map(({ message }) => english(message)).join()).toContain('reviewer has contributed')
    expect(await rejection(approve(other, record.id, { revisionId }))).toBeInstanceOf(Conflict)
    await verifyAll(other, record.id)
    expect(await lapsedIn(record.id)).toEqual({ lapsed: [], isOpen: false })
    await approve(other, record.id, { revisionId })
  })

  it('on the title of a source that its reviewer changed back', async () => {
    const record = await makeApproved(editor, reviewer)
    const { source } = record.cited
    await editSource(reviewer, source.id, 1, { type: 'document', title: 'Another title' })
    await editSource(reviewer, source.id, 2, { type: 'document', title: source.title })
    expect((await lapsedIn(record.id)).lapsed).toEqual(['TRACEABLE'])
    const { revisionId } = record
    expect(await rejection(publish(publisher, record.id, { revisionId }))).toBeInstanceOf(Conflict)
  })

  it('on a source that an entry of its reviewer was merged into', async () => {
    const record = await makeSubmitted(editor)
    await verifyAll(reviewer, record.id)
    const { source } = record.cited
    const twin = await makeSource(reviewer, { title: source.title })
    await mergeSources(editor, {
      ...{ keptId: source.id, otherId: twin.id },
      ...{ keptVersion: 1, otherVersion: 1 },
    })
    expect(await lapsedIn(record.id)).toEqual({ lapsed: ['TRACEABLE'], isOpen: true })
  })

  it('but does on a copy whose text its reviewer corrected later', async () => {
    const record = await makeSubmitted(editor)
    await verifyAll(reviewer, record.id)
    const { holding } = record.cited
    const edit = { basisId: holding.layer.id, start: 0, end: 0, compared: false, language: 'en' }
    await addCopyText(reviewer, holding.id, { ...edit, text: 'Corrected. ' })
    expect(await lapsedIn(record.id)).toEqual({ lapsed: [], isOpen: false })
    await isRefused(judging(reviewer, record.id, 'QUOTATION', 'VERBATIM', { note: 'Compared again.' }))
  })
})
