import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { publish, withdraw } from '@/lib/editions/commands'
import { saveDraft } from '@/lib/records/drafts'
import { acceptCorrection } from '@/lib/review/corrections/acceptance'
import { dismissFinding } from '@/lib/review/findings/dismissals'
import { findingsOf } from '@/lib/review/findings/report'
import { MOST_COUNTED } from '@/lib/review/queue/conditions'
import { queueFiltersSchema } from '@/lib/review/queue/filters'
import { queueOf } from '@/lib/review/queue/queue'
import { reviewOf } from '@/lib/review/review'
import { giveVerdict } from '@/lib/review/verdicts/verdicts'
import { approve, recall, returnToAuthor, submit } from '@/lib/review/workflow/transitions'
import { editSource } from '@/lib/sources/commands'
import { getSource } from '@/lib/sources/queries'
import type { SourceDraft } from '@/lib/sources/schema'
import { english } from '@/tests/support/english'
import {
  alteredPassageText,
  bodyOn,
  cite,
  doc,
  figure,
  hop,
  makeApproved,
  makeCited,
  makeMember,
  makeRecord,
  makeSource,
  makeSubmittable,
  makeSubmitted,
  p,
  passageText,
  verifyAll,
} from '@/tests/support/factories'
import { queriesOf } from '@/tests/support/queries'

let editor: Actor
let reviewer: Actor
let publisher: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR', name: 'Edith' })
  reviewer = await makeMember({ role: 'REVIEWER', name: 'Rita' })
  publisher = await makeMember({ role: 'PUBLISHER', name: 'Paul' })
})

const queue = (actor: Actor, filters: Record<string, unknown> = {}) =>
  queueOf(actor, queueFiltersSchema.parse(filters))

/** The queue's item of one record, on its shelf. */
async function told(id: string, show: 'review' | 'publish' = 'review') {
  const { records } = await queue(publisher, { show, whose: 'all' })
  return records.find((row) => row.id === id)?.waiting ?? null
}
const place = (recordId: string) => db.queueItem.findUnique({ where: { recordId } })

async function correct(sourceId: string, given: Partial<SourceDraft>) {
  const { source, version } = await getSource(editor, sourceId)
  const { id: _, ...input } = source
  await editSource(editor, sourceId, version, { ...input, ...given })
}

async function fail(recordId: string) {
  const { reviewed } = await reviewOf(reviewer, recordId)
  const quotation = reviewed?.subjects.find(({ type }) => type === 'QUOTATION')
  if (!quotation) throw new Error('There is no quotation.')
  await giveVerdict(reviewer, {
    recordId,
    subjectType: 'QUOTATION',
    subjectId: quotation.id,
    fingerprint: quotation.fingerprints.VERBATIM,
    aspect: 'VERBATIM',
    outcome: 'FAILED_VERIFICATION',
    note: 'A word differs.',
  })
}

describe('a record is in the queue', () => {
  it('exactly while it waits, after every step', async () => {
    const record = await makeSubmittable(editor)
    const { id } = record
    expect(await place(id)).toBeNull()
    const { revisionId } = await submit(editor, id, { version: record.version })
    expect(await place(id)).toMatchObject({ state: 'IN_REVIEW', revisionId, byId: editor.id })
    await recall(editor, id, { state: 'IN_REVIEW' })
    expect(await place(id)).toBeNull()
    const again = await submit(editor, id, { version: record.version })
    await returnToAuthor(reviewer, id, { revisionId: again.revisionId, reason: 'Why.' })
    expect(await place(id)).toBeNull()
    const last = await submit(editor, id, { version: record.version })
    await verifyAll(reviewer, id)
    await approve(reviewer, id, { revisionId: last.revisionId })
    expect(await place(id)).toMatchObject({ state: 'APPROVED', byId: reviewer.id, rounds: 3 })
    await publish(publisher, id, { revisionId: last.revisionId })
    expect(await place(id)).toBeNull()
    await recall(editor, id, { state: 'PUBLISHED' })
    await submit(editor, id, { version: record.version })
    expect(await place(id)).toMatchObject({ state: 'IN_REVIEW', rounds: 1 })
    await withdraw(publisher, id, { edition: 1, reason: 'Why.' })
    expect(await place(id)).toBeNull()
  })

  it('not after a failed step', async () => {
    const record = await makeSubmittable(editor)
    await expect(submit(editor, record.id, { version: record.version + 1 })).rejects.toThrow(
      'review.refusal.draftChanged',
    )
    expect(await place(record.id)).toBeNull()
  })

  it('never in a state in which nothing waits', async () => {
    const record = await makeSubmitted(editor)
    await expect(
      db.queueItem.update({ where: { recordId: record.id }, data: { state: 'DRAFT' } }),
    ).rejects.toThrow('queue_item_waits')
    await expect(
      db.queueItem.update({ where: { recordId: record.id }, data: { claimedById: editor.id } }),
    ).rejects.toThrow('queue_item_claim_is_whole')
  })
})

describe('the reason for waiting', () => {
  it('is a new record with everything open', async () => {
    const record = await makeSubmitted(editor)
    expect(await told(record.id)).toMatchObject({ marks: ['new'], comparedWith: null, subjects: 2, open: 2 })
  })

  it('is an edit, with the changed, added and removed subjects', async () => {
    const cited = await makeCited(editor)
    const ids = { quotation: randomUUID(), citation: randomUUID() }
    const record = await makeSubmitted(editor, { cited, content: { body: bodyOn(cited, passageText, ids) } })
    await verifyAll(reviewer, record.id)
    expect(await told(record.id)).toMatchObject({ open: 0 })
    await returnToAuthor(reviewer, record.id, { revisionId: record.revisionId, reason: 'Why.' })
    const content = {
      ...record.content,
      body: bodyOn(cited, alteredPassageText, { quotation: ids.quotation }),
      figures: [figure([hop(cited.source)], { passageId: cited.passage.id })],
    }
    const { version } = await saveDraft(editor, record.id, { baseVersion: record.version, content })
    await submit(editor, record.id, { version })
    const edited = await told(record.id)
    expect(edited).toMatchObject({ marks: ['edited'], revision: 2, comparedWith: 1, removed: 1 })
    expect(edited?.changed.map((name) => english(name))).toEqual(['Quotation 1'])
    expect(edited?.added.map((name) => english(name))).toEqual(['Citation 1', 'Figure 1'])
    expect(edited).toMatchObject({ subjects: 3, open: 3 })
  })

  it('is only the return when the text is the same', async () => {
    const record = await makeSubmitted(editor)
    await recall(editor, record.id, { state: 'IN_REVIEW' })
    await submit(editor, record.id, { version: record.version })
    expect(await told(record.id)).toMatchObject({
      marks: [],
      changed: [],
      added: [],
      removed: 0,
      comparedWith: 1,
    })
  })

  it('is an edit of the surrounding text', async () => {
    const record = await makeSubmitted(editor)
    await recall(editor, record.id, { state: 'IN_REVIEW' })
    const content = { ...record.content, summary: 'Said otherwise.' }
    const { version } = await saveDraft(editor, record.id, { baseVersion: record.version, content })
    await submit(editor, record.id, { version })
    expect(await told(record.id)).toMatchObject({ marks: ['edited'], changed: [], added: [], removed: 0 })
  })

  it('is a source edit under a verdict, until checked again', async () => {
    const cited = await makeCited(editor)
    const [reviewed, unjudged] = [
      await makeSubmitted(editor, { cited, title: 'Reviewed' }),
      await makeSubmitted(editor, { cited, title: 'Not reviewed' }),
    ]
    const other = await makeSubmitted(editor)
    await verifyAll(reviewer, reviewed.id)
    await verifyAll(reviewer, other.id)
    await correct(cited.source.id, { title: 'The title as it is printed' })
    expect(await told(reviewed.id)).toMatchObject({ marks: ['new', 'source'], open: 2 })
    expect(await told(unjudged.id)).toMatchObject({ marks: ['new'] })
    expect(await told(other.id)).toMatchObject({ marks: ['new'], open: 0 })
    const source = await queue(publisher, { mark: 'source' })
    expect(source.records.map(({ title }) => title)).toEqual(['Reviewed'])
    expect(source.marks.source).toBe(1)

    const { reviewed: now } = await reviewOf(reviewer, reviewed.id)
    const citation = now?.subjects.find(({ type }) => type === 'CITATION')
    await giveVerdict(reviewer, {
      recordId: reviewed.id,
      subjectType: 'CITATION',
      subjectId: citation?.id ?? '',
      fingerprint: citation?.fingerprints.TRACEABLE ?? '',
      aspect: 'TRACEABLE',
      outcome: 'VERIFIED',
    })
    expect(await told(reviewed.id)).toMatchObject({ marks: ['new', 'source'], open: 1 })
    await verifyAll(reviewer, reviewed.id)
    expect(await told(reviewed.id)).toMatchObject({ marks: ['new'], open: 0 })
  })

  it('is not an edit of uncited parts of a source', async () => {
    const cited = await makeCited(editor)
    const record = await makeSubmitted(editor, { cited })
    await verifyAll(reviewer, record.id)
    await correct(cited.source.id, {})
    expect(await told(record.id)).toMatchObject({ marks: ['new'], open: 0 })
  })

  it('is a source edit under a dismissed warning', async () => {
    const cited = await makeCited(editor)
    const body = doc(p('On 28 May the senate is said to have met.', cite([hop(cited.source)])))
    const record = await makeRecord(editor, { content: { body } })
    const { report } = await findingsOf(editor, record.id)
    const key = report.findings.find(({ check }) => check === 'missing-year')?.key ?? ''
    await dismissFinding(editor, record.id, { key, reason: 'The source gives no year.' })
    const { version } = await db.draft.findUniqueOrThrow({ where: { recordId: record.id } })
    await submit(editor, record.id, { version })
    expect(await told(record.id)).toMatchObject({ marks: ['new'] })
    await correct(cited.source.id, { title: 'The title as it is printed' })
    expect(await told(record.id)).toMatchObject({ marks: ['new', 'source'] })
  })

  it('is a warning reopened by a source edit, once counted', async () => {
    const named = await makeSource(editor, { identification: 'NAMED_ONLY' })
    const body = doc(p('The senate is said to have met.', cite([hop(named)])))
    const record = await makeRecord(editor, { content: { body } })
    const letPass = async () => {
      const { report } = await findingsOf(editor, record.id)
      const key = report.findings.find(({ check }) => check === 'named-only')?.key ?? ''
      await dismissFinding(editor, record.id, { key, reason: 'Nothing more is printed.' })
    }
    await letPass()
    await submit(editor, record.id, { version: record.version })
    await correct(named.id, { containerTitle: 'A newspaper' })
    expect(await told(record.id)).toMatchObject({ marks: ['new', 'source'] })
    await verifyAll(reviewer, record.id)
    expect(await told(record.id)).toMatchObject({ marks: ['new', 'warning'], open: 0 })
    await letPass()
    expect(await told(record.id)).toMatchObject({ marks: ['new'] })
  })

  it('is shown on the shelf to publish too', async () => {
    const cited = await makeCited(editor)
    const record = await makeApproved(editor, reviewer, { cited })
    await correct(cited.source.id, { publisher: 'A publisher' })
    expect(await told(record.id, 'publish')).toMatchObject({ marks: ['new', 'source'], open: 2 })
  })

  it('is a reopened warning until it is dismissed again', async () => {
    const cited = await makeCited(editor)
    const yearless = (text: string) => doc(p(text, cite([hop(cited.source)])))
    const record = await makeRecord(editor, {
      content: { body: yearless('On 28 May the senate is said to have met.') },
    })
    const letPass = async () => {
      const { report } = await findingsOf(editor, record.id)
      const finding = report.findings.find(({ check }) => check === 'missing-year')
      if (!finding) throw new Error('Nothing is found.')
      await dismissFinding(editor, record.id, { key: finding.key, reason: 'The source gives no year.' })
    }
    await letPass()
    await submit(editor, record.id, { version: record.version })
    expect(await told(record.id)).toMatchObject({ marks: ['new'] })
    await recall(editor, record.id, { state: 'IN_REVIEW' })
    const content = { ...record.content, body: yearless('On 28 May the senate is said not to have met.') }
    const { version } = await saveDraft(editor, record.id, { baseVersion: record.version, content })
    await submit(editor, record.id, { version })
    expect(await told(record.id)).toMatchObject({ marks: ['edited', 'warning'] })
    expect((await queue(publisher, { mark: 'warning' })).records.map(({ id }) => id)).toEqual([record.id])
    await verifyAll(reviewer, record.id)
    expect(await told(record.id)).toMatchObject({ marks: ['edited', 'warning'], open: 0 })
    await letPass()
    expect(await told(record.id)).toMatchObject({ marks: ['edited'] })
  })

  it('is a warning reopened by an accepted correction', async () => {
    const cited = await makeCited(editor)
    const said = 'On 28 May the senate is said to have met.'
    const body = doc(p(said, cite([hop(cited.source)])))
    const record = await makeRecord(editor, { content: { body } })
    const { report } = await findingsOf(editor, record.id)
    const key = report.findings.find(({ check }) => check === 'missing-year')?.key ?? ''
    await dismissFinding(editor, record.id, { key, reason: 'The source gives no year.' })
    await submit(editor, record.id, { version: record.version })
    const { reviewed } = await reviewOf(reviewer, record.id)
    const [subject] = reviewed?.subjects ?? []
    const { id: verdictId } = await giveVerdict(reviewer, {
      recordId: record.id,
      subjectType: 'CITATION',
      subjectId: subject?.id ?? '',
      fingerprint: subject?.fingerprints.TRACEABLE ?? '',
      aspect: 'TRACEABLE',
      outcome: 'CORRECTED',
      correction: { part: 'wording', before: said, after: said.replace('said to', 'not said to') },
    })
    expect(await told(record.id)).toMatchObject({ marks: ['new'] })
    await acceptCorrection(editor, record.id, { verdictId })
    expect((await told(record.id))?.marks).toContain('warning')
  })

  it('is a source edit that reopens a warning, named in review', async () => {
    const [named, cited] = [
      await makeSource(editor, { identification: 'NAMED_ONLY' }),
      await makeCited(editor),
    ]
    const dismissing = async (check: string, text: string, source: { id: string }) => {
      const content = { body: doc(p(text, cite([hop(source)]))) }
      const record = await makeRecord(editor, { content })
      const { report } = await findingsOf(editor, record.id)
      const key = report.findings.find((finding) => finding.check === check)?.key ?? ''
      await dismissFinding(editor, record.id, { key, reason: 'Nothing more is printed.' })
      await submit(editor, record.id, { version: record.version })
      return record.id
    }
    const reopened = await dismissing('named-only', 'The senate is said to have met.', named)
    const elsewhere = await dismissing(
      'missing-year',
      'On 28 May the senate is said to have met.',
      cited.source,
    )
    await correct(named.id, { containerTitle: 'A newspaper' })
    expect(await told(reopened)).toMatchObject({ marks: ['new', 'source'] })
    expect((await reviewOf(reviewer, reopened)).reviewed?.report.reopened).toHaveLength(1)
    expect(await told(elsewhere)).toMatchObject({ marks: ['new'] })
  })

  it('takes no checks of other records when a source is saved', async () => {
    const cited = await makeCited(editor)
    for (let count = 0; count < 3; count += 1) {
      const { id } = await makeSubmitted(editor, { cited })
      await verifyAll(reviewer, id)
    }
    const queries = await queriesOf(() => correct(cited.source.id, { title: 'The title as it is printed' }))
    expect(queries.filter((sql) => /"(Verdict|QueueItem|Revision|Draft|Dismissal)"/.test(sql))).toEqual([])
  })

  it('never shows an outcome', async () => {
    const record = await makeSubmitted(editor)
    const before = await told(record.id)
    await fail(record.id)
    expect(await told(record.id)).toEqual(before)
    expect(JSON.stringify(await queue(publisher, { whose: 'all' }))).not.toMatch(/FAILED|differs/)
  })
})

describe('the filtered queue', () => {
  it('is found by title, kind, language, source and age', async () => {
    const cited = await makeCited(editor)
    const record = await makeSubmitted(editor, {
      cited,
      kind: 'press-excerpt',
      content: { title: 'Étude of a 100% case', language: 'fr', body: bodyOn(cited) },
    })
    const ids = async (filters: Record<string, unknown>) =>
      (await queue(publisher, { whose: 'all', ...filters })).records.map(({ id }) => id)
    expect(await ids({ q: 'etude OF' })).toEqual([record.id])
    expect(await ids({ q: 'case, «étude»' })).toEqual([record.id])
    expect(await ids({ q: '100%' })).toEqual([record.id])
    expect(await ids({ q: 'tude' })).toEqual([])
    expect(await ids({ q: '_%' })).toEqual([])
    expect(await ids({ kind: 'press-excerpt' })).toEqual([record.id])
    expect(await ids({ language: 'fr' })).toEqual([record.id])
    const { facets } = await queue(publisher, { whose: 'all', source: cited.source.id, language: 'en' })
    expect(facets).toMatchObject({ kind: {}, language: { fr: 1 } })
    const { facets: also } = await queue(publisher, {
      whose: 'all',
      source: cited.source.id,
      kind: 'account',
    })
    expect(also).toMatchObject({ kind: { 'press-excerpt': 1 }, language: {} })
    const { facets: french } = await queue(publisher, { whose: 'all', language: 'fr' })
    expect(french?.age).toEqual({ 1: 0, 7: 0, 30: 0, 90: 0 })
    expect(french?.source).toEqual([{ id: cited.source.id, title: cited.source.title, found: 1 }])
    expect(await ids({ source: cited.source.id })).toEqual([record.id])
    expect(await ids({ source: randomUUID() })).toEqual([])
    expect(await ids({ age: '7' })).toEqual([])
    await db.queueItem.update({
      where: { recordId: record.id },
      data: { at: new Date(Date.now() - 9.5 * 86_400_000) },
    })
    expect(await ids({ age: '7' })).toEqual([record.id])
    expect(await ids({ mark: 'overdue' })).toEqual([record.id])
    expect(await told(record.id)).toMatchObject({ days: 9, overdueBy: 2, marks: ['new', 'overdue'] })
    const { marks } = await queue(publisher, { source: cited.source.id })
    expect(marks).toEqual({ new: 1, edited: 0, source: 0, reading: 0, warning: 0, overdue: 1 })
  })

  it('leaves out own records and those claimed by others', async () => {
    const own = await makeSubmitted(reviewer, { cited: await makeCited(editor) })
    const ids = async (actor: Actor, filters: Record<string, unknown> = {}) =>
      (await queue(actor, filters)).records.map(({ id }) => id)
    expect(await ids(reviewer)).not.toContain(own.id)
    expect(await ids(reviewer, { whose: 'all' })).toContain(own.id)
    expect(await ids(publisher)).toContain(own.id)
    expect(await ids(editor, { show: 'review' })).toContain(own.id)
  })

  it('has the same filters on the shelf of returned records', async () => {
    const cited = await makeCited(editor)
    const content = { title: 'Returned étude', language: 'es', body: bodyOn(cited) }
    const record = await makeSubmitted(editor, { cited, kind: 'press-excerpt', content })
    await returnToAuthor(reviewer, record.id, { revisionId: record.revisionId, reason: 'See the date.' })
    const returned = (filters: Record<string, unknown>) => queue(editor, { show: 'returned', ...filters })
    const ids = async (filters: Record<string, unknown>) =>
      (await returned(filters)).records.map(({ id }) => id)
    const fitting = [
      { q: 'ETUDE' },
      { language: 'es' },
      { source: cited.source.id },
      { language: 'es', kind: 'press-excerpt' },
    ]
    for (const filters of fitting) expect(await ids(filters)).toEqual([record.id])
    const other = [{ q: 'returned nothing' }, { source: randomUUID() }, { language: 'es', age: '1' }]
    for (const filters of other) expect(await ids(filters)).toEqual([])
    const { counts, facets } = await returned({ language: 'es' })
    expect(counts.returned).toBe(1)
    expect(facets).toMatchObject({
      kind: { 'press-excerpt': 1 },
      age: { 1: 0 },
      source: [{ id: cited.source.id, found: 1 }],
    })
  })

  it('sorts returned records by return, not by saved drafts', async () => {
    const author = await makeMember({ role: 'EDITOR' })
    const second = await makeSubmitted(author, { title: 'Returned second' })
    const first = await makeSubmitted(author, { title: 'Returned first' })
    for (const { id, revisionId } of [first, second])
      await returnToAuthor(reviewer, id, { revisionId, reason: 'Why.' })
    const titles = async (filters: Record<string, unknown> = {}) =>
      (await queue(author, { show: 'returned', ...filters })).records.map(({ title }) => title)
    expect(await titles()).toEqual(['Returned first', 'Returned second'])
    await db.record.update({
      where: { id: first.id },
      data: { stateAt: new Date(Date.now() - 9.5 * 86_400_000) },
    })
    const content = { ...first.content, summary: 'Mended.' }
    await saveDraft(author, first.id, { baseVersion: first.version, content })
    expect(await titles()).toEqual(['Returned first', 'Returned second'])
    expect(await titles({ age: '7' })).toEqual(['Returned first'])
    const { facets } = await queue(author, { show: 'returned', age: '30' })
    expect(facets).toMatchObject({ age: { 1: 1, 7: 1, 30: 0, 90: 0 }, kind: {} })
  })

  it('offers the ten most cited sources, merged ones as one', async () => {
    const [standing, merged] = [await makeCited(editor), await makeCited(editor)]
    const others = await Promise.all(Array.from({ length: 11 }, () => makeCited(editor)))
    const language = 'hy'
    const on = (...cited: (typeof standing)[]) =>
      makeSubmitted(editor, {
        cited: standing,
        content: { language, body: doc(...cited.flatMap((one) => bodyOn(one).content ?? [])) },
      })
    await on(standing, merged)
    await on(merged)
    await on(...others)
    await db.source.update({ where: { id: merged.source.id }, data: { mergedIntoId: standing.source.id } })
    const { facets } = await queue(publisher, { whose: 'all', language })
    expect(facets?.source).toHaveLength(10)
    expect(facets?.source?.[0]).toEqual({ id: standing.source.id, title: standing.source.title, found: 2 })
    const narrowed = await queue(publisher, { whose: 'all', language, source: merged.source.id })
    expect(narrowed.records).toHaveLength(2)
  })

  it('leaves out records that only lack a second reviewer', async () => {
    const cited = await makeCited(editor)
    const content = { figures: [figure([hop(cited.source)], { passageId: null })] }
    const { id } = await makeSubmitted(editor, { cited, content })
    const second = await makeMember({ role: 'REVIEWER', name: 'Sam' })
    const waitsFor = async (actor: Actor) =>
      (await queue(actor, { whose: 'mine' })).records.some((row) => row.id === id)
    await verifyAll(reviewer, id)
    expect([await waitsFor(reviewer), await waitsFor(second)]).toEqual([false, true])
    // A verdict that a source edit outdated is theirs to give again.
    await correct(cited.source.id, { title: 'The title as it is printed' })
    expect(await waitsFor(reviewer)).toBe(true)
    await verifyAll(reviewer, id)
    expect(await waitsFor(reviewer)).toBe(false)
    await verifyAll(second, id)
    // Nothing is open: it waits for an approval.
    expect([await waitsFor(reviewer), await waitsFor(second)]).toEqual([true, true])
  })

  it('pages by waiting time in two queries with limited counts', async () => {
    const template = await makeSubmitted(editor)
    const total = MOST_COUNTED + 60
    await db.$executeRaw`
      WITH made AS (
        SELECT gen_random_uuid() AS record, gen_random_uuid() AS revision, n FROM generate_series(1, ${total}::int) n),
      records AS (
        INSERT INTO "Record" (id, kind, slug, "createdById")
        SELECT record, 'account', 'many-' || n, ${editor.id}::uuid FROM made RETURNING id),
      revisions AS (
        INSERT INTO "Revision" (id, "recordId", number, "schemaVersion", content, "contentHash", contributors, "authorId")
        SELECT revision, record, 1, 1, '{}', repeat('a', 64), '{}', ${editor.id}::uuid FROM made RETURNING id)
      INSERT INTO "QueueItem" ("recordId", "revisionId", state, kind, language, title, at, "byId", rounds)
      SELECT record, revision, 'IN_REVIEW', 'account', 'tr', 'Many', '2026-01-01'::timestamptz + (n / 4) * interval '1 s',
        ${editor.id}::uuid, 1 FROM made`
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await queue(reviewer, { language: 'tr', after })
      seen.push(...page.records.map(({ id }) => id))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toHaveLength(total)
    expect(new Set(seen).size).toBe(total)
    expect(seen).not.toContain(template.id)
    expect(await queriesOf(() => queue(reviewer, { language: 'tr' }))).toHaveLength(2)
    const { counts, marks } = await queue(reviewer, { language: 'tr' })
    expect([counts.review, marks.new, marks.edited]).toEqual([MOST_COUNTED + 1, MOST_COUNTED + 1, 0])
    // Too many to say how many of each kind there are.
    expect((await queue(reviewer, { language: 'tr' })).facets).toBeNull()
  })
})
