import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { publish, withdraw } from '@/lib/editions/commands'
import { saveConsent } from '@/lib/editions/consent'
import { verifyEdition } from '@/lib/editions/integrity/edition-hash'
import { editionBySlug, editionsOf, liveEdition } from '@/lib/editions/queries'
import { snapshotSchema } from '@/lib/editions/schema'
import { Conflict, Forbidden, Invalid } from '@/lib/errors'
import { verifyLog } from '@/lib/events'
import { sha256 } from '@/lib/hashing'
import { describeHolding } from '@/lib/holdings/commands'
import { saveDraft } from '@/lib/records/drafts'
import { reviewOf } from '@/lib/review/review'
import { giveVerdict } from '@/lib/review/verdicts/verdicts'
import { approve, recall, submit } from '@/lib/review/workflow/transitions'
import { english, inEnglish } from '@/tests/support/english'
import {
  alteredPassageText,
  bodyOn,
  copyText,
  doc,
  hop,
  makeApproved,
  makeCited,
  makeMember,
  makeSource,
  makeSubmitted,
  passageText,
  quotation,
  verifyAll,
} from '@/tests/support/factories'
import { sabotage } from '@/tests/support/sabotage'

let editor: Actor
let reviewer: Actor
let publisher: Actor
/** Enters the consent of speakers, and so doesn't publish. */
let keeper: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR', name: 'Ada Editor' })
  reviewer = await makeMember({ role: 'REVIEWER', name: 'Rita Reviewer' })
  publisher = await makeMember({ role: 'PUBLISHER', name: 'Petra Publisher' })
  keeper = await makeMember({ role: 'ADMIN' })
})

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  )

/** Everything that publishing writes, to see that a refusal wrote none of it. */
const writtenOf = async (id: string) => ({
  record: await db.record.findUniqueOrThrow({
    where: { id },
    select: { state: true, editions: true, liveId: true },
  }),
  editions: await db.edition.count({ where: { recordId: id } }),
  entries: await db.searchEntry.count({ where: { recordId: id } }),
  steps: await db.transition.count({ where: { recordId: id, action: 'PUBLISH' } }),
  events: await db.event.count({ where: { subjectId: id, action: 'record.publish' } }),
})
const nothing = {
  record: { state: 'APPROVED', editions: 0, liveId: null },
  editions: 0,
  entries: 0,
  steps: 0,
  events: 0,
}

async function makePublished(...[author, by, options]: Parameters<typeof makeApproved>) {
  const record = await makeApproved(author, by, options)
  const edition = await publish(publisher, record.id, { revisionId: record.revisionId })
  return { ...record, ...edition, id: record.id }
}

/** Takes a published record through review again with this content. */
async function resubmit(record: Awaited<ReturnType<typeof makePublished>>, content: typeof record.content) {
  await recall(editor, record.id, { state: 'PUBLISHED' })
  const { draft } = await db.record.findUniqueOrThrow({
    where: { id: record.id },
    select: { draft: { select: { version: true } } },
  })
  const { version } = await saveDraft(editor, record.id, { baseVersion: draft?.version ?? 0, content })
  return submit(editor, record.id, { version })
}

describe('publishing', () => {
  it('writes edition, verdicts, search entry, state and event together', async () => {
    const record = await makePublished(editor, reviewer)
    expect(await writtenOf(record.id)).toEqual({
      record: { state: 'PUBLISHED', editions: 1, liveId: record.editionId },
      editions: 1,
      entries: 1,
      steps: 1,
      events: 1,
    })
    expect(await db.editionVerdict.count({ where: { editionId: record.editionId } })).toBe(3)
    expect(await verifyLog()).toMatchObject({ ok: true })
  })

  it('keeps everything that the page shows, without member names', async () => {
    const cited = await makeCited(editor)
    const record = await makePublished(editor, reviewer, { cited })
    const { salts, ...edition } = await db.edition.findUniqueOrThrow({
      where: { id: record.editionId },
      include: { salts: true },
    })
    const snapshot = snapshotSchema.parse(edition.snapshot)
    expect(edition.hashScheme).toBe(2)
    expect(verifyEdition({ ...edition, salts: salts?.salts ?? null })).toBe('INTACT')
    expect(snapshot).toMatchObject({
      slug: record.slug,
      number: 1,
      speaker: null,
      content: { title: 'A title' },
    })
    expect(snapshot.sources).toMatchObject([{ id: cited.source.id, csl: { title: cited.source.title } }])
    expect(snapshot.passages).toMatchObject([
      {
        exact: passageText,
        before: 'Before it. ',
        after: ' After it.',
        textLayerSha256: sha256(copyText),
        holding: { id: cited.holding.id },
      },
    ])
    expect(snapshot.states).toMatchObject([
      { subjectType: 'QUOTATION', standing: 'CHECKED', unchecked: [] },
      { subjectType: 'CITATION', standing: 'CHECKED', unchecked: [] },
    ])
    const approval = await db.transition.findFirstOrThrow({
      where: { recordId: record.id, action: 'APPROVE' },
    })
    expect(snapshot.approved).toEqual({ at: approval.at.toISOString(), role: 'REVIEWER' })
    expect(snapshot.verdicts).toHaveLength(3)
    expect(snapshot.verdicts.every(({ role }) => role === 'REVIEWER')).toBe(true)
    for (const { name } of [editor, reviewer, publisher])
      expect(JSON.stringify(edition.snapshot)).not.toContain(name)
  })

  it('is refused after a change since the approval', async () => {
    const record = await makeApproved(editor, reviewer)
    await db.source.update({ where: { id: record.cited.source.id }, data: { title: 'Another title' } })
    const refused = await refusalOf(publish(publisher, record.id, { revisionId: record.revisionId }))
    expect(refused).toBeInstanceOf(Conflict)
    expect(refused instanceof Conflict && inEnglish(refused.current)).toMatchObject({
      problems: [{ message: expect.stringMatching(/Traceable: .*changed since/) }, { aspect: 'TRACEABLE' }],
    })
    expect(await writtenOf(record.id)).toEqual(nothing)
    await verifyAll(reviewer, record.id)
    await publish(publisher, record.id, { revisionId: record.revisionId })
  })

  it('is refused after a failed verdict', async () => {
    const record = await makeApproved(editor, reviewer)
    const { reviewed } = await reviewOf(reviewer, record.id)
    const found = reviewed?.subjects[0]
    await giveVerdict(reviewer, {
      recordId: record.id,
      subjectType: 'QUOTATION',
      subjectId: found?.id ?? '',
      fingerprint: found?.fingerprints.CONTEXT ?? '',
      aspect: 'CONTEXT',
      outcome: 'FAILED_VERIFICATION',
      note: 'The next sentence takes it back.',
    })
    await expect(publish(publisher, record.id, { revisionId: record.revisionId })).rejects.toBeInstanceOf(
      Conflict,
    )
    expect(await writtenOf(record.id)).toEqual(nothing)
  })

  it('is refused to authors and to those who resubmit their own text', async () => {
    const second = await makeMember({ role: 'PUBLISHER' })
    const record = await makeApproved(publisher, reviewer)
    const input = { revisionId: record.revisionId }
    await expect(publish(publisher, record.id, input)).rejects.toBeInstanceOf(Forbidden)
    expect(await writtenOf(record.id)).toEqual(nothing)
    await publish(second, record.id, input)
    await recall(publisher, record.id, { state: 'PUBLISHED' })
    const { revisionId } = await submit(publisher, record.id, { version: record.version })
    await expect(approve(publisher, record.id, { revisionId })).rejects.toBeInstanceOf(Forbidden)
    await approve(reviewer, record.id, { revisionId })
    await expect(publish(publisher, record.id, { revisionId })).rejects.toBeInstanceOf(Forbidden)
    await publish(second, record.id, { revisionId })
  })

  it('is refused for a revision that was not approved', async () => {
    const record = await makeApproved(editor, reviewer)
    const refused = await refusalOf(publish(publisher, record.id, { revisionId: randomUUID() }))
    expect(refused).toBeInstanceOf(Conflict)
    expect(await writtenOf(record.id)).toEqual(nothing)
  })

  it('needs an open mark on statements that could not be compared', async () => {
    const paper = await makeSource(editor, { title: 'The paper' })
    const chain = [hop(paper)]
    const body = (openlyUnverified: boolean) =>
      doc(quotation({ chain, openlyUnverified }, 'Words of the paper.'))
    const judgeIt = async (recordId: string) => {
      const { reviewed } = await reviewOf(reviewer, recordId)
      const found = reviewed?.subjects[0]
      const verdict = {
        recordId,
        subjectType: 'QUOTATION',
        subjectId: found?.id ?? '',
        note: 'The catalogue names it; the volume is at the binder’s.',
      } as const
      const on = (aspect: 'TRACEABLE' | 'VERBATIM') => ({
        ...verdict,
        aspect,
        fingerprint: found?.fingerprints[aspect] ?? '',
      })
      await giveVerdict(reviewer, { ...on('TRACEABLE'), outcome: 'VERIFIED' })
      await giveVerdict(reviewer, { ...on('VERBATIM'), outcome: 'NEEDS_ORIGINAL' })
    }
    const silent = await makeSubmitted(editor, { content: { body: body(false) } })
    await judgeIt(silent.id)
    await expect(approve(reviewer, silent.id, { revisionId: silent.revisionId })).rejects.toBeInstanceOf(
      Conflict,
    )
    const open = await makeSubmitted(editor, { content: { body: body(true) } })
    await judgeIt(open.id)
    await approve(reviewer, open.id, { revisionId: open.revisionId })
    await publish(publisher, open.id, { revisionId: open.revisionId })
    const edition = await liveEdition(open.slug)
    expect(edition?.states).toMatchObject([{ standing: 'UNSEEN', unchecked: ['VERBATIM'] }])
  })
})

describe('a second edition', () => {
  it('leaves the first unchanged and reuses valid verdicts', async () => {
    const cited = await makeCited(editor)
    const ids = { quotation: randomUUID(), citation: randomUUID() }
    const record = await makePublished(editor, reviewer, {
      cited,
      content: { body: bodyOn(cited, passageText, ids) },
    })
    const before = await db.edition.findUniqueOrThrow({ where: { id: record.editionId } })
    const { revisionId } = await resubmit(record, {
      ...record.content,
      body: bodyOn(cited, alteredPassageText, ids),
    })

    expect((await liveEdition(record.slug))?.number).toBe(1)
    expect((await reviewOf(reviewer, record.id)).problems.map(({ message }) => english(message))).toEqual([
      expect.stringMatching(/^Quotation 1, Traceable: .*changed since/),
      expect.stringMatching(/^Quotation 1, Wording: .*changed since/),
    ])
    await expect(approve(reviewer, record.id, { revisionId })).rejects.toBeInstanceOf(Conflict)
    expect(await verifyAll(reviewer, record.id)).toBe(2)
    await approve(reviewer, record.id, { revisionId })
    await publish(publisher, record.id, { revisionId })

    expect((await liveEdition(record.slug))?.number).toBe(2)
    expect(await db.edition.findUniqueOrThrow({ where: { id: record.editionId } })).toEqual(before)
    expect(JSON.stringify((await editionBySlug(record.slug, 1))?.content)).toContain(passageText)
    const live = await db.record.findUniqueOrThrow({ where: { id: record.id }, select: { liveId: true } })
    expect(await db.editionVerdict.count({ where: { editionId: live.liveId ?? '' } })).toBe(3)
    expect(await db.searchEntry.count({ where: { recordId: record.id } })).toBe(1)
  })

  it('cannot overwrite an edition in the database', async () => {
    const { editionId } = await makePublished(editor, reviewer)
    const update = db.$executeRaw`UPDATE "Edition" SET number = 7 WHERE id = ${editionId}::uuid`
    await expect(update).rejects.toThrow(/permission denied for table Edition/)
    const remove = db.$executeRaw`DELETE FROM "EditionVerdict" WHERE "editionId" = ${editionId}::uuid`
    await expect(remove).rejects.toThrow(/permission denied for table Edition/)
  })
})

test('an edition keeps the spans of the text that it shows', async () => {
  const before = 'Head of a page. '
  const cited = await makeCited(editor, `${before}${passageText}`)
  const spans = [
    { kind: 'RUNNING_HEAD', start: 0, end: 15 },
    { kind: 'NOTE', start: before.length, end: before.length + passageText.length + 900 },
  ]
  await sabotage('UPDATE "TextLayer" SET spans = $1::jsonb WHERE id = $2', [
    JSON.stringify(spans),
    cited.holding.layer.id,
  ])
  const plain = await makeApproved(editor, reviewer)
  const record = await makeApproved(editor, reviewer, { cited })
  for (const { id, revisionId } of [record, plain]) await publish(publisher, id, { revisionId })
  const edition = await liveEdition(record.slug)
  expect(edition?.passages[0]?.spans).toEqual([
    spans[0],
    { ...spans[1], end: before.length + passageText.length },
  ])
  expect((await liveEdition(plain.slug))?.passages[0]).not.toHaveProperty('spans')
})

describe('a copy with restricted rights', () => {
  const before = 'Words that stand before it. '
  it.each([
    ['IN_CONTEXT', { before, exact: passageText }],
    ['WORDS_ALONE', { before: '', after: '', exact: passageText }],
    ['NOTHING', { before: '', after: '', exact: '' }],
  ] as const)('is published %s as its rights allow, and verified as usual', async (shown, told) => {
    const cited = await makeCited(editor, `${before}${passageText}`)
    const [copy] = await db.holding.findMany({ where: { sourceId: cited.source.id } })
    const was = {
      obtainedFrom: copy?.obtainedFrom ?? '',
      obtainedOn: null,
      rights: copy?.rights ?? '',
      note: '',
    }
    await describeHolding(editor, copy?.id ?? '', was, { ...was, rights: 'A newspaper’s', shown })
    const record = await makeApproved(editor, reviewer, { cited })
    await publish(publisher, record.id, { revisionId: record.revisionId })
    const edition = await liveEdition(record.slug)
    expect(edition?.passages).toMatchObject([{ ...told, holding: { shown, rights: 'A newspaper’s' } }])
    expect(edition?.states.map(({ standing }) => standing)).toEqual(['CHECKED', 'CHECKED'])
  })
})

describe('a testimony', () => {
  const terms = {
    tier: 'OPEN',
    nameDisplay: 'ANONYMOUS',
    pseudonym: '',
    legalName: 'Jane Roe',
    embargoUntil: null,
    transcriptApprovedOn: '2026-11-01',
    withdrawnOn: null,
    note: '',
  } as const
  const refusals: [string, Partial<Record<keyof typeof terms, unknown>>][] = [
    ['restricted', { tier: 'RESTRICTED' }],
    ['withdrawn', { withdrawnOn: '2026-11-02' }],
    ['under embargo', { embargoUntil: '2999-01-01' }],
    ['of a transcript that was not approved', { transcriptApprovedOn: null }],
    ['of a speaker whose chosen name is missing', { nameDisplay: 'NAMED', legalName: '' }],
  ]
  it.each(refusals)('%s is not published, and no edition is written', async (_what, change) => {
    const record = await makeApproved(editor, reviewer, { kind: 'testimony' })
    const { legalName, ...rest } = { ...terms, ...change }
    const days = (day: unknown) => (typeof day === 'string' ? new Date(`${day}T00:00:00Z`) : null)
    await db.consent.update({
      where: { recordId: record.id },
      data: {
        tier: rest.tier === 'RESTRICTED' ? 'RESTRICTED' : 'OPEN',
        nameDisplay: rest.nameDisplay === 'NAMED' ? 'NAMED' : 'ANONYMOUS',
        legalName: String(legalName),
        embargoUntil: days(rest.embargoUntil),
        transcriptApprovedOn: days(rest.transcriptApprovedOn),
        withdrawnOn: days(rest.withdrawnOn),
      },
    })
    const refused = await refusalOf(publish(publisher, record.id, { revisionId: record.revisionId }))
    expect(refused).toBeInstanceOf(Conflict)
    expect(refused instanceof Conflict && refused.message).toMatch(/consent/)
    expect(await writtenOf(record.id)).toEqual(nothing)
  })

  it('names the speaker as agreed and hides identifying context', async () => {
    const cited = await makeCited(editor, `My name is Jane Roe. ${passageText}`)
    await db.holding.updateMany({ where: { sourceId: cited.source.id }, data: { obtainedFrom: 'a Jane' } })
    const record = await makeSubmitted(editor, { kind: 'testimony', cited })
    const { reviewed } = await reviewOf(reviewer, record.id)
    const quotation = reviewed?.subjects.find(({ type }) => type === 'QUOTATION')
    await giveVerdict(reviewer, {
      recordId: record.id,
      subjectType: 'QUOTATION',
      subjectId: quotation?.id ?? '',
      fingerprint: quotation?.fingerprints.TRACEABLE ?? '',
      aspect: 'TRACEABLE',
      outcome: 'VERIFIED',
      note: 'Jane says so on the tape.',
    })
    await verifyAll(reviewer, record.id)
    await approve(reviewer, record.id, { revisionId: record.revisionId })
    await saveConsent(keeper, record.id, { ...terms, version: 1 })
    await publish(publisher, record.id, { revisionId: record.revisionId })
    const edition = await liveEdition(record.slug)
    expect(edition?.speaker).toBe('Name withheld')
    expect(edition?.passages).toMatchObject([{ before: '', after: '', exact: passageText }])
    expect(JSON.stringify(edition)).not.toContain('Jane')
  })

  it.each([
    ['opened it to readers', {}, {}],
    ['ended its embargo', { tier: 'OPEN', embargoUntil: '2999-01-01' }, { embargoUntil: null }],
    [
      'took back that consent was withdrawn',
      { tier: 'OPEN', withdrawnOn: '2026-01-01' },
      { withdrawnOn: null },
    ],
    ['chose that the name is shown', { tier: 'OPEN' }, { nameDisplay: 'NAMED' }],
    [
      'wrote the name that is shown',
      { tier: 'OPEN', nameDisplay: 'NAMED' },
      { legalName: 'Another Speaker' },
    ],
  ] as const)('is not published by a member who %s', async (_, before, now) => {
    const record = await makeApproved(editor, reviewer, { kind: 'testimony' })
    const given = { ...terms, legalName: 'The Speaker' }
    await saveConsent(keeper, record.id, { ...given, tier: 'RESTRICTED', ...before, version: 1 })
    await saveConsent(publisher, record.id, { ...given, ...before, ...now, version: 2 })
    const input = { revisionId: record.revisionId }
    await expect(publish(publisher, record.id, input)).rejects.toThrow('review.refusal.others')
    // A change that only restricts opens nothing, and takes no earlier decision away.
    const restricting = await makeMember({ role: 'PUBLISHER' })
    await saveConsent(restricting, record.id, { ...given, nameDisplay: 'ANONYMOUS', version: 3 })
    await expect(publish(publisher, record.id, input)).rejects.toBeInstanceOf(Forbidden)
    expect(await publish(restricting, record.id, input)).toMatchObject({ number: 1 })
  })

  it('shows the name of a named speaker', async () => {
    const record = await makeApproved(editor, reviewer, { kind: 'testimony' })
    await saveConsent(keeper, record.id, { ...terms, nameDisplay: 'NAMED', version: 1 })
    await publish(publisher, record.id, { revisionId: record.revisionId })
    expect(await liveEdition(record.slug)).toMatchObject({
      speaker: 'Jane Roe',
      passages: [{ before: 'Before it. ' }],
    })
  })
})

describe('withdrawing', () => {
  it('closes all editions and the search, with reason and date', async () => {
    const record = await makePublished(editor, reviewer)
    await withdraw(publisher, record.id, { edition: 1, reason: 'The speaker asked for it.' })
    expect(await liveEdition(record.slug)).toBeNull()
    expect(await editionBySlug(record.slug, 1)).toBeNull()
    expect(await db.searchEntry.count({ where: { recordId: record.id } })).toBe(0)
    expect(await editionsOf(record.slug)).toMatchObject([{ number: 1, withdrawn: true, title: '' }])
    expect(await db.withdrawal.findFirst({ where: { recordId: record.id } })).toMatchObject({
      throughEdition: 1,
      reason: 'The speaker asked for it.',
      actorId: publisher.id,
    })
    expect(await db.event.count({ where: { subjectId: record.id, action: 'record.withdraw' } })).toBe(1)
    expect(await db.edition.count({ where: { recordId: record.id } })).toBe(1)
  })

  it('allows a later edition and keeps earlier ones closed', async () => {
    const record = await makePublished(editor, reviewer)
    await withdraw(publisher, record.id, { edition: 1, reason: 'An error.' })
    await recall(editor, record.id, { state: 'WITHDRAWN' })
    const content = { ...record.content, summary: 'Mended.' }
    const { version } = await saveDraft(editor, record.id, { baseVersion: record.version, content })
    const { revisionId } = await submit(editor, record.id, { version })
    await approve(reviewer, record.id, { revisionId })
    await publish(publisher, record.id, { revisionId })
    expect((await liveEdition(record.slug))?.number).toBe(2)
    expect(await editionBySlug(record.slug, 1)).toBeNull()
  })

  it('needs a reason and the public edition', async () => {
    const record = await makePublished(editor, reviewer)
    await expect(withdraw(publisher, record.id, { edition: 1, reason: ' ' })).rejects.toBeInstanceOf(Invalid)
    await expect(withdraw(publisher, record.id, { edition: 2, reason: 'Why.' })).rejects.toBeInstanceOf(
      Conflict,
    )
    const unpublished = await makeApproved(editor, reviewer)
    await expect(withdraw(publisher, unpublished.id, { edition: 1, reason: 'Why.' })).rejects.toThrow(
      'review.refusal.moved',
    )
    expect((await liveEdition(record.slug))?.number).toBe(1)
  })

  it('is refused to authors of the public edition', async () => {
    const second = await makeMember({ role: 'PUBLISHER' })
    const record = await makeApproved(second, reviewer)
    await publish(publisher, record.id, { revisionId: record.revisionId })
    await expect(withdraw(second, record.id, { edition: 1, reason: 'Why.' })).rejects.toBeInstanceOf(
      Forbidden,
    )
    await withdraw(publisher, record.id, { edition: 1, reason: 'Why.' })
  })
})
