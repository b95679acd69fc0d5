import '@/tests/support/database'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { openThread } from '@/lib/discussions/commands'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors'
import { deleteHolding } from '@/lib/holdings/commands'
import { deletePassage } from '@/lib/holdings/passages'
import { fold } from '@/lib/quotation'
import { searchIn } from '@/lib/quotation/other-text/search'
import { draftContent } from '@/lib/records/current-draft'
import { saveDraft } from '@/lib/records/drafts'
import { subjectsOf } from '@/lib/records/subjects'
import { declareBetter, searchAgain } from '@/lib/relocation/better-copy'
import { openRelocations, relocationOf } from '@/lib/relocation/open-relocations'
import { keepInOldCopy, moveToPassage, moveWaiting } from '@/lib/relocation/settle'
import { returnToAuthor } from '@/lib/review/workflow/transitions'
import {
  chainOf,
  cite,
  doc,
  makeHolding,
  makeMember,
  makePassage,
  makeRecord,
  makeSource,
  makeSubmitted,
  p,
} from '@/tests/support/factories'
import { queriesOf } from '@/tests/support/queries'
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

const words = 'The bridge was closed at noon.'
const misread = 'The brldge was c1osed at n00n again.'
const twice = 'Nobody came.'
const [one, two, three, four] = [
  'Before the first of them stand a good many words that say nothing of it at all, line after line.',
  'Between the first and the second stand others, as many as anybody needs to tell the two apart.',
  'Between the second and the third the page goes on about the weather, the fields and the road.',
  'After the third there is an end to it, said slowly and with more words than it would have needed.',
]
const old = [one, words, two, misread, three, twice, four].join(' ')
const better = [
  one,
  words,
  two,
  'The bridge was closed at noon again.',
  three,
  twice,
  four,
  three,
  twice,
  four,
].join(' ')

/** A source with an old copy, three passages of it cited in one draft, and a better copy. */
async function makeCopies(text = better) {
  const source = await makeSource(editor)
  const worse = await makeHolding(editor, source, { text: old })
  const passages = await Promise.all(
    [words, misread, twice].map((said) => makePassage(editor, worse.layer, said)),
  )
  const [found, misreadThere, twiceThere] = passages
  if (!found || !misreadThere || !twiceThere) throw new Error('There are three passages.')
  const citing = doc(p(...passages.flatMap(({ id }) => ['Said. ', cite(chainOf(source), { passageId: id })])))
  const copy = await makeHolding(editor, source, { text, filename: 'better.txt' })
  return { source, worse, copy, found, misreadThere, twiceThere, citing }
}

const bound = async ({ id, kind }: { id: string; kind: string }) =>
  subjectsOf(kind, await draftContent(editor, id)).map(({ passageId }) => passageId)

const rowsOf = async (holdingId: string) =>
  new Map((await db.relocation.findMany({ where: { holdingId } })).map((row) => [row.passageId, row]))

describe('a better copy', () => {
  test('moves passages found exactly once and leaves others to people', async () => {
    const { source, worse, copy, found, misreadThere, twiceThere, citing } = await makeCopies()
    const record = await makeRecord(editor, { content: { body: citing } })
    const layers = await db.textLayer.findMany({ where: { holdingId: worse.id } })
    expect(await declareBetter(editor, copy.id, worse.id)).toEqual({
      moved: 1,
      waiting: 0,
      toLookAt: 2,
      unplaced: 0,
    })

    const rows = await rowsOf(copy.id)
    const moved = rows.get(found.id)
    expect(moved).toMatchObject({ outcome: 'FOUND', resolvedById: editor.id })
    const place = await db.passage.findUniqueOrThrow({ where: { id: moved?.toPassageId ?? '' } })
    expect(place).toMatchObject({ textLayerId: copy.layer.id, exact: words })
    expect(copy.layer.text.slice(place.start, place.end)).toBe(words)
    expect(rows.get(misreadThere.id)).toMatchObject({ outcome: 'NOT_FOUND', resolvedAt: null })
    expect(rows.get(twiceThere.id)).toMatchObject({ outcome: 'SEVERAL', resolvedAt: null })
    expect(rows.get(twiceThere.id)?.candidates).toHaveLength(2)
    expect(await bound(record)).toEqual([place.id, misreadThere.id, twiceThere.id])
    expect(await db.textLayer.findMany({ where: { holdingId: worse.id } })).toEqual(layers)
    expect(await db.passage.count({ where: { textLayerId: worse.layer.id } })).toBe(3)

    const revision = await db.revision.findFirstOrThrow({ where: { recordId: record.id } })
    expect(revision).toMatchObject({ message: 'Moved to a better copy', authorId: editor.id })
    expect(await db.reference.count({ where: { revisionId: revision.id, passageId: place.id } })).toBe(1)
    for (const [action, subjectId] of [
      ['record.relocate', record.id],
      ['holding.better', copy.id],
    ])
      expect(await db.event.count({ where: { action, subjectId } }), action).toBe(1)
    const { rows: waiting } = await openRelocations(editor, { sourceId: source.id })
    expect(waiting.map(({ passage }) => passage.id).sort()).toEqual([misreadThere.id, twiceThere.id].sort())
  })

  test('shows and takes nothing of a copy that the member cannot read', async () => {
    const { source, worse, copy, citing } = await makeCopies()
    await makeRecord(editor, { content: { body: citing } })
    await db.holding.update({ where: { id: worse.id }, data: { access: 'RESTRICTED' } })
    expect(await rejection(declareBetter(editor, copy.id, worse.id))).toBeInstanceOf(NotFound)
    await declareBetter(publisher, copy.id, worse.id)
    const { rows } = await openRelocations(publisher, { sourceId: source.id })
    expect(rows).toHaveLength(2)
    expect((await openRelocations(editor, { sourceId: source.id })).rows).toEqual([])
    for (const { id } of rows) {
      expect(await relocationOf(publisher, id)).toMatchObject({ id })
      expect(await rejection(relocationOf(editor, id))).toBeInstanceOf(NotFound)
      expect(await rejection(keepInOldCopy(editor, id, { reason: 'Kept.' }))).toBeInstanceOf(NotFound)
    }
  })

  test('shows pending passages behind their warning in fixed queries', async () => {
    const { source, worse, copy, misreadThere, twiceThere, citing } = await makeCopies()
    await makeRecord(editor, { content: { contentWarning: 'a collapse', body: citing } })
    await declareBetter(editor, copy.id, worse.id)
    const { rows } = await openRelocations(editor, { sourceId: source.id })
    expect(new Map(rows.map(({ passage, warning }) => [passage.id, warning]))).toEqual(
      new Map([misreadThere, twiceThere].map(({ id }) => [id, 'a collapse'])),
    )
    const [first, second] = rows
    expect(await relocationOf(editor, first?.id ?? '')).toMatchObject({ warning: 'a collapse' })
    const read = () => openRelocations(editor, { sourceId: source.id })
    const ofTwo = await queriesOf(read)
    await db.relocation.update({
      where: { id: second?.id ?? '' },
      data: { resolvedAt: new Date(), resolvedById: editor.id },
    })
    expect((await read()).rows).toHaveLength(1)
    expect(await queriesOf(read)).toHaveLength(ofTwo.length)
  })

  test('protects itself and the older copy from deletion', async () => {
    const { worse, copy, citing } = await makeCopies('Nothing of it stands here.')
    await makeRecord(editor, { content: { body: citing } })
    await declareBetter(editor, copy.id, worse.id)
    expect(await rejection(deleteHolding(editor, copy.id))).toMatchObject({
      current: { passages: [], records: [], verdicts: 0, betterCopies: [], soughtHere: 3 },
    })
    expect(await rejection(deleteHolding(editor, worse.id))).toMatchObject({
      current: { betterCopies: [{ id: copy.id, filename: 'better.txt' }], copies: 0, soughtHere: 0 },
    })
    // Who can't read it doesn't learn the name of its file.
    await db.holding.update({ where: { id: copy.id }, data: { access: 'RESTRICTED' } })
    expect(await rejection(deleteHolding(editor, worse.id))).toMatchObject({
      current: { betterCopies: [], copies: 1 },
    })
  })

  test('and cited passages protect each other from deletion', async () => {
    const { worse, copy, found, citing } = await makeCopies()
    const record = await makeRecord(editor, { title: 'Cites it', content: { body: citing } })
    await openThread(reviewer, { place: { passageId: found.id }, text: 'Is a line missing here?' })
    await declareBetter(editor, copy.id, worse.id)
    const place = (await rowsOf(copy.id)).get(found.id)?.toPassageId ?? ''
    expect(await rejection(deletePassage(editor, found.id))).toMatchObject({
      current: { threads: 1, soughtElsewhere: 1, replacesOlder: 0 },
    })
    expect(await rejection(deletePassage(editor, place))).toMatchObject({
      current: { records: [{ id: record.id, title: 'Cites it' }], threads: 0, replacesOlder: 1 },
    })
  })

  test('gets a passage chosen or refused with a reason, once', async () => {
    const { source, worse, copy, misreadThere, twiceThere, citing } = await makeCopies()
    const record = await makeRecord(editor, { content: { body: citing } })
    await declareBetter(editor, copy.id, worse.id)
    const rows = await rowsOf(copy.id)
    const [chosen, left] = [rows.get(misreadThere.id)?.id ?? '', rows.get(twiceThere.id)?.id ?? '']
    expect(await relocationOf(editor, chosen)).toMatchObject({
      passage: { exact: misread },
      records: [{ id: record.id }],
    })
    const start = copy.layer.text.indexOf('The bridge was closed at noon again.')
    const range = { start, end: start + 'The bridge was closed at noon again.'.length }
    const far = { start: copy.layer.text.length, end: copy.layer.text.length + 4 }
    expect(await rejection(moveToPassage(editor, chosen, far))).toBeInstanceOf(Invalid)
    const done = await Promise.allSettled([
      moveToPassage(editor, chosen, range),
      moveToPassage(editor, chosen, { start: 0, end: 5 }),
    ])
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const to = await db.relocation.findUniqueOrThrow({ where: { id: chosen } })
    expect((await bound(record))[1]).toBe(to.toPassageId)
    expect(await rejection(keepInOldCopy(editor, left, { reason: ' ' }))).toBeInstanceOf(Invalid)
    await keepInOldCopy(editor, left, { reason: 'The better copy has it on two pages.' })
    expect((await bound(record))[2]).toBe(twiceThere.id)
    expect((await openRelocations(editor, { sourceId: source.id })).rows).toEqual([])
    for (const work of [moveWaiting, (a: Actor, id: string) => moveToPassage(a, id, range)])
      expect(await rejection(work(editor, left))).toBeInstanceOf(Conflict)
  })

  test('moves closed records when they are open again', async () => {
    const { source, worse, copy, found } = await makeCopies()
    const cited = { source, holding: worse, passage: found }
    const submitted = await makeSubmitted(editor, {
      cited,
      content: { body: doc(p('Said. ', cite(chainOf(source), { passageId: found.id }))) },
    })
    const open = await makeRecord(editor, {
      content: { body: doc(p('Said. ', cite(chainOf(source), { passageId: found.id }))) },
    })
    const references = await db.reference.findMany({ where: { revisionId: submitted.revisionId } })
    expect(await declareBetter(editor, copy.id, worse.id)).toEqual({
      moved: 0,
      waiting: 1,
      toLookAt: 0,
      unplaced: 0,
    })
    const row = (await rowsOf(copy.id)).get(found.id)
    expect(row).toMatchObject({ outcome: 'UNDER_REVIEW', resolvedAt: null })
    expect(await bound(open)).toEqual([row?.toPassageId])
    expect(await bound(submitted)).toEqual([found.id])
    expect(await db.reference.findMany({ where: { revisionId: submitted.revisionId } })).toEqual(references)
    expect(await moveWaiting(editor, row?.id ?? '')).toEqual({ moved: 0, waiting: 1 })
    await returnToAuthor(reviewer, submitted.id, {
      revisionId: submitted.revisionId,
      reason: 'A better copy.',
    })
    expect(await moveWaiting(editor, row?.id ?? '')).toEqual({ moved: 1, waiting: 0 })
    expect(await bound(submitted)).toEqual([row?.toPassageId])
    expect((await openRelocations(editor, { sourceId: source.id })).rows).toEqual([])
  })

  test('searches passages of all older copies, also newly cited ones', async () => {
    const { worse, copy, misreadThere, twiceThere, citing } = await makeCopies('Another text altogether.')
    const record = await makeRecord(editor, { content: { body: citing } })
    expect(await declareBetter(editor, copy.id, worse.id)).toMatchObject({ toLookAt: 3 })
    const source = { id: copy.sourceId }
    const best = await makeHolding(editor, source, { text: old.replace(twice, '…') })
    expect(await declareBetter(editor, best.id, copy.id)).toEqual({
      moved: 2,
      waiting: 0,
      toLookAt: 1,
      unplaced: 0,
    })
    const before = await rowsOf(copy.id)
    expect(before.get(misreadThere.id)?.resolvedAt).not.toBeNull()
    expect(before.get(twiceThere.id)?.resolvedAt).toBeNull()
    expect((await bound(record))[2]).toBe(twiceThere.id)

    const since = await makePassage(editor, worse.layer, 'others, as many as anybody needs')
    await makeRecord(editor, {
      content: { body: doc(p('Said. ', cite(chainOf(source), { passageId: since.id }))) },
    })
    expect(await searchAgain(editor, best.id)).toEqual({ moved: 1, waiting: 0, toLookAt: 0, unplaced: 0 })
    expect(await searchAgain(editor, best.id)).toEqual({ moved: 0, waiting: 0, toLookAt: 0, unplaced: 0 })
    expect(await rejection(searchAgain(editor, worse.id))).toBeInstanceOf(NotFound)
  })

  test('is of the same source, declared once, never in a circle', async () => {
    const { worse, copy } = await makeCopies()
    const elsewhere = await makeHolding(editor, await makeSource(editor), { text: old })
    expect(await rejection(declareBetter(editor, copy.id, elsewhere.id))).toBeInstanceOf(Invalid)
    expect(await rejection(declareBetter(editor, copy.id, copy.id))).toBeInstanceOf(Invalid)
    const contributor = await makeMember({ role: 'CONTRIBUTOR' })
    expect(await rejection(declareBetter(contributor, copy.id, worse.id))).toBeInstanceOf(Forbidden)
    await declareBetter(editor, copy.id, worse.id)
    expect(await rejection(declareBetter(editor, copy.id, worse.id))).toBeInstanceOf(Conflict)
    expect(await rejection(declareBetter(editor, worse.id, copy.id))).toBeInstanceOf(Invalid)
    const [row] = await db.relocation.findMany({ take: 1 })
    for (const sql of [
      `UPDATE "Holding" SET "betterThanId" = NULL WHERE id = '${copy.id}'`,
      `UPDATE "Holding" SET "betterThanId" = '${elsewhere.id}' WHERE id = '${worse.id}'`,
      `DELETE FROM "Relocation" WHERE id = '${row?.id}'`,
    ])
      expect(await rejection(db.$executeRawUnsafe(sql)), sql).toBeInstanceOf(Error)
  })

  test('changes nothing after a failure or a simultaneous save', async () => {
    const { worse, copy, found, citing, source } = await makeCopies()
    const record = await makeRecord(editor, { content: { body: citing } })
    await sabotage(`ALTER TABLE "Event" ADD CONSTRAINT not_now CHECK (action <> 'holding.better') NOT VALID`)
    expect(await rejection(declareBetter(editor, copy.id, worse.id))).toBeInstanceOf(Error)
    await sabotage('ALTER TABLE "Event" DROP CONSTRAINT not_now')
    expect((await rowsOf(copy.id)).size).toBe(0)
    expect((await bound(record))[0]).toBe(found.id)
    expect(await db.holding.findUniqueOrThrow({ where: { id: copy.id } })).toMatchObject({
      betterThanId: null,
    })
    expect(await db.passage.count({ where: { textLayerId: copy.layer.id } })).toBe(0)

    const content = { ...record.content, title: 'Typed at the same moment' }
    const [declared, saved] = await Promise.allSettled([
      declareBetter(editor, copy.id, worse.id),
      saveDraft(editor, record.id, { baseVersion: record.version, content }),
    ])
    expect(declared.status).toBe('fulfilled')
    const row = (await rowsOf(copy.id)).get(found.id)
    expect((await bound(record))[0]).toBe(row?.toPassageId)
    const { title } = await draftContent(editor, record.id)
    expect(title).toBe(saved.status === 'fulfilled' ? content.title : record.content.title)
    expect(await openRelocations(editor, { sourceId: source.id })).toMatchObject({ next: null })
  })
})

test('a passage is found only where text and context match once', () => {
  const word = fc.constantFrom('river', 'bridge', 'noon', 'open', 'closed', 'not', '12', '[sic]', '…', 'the')
  const text = fc.array(word, { minLength: 1, maxLength: 40 }).map((all) => all.join(' '))
  fc.assert(
    fc.property(text, text, fc.nat(), fc.nat(), (before, after, from, length) => {
      const start = from % before.length
      const end = Math.min(before.length, start + 1 + (length % 30))
      const exact = before.slice(start, end).trim()
      fc.pre(exact !== '')
      const at = before.indexOf(exact, start)
      const sought = {
        exact,
        prefix: before.slice(Math.max(0, at - 64), at),
        suffix: before.slice(at + exact.length, at + exact.length + 64),
      }
      for (const layer of [before, after]) {
        const result = searchIn([fold(layer)], sought)
        if (result.outcome !== 'FOUND') continue
        expect(fold(layer.slice(result.place.start, result.place.end)).folded).toBe(fold(exact).folded)
      }
    }),
    { numRuns: 200 },
  )
})
