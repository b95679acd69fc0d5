import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { saveConsent } from '@/lib/editions/consent'
import { indexDrafts } from '@/lib/editions/indexing/drafts'
import { saveDraft } from '@/lib/records/drafts'
import { filtersSchema } from '@/lib/records/filters'
import { countRecords, findRecords, listRecords } from '@/lib/records/lists'
import {
  contentOf,
  doc,
  figure,
  hop,
  makeMember,
  makeRecord,
  makeSource,
  p,
  quotation,
} from '@/tests/support/factories'
import { queriesOf } from '@/tests/support/queries'

let editor: Actor
let contributor: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  contributor = await makeMember({ role: 'CONTRIBUTOR' })
})

const filtersOf = (q: string) => filtersSchema.parse({ q })
const titles = async (q: string, actor = editor) =>
  (await listRecords(actor, filtersOf(q))).records.map(({ title }) => title).toSorted()

describe('the text of drafts', () => {
  it('is found by title, summary, fields, figures and text', async () => {
    const source = await makeSource(editor)
    const chain = [hop(source)]
    await makeRecord(editor, {
      kind: 'press-excerpt',
      title: 'At the mill',
      content: {
        summary: 'Of a weighbridge.',
        fields: { periodical: { name: 'The Ferryman', authorityId: null }, place: 'Kettleness' },
        figures: [figure(chain, { event: { name: 'Slipway count', authorityId: null } })],
        body: doc(p('The sluices were opened.'), quotation({ chain }, 'a lanternlight on the quay')),
      },
    })
    await indexDrafts()
    for (const q of [
      'mill',
      'weighbridge',
      'slipway',
      'sluice opened',
      'LANTERNLÍGHT',
      'lantern',
      'mill quay',
    ])
      expect(await titles(q), q).toEqual(['At the mill'])
    expect(await titles('sluice and a missingword')).toEqual([])
    expect(await countRecords(editor, filtersOf('weighbridge'))).toBe(1)
  })

  it('is found by pickers behind the titles', async () => {
    await makeRecord(editor, { title: 'Of a dyke', content: { body: doc(p('The dovecote burned.')) } })
    await makeRecord(contributor, { title: 'Dovecote', content: { body: doc(p('Of the dovecote.')) } })
    await indexDrafts()
    const found = async (q: string, actor = editor) =>
      (await findRecords(actor, q)).map(({ title, isInText }) => `${title} ${isInText}`)
    expect(await found('dovecote')).toEqual(['Dovecote false', 'Of a dyke true'])
    expect(await found('dovecote', contributor)).toEqual(['Dovecote false'])
  })

  it('is found in other forms, accents and scripts', async () => {
    await makeRecord(editor, {
      title: 'One',
      content: { language: 'ru', body: doc(p('Показания депутата.')) },
    })
    await makeRecord(editor, { title: 'Two', content: { language: 'az', body: doc(p('Körpünün yanında')) } })
    await makeRecord(editor, { title: 'Three', content: { language: 'zh', body: doc(p('他们在桥边等候')) } })
    await makeRecord(editor, { title: 'Four', content: { language: 'en', body: doc(p('A plain one.')) } })
    await indexDrafts()
    expect(await titles('депутатами')).toEqual(['One'])
    expect(await titles('korpunun')).toEqual(['Two'])
    expect(await titles('桥边等')).toEqual(['Three'])
    expect(await titles('en')).toEqual([])
    expect(await titles("'); DROP TABLE x; --")).toEqual([])
  })

  it('is found only by those who see the record', async () => {
    await makeRecord(editor, { title: 'Of an editor', content: { body: doc(p('gatehouse')) } })
    await makeRecord(contributor, { title: 'Of a contributor', content: { body: doc(p('gatehouse')) } })
    await indexDrafts()
    expect(await titles('gatehouse')).toEqual(['Of a contributor', 'Of an editor'])
    expect(await titles('gatehouse', contributor)).toEqual(['Of a contributor'])
  })

  it('has no name from a consent or the list of people', async () => {
    const people = [{ name: { name: 'Qorxmaz Vurulan', authorityId: null }, as: 'VICTIM' as const }]
    const { id } = await makeRecord(editor, { kind: 'testimony', title: 'Told', content: { people } })
    await saveConsent(await makeMember({ role: 'ADMIN' }), id, {
      ...{
        version: 1,
        tier: 'OPEN',
        nameDisplay: 'ANONYMOUS',
        legalName: 'Zeyneb Qaraxanova',
        pseudonym: 'Sona',
      },
      ...{ note: '', embargoUntil: null, transcriptApprovedOn: null, withdrawnOn: null },
    })
    await indexDrafts()
    for (const q of ['Qaraxanova', 'Zeyneb', 'Sona', 'Vurulan']) expect(await titles(q), q).toEqual([])
  })

  it('does not lead to a hidden speaker', async () => {
    const { id } = await makeRecord(editor, {
      ...{ kind: 'testimony', title: 'Anonymous', content: { body: doc(p('I am Sona Bulaqova.')) } },
    })
    await indexDrafts()
    expect(await titles('bulaqova')).toEqual(['Anonymous'])
    await db.consent.update({ where: { recordId: id }, data: { hiddenNameAt: new Date() } })
    expect(await titles('bulaqova')).toEqual([])
    expect(await titles('anonymous')).toEqual(['Anonymous'])
    expect(await titles('bulaqova', await makeMember({ role: 'PUBLISHER' }))).toEqual(['Anonymous'])
  })

  it('is written after a save, not by it', async () => {
    const record = await makeRecord(editor, { title: 'Saved', content: { body: doc(p('towpath')) } })
    await indexDrafts()
    const content = contentOf('account', { title: 'Saved', body: doc(p('lockgate')) })
    const queries = await queriesOf(() =>
      saveDraft(editor, record.id, { baseVersion: record.version, content }),
    )
    expect(queries.filter((query) => query.includes('DraftSearch'))).toEqual([])
    expect([await titles('towpath'), await titles('lockgate')]).toEqual([['Saved'], []])
    expect(await indexDrafts()).toBe(1)
    expect([await titles('towpath'), await titles('lockgate')]).toEqual([[], ['Saved']])
    expect(await indexDrafts()).toBe(0)
  })

  it('goes on behind the drafts that were written', async () => {
    const { id } = await makeRecord(editor, { title: 'Older' })
    await indexDrafts()
    await db.draft.update({ where: { recordId: id }, data: { version: 9 } })
    await db.$executeRaw`UPDATE "Record" SET "updatedAt" = now() - interval '1 day' WHERE id = ${id}::uuid`
    expect(await indexDrafts()).toBe(0)
    await db.$executeRaw`UPDATE "Record" SET "updatedAt" = now() WHERE id = ${id}::uuid`
    expect(await indexDrafts()).toBe(1)
  })
})
