import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { search, searchSchema } from '@/lib/search/queries'
import {
  chainOf,
  closeRecord,
  doc,
  makeEdition,
  makeMember,
  makeRecord,
  makeSource,
  p,
  printed,
  quotation,
  sensitive,
} from '@/tests/support/factories'
import { queriesOf } from '@/tests/support/queries'

let editor: Actor
const find = (q: string, given: Record<string, unknown> = {}) => search(searchSchema.parse({ q, ...given }))
const titles = async (q: string, given: Record<string, unknown> = {}) =>
  (await find(q, given)).found.map(({ title }) => title)

async function published(
  title: string,
  {
    language = 'en',
    text = 'Nothing more.',
    warning = null as string | null,
    kind = 'account' as const,
  } = {},
) {
  const record = await makeRecord(editor, {
    kind,
    title,
    content: { language, summary: 'A summary.', contentWarning: warning, body: doc(p(text)) },
  })
  await makeEdition(editor, record)
  return record
}

beforeAll(async () => {
  editor = await makeMember()
})

describe('searching the archive', () => {
  it('finds a word by its stem in the language of the record', async () => {
    await published('On the valley', { text: 'The houses near the river were empty.' })
    await published('О долине', { language: 'ru', text: 'Дома у реки стояли пустыми.' })
    expect(await titles('house')).toEqual(['On the valley'])
    expect(await titles('домами')).toEqual(['О долине'])
  })

  it('finds words without accents, also Azerbaijani', async () => {
    await published('Şəhər haqqında', { language: 'az', text: 'Xəzər dənizi görünürdü.' })
    expect(await titles('xezer')).toEqual(['Şəhər haqqında'])
    expect(await titles('seher')).toEqual(['Şəhər haqqında'])
  })

  it('finds an unfinished last word and a misspelt word', async () => {
    await published('Lighthouse keepers', { text: 'Testimony of the keepers of Cape Merganser.' })
    expect(await titles('cape merg')).toEqual(['Lighthouse keepers'])
    const misspelt = await find('mergansir')
    expect(misspelt.found.map(({ title }) => title)).toEqual(['Lighthouse keepers'])
    expect(misspelt.terms).toEqual([{ word: 'mergansir', prefix: false, instead: ['Merganser'], also: [] }])
  })

  it('requires all words and exact phrases, and excludes minus words', async () => {
    await published('One bridge', { text: 'The iron bridge over the marsh was closed.' })
    await published('Another bridge', { text: 'The bridge of iron stood; no marsh is named.' })
    expect(await titles('iron marsh bridge')).toHaveLength(2)
    expect(await titles('"iron bridge" marsh')).toEqual(['One bridge'])
    expect(await titles('iron bridge -closed')).toEqual(['Another bridge'])
  })

  it('ranks a match in the title above one in the body', async () => {
    await published('Mentioned once', { text: `${'Other words. '.repeat(50)} A quarry.` })
    await published('The quarry', { text: 'Named in its title.' })
    expect(await titles('quarry')).toEqual(['The quarry', 'Mentioned once'])
  })

  it('marks matches in any text as plain parts', async () => {
    await published('Signs', { text: 'He wrote <b>orchard</b> & "more" on the wall.' })
    const [{ snippet } = { snippet: [] }] = (await find('orchard')).found
    expect(snippet).toContainEqual({ text: 'orchard', fits: true })
    expect(snippet.map(({ text }) => text).join('')).toContain('<b>orchard</b> & "more"')
  })

  it('finds but never shows warned text', async () => {
    const source = await makeSource(editor)
    const record = await makeRecord(editor, {
      title: 'With a closed passage',
      content: {
        body: doc(
          p('Open words.'),
          sensitive('Violence', quotation({ chain: chainOf(source) }, 'Words of the thicket.')),
        ),
      },
    })
    await makeEdition(editor, record)
    await published('All closed', { text: 'The thicket again.', warning: 'Violence' })
    const { found } = await find('thicket')
    expect(found).toHaveLength(2)
    expect(JSON.stringify(found.map(({ snippet }) => snippet))).not.toContain('thicket')
  })

  it('filters by kind and sorts records without a year last', async () => {
    const of = (title: string, edtf: string) =>
      makeRecord(editor, {
        kind: 'resolution',
        title,
        content: { fields: { adopted: printed('a day', edtf) }, body: doc(p('Zephyr.')) },
      }).then((record) => makeEdition(editor, record))
    await of('Year-less', 'XXXX-05-28')
    await of('Later', '2013-04-03')
    await of('Earlier', '2011-12-20')
    await published('Zephyr elsewhere', { text: 'Zephyr.' })
    expect(await titles('zephyr', { kind: 'resolution', sort: 'dated' })).toEqual([
      'Earlier',
      'Later',
      'Year-less',
    ])
  })

  it('accepts any input', async () => {
    for (const q of [
      "'",
      '"',
      '\\',
      ':*',
      '!!',
      '& | !',
      "o'neil\\'s",
      '-',
      '""',
      'a'.repeat(5000),
      '\u202e',
      '%_',
      '<script>',
      'ğ',
      '🕊️',
      '-only',
    ])
      await expect(find(q)).resolves.toBeDefined()
    expect((await find('', { page: '-3', kind: 'nonsense', sort: ['a'] })).total).toBeGreaterThan(0)
  })

  it('finds numbers and hyphenated words', async () => {
    await published('Decree 333-2013', { text: 'Read on the seventh.Then printed; see archive/box.' })
    expect(await titles('333-2013')).toEqual(['Decree 333-2013'])
    expect(await titles('2013 printed box')).toEqual(['Decree 333-2013'])
  })

  it('needs the same few queries for any number of results', async () => {
    const sent = await queriesOf(() => find('bridge iron "iron bridge"'))
    expect(sent).toHaveLength(7)
    expect(await queriesOf(() => find(''))).toHaveLength(5)
  })
})

describe('the search row of an edition', () => {
  it('contains the newest edition only', async () => {
    const record = await published('First wording', { text: 'Speaks of juniper.' })
    const content = { ...record.content, title: 'Second wording', body: doc(p('Speaks of hawthorn.')) }
    const { saveDraft } = await import('@/lib/records/drafts')
    await db.record.update({ where: { id: record.id }, data: { state: 'DRAFT' } })
    await saveDraft(editor, record.id, { baseVersion: record.version, content })
    await makeEdition(editor, { ...record, content })
    expect(await titles('hawthorn')).toEqual(['Second wording'])
    expect(await titles('juniper')).toEqual([])
    expect(await db.searchWord.findUnique({ where: { word: 'juniper' } })).toBeNull()
  })

  it('is removed by a withdrawal with its unique words', async () => {
    const record = await published('Withdrawn soon', {
      text: 'A person called Quillfeather by the common river.',
    })
    expect(await titles('quillfeather')).toHaveLength(1)
    await closeRecord(editor, record)
    expect(await titles('quillfeather')).toEqual([])
    expect((await find('quillfether')).terms[0]?.instead).toEqual([])
    expect(await db.searchWord.findUnique({ where: { word: 'river' } })).not.toBeNull()
  })

  it('accepts a text of a million different letters', async () => {
    const words = Array.from({ length: 120_000 }, (_, index) => `w${index.toString(36)}x`)
      .join(' ')
      .slice(0, 900_000)
    await published('Endless', { text: words })
    expect(await titles('w0x')).toEqual(['Endless'])
  })
})
