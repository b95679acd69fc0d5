import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import RecordRoute from '@/app/(archive)/records/[slug]/page'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { withdraw } from '@/lib/editions/commands'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors'
import { recordSchema } from '@/lib/exchange/api/schemas'
import { reachOf } from '@/lib/page-store/reach'
import {
  checkRecordRelation,
  recordRelationsOf,
  relateRecords,
  relationsToCheck,
  removeRecordRelation,
} from '@/lib/records/relations'
import { firstStatedRelations, statedRelations } from '@/lib/search/stated-relations'
import { english } from '@/tests/support/english'
import { makeEdition, makeMember, makeRecord } from '@/tests/support/factories'
import { publicData } from '@/tests/support/public-data'
import { rejection } from '@/tests/support/rejection'
import { htmlOf } from '@/tests/support/render'
import { sabotage } from '@/tests/support/sabotage'

let editor: Actor
let publisher: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  publisher = await makeMember({ role: 'PUBLISHER' })
})

const record = (title: string) => makeRecord(editor, { title })
const twoRecords = async () => [await record('A resolution'), await record('An earlier one')] as const

const reached = async (action: string, subjectId: string) => {
  const reach = await reachOf(
    [{ id: 1n, action, subjectType: 'record', subjectId }],
    async (text, values) => ({
      rows: await db.$queryRawUnsafe<{ subject: string }[]>(text, ...values),
    }),
  )
  return reach === 'ANYTHING' ? reach : [...reach]
}

describe('a relation between records', () => {
  it('is shown on both pages once another member has checked it', async () => {
    const [from, to] = await twoRecords()
    for (const one of [from, to]) await makeEdition(editor, one)
    const { id } = await relateRecords(editor, from.id, { type: 'CITES', toId: to.id })
    expect(await statedRelations(from.id)).toEqual([])
    expect(await relationsToCheck(publisher, 5)).toMatchObject([{ id, from: { id: from.id } }])
    await checkRecordRelation(publisher, id)
    expect(await relationsToCheck(publisher, 5)).toEqual([])
    expect(await statedRelations(from.id)).toMatchObject([{ type: 'CITES', isOwn: true, slug: to.slug }])
    expect(await statedRelations(to.id)).toMatchObject([{ type: 'CITES', isOwn: false, slug: from.slug }])
    const page = htmlOf(await RecordRoute({ params: Promise.resolve({ slug: from.slug }) }))
    expect(page).toContain(english('labels.recordRelation.CITES'))
    // Zotero would take the other record instead of the page's own.
    expect(page).not.toContain('unapi-id')
    expect(await reached('record.check-relation', from.id)).toContain(`beside ${to.slug}`)
    const other = { url: `http://localhost:3000/records/${from.slug}`, language: 'en', title: 'A resolution' }
    const { body } = await publicData.record(to.slug)
    expect(recordSchema.parse(body).relations).toMatchObject([{ ...other, type: 'CITES', statedOf: 'OTHER' }])
    expect((await publicData.edition(to.slug, 1)).body).toMatchObject({ relations: [] })
    expect((await publicData.liveGraph(to.slug)).body).toMatchObject({
      mainEntity: {
        'stele:relations': [
          { 'stele:type': 'CITES', 'stele:statedOf': 'OTHER', 'stele:record': { '@id': other.url } },
        ],
      },
    })
    const { liveId } = await db.record.findUniqueOrThrow({ where: { id: to.id } })
    const live = await db.edition.findUniqueOrThrow({ where: { id: liveId ?? '' } })
    await withdraw(publisher, to.id, { edition: live.number, reason: 'An error in its date.' })
    expect(await statedRelations(from.id)).toEqual([])
  })

  it('is in the data of a record, however many others cite it', async () => {
    const [from, cited] = await twoRecords()
    for (const one of [from, cited]) await makeEdition(editor, one)
    const own = await relateRecords(editor, cited.id, { type: 'SAME_EVENT', toId: from.id })
    await checkRecordRelation(publisher, own.id)
    // Copies of the other record that cite this one, without editions of their own.
    await sabotage(
      `WITH copies AS (SELECT gen_random_uuid() AS id, 'citing-' || number AS slug FROM generate_series(1, 204) number),
         records AS (INSERT INTO "Record" SELECT (jsonb_populate_record(r, jsonb_build_object(
             'id', c.id, 'slug', c.slug, 'liveId', c.id, 'submittedId', null))).*
           FROM "Record" r, copies c WHERE r.id = $1::uuid),
         entries AS (INSERT INTO "SearchEntry" SELECT (jsonb_populate_record(s, jsonb_build_object(
             'recordId', c.id, 'editionId', c.id, 'slug', c.slug))).*
           FROM "SearchEntry" s, copies c WHERE s."recordId" = $1::uuid)
       INSERT INTO "RecordRelation" (id, type, "fromId", "toId", "statedById", "checkedById", "checkedAt")
       SELECT gen_random_uuid(), 'CITES', id, $2::uuid, $3::uuid, $4::uuid, now() FROM copies`,
      [from.id, cited.id, editor.id, publisher.id],
    )
    const all = await statedRelations(cited.id)
    expect([all.length, new Set(all.map(({ slug }) => slug)).size]).toEqual([205, 205])
    expect(all[0]).toMatchObject({ type: 'SAME_EVENT', isOwn: true })
    expect(await firstStatedRelations(cited.id)).toEqual({ first: all.slice(0, 100), isAll: false })
    expect(await firstStatedRelations(from.id)).toMatchObject({ first: [{ slug: cited.slug }], isAll: true })
  })

  it('has an event for each step, in the history of the record', async () => {
    const [from, to] = await twoRecords()
    const { id } = await relateRecords(editor, from.id, { type: 'REPLACES', toId: to.id })
    await checkRecordRelation(publisher, id)
    await removeRecordRelation(publisher, id)
    const events = await db.event.findMany({
      where: {
        subjectId: from.id,
        action: { in: ['record.relate', 'record.check-relation', 'record.unrelate'] },
      },
      orderBy: { id: 'asc' },
      include: { detail: true },
    })
    expect(events.map(({ action }) => action)).toEqual([
      'record.relate',
      'record.check-relation',
      'record.unrelate',
    ])
    for (const { detail } of events) expect(detail?.detail).toMatchObject({ type: 'REPLACES', toId: to.id })
    expect(await recordRelationsOf(editor, from.id)).toEqual([])
  })

  it('is checked by a publisher who did not state it', async () => {
    const [from, to] = await twoRecords()
    const { id } = await relateRecords(publisher, from.id, { type: 'REPLIES_TO', toId: to.id })
    await expect(checkRecordRelation(publisher, id)).rejects.toThrow(Forbidden)
    const reviewer = await makeMember({ role: 'REVIEWER' })
    await expect(checkRecordRelation(reviewer, id)).rejects.toThrow(Forbidden)
    const other = await makeMember({ role: 'PUBLISHER' })
    await checkRecordRelation(other, id)
    await expect(checkRecordRelation(other, id)).rejects.toThrow(Conflict)
    await expect(removeRecordRelation(editor, id)).rejects.toThrow(Forbidden)
  })

  it('is described from the side of each record', async () => {
    const [from, to] = await twoRecords()
    await relateRecords(editor, from.id, { type: 'REAFFIRMS', toId: to.id })
    expect(await recordRelationsOf(publisher, to.id)).toMatchObject([
      {
        ...{ type: 'REAFFIRMS', isOwn: false, other: { id: from.id, isPublic: false } },
        ...{ statedBy: editor.name, checkedBy: null, may: { check: true, remove: true } },
      },
    ])
    expect(await recordRelationsOf(editor, from.id)).toMatchObject([
      { isOwn: true, other: { id: to.id }, may: { check: false, remove: true } },
    ])
  })

  it('is stated once, and not of the record itself', async () => {
    const [from, to] = await twoRecords()
    await relateRecords(editor, from.id, { type: 'SAME_EVENT', toId: to.id })
    const again = [
      [from, to],
      [to, from],
    ] as const
    for (const [one, other] of again)
      await expect(relateRecords(editor, one.id, { type: 'SAME_EVENT', toId: other.id })).rejects.toThrow(
        Conflict,
      )
    const itself = await rejection(relateRecords(editor, from.id, { type: 'CITES', toId: from.id }))
    expect(itself instanceof Invalid && itself.fields.toId).toMatchObject({ key: 'records.relations.itself' })
    await relateRecords(editor, to.id, { type: 'CITES', toId: from.id })
  })

  it('with a record that a contributor can’t see is hidden from them', async () => {
    const contributor = await makeMember({ role: 'CONTRIBUTOR' })
    const own = await makeRecord(contributor, { title: 'My own' })
    const other = await record('Of others')
    const { id } = await relateRecords(editor, own.id, { type: 'CITES', toId: other.id })
    expect(await recordRelationsOf(contributor, own.id)).toEqual([])
    await expect(recordRelationsOf(contributor, other.id)).rejects.toThrow(NotFound)
    await expect(relateRecords(contributor, own.id, { type: 'CITES', toId: other.id })).rejects.toThrow(
      Forbidden,
    )
    await expect(removeRecordRelation(contributor, id)).rejects.toThrow(Forbidden)
  })
})
