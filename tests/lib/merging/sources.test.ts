import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { answerOf } from '@/lib/editions/addresses'
import { publish } from '@/lib/editions/commands'
import { citedSource } from '@/lib/editions/sources'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors'
import { verifyLog } from '@/lib/events'
import { mergeSources } from '@/lib/merging/sources'
import { draftContent } from '@/lib/records/current-draft'
import { saveDraft } from '@/lib/records/drafts'
import { keepRevision, restoreRevision } from '@/lib/records/revisions/commands'
import { subjectsOf } from '@/lib/records/subjects'
import { acceptCorrection } from '@/lib/review/corrections/acceptance'
import { reviewOf } from '@/lib/review/review'
import { giveVerdict } from '@/lib/review/verdicts/verdicts'
import { approve, recall, submit } from '@/lib/review/workflow/transitions'
import { deleteSource, editSource } from '@/lib/sources/commands'
import { dependentsOf } from '@/lib/sources/dependents'
import { listSources } from '@/lib/sources/lists'
import { getSource, searchSources, sourcesById } from '@/lib/sources/queries'
import { relateSources, removeRelation } from '@/lib/sources/relations'
import { english } from '@/tests/support/english'
import {
  addText,
  alteredPassageText,
  bodyOn,
  chainOf,
  cite,
  doc,
  figure,
  makeApproved,
  makeCited,
  makeMember,
  makeRecord,
  makeSource,
  makeSubmitted,
  p,
  passageText,
  timelineEvent,
  verifyAll,
} from '@/tests/support/factories'
import { rejection } from '@/tests/support/rejection'
import { sabotage } from '@/tests/support/sabotage'

let editor: Actor
let reviewer: Actor
let publisher: Actor
beforeAll(async () => {
  editor = await makeMember()
  reviewer = await makeMember({ role: 'REVIEWER' })
  publisher = await makeMember({ role: 'PUBLISHER' })
})

const everything = { q: '', type: null, identification: null, cursor: null }
const versionOf = async (id: string) =>
  (await db.source.findUniqueOrThrow({ where: { id }, select: { version: true } })).version

/** Merges the second into the first, in their current versions. */
async function merge(kept: { id: string }, other: { id: string }) {
  return mergeSources(editor, {
    keptId: kept.id,
    keptVersion: await versionOf(kept.id),
    otherId: other.id,
    otherVersion: await versionOf(other.id),
  })
}

const chainsOf = async ({ id, kind }: { id: string; kind: string }) =>
  subjectsOf(kind, await draftContent(editor, id)).flatMap(({ chain }) =>
    chain.map(({ sourceId }) => sourceId),
  )

/** All references of revisions, row by row. */
const keptReferences = () =>
  db.reference.findMany({ where: { revisionId: { not: null } }, orderBy: { id: 'asc' } })

describe('two entries of one source', () => {
  test('are merged with copies, relations and chains in one event', async () => {
    const cited = await makeCited(editor)
    const [kept, third] = [await makeSource(editor), await makeSource(editor)]
    await relateSources(editor, cited.source.id, { type: 'REPRINT_OF', toId: third.id })
    await relateSources(editor, kept.id, { type: 'REPRINT_OF', toId: third.id })
    await relateSources(editor, third.id, { type: 'QUOTED_IN', toId: cited.source.id })
    const record = await makeRecord(editor, {
      content: {
        body: bodyOn(cited),
        fields: { timeline: [timelineEvent(chainOf(third, cited.source))] },
        figures: [figure(chainOf(cited.source))],
      },
    })
    const before = await chainsOf(record)
    await merge(kept, cited.source)

    expect(await chainsOf(record)).toEqual(before.map((id) => (id === cited.source.id ? kept.id : id)))
    const { version, savedById } = await db.draft.findUniqueOrThrow({ where: { recordId: record.id } })
    expect({ version, savedById }).toEqual({ version: record.version + 1, savedById: editor.id })
    const references = await db.reference.findMany({ where: { recordId: record.id } })
    expect(references.filter(({ sourceId }) => sourceId === cited.source.id)).toEqual([])
    expect(references).toHaveLength(before.length)
    expect(references.filter(({ passageId }) => passageId === cited.passage.id)).toHaveLength(2)
    expect(await db.holding.findUniqueOrThrow({ where: { id: cited.holding.id } })).toMatchObject({
      sourceId: kept.id,
    })
    const { relations } = await getSource(editor, kept.id)
    expect(relations.map(({ type, other, direction }) => [type, other.id, direction])).toEqual([
      ['REPRINT_OF', third.id, 'to'],
      ['QUOTED_IN', third.id, 'from'],
    ])
    // One that the kept entry had already stays with the entry that was merged, where it can be seen and taken back.
    const ofThird = (await getSource(editor, third.id)).relations
    expect(ofThird).toHaveLength(3)
    const [stayed, ...others] = ofThird.filter(({ other }) => other.mergedIntoId === kept.id)
    expect([stayed?.other.id, others]).toEqual([cited.source.id, []])
    await removeRelation(editor, stayed?.id ?? '')
    expect((await getSource(editor, third.id)).relations).toHaveLength(2)
    const events = await db.event.findMany({
      where: { action: 'source.merge', subjectId: kept.id },
      include: { detail: true },
    })
    expect(events).toHaveLength(1)
    expect(events[0]?.detail?.detail).toMatchObject({
      merged: cited.source.id,
      titles: [kept.title, cited.source.title],
      drafts: [record.id],
    })
    expect(await verifyLog()).toMatchObject({ ok: true })
    expect(await db.contribution.count({ where: { recordId: record.id } })).toBe(1)
  })

  test('resolve the former id to the kept entry everywhere', async () => {
    const other = await makeSource(editor, { title: `Goes ${randomUUID()}` })
    const kept = await makeSource(editor, { title: `Stays ${randomUUID()}` })
    const record = await makeRecord(editor, { content: { body: doc(p('Said. ', cite(chainOf(other)))) } })
    await keepRevision(editor, record.id, 'Before')
    const rows = await keptReferences()
    await merge(kept, other)

    expect((await getSource(editor, other.id)).source.id).toBe(kept.id)
    expect(await sourcesById(editor, [other.id], english)).toMatchObject([
      { id: other.id, title: kept.title },
    ])
    expect((await searchSources(editor, other.title, english)).map(({ id }) => id)).not.toContain(other.id)
    expect((await listSources(editor, { ...everything, q: other.title })).rows).toEqual([])
    expect(await dependentsOf(editor, kept.id)).toMatchObject({ recordTotal: 1 })
    const copy = await addText(editor, other.id, {
      kind: 'ORIGINAL',
      language: 'en',
      text: 'Some words.',
    })
    expect(await db.holding.findUniqueOrThrow({ where: { id: copy.id } })).toMatchObject({
      sourceId: kept.id,
    })
    expect(await rejection(editSource(editor, other.id, 2, { type: 'book', title: 'T' }))).toMatchObject({
      name: 'Conflict',
      current: { source: { id: kept.id } },
    })
    for (const id of [other.id, kept.id])
      expect(await rejection(deleteSource(editor, id))).toBeInstanceOf(Conflict)
    expect(
      await rejection(relateSources(editor, other.id, { type: 'CORRECTS', toId: kept.id })),
    ).toBeInstanceOf(Conflict)

    const stale = { ...record.content, title: 'Typed meanwhile' }
    expect(
      await rejection(saveDraft(editor, record.id, { baseVersion: record.version, content: stale })),
    ).toBeInstanceOf(Conflict)
    const { version } = await saveDraft(editor, record.id, {
      baseVersion: record.version + 1,
      content: stale,
    })
    expect(await chainsOf(record)).toEqual([kept.id])
    const revision = await db.revision.findFirstOrThrow({ where: { recordId: record.id, number: 1 } })
    await restoreRevision(editor, record.id, revision.id, version)
    expect(await chainsOf(record)).toEqual([kept.id])
    const ids = rows.map(({ id }) => id)
    expect((await keptReferences()).filter(({ id }) => ids.includes(id))).toEqual(rows)
  })

  test('keep ids under review, and verdicts follow the kept entry', async () => {
    const cited = await makeCited(editor)
    const record = await makeApproved(editor, reviewer, { cited })
    const kept = await makeSource(editor, { title: cited.source.title })
    const rows = await keptReferences()
    await merge(kept, cited.source)

    expect(await keptReferences()).toEqual(rows)
    const { reviewed, problems } = await reviewOf(reviewer, record.id)
    expect(problems).toEqual([])
    expect(reviewed?.report.findings.filter(({ level }) => level === 'BLOCK')).toEqual([])
    const subject = reviewed?.subjects[0]
    if (!subject) throw new Error('Nothing is reviewed.')
    await giveVerdict(reviewer, {
      recordId: record.id,
      subjectType: subject.type,
      subjectId: subject.id,
      fingerprint: subject.fingerprint,
      aspect: 'CONTEXT',
      outcome: 'VERIFIED',
      holdingId: cited.holding.id,
      note: '',
    }).catch((error) => expect(error).toBeInstanceOf(Conflict))
    await publish(publisher, record.id, { revisionId: record.revisionId })

    const shown = await citedSource(kept.id)
    expect(shown).toMatchObject({
      source: { id: kept.id, csl: { title: kept.title } },
      total: 1,
      holdings: [{ id: cited.holding.id }],
    })
    expect(await answerOf(`/sources/${kept.id}`)).toBe('PUBLIC')
    expect(await answerOf(`/sources/${cited.source.id}`)).toEqual({ movedTo: `/sources/${kept.id}` })
    await recall(editor, record.id, { state: 'PUBLISHED' })
    expect(new Set(await chainsOf(record))).toEqual(new Set([kept.id]))
  })

  test('keep verdicts when both have the same description', async () => {
    const cited = await makeCited(editor)
    const quoted = randomUUID()
    const body = bodyOn(cited, alteredPassageText, { quotation: quoted })
    const record = await makeSubmitted(editor, { cited, content: { body } })
    const judge = async (given: Partial<Parameters<typeof giveVerdict>[1]>) => {
      const { reviewed } = await reviewOf(reviewer, record.id)
      const subject = reviewed?.subjects.find(({ id }) => id === quoted)
      const [subjectType, aspect] = ['QUOTATION', 'TRACEABLE'] as const
      const fingerprint = subject?.fingerprints[aspect] ?? ''
      const about = { recordId: record.id, subjectType, subjectId: quoted, fingerprint, aspect }
      return giveVerdict(reviewer, { ...about, outcome: 'VERIFIED', ...given })
    }
    const correction = { part: 'wording', hop: null, before: alteredPassageText, after: passageText } as const
    const { id: verdictId } = await judge({ outcome: 'CORRECTED', correction })
    const kept = await makeSource(editor, { title: cited.source.title })
    await merge(kept, cited.source)
    await acceptCorrection(editor, record.id, { verdictId })

    const second = await makeMember({ role: 'REVIEWER' })
    await verifyAll(second, record.id)
    expect((await reviewOf(second, record.id)).problems).toEqual([])
    const twin = await makeSource(editor, { title: cited.source.title })
    await merge(twin, kept)
    expect(new Set(await chainsOf(record))).toEqual(new Set([twin.id]))
    await recall(editor, record.id, { state: 'IN_REVIEW' })
    const { version } = await db.draft.findUniqueOrThrow({ where: { recordId: record.id } })
    await submit(editor, record.id, { version })
    expect((await reviewOf(second, record.id)).problems).toEqual([])
  })

  test('list earlier editions, and other metadata outdates verdicts', async () => {
    const cited = await makeCited(editor)
    const record = await makeApproved(editor, reviewer, { cited })
    await publish(publisher, record.id, { revisionId: record.revisionId })
    const waiting = await makeSubmitted(editor, { cited: { ...cited } })
    await verifyAll(reviewer, waiting.id)
    const kept = await makeSource(editor, { title: 'Another title of it' })
    await merge(kept, cited.source)

    expect(await citedSource(kept.id)).toMatchObject({
      source: { id: kept.id },
      total: 1,
      citing: [{ slug: record.slug }],
    })
    expect(await answerOf(`/sources/${cited.source.id}`)).toEqual({ movedTo: `/sources/${kept.id}` })
    expect((await reviewOf(reviewer, waiting.id)).problems.length).toBeGreaterThan(0)
    await verifyAll(reviewer, waiting.id)
    expect((await reviewOf(reviewer, waiting.id)).problems).toEqual([])
    await approve(reviewer, waiting.id, { revisionId: waiting.revisionId })
  })
})

describe('a merge is refused', () => {
  test('when they are related or cited through each other', async () => {
    const [one, two] = [await makeSource(editor), await makeSource(editor)]
    const record = await makeRecord(editor, {
      title: 'It quotes one in two',
      content: { body: doc(p('Said. ', cite(chainOf(one, two)))) },
    })
    const before = await db.draft.findUniqueOrThrow({ where: { recordId: record.id } })
    for (const [kept, other] of [
      [one, two],
      [two, one],
    ] as const)
      expect(await rejection(merge(kept, other))).toMatchObject({
        name: 'Conflict',
        current: { records: [{ id: record.id, title: 'It quotes one in two' }] },
      })
    expect(await db.draft.findUniqueOrThrow({ where: { recordId: record.id } })).toEqual(before)
    const [three, four] = [await makeSource(editor), await makeSource(editor)]
    await relateSources(editor, three.id, { type: 'TRANSLATION_OF', toId: four.id })
    expect(await rejection(merge(four, three))).toBeInstanceOf(Conflict)
  })

  test('and an old revision naming both is not restored', async () => {
    const [one, two] = [await makeSource(editor), await makeSource(editor)]
    const record = await makeRecord(editor, { content: { body: doc(p('Said. ', cite(chainOf(one, two)))) } })
    const revision = await keepRevision(editor, record.id, 'Both')
    const { version } = await saveDraft(editor, record.id, {
      baseVersion: record.version,
      content: { ...record.content, body: doc(p('Said. ', cite(chainOf(two)))) },
    })
    await merge(two, one)
    const error = await rejection(restoreRevision(editor, record.id, revision.id, version))
    expect(error).toMatchObject({ fields: { body: { key: 'records.reference.doubled' } } })
    expect(await chainsOf(record)).toEqual([two.id])
  })

  test('for stale, identical, deleted or merged entries and for contributors', async () => {
    const [one, two, three] = [await makeSource(editor), await makeSource(editor), await makeSource(editor)]
    const asked = { keptId: one.id, keptVersion: 1, otherId: two.id, otherVersion: 1 }
    await editSource(editor, two.id, 1, { type: 'book', title: 'Changed' })
    expect(await rejection(mergeSources(editor, asked))).toBeInstanceOf(Conflict)
    expect(await rejection(mergeSources(editor, { ...asked, otherId: one.id }))).toBeInstanceOf(Invalid)
    expect(await rejection(mergeSources(editor, { ...asked, otherId: randomUUID() }))).toBeInstanceOf(
      NotFound,
    )
    const contributor = await makeMember({ role: 'CONTRIBUTOR' })
    expect(await rejection(mergeSources(contributor, asked))).toBeInstanceOf(Forbidden)
    await merge(one, two)
    expect(await rejection(merge(three, two))).toBeInstanceOf(Conflict)
    expect(await rejection(merge(two, three))).toBeInstanceOf(Conflict)
  })

  test('when it would make a circle, also by the database', async () => {
    const [a, b, c] = [await makeSource(editor), await makeSource(editor), await makeSource(editor)]
    await merge(b, a)
    await merge(c, b)
    const rows = await db.source.findMany({ where: { id: { in: [a.id, b.id] } } })
    expect(rows.map(({ mergedIntoId }) => mergedIntoId)).toEqual([c.id, c.id])
    expect((await getSource(editor, a.id)).source.id).toBe(c.id)
    expect(await rejection(merge(a, c))).toBeInstanceOf(Conflict)
    for (const sql of [
      `UPDATE "Source" SET "mergedIntoId" = '${a.id}' WHERE id = '${c.id}'`,
      `UPDATE "Source" SET "mergedIntoId" = NULL WHERE id = '${a.id}'`,
      `UPDATE "Source" SET "mergedIntoId" = id WHERE id = '${c.id}'`,
      `DELETE FROM "Source" WHERE id = '${a.id}'`,
      `INSERT INTO "SourceRelation" (id, type, "fromId", "toId") VALUES (gen_random_uuid(), 'CORRECTS', '${a.id}', '${c.id}')`,
    ])
      expect(await rejection(db.$executeRawUnsafe(sql)), sql).toBeInstanceOf(Error)
  })
})

describe('simultaneous changes', () => {
  test('do one of two merges and refuse the other', async () => {
    const [one, two] = [await makeSource(editor), await makeSource(editor)]
    const done = await Promise.allSettled([merge(one, two), merge(two, one)])
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(
      await db.event.count({ where: { action: 'source.merge', subjectId: { in: [one.id, two.id] } } }),
    ).toBe(1)
    const three = await makeSource(editor)
    const standing = (await getSource(editor, one.id)).source
    const chain = await Promise.allSettled([merge(three, standing), merge(standing, three)])
    expect(chain.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('leave drafts on the kept entry or refuse their save', async () => {
    const [kept, other] = [await makeSource(editor), await makeSource(editor)]
    const records = await Promise.all(Array.from({ length: 4 }, () => makeRecord(editor)))
    const citing = { body: doc(p('Said. ', cite(chainOf(other)))) }
    const saves = records.map((record) =>
      saveDraft(editor, record.id, {
        baseVersion: record.version,
        content: { ...record.content, ...citing },
      }),
    )
    const [merged, ...saved] = await Promise.allSettled([merge(kept, other), ...saves])
    expect(merged.status).toBe('fulfilled')
    for (const [index, record] of records.entries()) {
      const chains = await chainsOf(record)
      expect(chains).toEqual(saved[index]?.status === 'fulfilled' ? [kept.id] : [])
    }
    expect(await db.reference.count({ where: { sourceId: other.id, revisionId: null } })).toBe(0)
  })

  test('leave everything unchanged when a merge fails', async () => {
    const cited = await makeCited(editor)
    const record = await makeRecord(editor, { content: { body: bodyOn(cited) } })
    const kept = await makeSource(editor)
    const state = async () => ({
      source: await db.source.findMany({
        where: { id: { in: [kept.id, cited.source.id] } },
        orderBy: { id: 'asc' },
      }),
      draft: await db.draft.findUniqueOrThrow({ where: { recordId: record.id } }),
      references: await db.reference.findMany({ where: { recordId: record.id }, orderBy: { id: 'asc' } }),
      holding: await db.holding.findUniqueOrThrow({ where: { id: cited.holding.id } }),
    })
    const before = await state()
    await sabotage(
      `ALTER TABLE "Event" ADD CONSTRAINT no_merge_now CHECK (action <> 'source.merge') NOT VALID`,
    )
    expect(await rejection(merge(kept, cited.source))).toBeInstanceOf(Error)
    await sabotage('ALTER TABLE "Event" DROP CONSTRAINT no_merge_now')
    expect(await state()).toEqual(before)
    await merge(kept, cited.source)
  })
})
