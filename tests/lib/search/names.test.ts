import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { listAuthorities, searchAuthorities } from '@/lib/authorities/queries'
import { db } from '@/lib/db'
import { saveConsent } from '@/lib/editions/consent'
import { listRecords } from '@/lib/records/lists'
import { fillWords } from '@/lib/search/fill-words'
import { search, searchSchema } from '@/lib/search/queries'
import { listSources } from '@/lib/sources/lists'
import { doc, makeEdition, makeMember, makeRecord, makeSource, p } from '@/tests/support/factories'

let editor: Actor
let admin: Actor
const find = (q: string) => search(searchSchema.parse({ q }))
const titles = async (q: string) => (await find(q)).found.map(({ title }) => title).toSorted()

async function published(
  title: string,
  text: string,
  content: Record<string, unknown> = {},
  kind = 'account',
) {
  const record = await makeRecord(editor, {
    kind,
    title,
    content: { summary: '', body: doc(p(text)), ...content },
  })
  await makeEdition(editor, record)
  return record
}

const named = (kind: 'PERSON' | 'PLACE' | 'PERIODICAL', name: string, variants: string[]) =>
  createAuthority(editor, { kind, name, variants: variants.map((variant) => ({ name: variant })) })

beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  admin = await makeMember({ role: 'ADMIN' })
})

describe('a name in a search', () => {
  it('finds every other name of its authority in any text', async () => {
    await named('PLACE', 'Xocalı', ['Ходжалы', 'Խոջալու', 'خوجالي', 'Khojali', 'Khojaly'])
    await published('az', 'Xəritədə Xocalı var.', { language: 'az' })
    await published('ru', 'На карте есть Ходжалы.', { language: 'ru' })
    await published('hy', 'Քարտեզում կա Խոջալու։', { language: 'hy' })
    await published('ar', 'في الخريطة خوجالي.', { language: 'ar' })
    for (const q of ['xocali', 'Ходжалы', 'Խոջալու', 'خوجالي', 'Khojali', 'khojaly'])
      expect(await titles(q), q).toEqual(['ar', 'az', 'hy', 'ru'])
    const { terms } = await find('Khojali')
    expect(terms[0]).toMatchObject({ word: 'Khojali', instead: [] })
    expect(terms[0]?.also.toSorted()).toEqual(['Xocalı', 'Ходжалы', 'Խոջալու', 'خوجالي'].toSorted())
  })

  it('of several words finds records that link its authority', async () => {
    const { id } = await named('PERIODICAL', 'Harbour Gazette', ['Портовая газета'])
    await published(
      'Excerpt',
      'Read.',
      { fields: { periodical: { name: 'Harbour Gazette', authorityId: id } } },
      'press-excerpt',
    )
    const { found, terms } = await find('Портовая газета')
    expect(found.map(({ title }) => title)).toEqual(['Excerpt'])
    expect(terms.at(-1)).toMatchObject({ word: 'Портовая газета', also: ['Harbour Gazette'] })
  })

  it('of a person finds only records that link the person', async () => {
    const { id } = await named('PERSON', 'Quillon Merridew', ['Q. M. Tarrasch'])
    await published('Unlinked', 'A letter by Quillon Merridew.')
    expect(await titles('Tarrasch')).toEqual([])
    const figure = { name: 'Q. Merridew', authorityId: id }
    expect((await find('"Q. M. Tarrasch"')).terms).toEqual([])
    await linked('Linked', figure)
    expect(await titles('Q. M. Tarrasch')).toEqual(['Linked'])
  })

  it('of a speaker who must stay unnamed finds nothing by other names', async () => {
    const { id } = await named('PERSON', 'Zeyneb Qaraxanova', ['Z. Karahan'])
    await linked('By an author', { name: 'Z. Karahan', authorityId: id })
    expect(await titles('Zeyneb Qaraxanova')).toEqual(['By an author'])
    const testimony = await makeRecord(editor, { kind: 'testimony' })
    await saveConsent(admin, testimony.id, {
      ...{
        version: 1,
        tier: 'OPEN',
        nameDisplay: 'ANONYMOUS',
        legalName: 'Qaraxanova, Zeyneb',
        pseudonym: '',
      },
      ...{ note: '', embargoUntil: null, transcriptApprovedOn: null, withdrawnOn: null },
    })
    expect(await titles('Zeyneb Qaraxanova')).toEqual(['By an author'])
    await makeEdition(editor, testimony)
    const { found, terms } = await find('Zeyneb Qaraxanova')
    expect(found).toEqual([])
    expect(JSON.stringify(terms)).not.toContain('Karahan')
  })
})

/** A published record whose source has this person as its author. */
async function linked(title: string, person: { name: string; authorityId: string }) {
  const source = await makeSource(editor, {
    contributors: [{ role: 'author', literal: person.name, authorityId: person.authorityId }],
  })
  const { chainOf, cite } = await import('@/tests/support/factories')
  return published(title, 'Read.', { body: doc(p('Read.', cite(chainOf(source)))) })
}

describe('the lists of the desk', () => {
  it('find names by the words of all their forms', async () => {
    await named('PERIODICAL', 'The O’Brannigan Courier', ['Курьер О’Браннигана', '東京大学新聞'])
    const everything = { q: '', kind: null, cursor: null } as const
    for (const q of ['obrannigan', "o'brannigan cour", 'COURIER', 'Курьер', '大学新聞']) {
      const { rows } = await listAuthorities(editor, { ...everything, q })
      expect(
        rows.map(({ name }) => name),
        q,
      ).toEqual(['The O’Brannigan Courier'])
    }
    const [first] = await searchAuthorities(editor, { q: 'Brannigan courier', kind: null })
    expect(first?.name).toBe('The O’Brannigan Courier')
  })

  it('find sources by titles, containers and people', async () => {
    await makeSource(editor, {
      title: '“Nightjar” and «Козодой»',
      containerTitle: 'Léttres d’été',
      contributors: [{ role: 'author', family: 'Ələkbərov', given: 'Ə.', literal: null, authorityId: null }],
    })
    const everything = { type: null, identification: null, cursor: null } as const
    for (const q of ['nightjar', 'козодой', 'lettres ete', 'elekberov', 'nightjr'])
      expect(
        (await listSources(editor, { ...everything, q })).rows.map(({ title }) => title),
        q,
      ).toEqual(['“Nightjar” and «Козодой»'])
  })

  it('find records by the words of the title, also misspelt', async () => {
    await makeRecord(editor, { title: 'L’Étourneau «zigzag» de 1961–1962' })
    for (const q of ['etourneau', "l'etourneau", 'zigzag 1961', '۱۹۶۲', 'etournau'])
      expect(
        (await listRecords(editor, { q })).records.map(({ title }) => title),
        q,
      ).toEqual(['L’Étourneau «zigzag» de 1961–1962'])
    expect((await listRecords(editor, { q: '–' })).records).toEqual([])
  })

  it('find rows of an earlier version once they are filled', async () => {
    await makeRecord(editor, { title: 'Fieldfare' })
    await db.$executeRaw`UPDATE "Draft" SET words = NULL`
    const named = await makeSource(editor, { title: 'A fieldfare', containerTitle: 'Birds' })
    await db.$executeRaw`UPDATE "Source" SET words = NULL, "titleWords" = NULL, "containerWords" = NULL`
    expect((await listRecords(editor, { q: 'fieldfare' })).records).toEqual([])
    const contained = await db.source.count({
      where: { OR: [{ containerTitle: { not: null } }, { publisher: { not: null } }] },
    })
    expect(await fillWords()).toBe((await db.draft.count()) + 2 * (await db.source.count()) + contained)
    expect(await db.source.findUnique({ where: { id: named.id } })).toMatchObject({
      titleWords: ' a fieldfare ',
      containerWords: ' birds ',
    })
    expect((await listRecords(editor, { q: 'fieldfare' })).records).toHaveLength(1)
    expect(await fillWords()).toBe(0)
  })
})
