import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { copyReportOf } from '@/lib/checks/copy-reports'
import { db } from '@/lib/db'
import { Invalid, NotFound } from '@/lib/errors'
import { createRecordFromPassage } from '@/lib/records/from-passage/commands'
import { placeOfPassage, workOn } from '@/lib/records/from-passage/queries'
import { getRecord } from '@/lib/records/queries'
import { trash } from '@/lib/review/workflow/trash'
import { makeHolding, makeMember, makeSource } from '@/tests/support/factories'

const text = 'The first paragraph\nof the copy.\n\nThe second paragraph (83), of 28 May.\n\nThe third.'
const second = 'The second paragraph (83), of 28 May.'

let editor: Actor
let contributor: Actor
let copy: Awaited<ReturnType<typeof makeHolding>>
beforeAll(async () => {
  editor = await makeMember()
  contributor = await makeMember({ role: 'CONTRIBUTOR' })
  const source = await makeSource(editor, {
    type: 'article-newspaper',
    title: 'A headline',
    containerTitle: 'The Morning Post',
    issued: { verbatim: '1 March 1992', edtf: '1992-03-01', basis: 'AS_PRINTED' },
  })
  copy = await makeHolding(editor, source, { text })
})

const wanted = (words = second) => ({
  id: randomUUID(),
  textLayerId: copy.layer.id,
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
  locator: { label: 'page', value: '4' } as const,
  kind: 'press-excerpt',
  title: 'A record of the second paragraph',
  language: 'en',
  date: '1 March 1992',
  access: 'FACSIMILE_SEEN' as const,
})

describe('a record of a passage', () => {
  it('quotes the passage, cites it, and has the facts of the source', async () => {
    const { id, passageId } = await createRecordFromPassage(editor, wanted())
    const { draft, kind } = await getRecord(editor, id)
    expect(kind).toBe('press-excerpt')
    expect(draft.content).toMatchObject({
      title: 'A record of the second paragraph',
      fields: {
        published: { edtf: '1992-03-01' },
        periodical: { name: 'The Morning Post' },
        headline: 'A headline',
      },
    })
    const [quotation] = draft.content.body.content
    expect(quotation).toMatchObject({
      type: 'quotation',
      attrs: {
        mode: 'VERBATIM',
        passageId,
        language: 'en',
        chain: [
          { sourceId: copy.sourceId, locator: { label: 'page', value: '4' }, access: 'FACSIMILE_SEEN' },
        ],
      },
      content: [{ type: 'text', text: second }],
    })
    expect(await db.reference.count({ where: { recordId: id, passageId } })).toBe(1)
    const events = await db.event.findMany({ where: { subjectId: id } })
    expect(events.map(({ action }) => action)).toEqual(['record.create'])
  })

  it('is made once however often its form is sent', async () => {
    const form = wanted('The third.')
    const [one, other] = [
      await createRecordFromPassage(editor, form),
      await createRecordFromPassage(editor, form),
    ]
    expect(other).toEqual(one)
  })

  it('is refused whole: no passage without its record', async () => {
    const before = await db.passage.count()
    const faulty = { ...wanted('The first paragraph'), title: '' }
    await expect(createRecordFromPassage(editor, faulty)).rejects.toThrow(Invalid)
    await expect(createRecordFromPassage(editor, { ...wanted(), end: text.length + 5 })).rejects.toThrow(
      Invalid,
    )
    await expect(
      createRecordFromPassage(editor, { ...wanted('The first paragraph'), date: 'x\u202ey' }),
    ).rejects.toThrow(Invalid)
    expect(await db.passage.count()).toBe(before)
  })

  it('joins the lines of a printed column', async () => {
    const { id } = await createRecordFromPassage(editor, {
      ...wanted('The first paragraph\nof the copy.'),
      locator: null,
    })
    const [quotation] = (await getRecord(editor, id)).draft.content.body.content
    expect(quotation?.content).toEqual([{ type: 'text', text: 'The first paragraph of the copy.' }])
  })
})

describe('working through a copy', () => {
  it('tells used passages with their records, and what is left', async () => {
    const holding = await makeHolding(editor, { id: copy.sourceId }, { text: `${text}\n\nAnother end.` })
    const { id, passageId } = await createRecordFromPassage(editor, {
      ...wanted(),
      textLayerId: holding.layer.id,
    })
    const { used, unused, unusedCount } = await workOn(editor, holding.layer.id)
    expect(used).toMatchObject([
      {
        id: passageId,
        exact: second,
        others: 0,
        records: [{ id, state: 'DRAFT', title: 'A record of the second paragraph' }],
      },
    ])
    expect(unused.map(({ start, end }) => `${text}\n\nAnother end.`.slice(start, end))).toEqual([
      'The first paragraph\nof the copy.',
      'The third.',
      'Another end.',
    ])
    expect(unusedCount).toBe(3)
    expect(await placeOfPassage(editor, passageId)).toEqual({
      sourceId: copy.sourceId,
      holdingId: holding.id,
      start: text.indexOf(second),
    })
    // Another member's record isn't named to a contributor.
    const seen = await workOn(contributor, holding.layer.id)
    expect(seen.used).toMatchObject([{ records: [], others: 1 }])
    await trash(editor, id)
    expect((await workOn(editor, holding.layer.id)).used).toEqual([])
  })

  it('counts the passages that are not listed as used', async () => {
    const holding = await makeHolding(editor, { id: copy.sourceId }, { text: `Long. ${text}` })
    for (const words of ['The third.', 'The first paragraph']) {
      const start = `Long. ${text}`.indexOf(words)
      const form = { ...wanted(words), start, end: start + words.length }
      await createRecordFromPassage(editor, { ...form, textLayerId: holding.layer.id })
    }
    const { passages, used, unused } = await workOn(editor, holding.layer.id, 1)
    expect(passages.map(({ exact }) => exact)).toEqual(['The first paragraph', 'The third.'])
    expect(used).toMatchObject([{ exact: 'The first paragraph' }])
    const end = `Long. ${text}`.indexOf('The third.')
    expect(unused.filter((one) => one.end > end)).toEqual([])
  })

  it('stays closed to those who cannot read the copy', async () => {
    const publisher = await makeMember({ role: 'PUBLISHER' })
    const restricted = { text: `Restricted. ${text}`, access: 'RESTRICTED' as const }
    const holding = await makeHolding(publisher, { id: copy.sourceId }, restricted)
    const form = () => ({ ...wanted('The third.'), textLayerId: holding.layer.id })
    const { passageId } = await createRecordFromPassage(publisher, form())
    for (const actor of [editor, contributor]) {
      await expect(workOn(actor, holding.layer.id)).rejects.toThrow(NotFound)
      await expect(copyReportOf(actor, holding.layer.id)).rejects.toThrow(NotFound)
      expect(await placeOfPassage(actor, passageId)).toBeNull()
      await expect(createRecordFromPassage(actor, form())).rejects.toThrow(NotFound)
    }
    await workOn(publisher, holding.layer.id)
    const read = { action: 'holding.read', subjectId: holding.id, actorId: publisher.id }
    expect(await db.event.count({ where: read })).toBe(1)
    expect((await copyReportOf(publisher, holding.layer.id)).report.findings).not.toEqual([])
  })
})
