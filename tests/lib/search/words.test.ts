import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { rebuildSearch } from '@/lib/editions/indexing/rebuild'
import { search, searchSchema } from '@/lib/search/queries'
import { doc, makeEdition, makeMember, makeRecord, p, printed } from '@/tests/support/factories'

let editor: Actor
const find = (q: string) => search(searchSchema.parse({ q }))
const titles = async (q: string) => (await find(q)).found.map(({ title }) => title).toSorted()
const marked = async (q: string) =>
  (await find(q)).found.flatMap(({ snippet }) => snippet.filter(({ fits }) => fits).map(({ text }) => text))

async function published(
  title: string,
  text: string,
  language = 'en',
  content: Record<string, unknown> = {},
) {
  const record = await makeRecord(editor, {
    title,
    content: { language, summary: '', body: doc(p(text)), ...content },
  })
  await makeEdition(editor, record)
  return record
}

beforeAll(async () => {
  editor = await makeMember()
})

describe('the words of a search', () => {
  it('are found beside every sign', async () => {
    await published(
      'Signs',
      '“Harbourlight” and «пристань»—then… 1961–1962, (ferryboat); O’Brannigan, l’orchidée',
    )
    for (const q of [
      ...[
        'harbourlight',
        'пристань',
        '1961',
        '1961-1962',
        '1961–1962',
        'ferryboat',
        'obrannigan',
        "o'brannigan",
      ],
      ...['O’Brannigan', 'brannigan', 'orchidée', 'orchidee', "l'orchidee"],
    ])
      expect(await titles(q), q).toEqual(['Signs'])
  })

  it('are found in Armenian, Arabic, Persian and Hebrew', async () => {
    await published('Հայերեն', 'Կամուրջը՝ գետի վրա։ Ինչո՞ւ։ Երևանում։', 'hy')
    await published('عربي', 'كانت السفينة، في الميناء؛ مَدينة ١٩٦١', 'ar')
    await published('فارسی', 'آن‌ها می‌نویسند کتاب‌های قدیمی', 'fa')
    await published('עברית', 'הסְּפִינָה בנמל צה"ל', 'he')
    for (const q of ['կամուրջ', 'Երեւան', 'ինչու']) expect(await titles(q), q).toEqual(['Հայերեն'])
    for (const q of ['السفينه', 'مدينة 1961', 'الميناء']) expect(await titles(q), q).toEqual(['عربي'])
    for (const q of ['آنها', 'می نویسند', 'مینویسند', 'كتاب', 'قديمي'])
      expect(await titles(q), q).toEqual(['فارسی'])
    for (const q of ['הספינה', 'צהל', 'צה״ל']) expect(await titles(q), q).toEqual(['עברית'])
  })

  it('are found in Chinese, Japanese and Thai', async () => {
    await published('中文', '我们在北京大学学习历史。', 'zh')
    await published('日本語', '昨日、東京都に行きました。', 'ja')
    await published('ไทย', 'เรือจอดอยู่ที่ท่าเรือใหญ่', 'th')
    for (const q of ['北京', '北京大学', '大学', '历史', '学习历史'])
      expect(await titles(q), q).toEqual(['中文'])
    for (const q of ['東京', '東京都', '行きました']) expect(await titles(q), q).toEqual(['日本語'])
    expect(await titles('京都')).toEqual([])
    expect(await titles('ท่าเรือ')).toEqual(['ไทย'])
    expect(await marked('学习历史')).toEqual(['学习历史'])
  })

  it('are found by stems of the language of the record only', async () => {
    await published('Described', 'The ferry was described at length.')
    await published('Deadline', 'The deadline had passed.')
    expect(await titles('describing')).toEqual(['Described'])
    expect(await titles('dead')).not.toContain('Described')
    await published('Gemischt', 'Die Lampen waren beschrieben.', 'de')
    expect(await titles('lampe')).toEqual(['Gemischt'])
  })

  it('are found by their endings where PostgreSQL has no stems', async () => {
    await published('ქართული', 'ნავსადგურის სინათლე.', 'ka')
    expect(await titles('ნავსადგური')).toEqual(['ქართული'])
    await published('Azərbaycanca', 'Limanların işıqları görünürdü.', 'az')
    for (const q of ['liman', 'limanlar', 'işıq', 'isiq'])
      expect(await titles(q), q).toEqual(['Azərbaycanca'])
  })

  it('exclude records, also alone, and leave a choice with OR', async () => {
    await published('Ambergate one', 'A kestrel.', 'en', { summary: 'Ambergate.' })
    await published('Ambergate two', 'A plover.', 'en', { summary: 'Ambergate.' })
    expect(await titles('ambergate -kestrel')).toEqual(['Ambergate two'])
    expect(await titles('kestrel OR plover')).toEqual(['Ambergate one', 'Ambergate two'])
    const without = await search(searchSchema.parse({ q: '-kestrel', sort: 'published' }))
    expect(without.total).toBe((await db.searchEntry.count()) - 1)
    expect(without.found.map(({ title }) => title)).not.toContain('Ambergate one')
  })

  it('find the fields that a page shows', async () => {
    const record = await makeRecord(editor, {
      kind: 'resolution',
      title: 'On lighthouses',
      content: {
        fields: {
          body: { name: 'Senate of Merrowland', authorityId: null },
          jurisdiction: 'Merrowland, Northern Isles',
          instrument: 'Decree',
          number: '77/12',
          adopted: printed('3rd of April, 1963', '1963-04-03'),
        },
        body: doc(p('Read.')),
      },
    })
    await makeEdition(editor, record)
    for (const q of [
      ...[
        'Merrowland',
        'Senate Northern Isles',
        'Decree 77/12',
        '3 April 1963',
        'April 3, 1963',
        '1963-04-03',
      ],
      ...['03.04.1963', '4/3/1963', '"3rd of April"'],
    ])
      expect(await titles(q), q).toEqual(['On lighthouses'])
  })

  it('lead to names that sound the same in another script', async () => {
    await published('Letter', 'It was written by Vasilchenko in spring.')
    await published('Письмо', 'Это написал Васильченко весной.', 'ru')
    const { terms, found } = await find('Vasilchenko')
    expect(found.map(({ title }) => title)).toEqual(['Letter', 'Письмо'])
    expect(terms[0]?.also).toEqual(['Васильченко'])
    expect((await find('spring')).terms[0]?.also).toEqual([])
  })
})

describe('the upgrade of the search', () => {
  it('writes entries of an earlier form again', async () => {
    await published('Upgraded', 'The «cormorant» flew.')
    await db.$executeRaw`UPDATE "SearchEntry" SET version = 0, document = to_tsvector('simple', 'earlier form')`
    expect(await titles('cormorant')).toEqual([])
    expect(await rebuildSearch()).toBe(await db.searchEntry.count())
    expect(await titles('cormorant')).toEqual(['Upgraded'])
    expect(await titles('earlier')).toEqual([])
    expect(await rebuildSearch()).toBe(0)
  })
})
