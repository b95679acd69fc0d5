import '@/tests/support/database'
import { NextRequest } from 'next/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { GET as figuresFile } from '@/app/(archive)/figures/csv/route'
import FiguresPage from '@/app/(archive)/figures/page'
import PressPage from '@/app/(archive)/press/page'
import { GET as registerFile } from '@/app/(archive)/register/csv/route'
import RegisterRoute from '@/app/(archive)/register/page'
import TestimoniesPage from '@/app/(archive)/testimonies/page'
import { GET as timelineFile } from '@/app/(archive)/timeline/csv/route'
import TimelineRoute from '@/app/(archive)/timeline/page'
import type { Actor } from '@/lib/access'
import { homePage } from '@/lib/editions/home'
import type { RecordContent } from '@/lib/records/schema'
import { linkTranslation } from '@/lib/records/translations'
import { comparedFigures } from '@/lib/search/figures'
import { registerAsked, registerOf } from '@/lib/search/registers'
import { timelineOf, timelineRows, timelineSchema } from '@/lib/search/timeline'
import { english } from '@/tests/support/english'
import {
  chainOf,
  closeRecord,
  figure,
  makeEdition,
  makeMember,
  makeRecord,
  makeSource,
  printed,
  timelineEvent,
} from '@/tests/support/factories'
import { queriesOf } from '@/tests/support/queries'
import { htmlOf } from '@/tests/support/render'

let editor: Actor
const named = (name: string) => ({ name, authorityId: null })
const query = (given: Record<string, string>) => ({ searchParams: Promise.resolve(given) })
const fileOf = async (answer: Promise<Response> | Response) => (await answer).text()
const asked = (path: string) => new NextRequest(`http://localhost:3000${path}`)

async function published(
  kind: string,
  title: string,
  content: Partial<RecordContent>,
  speaker: string | null = null,
) {
  const record = await makeRecord(editor, { kind, title, content })
  await makeEdition(editor, record, { speaker })
  return record
}

beforeAll(async () => {
  editor = await makeMember()
  const officialText = 'https://example.org/act?n=1'
  const act = (title: string, body: string, instrument: string, verbatim: string, edtf: string) =>
    published('resolution', title, {
      fields: {
        body: named(body),
        jurisdiction: 'Freedonia',
        instrument,
        act: instrument.toLowerCase(),
        ...(instrument === 'Resolution' && { status: 'adopted', vote: 'Without a vote', officialText }),
        adopted: printed(verbatim, edtf),
        number: '=1+1',
      },
    })
  await act('On the harbour', 'Senate', 'Resolution', '3 April 1963', '1963-04-03')
  await act('On the lighthouse', 'Chamber', 'Statement', '28 May', 'XXXX-05-28')
  await act('On the bridge', 'Assembly', 'Speech', '1961', '1961')
  await published('press-excerpt', 'A ferry sinks', {
    fields: { periodical: named('Harbour Gazette'), published: printed('2 May 1962', '1962-05-02') },
  })
  await published('testimony', 'What the keeper saw', { fields: { recordedBy: 'A team' } }, 'Name withheld')
  await published('testimony', 'What the ferryman saw', { fields: { recordedBy: 'A team' } }, 'Ada')
  const chain = chainOf(await makeSource(editor))
  const storm = (edtf: string) =>
    timelineEvent(chain, { date: printed(edtf, edtf), text: 'The storm reaches the cape.' })
  const at = (title: string, events: ReturnType<typeof storm>[], contentWarning: string | null = null) =>
    published('account', title, { fields: { timeline: events }, contentWarning })
  await at('One account', [storm('1962-05-01')])
  await at('Another account', [
    storm('1962-05-03~'),
    timelineEvent(chain, { date: printed('some day', null), text: 'The fog lifts.' }),
  ])
  await at('A warned account', [timelineEvent(chain, { text: 'Behind a warning.' })], 'Violence')
  await published('account', 'Counted', {
    figures: [
      figure(chain),
      figure(chain, { quantity: { kind: 'AT_LEAST', value: 20 }, statedBy: named('A paper') }),
    ],
  })
})

describe('the register of acts', () => {
  it('tells types of acts apart and never adds them up', async () => {
    const { counts } = await registerOf('register', registerAsked('register', {}), 'en')
    expect(counts.get('act')?.map(({ value, records }) => [value, records])).toEqual([
      ['resolution', 1],
      ['speech', 1],
      ['statement', 1],
    ])
    const page = htmlOf(await RegisterRoute(query({})))
    expect(page).not.toContain(english('archive.search.found', { total: 3 }))
    expect(page).toContain('/register?act=speech')
    expect(page).toContain('Without a vote')
    const speeches = htmlOf(await RegisterRoute(query({ act: 'speech' })))
    expect(speeches).not.toContain(english('archive.register.columns.vote'))
  })

  it('is sorted by each of its columns, dates without a year last', async () => {
    const titles = async (sort: string) =>
      (await registerOf('register', registerAsked('register', { sort }), 'en')).rows.map(({ title }) =>
        title.replace('On the ', ''),
      )
    expect(await titles('date')).toEqual(['bridge', 'harbour', 'lighthouse'])
    expect(await titles('-date')).toEqual(['harbour', 'bridge', 'lighthouse'])
    expect(await titles('body')).toEqual(['bridge', 'lighthouse', 'harbour'])
    expect(await titles('-instrument')).toEqual(['lighthouse', 'bridge', 'harbour'])
    expect(await titles('nonsense; DROP TABLE')).toEqual(['bridge', 'harbour', 'lighthouse'])
  })

  it('is a file with the same rows and no formulas', async () => {
    const file = await fileOf(registerFile(asked('/register/csv?act=resolution')))
    expect(file.split('\r\n')).toHaveLength(3)
    expect(file).toContain(
      `3 April 1963,On the harbour,Senate,Freedonia,Resolution,'=1+1,Adopted,Without a vote,`,
    )
    expect(file).toContain(',Resolution,https://example.org/act?n=1,1963-04-03,')
    expect(file).toMatch(/1963-04-03,What this record is\.,http.*\/records\/on-the-harbour/)
  })

  it('needs three queries in a transaction', async () => {
    expect(await queriesOf(() => registerOf('register', registerAsked('register', {}), 'en'))).toHaveLength(6)
  })
})

it('press is by date and periodical', async () => {
  const page = htmlOf(await PressPage(query({ sort: 'periodical' })))
  expect(page).toContain('A ferry sinks')
  expect(page).toContain('aria-sort="ascending"')
  expect(page).toContain('Harbour Gazette')
})

it('testimonies are by the name that each speaker chose', async () => {
  const { rows } = await registerOf('testimonies', registerAsked('testimonies', {}), 'en')
  expect(rows.map(({ title, speaker }) => [title, speaker])).toEqual([
    ['What the ferryman saw', 'Ada'],
    ['What the keeper saw', ''],
  ])
  expect(htmlOf(await TestimoniesPage(query({})))).toContain(english('labels.nameWithheld'))
})

describe('the timeline', () => {
  it('has events and documents in order, the undated last', async () => {
    const { items, years, undated } = await timelineOf(timelineSchema.parse({}), 'en')
    expect(items.map(({ event, title }) => event ?? title)).toEqual([
      ...['On the bridge', 'The storm reaches the cape.', 'A ferry sinks', 'The storm reaches the cape.'],
      ...['On the harbour', 'On the lighthouse', 'The fog lifts.'],
    ])
    expect(years).toEqual([
      { year: 1961, items: 1 },
      { year: 1962, items: 3 },
      { year: 1963, items: 1 },
    ])
    expect(undated).toBe(2)
    expect(await queriesOf(() => timelineOf(timelineSchema.parse({}), 'en'))).toHaveLength(2)
  })

  it('shows differing dates of one event side by side', async () => {
    const page = htmlOf(await TimelineRoute(query({ show: 'events', year: '1962' })))
    expect(page.split('has-several')).toHaveLength(3)
    expect(page).toContain('is-uncertain')
    expect(page).not.toContain('A ferry sinks')
    expect(page).not.toContain('Behind a warning')
  })

  it('is a table and a file too', async () => {
    const table = htmlOf(await TimelineRoute(query({ view: 'table' })))
    expect(table).toContain('<table')
    const file = await fileOf(timelineFile(asked('/timeline/csv?show=records')))
    expect(file).toContain('A ferry sinks')
    expect(file).not.toContain('storm')
  })

  it('accepts any year and page', async () => {
    for (const year of ['0', '9999', '0000', '-1', 'x', '99999'])
      await expect(timelineOf(timelineSchema.parse({ year, page: '9999' }), 'en')).resolves.toBeDefined()
  })
})

describe('figures', () => {
  it('are side by side with who states them', async () => {
    const { counts, total } = await comparedFigures(1)
    expect(total).toBe(1)
    expect(counts[0]).toMatchObject({ event: 'The flood', differ: true, more: expect.any(Number) })
    const page = htmlOf(await FiguresPage(query({})))
    expect(page).toContain('A paper')
    expect(page).toContain(english('archive.compared.differ'))
    expect(await fileOf(figuresFile())).toContain('at least 20,A paper')
  })
})

it('a draft and a withdrawn record are in no register', async () => {
  const record = await makeRecord(editor, {
    kind: 'resolution',
    title: 'On the guillemot',
    content: { fields: { adopted: printed('1964', '1964') } },
  })
  const everywhere = async () =>
    [
      htmlOf(await RegisterRoute(query({}))),
      htmlOf(await TimelineRoute(query({}))),
      await fileOf(registerFile(asked('/register/csv'))),
      await fileOf(timelineFile(asked('/timeline/csv'))),
    ].filter((text) => text.includes('On the guillemot')).length
  expect(await everywhere()).toBe(0)
  await makeEdition(editor, record)
  expect(await everywhere()).toBe(4)
  await closeRecord(editor, record)
  expect(await everywhere()).toBe(0)
})

it('translations are one row, in the language of the reader', async () => {
  const publisher = await makeMember({ role: 'PUBLISHER' })
  const fields = { recordedBy: 'A team' }
  const given = [
    ['The voice', 'en'],
    ['Die Stimme', 'de'],
    ['La voix', 'fr'],
  ] as const
  const [original, ...translations] = await Promise.all(
    given.map(([title, language]) => published('testimony', title, { fields, language })),
  )
  for (const { id } of translations) await linkTranslation(publisher, id, { original: original?.id ?? '' })
  const shown = async (language: string, filters = {}) =>
    (await registerOf('testimonies', registerAsked('testimonies', filters), language)).rows
      .map(({ title }) => title)
      .filter((title) => given.some(([one]) => one === title))
  expect(await shown('en')).toEqual(['The voice'])
  expect(await shown('de')).toEqual(['Die Stimme'])
  expect(await shown('hy')).toEqual(['The voice'])
  expect(await shown('en', { language: 'fr' })).toEqual(['La voix'])
  const { accounts, newest, countOf } = await homePage('2026-11-29', 'de')
  expect(accounts.length + newest.length).toBeGreaterThan(0)
  expect(newest.map(({ title }) => title)).toContain('Die Stimme')
  expect(newest.map(({ title }) => title)).not.toContain('The voice')
  expect(countOf.get('testimony')).toBe(3)
})

it('the timeline has a document once, in the language of the reader', async () => {
  const publisher = await makeMember({ role: 'PUBLISHER' })
  const printed = { verbatim: '3 May 1931', edtf: '1931-05-03', basis: 'AS_PRINTED' }
  const [original, translation] = await Promise.all(
    (['en', 'de'] as const).map((language) =>
      published('resolution', `An act in ${language}`, { fields: { adopted: printed }, language }),
    ),
  )
  if (!original || !translation) throw new Error('Not published.')
  await linkTranslation(publisher, translation.id, { original: original.id })
  const shown = async (language: string) => {
    const asked = timelineSchema.parse({ year: '1931' })
    const { items, years } = await timelineOf(asked, language)
    const inFile: string[] = []
    for await (const { slug } of timelineRows(asked, language)) inFile.push(slug)
    expect(inFile).toEqual(items.map(({ slug }) => slug))
    expect(years.find(({ year }) => year === 1931)?.items).toBe(items.length)
    return items.map(({ title }) => title)
  }
  expect(await shown('de')).toEqual(['An act in de'])
  expect(await shown('hy')).toEqual(['An act in en'])
})
