import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { publish } from '@/lib/editions/commands'
import { saveConsent } from '@/lib/editions/consent'
import { Forbidden } from '@/lib/errors'
import type { Aspect } from '@/lib/generated/prisma/enums'
import { describeHolding } from '@/lib/holdings/commands'
import { mergeSources } from '@/lib/merging/sources'
import { changeSlug } from '@/lib/records/commands'
import { saveDraft } from '@/lib/records/drafts'
import { keepRevision, restoreRevision } from '@/lib/records/revisions/commands'
import { reviewOf } from '@/lib/review/review'
import { giveVerdict, type NewVerdict } from '@/lib/review/verdicts/verdicts'
import { approve, recall, submit } from '@/lib/review/workflow/transitions'
import { createSource, editSource } from '@/lib/sources/commands'
import { english } from '@/tests/support/english'
import {
  bodyOn,
  cite,
  copyText,
  doc,
  hop,
  makeApproved,
  makeCited,
  makeHolding,
  makeMember,
  makePassage,
  makeSubmittable,
  makeSubmitted,
  p,
  passageText,
  quotation,
  verifyAll,
} from '@/tests/support/factories'
import { rejection } from '@/tests/support/rejection'

let editor: Actor
let reviewer: Actor
let other: Actor
let publisher: Actor
let second: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  reviewer = await makeMember({ role: 'REVIEWER', name: 'R. Reviewer' })
  other = await makeMember({ role: 'REVIEWER', name: 'O. Other' })
  publisher = await makeMember({ role: 'PUBLISHER', name: 'P. Publisher' })
  second = await makeMember({ role: 'PUBLISHER', name: 'S. Second' })
})

/** The refusal of this work, in English. */
async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await rejection(work)
  if (!(error instanceof Forbidden)) throw error
  return english(error.text)
}

/** A verdict of this member on the first quotation of a record, as it is now. */
async function judging(
  actor: Actor,
  recordId: string,
  aspect: Aspect,
  given: Partial<NewVerdict> = {},
): Promise<unknown> {
  const { reviewed } = await reviewOf(actor, recordId)
  const subject = reviewed?.subjects.find(({ type }) => type === 'QUOTATION')
  return giveVerdict(actor, {
    recordId,
    subjectType: 'QUOTATION',
    subjectId: subject?.id ?? '',
    fingerprint: subject?.fingerprints[aspect] ?? '',
    aspect,
    outcome: 'VERIFIED',
    note: 'Compared.',
    ...given,
  })
}

const titled = (title: string) => ({ type: 'book', title }) as const

describe('a verdict is refused', () => {
  it('on a reviewer’s text that was restored from before edition 1', async () => {
    const cited = await makeCited(editor)
    const record = await makeSubmittable(editor, { cited, content: { body: doc(p('A text.')) } })
    const own = bodyOn(cited)
    const { version } = await saveDraft(reviewer, record.id, {
      baseVersion: record.version,
      content: { ...record.content, body: own },
    })
    const revision = await keepRevision(reviewer, record.id, 'With a quotation')
    const chain = [hop(cited.source)]
    const sentence = p('The paper reports a closure. ', cite(chain, { passageId: cited.passage.id }))
    const without = { ...record.content, body: doc(sentence) }
    const saved = await saveDraft(editor, record.id, { baseVersion: version, content: without })
    const first = await submit(editor, record.id, { version: saved.version })
    await verifyAll(other, record.id)
    await approve(other, record.id, { revisionId: first.revisionId })
    await publish(publisher, record.id, { revisionId: first.revisionId })
    await recall(editor, record.id, { state: 'PUBLISHED' })
    const restored = await restoreRevision(editor, record.id, revision.id, saved.version)
    const again = await submit(editor, record.id, { version: restored.version })
    expect(await refusal(judging(reviewer, record.id, 'VERBATIM'))).toContain('You contributed to everything')
    await verifyAll(other, record.id)
    expect(await refusal(approve(reviewer, record.id, { revisionId: again.revisionId }))).toContain(
      'the quotations',
    )
  })

  it('on the title and names of a source they described first', async () => {
    const cited = await makeCited(reviewer)
    const record = await makeSubmitted(editor, { cited })
    expect(await refusal(judging(reviewer, record.id, 'TITLE'))).toContain('the title of a source')
    expect(await refusal(judging(reviewer, record.id, 'AUTHOR'))).toContain('the names in a source')
    await judging(other, record.id, 'TITLE')
  })

  it('on a title they changed before someone else edited a detail', async () => {
    const cited = await makeCited(editor)
    await editSource(reviewer, cited.source.id, 1, titled('As the reviewer has it'))
    await editSource(editor, cited.source.id, 2, {
      ...titled('As the reviewer has it'),
      publisher: 'A press',
    })
    const record = await makeSubmitted(editor, { cited })
    expect(await refusal(judging(reviewer, record.id, 'TITLE'))).toBe(
      `You contributed to the title of a source, so someone else must check this. O. Other, P. Publisher and S. Second can do this.`,
    )
    await judging(reviewer, record.id, 'AUTHOR')
  })

  it('on a description that the reviewer chose by merging two entries', async () => {
    const cited = await makeCited(editor)
    const stays = await createSource(editor, titled('The other title'))
    const record = await makeSubmitted(editor, { cited })
    await mergeSources(reviewer, {
      ...{ keptId: stays.id, otherId: cited.source.id },
      ...{ keptVersion: 1, otherVersion: 1 },
    })
    expect(await refusal(judging(reviewer, record.id, 'TITLE'))).toContain('the title of a source')
  })

  it('against a copy that the reviewer typed', async () => {
    const cited = await makeCited(editor)
    const record = await makeSubmitted(editor, { cited })
    const typed = await makeHolding(reviewer, cited.source, { text: `${copyText} Typed.` })
    const against = { holdingId: typed.id }
    expect(await refusal(judging(reviewer, record.id, 'VERBATIM', against))).toContain('the archive copy')
    await judging(other, record.id, 'VERBATIM', against)
    const passage = await makePassage(editor, typed.layer, passageText)
    const bound = await makeSubmitted(editor, { cited: { ...cited, holding: typed, passage } })
    expect(await refusal(judging(reviewer, bound.id, 'VERBATIM'))).toContain('the archive copy')
  })

  it('on a passage that the reviewer chose', async () => {
    const cited = await makeCited(editor)
    const passage = await makePassage(reviewer, cited.holding.layer, 'After it.')
    const quoted = quotation(
      { chain: [hop(cited.source)], passageId: passage.id, language: 'en' },
      'After it.',
    )
    const record = await makeSubmitted(editor, { cited, content: { body: doc(quoted) } })
    expect(await refusal(judging(reviewer, record.id, 'VERBATIM'))).toContain('the choice of the passage')
  })

  it('on a reviewer’s quotation that an editor copied under a new id', async () => {
    const cited = await makeCited(editor)
    const record = await makeSubmittable(reviewer, { cited })
    const content = { ...record.content, body: bodyOn(cited) }
    const { version } = await saveDraft(editor, record.id, { baseVersion: record.version, content })
    await submit(editor, record.id, { version })
    expect(await refusal(judging(reviewer, record.id, 'VERBATIM'))).toContain('so someone else must check')
  })

  it('on a correction that the reviewer proposed and an editor typed', async () => {
    const cited = await makeCited(editor)
    const ids = { quotation: randomUUID() }
    const before = passageText.replace('bridge', 'crossing')
    const record = await makeSubmitted(editor, { cited, content: { body: bodyOn(cited, before, ids) } })
    const correction = { part: 'wording', before, after: passageText } as const
    await judging(reviewer, record.id, 'VERBATIM', { outcome: 'CORRECTED', correction })
    await recall(editor, record.id, { state: 'IN_REVIEW' })
    const content = { ...record.content, body: bodyOn(cited, passageText, ids) }
    const { version } = await saveDraft(editor, record.id, { baseVersion: record.version, content })
    const { revisionId } = await submit(editor, record.id, { version })
    expect(await refusal(judging(reviewer, record.id, 'VERBATIM'))).toContain('the wording')
    await verifyAll(other, record.id)
    expect(await refusal(approve(reviewer, record.id, { revisionId }))).toContain('the quotations')
  })

  it('on the consent they opened, also one edition later', async () => {
    const record = await makeSubmitted(editor, { kind: 'testimony' })
    const terms = { nameDisplay: 'ANONYMOUS', pseudonym: '', legalName: '', note: '' } as const
    const days = { embargoUntil: null, withdrawnOn: null, transcriptApprovedOn: '2026-01-01' }
    await saveConsent(publisher, record.id, { ...terms, ...days, tier: 'OPEN', version: 1 })
    await saveConsent(second, record.id, {
      ...terms,
      ...days,
      tier: 'OPEN',
      note: 'Asked again.',
      version: 2,
    })
    expect(await refusal(judging(publisher, record.id, 'CONSENT'))).toContain('the consent')
    await judging(other, record.id, 'CONSENT')
  })
})

describe('a publication is refused', () => {
  it('to the publisher who chose the address after approval', async () => {
    const record = await makeApproved(editor, reviewer)
    await changeSlug(publisher, record.id, `address-${randomUUID()}`)
    const input = { revisionId: record.revisionId }
    expect(await refusal(publish(publisher, record.id, input))).toContain('the address')
    await publish(second, record.id, input)
  })

  it('to the publisher who wrote a copy’s origin and rights', async () => {
    const record = await makeApproved(editor, reviewer)
    const { id } = record.cited.holding
    const row = await db.holding.findUniqueOrThrow({ where: { id } })
    const { obtainedFrom, rights, shown, note } = row
    const was = {
      obtainedFrom,
      rights,
      shown,
      note,
      obtainedOn: row.obtainedOn?.toISOString().slice(0, 10) ?? '',
    }
    await describeHolding(publisher, id, was, { ...was, obtainedFrom: 'Elsewhere', rights: 'None' })
    const input = { revisionId: record.revisionId }
    expect(await refusal(publish(publisher, record.id, input))).toBe(
      'You contributed to the origin of an archive copy and the rights of an archive copy, which no one else has verified, so someone else must publish this. S. Second can do this.',
    )
    await publish(second, record.id, input)
  })

  it('to those who opened the testimony by different terms, in any order', async () => {
    const record = await makeApproved(editor, reviewer, { kind: 'testimony' })
    const terms = {
      nameDisplay: 'ANONYMOUS',
      pseudonym: '',
      legalName: '',
      note: '',
      withdrawnOn: null,
    } as const
    const closed = { ...terms, embargoUntil: '2999-01-01', transcriptApprovedOn: null }
    await saveConsent(publisher, record.id, { ...closed, tier: 'OPEN', version: 1 })
    await saveConsent(second, record.id, {
      ...{ ...closed, embargoUntil: null, transcriptApprovedOn: '2026-01-01' },
      ...{ tier: 'OPEN', version: 2 },
    })
    const input = { revisionId: record.revisionId }
    for (const actor of [publisher, second])
      expect(await refusal(publish(actor, record.id, input))).toContain('what the speaker allows')
  })

  it('to the publisher who wrote the name that readers would see', async () => {
    const record = await makeApproved(editor, reviewer, { kind: 'testimony' })
    const days = { embargoUntil: null, withdrawnOn: null, transcriptApprovedOn: '2026-01-01' }
    const names = { legalName: 'Sevil Karakhanova', pseudonym: 'A neighbour' }
    const unnamed = { nameDisplay: 'ANONYMOUS', note: '', embargoUntil: null, withdrawnOn: null } as const
    await saveConsent(publisher, record.id, {
      ...{ ...unnamed, ...names, transcriptApprovedOn: null, tier: 'RESTRICTED', version: 1 },
    })
    const open = { ...days, ...names, note: '', tier: 'OPEN' } as const
    await saveConsent(second, record.id, { ...open, nameDisplay: 'ANONYMOUS', version: 2 })
    const input = { revisionId: record.revisionId }
    const author = async () => (await reviewOf(publisher, record.id)).actions.includes('PUBLISH')
    expect(await author()).toBe(true)
    await saveConsent(second, record.id, { ...open, nameDisplay: 'NAMED', version: 3 })
    expect(await refusal(publish(publisher, record.id, input))).toContain('what the speaker allows')
    await saveConsent(second, record.id, { ...open, nameDisplay: 'PSEUDONYM', version: 4 })
    expect(await refusal(publish(publisher, record.id, input))).toContain('what the speaker allows')
    await publish(await makeMember({ role: 'PUBLISHER' }), record.id, input)
  })

  it('of text from an earlier edition to its author', async () => {
    const record = await makeApproved(second, reviewer)
    await publish(publisher, record.id, { revisionId: record.revisionId })
    await recall(editor, record.id, { state: 'PUBLISHED' })
    const draft = await db.draft.findUniqueOrThrow({ where: { recordId: record.id } })
    const content = { ...record.content, summary: 'Another summary.' }
    const { version } = await saveDraft(editor, record.id, { baseVersion: draft.version, content })
    const { revisionId } = await submit(editor, record.id, { version })
    await verifyAll(other, record.id)
    await approve(other, record.id, { revisionId })
    expect(await refusal(publish(second, record.id, { revisionId }))).toContain('the quotations')
  })
})

it('a reviewer checks a quotation after correcting only the summary', async () => {
  const record = await makeSubmittable(editor)
  const content = { ...record.content, summary: 'A better summary.' }
  const { version } = await saveDraft(reviewer, record.id, { baseVersion: record.version, content })
  const { revisionId } = await submit(editor, record.id, { version })
  await judging(reviewer, record.id, 'VERBATIM')
  await verifyAll(other, record.id)
  expect(await refusal(approve(reviewer, record.id, { revisionId }))).toContain(
    'You contributed to the summary',
  )
})
