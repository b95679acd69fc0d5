import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { createCollection, saveCollection } from '@/lib/collections/commands'
import { db } from '@/lib/db'
import { publish } from '@/lib/editions/commands'
import { NotFound } from '@/lib/errors'
import { saveDraft } from '@/lib/records/drafts'
import { filtersSchema } from '@/lib/records/filters'
import { listRecords, waitingFor } from '@/lib/records/lists'
import { getRecord, historyOf, sourcesOfDraft } from '@/lib/records/queries'
import { keepRevision } from '@/lib/records/revisions/commands'
import { compareRevisions, readRevision } from '@/lib/records/revisions/queries'
import { assign } from '@/lib/review/workflow/assignments'
import { approve, recall, submit } from '@/lib/review/workflow/transitions'
import { editSource } from '@/lib/sources/commands'
import { sourceFiltersSchema } from '@/lib/sources/filters'
import {
  chainOf,
  cite,
  contentOf,
  doc,
  hop,
  makeApproved,
  makeCited,
  makeMember,
  makeRecord,
  makeSource,
  makeSubmitted,
  p,
  verifyAll,
} from '@/tests/support/factories'
import { queriesOf } from '@/tests/support/queries'

let editor: Actor
let contributor: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR', name: 'Ada Editor' })
  contributor = await makeMember({ role: 'CONTRIBUTOR' })
})

const titles = async (actor: Actor, filters: Record<string, unknown>) =>
  (await listRecords(actor, filtersSchema.parse(filters))).records.map(({ title }) => title)

describe('the list of records', () => {
  it('is filtered by kind, state, language, owner and title', async () => {
    await makeRecord(editor, { kind: 'resolution', title: 'Filtered: a resolution' })
    await makeRecord(editor, { kind: 'account', title: 'Filtered: Şəhərdə', content: { language: 'az' } })
    await makeRecord(contributor, { kind: 'account', title: 'Filtered: by the contributor' })
    expect(await titles(editor, { q: 'filtered', kind: 'resolution' })).toEqual(['Filtered: a resolution'])
    expect(await titles(editor, { q: 'filtered', language: 'az' })).toEqual(['Filtered: Şəhərdə'])
    expect(await titles(editor, { q: 'SƏHƏRDƏ' })).toEqual(['Filtered: Şəhərdə'])
    expect(await titles(editor, { q: 'filtred: resollution' })).toEqual(['Filtered: a resolution'])
    expect(await titles(contributor, { q: 'filtered', mine: 'yes' })).toEqual([
      'Filtered: by the contributor',
    ])
    expect(await titles(editor, { q: 'filtered', state: 'APPROVED' })).toEqual([])
    expect(await titles(editor, { q: 'filtered', state: 'DRAFT' })).toHaveLength(3)
    expect(await titles(editor, { q: '%' })).toEqual([])
    expect(await titles(editor, { q: "'; DROP TABLE" })).toEqual([])
  })

  it('is filtered by collection and by the member it is assigned to', async () => {
    const { id } = await makeRecord(editor, { title: 'Collected and assigned' })
    await makeRecord(editor, { title: 'Neither' })
    const collection = await createCollection(editor, { slug: 'filtered', title: 'A set', language: 'en' })
    const text = { title: 'A set', language: 'en', introduction: '' }
    await saveCollection(editor, collection.id, 1, { ...text, records: [id] })
    const writer = await makeMember({ role: 'EDITOR' })
    await assign(editor, id, { memberId: writer.id, task: 'WRITE' })
    expect(await titles(editor, { collection: collection.id })).toEqual(['Collected and assigned'])
    expect(await titles(editor, { assigned: writer.id })).toEqual(['Collected and assigned'])
    expect(await titles(writer, { assigned: 'yes' })).toEqual(['Collected and assigned'])
    expect(await titles(editor, { assigned: 'yes' })).toEqual([])
  })

  it('ignores invalid filters in the address', () => {
    const nonsense = { kind: '__proto__', state: 'GONE', mine: 'no', language: '"', q: 'a\0', after: '; --' }
    expect(Object.values(filtersSchema.parse(nonsense)).filter((value) => value !== undefined)).toEqual([])
    expect(filtersSchema.parse({ kind: ['account', 'testimony'] }).kind).toBeUndefined()
    const id = '01a21a64-835d-737a-a026-530d60f28ec8'
    const moments = [
      `2026-02-31T00:00:00.000000Z_${id}`,
      `2026-02-01T99:00:00.000000Z_${id}`,
      `2026-02-01T00:00:00.000000Z_${'-'.repeat(36)}`,
    ]
    for (const after of moments) expect(filtersSchema.parse({ after }).after).toBeUndefined()
    const moment = `2026-02-01T00:00:00.000000Z_${id}`
    expect(filtersSchema.parse({ after: moment }).after).toBe(moment)
    expect(sourceFiltersSchema.parse({ cursor: moments[0] }).cursor).toBeNull()
  })

  it('shows contributors only their own records', async () => {
    const own = await makeRecord(contributor, { title: 'Own record' })
    const other = await makeRecord(editor, { title: 'Other record' })
    const { records } = await listRecords(contributor, {})
    expect(records.map(({ id }) => id)).toContain(own.id)
    expect(records.map(({ id }) => id)).not.toContain(other.id)
    await expect(getRecord(contributor, other.id)).rejects.toThrow(NotFound)
    await expect(sourcesOfDraft(contributor, other.id)).rejects.toThrow(NotFound)
    await expect(historyOf(contributor, other.id)).rejects.toThrow(NotFound)
    expect((await getRecord(editor, own.id)).createdBy.id).toBe(contributor.id)
  })

  it('counts records that a member edited as theirs', async () => {
    const record = await makeRecord(contributor, { title: 'Changed by an editor' })
    await saveDraft(editor, record.id, {
      baseVersion: record.version,
      content: contentOf('account', { title: 'Changed by Ada' }),
    })
    expect(await titles(editor, { q: 'changed by ada', mine: 'yes' })).toEqual(['Changed by Ada'])
    expect(await titles(contributor, { q: 'changed by ada', mine: 'yes' })).toEqual(['Changed by Ada'])
  })

  it('pages through records changed at the same instant', async () => {
    const owner = await makeMember({ role: 'CONTRIBUTOR' })
    const at = new Date('2026-01-01T00:00:00.123Z')
    for (let index = 0; index < 4; index += 1) await makeRecord(owner)
    const first = await db.record.findFirstOrThrow({ where: { createdById: owner.id } })
    await db.$executeRaw`
      WITH made AS (INSERT INTO "Record" (id, kind, slug, "createdById", "updatedAt")
        SELECT gen_random_uuid(), 'account', 'bulk-' || n, ${owner.id}::uuid, ${at} FROM generate_series(1, 110) n RETURNING id)
      INSERT INTO "Draft" ("recordId", "schemaVersion", title, language, content, "contentHash", contributors, "savedById")
        SELECT made.id, 1, 'Bulk', 'en', '{}', repeat('0', 64), '{}', ${owner.id}::uuid FROM made`
    const seen: string[] = []
    let page = await listRecords(owner, {})
    seen.push(...page.records.map(({ id }) => id))
    while (page.next) {
      page = await listRecords(owner, filtersSchema.parse({ after: page.next }))
      seen.push(...page.records.map(({ id }) => id))
    }
    expect(seen).toHaveLength(114)
    expect(new Set(seen).size).toBe(114)
    expect(seen.slice(0, 4)).toContain(first.id)
  })

  it('takes one query for any number of rows', async () => {
    expect(await queriesOf(() => listRecords(editor, {}))).toHaveLength(1)
    const filters = { kind: 'account', state: 'DRAFT', mine: 'yes', language: 'en', q: 'bulk' }
    expect(await queriesOf(() => listRecords(editor, filtersSchema.parse(filters)))).toHaveLength(1)
  })
})

describe('the sources of a record', () => {
  it('are listed once, with counts and access', async () => {
    const newspaper = await makeSource(editor, { title: 'A newspaper' })
    const report = await makeSource(editor, { title: 'B report' })
    const chain = chainOf(newspaper, report)
    const record = await makeRecord(editor, {
      content: { body: doc(p('One.', cite(chain), ' Two.', cite([hop(report)]))) },
    })
    expect(await sourcesOfDraft(editor, record.id)).toEqual([
      {
        sourceId: newspaper.id,
        title: 'A newspaper',
        identification: 'IDENTIFIED',
        subjects: 1,
        passages: 0,
        accesses: ['NOT_SEEN'],
        changedAt: null,
      },
      {
        sourceId: report.id,
        title: 'B report',
        identification: 'IDENTIFIED',
        subjects: 2,
        passages: 0,
        accesses: ['ORIGINAL_SEEN'],
        changedAt: null,
      },
    ])
  })
})

describe('the pages of one record', () => {
  it('take a fixed number of queries', async () => {
    const source = await makeSource(editor)
    const bodyOf = (count: number) =>
      doc(...Array.from({ length: count }, (_, index) => p(`Sentence ${index}.`, cite([hop(source)]))))
    const counted = async (count: number) => {
      const { id } = await makeRecord(editor, { content: { body: bodyOf(count) } })
      await keepRevision(editor, id, '')
      const reads = [
        () => getRecord(editor, id),
        () => sourcesOfDraft(editor, id),
        () => historyOf(editor, id),
        () => readRevision(editor, id, 1),
        () => compareRevisions(editor, id, 1, null),
      ]
      const counts: number[] = []
      for (const read of reads) counts.push((await queriesOf(read)).length)
      return counts
    }
    const few = await counted(1)
    expect(await counted(120)).toEqual(few)
    expect(Math.max(...few)).toBeLessThanOrEqual(7)
  })
})

describe('the to-do list of a member', () => {
  it('has their drafts, reviews and publications, not reviews of own work', async () => {
    const publisher = await makeMember({ role: 'PUBLISHER' })
    const reviewer = await makeMember({ role: 'REVIEWER' })
    const draft = await makeRecord(publisher)
    await makeSubmitted(publisher)
    await makeApproved(publisher, reviewer)
    const [others, othersApproved] = [await makeSubmitted(editor), await makeApproved(editor, reviewer)]
    // Submitted again unchanged: its text is still theirs.
    const again = await makeApproved(publisher, reviewer)
    await publish(await makeMember({ role: 'PUBLISHER' }), again.id, { revisionId: again.revisionId })
    await recall(editor, again.id, { state: 'PUBLISHED' })
    const { version } = await db.draft.findUniqueOrThrow({ where: { recordId: again.id } })
    await submit(editor, again.id, { version })
    const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
    const waiting = await waitingFor(publisher)
    expect(ids(waiting.drafts)).toEqual([draft.id])
    expect(ids(waiting.toReview)).toEqual([others.id])
    expect(ids(waiting.toPublish)).toEqual([othersApproved.id])
    const forEditor = await waitingFor(editor)
    expect([forEditor.toReview, forEditor.toPublish]).toEqual([[], []])
    expect(ids((await waitingFor(reviewer)).toReview)).toContain(again.id)
  })

  it('has published records with a source that has changed', async () => {
    const [reviewer, publisher] = [
      await makeMember({ role: 'REVIEWER' }),
      await makeMember({ role: 'PUBLISHER' }),
    ]
    const record = await makeApproved(contributor, reviewer, { cited: await makeCited(editor) })
    const other = await makeApproved(contributor, reviewer, { cited: await makeCited(editor) })
    for (const { id, revisionId } of [record, other]) await publish(publisher, id, { revisionId })
    const { source } = record.cited
    const changedFor = async (actor: Actor) => (await waitingFor(actor)).changed.map(({ id }) => id)
    const changedAt = async () =>
      (await sourcesOfDraft(contributor, record.id)).find(({ sourceId }) => sourceId === source.id)?.changedAt
    expect([await changedFor(contributor), await changedAt()]).toEqual([[], null])
    await editSource(editor, source.id, 1, { type: 'book', title: 'Its title as printed' })
    expect(await changedFor(contributor)).toEqual([record.id])
    expect(await changedAt()).toBeInstanceOf(Date)
    expect(await changedFor(editor)).toContain(record.id)
    expect(await changedFor(await makeMember({ role: 'CONTRIBUTOR' }))).toEqual([])
    await recall(contributor, record.id, { state: 'PUBLISHED' })
    const { version } = await db.draft.findUniqueOrThrow({ where: { recordId: record.id } })
    const { revisionId } = await submit(contributor, record.id, { version })
    await verifyAll(reviewer, record.id)
    await approve(reviewer, record.id, { revisionId })
    expect(await changedFor(contributor)).toEqual([record.id])
    await publish(publisher, record.id, { revisionId })
    expect([await changedFor(contributor), await changedAt()]).toEqual([[], null])
  })
})
