import '@/tests/support/database'
import { NextRequest } from 'next/server'
import { createElement } from 'react'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import FiguresRoute from '@/app/(archive)/figures/page'
import { GET as atom } from '@/app/(archive)/new/atom/route'
import { GET as feed } from '@/app/(archive)/new/json/route'
import { editionJsonLd, editionMetadata } from '@/app/(archive)/records/[slug]/edition-metadata'
import ChangesRoute from '@/app/(archive)/records/[slug]/editions/[number]/changes/page'
import CiteRoute from '@/app/(archive)/records/[slug]/editions/[number]/cite/page'
import RecordRoute from '@/app/(archive)/records/[slug]/page'
import UnverifiedPage from '@/app/(archive)/unverified/page'
import { GET as sitemap } from '@/app/sitemap.xml/route'
import { RecordPage } from '@/components/archive/record/RecordPage'
import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import type { AuthorityName } from '@/lib/authorities/schema'
import { db } from '@/lib/db'
import { answerOf } from '@/lib/editions/addresses'
import { SOURCES_PAGE_SIZE, STATEMENTS_PAGE_SIZE, unverified } from '@/lib/editions/archive'
import { changesBetween } from '@/lib/editions/changes'
import { otherFigures, sameCountSql, scopesOf } from '@/lib/editions/figures'
import { homePage } from '@/lib/editions/home'
import { editionBySlug, editionsOf, liveEdition } from '@/lib/editions/queries'
import { citedSource } from '@/lib/editions/sources'
import { tombstoneOf } from '@/lib/editions/tombstone'
import type { Figure } from '@/lib/figures/schema'
import { mergeAuthorities } from '@/lib/merging/authorities'
import { saveDraft } from '@/lib/records/drafts'
import type { RecordContent } from '@/lib/records/schema'
import { comparedFigures, figuresOfCount } from '@/lib/search/figures'
import { newestEditions, newestSchema } from '@/lib/search/newest'
import { search, searchSchema, searchWithFacets } from '@/lib/search/queries'
import { timelineOf, timelineSchema } from '@/lib/search/timeline'
import { unsetSettings } from '@/lib/settings/schema'
import { citingOf } from '@/tests/support/editions'
import { english, inEnglish } from '@/tests/support/english'
import {
  chainOf,
  cite,
  closeRecord,
  doc,
  figure,
  makeEdition,
  makeMember,
  makeRecord,
  makeSource,
  p,
  quotation,
  sensitive,
  timelineEvent,
} from '@/tests/support/factories'
import { tellOfChange } from '@/tests/support/news'
import { publicData } from '@/tests/support/public-data'
import { queriesOf } from '@/tests/support/queries'
import { htmlOf } from '@/tests/support/render'

let editor: Actor
beforeAll(async () => {
  editor = await makeMember()
})
beforeEach(tellOfChange)

/** A published record that quotes one source through another. */
async function published(title: string, { openlyUnverified = false } = {}) {
  const [heard, seen] = [await makeSource(editor, { title: `Heard: ${title}` }), await makeSource(editor)]
  const body = doc(
    p('A sentence.', cite(chainOf(seen))),
    quotation({ chain: chainOf(heard, seen), openlyUnverified }, 'Words of a source.'),
  )
  const event = { name: `Event: ${title}`, authorityId: null }
  const content = {
    body,
    fields: { timeline: [timelineEvent(chainOf(seen), { text: `Event: ${title}` })] },
    figures: [figure(chainOf(seen), { event })],
  }
  const record = await makeRecord(editor, { title, content })
  await makeEdition(editor, record)
  return { ...record, heard, seen }
}

/** The record published again with something changed. */
async function publishedAgain(
  record: Awaited<ReturnType<typeof published>>,
  change: Pick<Partial<RecordContent>, 'title' | 'body' | 'fields' | 'figures'>,
) {
  const content = { ...record.content, ...change }
  await db.record.update({ where: { id: record.id }, data: { state: 'DRAFT' } })
  const { version } = await db.draft.findUniqueOrThrow({ where: { recordId: record.id } })
  await saveDraft(editor, record.id, { baseVersion: version, content })
  await makeEdition(editor, { ...record, content })
}

/** The page of a record as its reader gets it. */
async function pageOf(slug: string): Promise<string> {
  const edition = await liveEdition(slug)
  return edition ? htmlOf(createElement(RecordPage, { citing: citingOf(edition) })) : ''
}

/** What harvesters get of records, without the identifiers, which they know already. */
const harvested = async (query: string) =>
  String((await publicData.oai(query)).body).match(/<metadata>.*?<\/metadata>/g)

/** Every public door, and what of a record it shows. */
const doors = {
  'its page': async ({ slug }: { slug: string }) => liveEdition(slug),
  'its first edition': async ({ slug }: { slug: string }) => editionBySlug(slug, 1),
  'the titles of its editions': async ({ slug }: { slug: string }) =>
    (await editionsOf(slug))?.map(({ title }) => title),
  search: async ({ title }: { title: string }) => search(searchSchema.parse({ q: `"${title}"` })),
  'the list of all records': async () => search(searchSchema.parse({})),
  'the facets of all records, and what they are made of': async () => {
    const { found, counts } = await searchWithFacets(searchSchema.parse({}))
    return [found, [...counts], await db.searchName.findMany(), await db.searchEvent.findMany()]
  },
  'the timeline': async () => timelineOf(timelineSchema.parse({}), 'en'),
  'new editions, as a list and as feeds': async () => [
    await newestEditions(newestSchema.parse({})),
    await (await atom(new NextRequest('http://localhost:3000/new/atom'))).text(),
    await (await feed(new NextRequest('http://localhost:3000/new/json'))).text(),
  ],
  'the compared figures': async () => comparedFigures(1),
  'the first page': async () => [await homePage('2026-11-29', 'en')],
  'the page of what could not be verified': async () => unverified(),
  'the page of its source': async ({ seen }: { seen: { id: string } }) => citedSource(seen.id),
  'the sitemap': async () => (await sitemap()).text(),
  'the data of the record': async ({ slug }: { slug: string }) => publicData.record(slug),
  'the data of its edition': async ({ slug }: { slug: string }) => publicData.edition(slug, 1),
  'the data of its editions': async ({ slug }: { slug: string }) => publicData.editions(slug),
  'the data of all records': async () => publicData.records(''),
  'its structured data': async ({ slug }: { slug: string }) => {
    const edition = await liveEdition(slug)
    return edition && editionJsonLd(edition, new Map(), unsetSettings, english)
  },
  'its citations': async ({ slug }: { slug: string }) => publicData.citation(slug, 1, 'record.txt'),
  'its citations as data': async ({ slug }: { slug: string }) => publicData.citation(slug, 1, 'record.csl'),
  'the page of its citations': async ({ slug }: { slug: string }) =>
    htmlOf(await CiteRoute({ params: Promise.resolve({ slug, number: '1' }) })),
  'its record for harvesters': async ({ slug }: { slug: string }) =>
    harvested(`?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:${slug}`),
  'all records for harvesters': async () => harvested('?verb=ListRecords&metadataPrefix=oai_dc'),
  'its graph': async ({ slug }: { slug: string }) => publicData.graph(slug, 1),
  'its current graph': async ({ slug }: { slug: string }) => publicData.liveGraph(slug),
  'its item for reference managers': async ({ slug }: { slug: string }) =>
    publicData.unapi(`?id=records/${slug}&format=rdf_zotero`),
  'its edition for reference managers': async ({ slug }: { slug: string }) =>
    publicData.unapi(`?id=records/${slug}/editions/1&format=ris`),
  'its tags for reference managers': async ({ slug }: { slug: string }) => {
    const edition = await liveEdition(slug)
    return edition && editionMetadata(edition, 'RECORD')
  },
  'the words that a misspelling leads to': async () => db.searchWord.findMany(),
}

describe('what readers get', () => {
  it('is available everywhere once it is published', async () => {
    const record = await published('Kittiwake cliffs', { openlyUnverified: true })
    for (const [door, open] of Object.entries(doors)) {
      const shown = JSON.stringify(await open({ ...record, title: 'Kittiwake cliffs' })).toLowerCase()
      expect(shown.includes('kittiwake'), door).toBe(true)
    }
    expect(await answerOf(`/records/${record.slug}`)).toBe('PUBLIC')
    expect(await answerOf(`/sources/${record.seen.id}`)).toBe('PUBLIC')
  })

  it('contains nothing of a draft', async () => {
    const source = await makeSource(editor, { title: 'Sandpiper letters' })
    const { slug } = await makeRecord(editor, {
      title: 'Sandpiper drafts',
      content: { body: doc(p('Sandpiper.', cite(chainOf(source)))) },
    })
    for (const [door, open] of Object.entries(doors)) {
      const shown = JSON.stringify((await open({ slug, title: 'Sandpiper drafts', seen: source })) ?? null)
      expect(shown.toLowerCase().includes('sandpiper'), door).toBe(false)
    }
    expect(await answerOf(`/records/${slug}`)).toBe('UNKNOWN')
    expect(await answerOf(`/records/${slug}/editions/1`)).toBe('UNKNOWN')
    expect(await answerOf(`/sources/${source.id}`)).toBe('UNKNOWN')
  })

  it('includes a source that only an earlier edition cites', async () => {
    const record = await published('Whimbrel letters')
    const [dropped, kept] = [record.seen, await makeSource(editor)]
    const body = doc(p('A sentence.', cite(chainOf(kept))))
    await publishedAgain(record, { body, fields: { ...record.content.fields, timeline: [] }, figures: [] })
    const of = async ({ id }: typeof kept) => {
      const found = await citedSource(id)
      return [await answerOf(`/sources/${id}`), found?.citing.map(({ slug, earlier }) => [slug, earlier])]
    }
    expect(await of(dropped)).toEqual(['PUBLIC', [[record.slug, 1]]])
    expect(await of(kept)).toEqual(['PUBLIC', [[record.slug, null]]])
    await closeRecord(editor, record, 'Asked for by the family.')
    tellOfChange()
    for (const source of [dropped, kept]) expect(await of(source)).toEqual(['UNKNOWN', undefined])
  })

  it('shows the changes between public editions only', async () => {
    const record = await published('Turnstone paper')
    await publishedAgain(record, { title: 'Turnstone paper, mended' })
    const changes = async (number: string) =>
      htmlOf(await ChangesRoute({ params: Promise.resolve({ slug: record.slug, number }) }))
    expect(await changes('2')).toMatch(/<ins[^>]*>.*, mended/)
    for (const none of ['1', '3', '02', '2x']) expect(await changes(none), none).not.toMatch(/Turnstone/)
    await closeRecord(editor, record, 'Asked for by the family.')
    expect(await changes('2')).not.toMatch(/Turnstone|mended/)
  })

  it('is replaced by a tombstone after a withdrawal', async () => {
    const record = await published('Oystercatcher notes', { openlyUnverified: true })
    expect(await answerOf(`/records/${record.slug}`)).toBe('PUBLIC')
    await closeRecord(editor, record, 'Asked for by the family.')
    for (const [door, open] of Object.entries(doors)) {
      const shown = JSON.stringify((await open({ ...record, title: 'Oystercatcher notes' })) ?? null)
      expect(shown.toLowerCase().includes('oystercatcher'), door).toBe(false)
    }
    for (const path of ['', '/editions', '/editions/1'])
      expect(await answerOf(`/records/${record.slug}${path}`), path).toBe('GONE')
    expect(await answerOf(`/records/${record.slug}/editions/2`)).toBe('UNKNOWN')
    expect(await answerOf(`/sources/${record.seen.id}`)).toBe('UNKNOWN')
    expect(await tombstoneOf(record.slug)).toMatchObject({
      reason: 'Asked for by the family.',
      through: 1,
      live: false,
    })
  })

  it('returns as a later edition, without the withdrawn one', async () => {
    const record = await published('Turnstone, first')
    await closeRecord(editor, record)
    await publishedAgain(record, { title: 'Turnstone, second' })
    tellOfChange()
    expect((await liveEdition(record.slug))?.content.title).toBe('Turnstone, second')
    expect(await editionBySlug(record.slug, 1)).toBeNull()
    expect(await answerOf(`/records/${record.slug}`)).toBe('PUBLIC')
    expect(await answerOf(`/records/${record.slug}/editions/1`)).toBe('GONE')
    expect(await editionsOf(record.slug)).toMatchObject([
      { number: 2, title: 'Turnstone, second', withdrawn: false },
      { number: 1, title: '', withdrawn: true },
    ])
  })
})

describe('an edition', () => {
  it('never changes', async () => {
    const record = await published('First wording')
    const before = await editionBySlug(record.slug, 1)
    await db.source.update({ where: { id: record.heard.id }, data: { title: 'A corrected title' } })
    await publishedAgain(record, { title: 'Second wording' })
    const after = await editionBySlug(record.slug, 1)
    expect(after).toEqual({ ...before, newest: 2, isLive: false })
    expect(await liveEdition(record.slug)).toMatchObject({ number: 2, isLive: true, newest: 2 })
    expect((await citedSource(record.heard.id))?.source.csl.title).toBe('A corrected title')
  })

  it('is read with one query, lists with few', async () => {
    const record = await published('Counted')
    expect(await queriesOf(() => liveEdition(record.slug))).toHaveLength(1)
    expect(await queriesOf(() => editionBySlug(record.slug, 1))).toHaveLength(1)
    expect(await queriesOf(() => citedSource(record.seen.id))).toHaveLength(2)
    expect(await queriesOf(() => homePage('2026-11-29', 'en'))).toHaveLength(8)
    expect(await queriesOf(() => unverified())).toHaveLength(2)
    expect(await queriesOf(() => unverified({ page: 2, sourcesPage: 2 }))).toHaveLength(2)
  })
})

describe('the list of unverified statements', () => {
  const unseen = (words: string, of: ReturnType<typeof chainOf>) =>
    quotation({ chain: of, openlyUnverified: true, language: 'en' }, words)
  const recordWith = async (title: string, content: Partial<RecordContent>) => {
    const record = await makeRecord(editor, { title, content })
    // Newer than all others of this file, so that they come first.
    later += 1000
    await makeEdition(editor, record, {
      publishedAt: new Date(later).toISOString(),
    })
    return record
  }
  let later = Date.now() + 3_600_000
  let chain: ReturnType<typeof chainOf>
  beforeAll(async () => {
    chain = chainOf(await makeSource(editor, { title: 'Only source' }))
  })
  const listed = async (slug: string) =>
    (await unverified()).statements.records.find((record) => record.slug === slug)

  it('links each statement to its place in its record', async () => {
    const body = doc(
      quotation({ chain }, 'This one was compared.'),
      unseen('This one was not.', chain),
      unseen('Nor was this.', chain),
    )
    const record = await recordWith('Godwit letters', { body })
    const found = await listed(record.slug)
    expect(inEnglish(found)).toMatchObject({
      title: 'Godwit letters',
      unseen: 2,
      statements: [
        { name: 'Quotation 2', words: 'This one was not.', language: 'en', state: 'UNCHECKED' },
        { name: 'Quotation 3', words: 'Nor was this.' },
      ],
    })
    const ids = [...(await pageOf(record.slug)).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    for (const { path } of found?.statements ?? []) {
      const [page, anchor] = path.split('#')
      expect(page).toBe(`/records/${record.slug}`)
      expect(anchor).toMatch(/^how-quotation-/)
      expect(ids).toContain(anchor)
    }
  })

  it('hides warned text and links to nothing that opens it', async () => {
    const closed = sensitive('Flight', unseen('Heard behind the wall.', chain))
    const one = await recordWith('Redshank, a passage', {
      body: doc(unseen('Heard outside.', chain), closed),
    })
    const all = await recordWith('Redshank, the whole', {
      body: doc(unseen('Heard in the yard.', chain)),
      contentWarning: 'Flight',
    })
    expect(inEnglish((await listed(one.slug))?.statements)).toMatchObject([
      { name: 'Quotation 1', words: 'Heard outside.' },
      { name: 'Quotation 2', words: null, path: `/records/${one.slug}#note-2` },
    ])
    expect(inEnglish((await listed(all.slug))?.statements)).toMatchObject([
      { name: 'Quotation 1', words: null, path: `/records/${all.slug}` },
    ])
    expect(JSON.stringify(await unverified())).not.toMatch(/behind the wall|in the yard/)
  })

  it('continues on further pages without repetition', async () => {
    const many = Array.from({ length: STATEMENTS_PAGE_SIZE + 5 }, (_, index) =>
      unseen(`Avocet ${index}.`, chain),
    )
    await recordWith('Avocet, the rest', { body: doc(...many.slice(0, 10)) })
    await recordWith('Avocet, most', { body: doc(...many.slice(10)) })
    const { statements } = await unverified()
    const pages = await Promise.all(
      Array.from({ length: statements.pages }, (_, index) => unverified({ page: index + 1 })),
    )
    const records = pages.map((page) => page.statements.records)
    const words = records.map((of) => of.flatMap((record) => record.statements.map((one) => one.words)))
    expect(words.map((of) => of.length).slice(0, -1)).toEqual(words.slice(1).map(() => STATEMENTS_PAGE_SIZE))
    expect(words.flat()).toHaveLength(statements.total)
    expect(new Set(words.flat().filter((one) => one?.startsWith('Avocet'))).size).toBe(many.length)
    expect(records[0]?.map(({ title }) => title)).toEqual(['Avocet, most', 'Avocet, the rest'])
    expect(records[1]?.[0]).toMatchObject({ title: 'Avocet, the rest', unseen: 10 })
    expect((await unverified({ page: statements.pages + 1 })).statements.records).toEqual([])
  })

  it('is a page of plain links with states in words', async () => {
    const body = doc(
      ...Array.from({ length: STATEMENTS_PAGE_SIZE }, (_, index) => unseen(`Plover ${index}.`, chain)),
      sensitive('Flight', unseen('Heard at night.', chain)),
    )
    const { slug } = await recordWith('Plover', { body })
    const pageAt = async (asked: Record<string, unknown>) =>
      htmlOf(await UnverifiedPage({ searchParams: Promise.resolve(asked) }))
    const [first, second] = [await pageAt({ page: 'x' }), await pageAt({ page: '2', works: '-1' })]
    expect(first).toMatch(
      new RegExp(
        `href="/records/${slug}#how-quotation-[^"]+"[^>]*>Quotation 1</a>.*?Original not seen yet.*?Plover 0\\.`,
        's',
      ),
    )
    expect(first).toContain('href="/unverified?page=2#statements"')
    expect(first).toContain(`${STATEMENTS_PAGE_SIZE} of ${STATEMENTS_PAGE_SIZE + 1} statements`)
    expect(second).toMatch(/Quotation 51<\/a>.*Original not seen yet.*This text is behind a content warning/s)
    expect(first + second).not.toContain('Heard at night')
    expect(await pageAt({ page: '9999' })).toContain(english('archive.list.pastEnd'))
  })

  it('lists all sources that were not seen, fifty a page', async () => {
    const [seen, ...heard] = await Promise.all(
      Array.from({ length: SOURCES_PAGE_SIZE + 3 }, () => makeSource(editor)),
    )
    if (!seen) throw new Error('A source is missing')
    const body = doc(...heard.map((source) => p('Told.', cite(chainOf(source, seen)))))
    await recordWith('Sanderling', { body })
    const [first, second] = [await unverified(), await unverified({ sourcesPage: 2 })]
    expect(first.sources).toMatchObject({ page: 1, pages: 2 })
    const ids = [...first.sources.found, ...second.sources.found].map(({ id }) => id)
    expect(ids).toHaveLength(first.sources.total)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id } of heard) expect(ids).toContain(id)
  })
})

describe('a source page', () => {
  it('lists only the records that cite it', async () => {
    const [one, other] = [await published('Rests on one'), await published('Rests on another')]
    for (const { slug, seen } of [one, other])
      expect(await citedSource(seen.id)).toMatchObject({
        total: 1,
        citing: [{ slug, statements: 4, seen: 4 }],
      })
  })
})

describe('the status of an address', () => {
  it('needs no query for a known record', async () => {
    const { slug } = await published('Found before')
    // What was withdrawn is read again after half a second, however slow the machine is.
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      await answerOf(`/records/${slug}`)
      expect(await queriesOf(() => answerOf(`/records/${slug}`))).toEqual([])
    } finally {
      vi.useRealTimers()
    }
  })

  it('is unknown for a malformed address', async () => {
    for (const path of [
      '/records/UPPER',
      '/records/a/b',
      '/records/a/editions/0',
      '/records/a/editions/x',
      '/records/a/editions/1/changes',
      '/records/a/editions/changes',
      '/records/a/editions/cite',
      '/records/a/editions/1/cite/x',
      '/sources/1',
      '/withdrawn/x',
    ])
      expect(await answerOf(path), path).toBe('UNKNOWN')
    for (const path of ['/', '/records', '/about', '/unverified'])
      expect(await answerOf(path), path).toBe('PUBLIC')
  })
})

describe('figures for the same event, measure, population and place', () => {
  const counted = (name: string, value: number, more = {}) =>
    figure(chainOf(source), {
      event: { name: 'The Dunlin Flood', authorityId: null },
      statedBy: { name, authorityId: null },
      quantity: { kind: 'EXACT', value },
      ...more,
    })
  let source: { id: string }
  beforeAll(async () => {
    source = await makeSource(editor)
  })
  const recordWith = async (title: string, ...figures: Figure[]) => {
    const record = await makeRecord(editor, { title, content: { figures } })
    await makeEdition(editor, record)
    return record
  }

  const othersOf = ({ id, content }: Awaited<ReturnType<typeof recordWith>>) =>
    otherFigures({ recordId: id, content })

  it('are shown together while their records are public', async () => {
    const mine = counted('The ministry', 12)
    const one = await recordWith('Dunlin one', mine, counted('The ministry', 3, { measure: 'injured' }))
    const two = await recordWith(
      'Dunlin two',
      counted('The relief agency', 15, { event: { name: ' the dunlin FLOOD ', authorityId: null } }),
      counted('The relief agency', 4, { population: 'women' }),
    )
    await makeRecord(editor, { title: 'Dunlin draft', content: { figures: [counted('A draft', 99)] } })
    const found = await othersOf(one)
    expect([...found.keys()]).toEqual([mine.id])
    expect(found.get(mine.id)).toMatchObject({
      numbers: [
        {
          quantity: { value: 15 },
          stated: [
            {
              slug: two.slug,
              title: 'Dunlin two',
              statedBy: { name: 'The relief agency' },
              state: 'CHECKED',
              quantity: { value: 15 },
            },
          ],
          total: 1,
        },
      ],
      total: 1,
      isMinimum: false,
    })
    const page = htmlOf(await RecordRoute({ params: Promise.resolve({ slug: one.slug }) }))
    expect(page).toMatch(/Dunlin two.*In other records|In other records.*Dunlin two/s)
    expect((await publicData.liveGraph(one.slug)).body).toMatchObject({
      mainEntity: {
        hasPart: expect.arrayContaining([expect.objectContaining({ 'stele:elsewhere': expect.anything() })]),
      },
    })
    expect(await queriesOf(() => othersOf(one))).toHaveLength(1)
    await closeRecord(editor, two)
    expect(await othersOf(one)).toEqual(new Map())
  })

  it('are counted by number, and none hides another', async () => {
    const of = (name: string, value: number) =>
      counted(name, value, { event: { name: 'The Ruff Flood', authorityId: null } })
    const mine = of('The ministry', 12)
    const one = await recordWith('Ruff', mine)
    for (let turn = 0; turn < 4; turn += 1) await recordWith(`Ruff ${turn}`, of('The ministry', 12))
    await recordWith('Ruff, the agency', of('The relief agency', 12))
    const differing = await makeRecord(editor, {
      title: 'Ruff, behind a warning',
      content: { figures: [of('The parish', 20)], contentWarning: 'Flight' },
    })
    await makeEdition(editor, differing)
    const count = (await othersOf(one)).get(mine.id)
    expect(count).toMatchObject({ total: 6, isMinimum: false })
    expect(
      count?.numbers.map(({ stated, total }) => [total, stated.map(({ statedBy: { name } }) => name).sort()]),
    ).toEqual([
      [5, ['The ministry', 'The ministry', 'The relief agency']],
      [1, ['The parish']],
    ])
    const asked = { record: one.slug, figure: mine.id }
    const all = await FiguresRoute({ searchParams: Promise.resolve(asked) })
    expect(htmlOf(all).split(`/records/ruff`)).toHaveLength(8)
    expect((await figuresOfCount(asked, 1))?.counts).toMatchObject([{ differ: true }])
    expect(await figuresOfCount(asked, 2)).toEqual({ counts: [], pages: 0 })
    expect(await figuresOfCount({ ...asked, figure: one.id }, 1)).toBeNull()
    expect(await queriesOf(() => figuresOfCount(asked, 1))).toHaveLength(2)
    const wrong = [{ figure: 'x' }, { figure: undefined }, { record: undefined }, { record: ['a', 'b'] }]
    for (const one of wrong)
      await expect(FiguresRoute({ searchParams: Promise.resolve({ ...asked, ...one }) })).rejects.toThrow(
        'NEXT_HTTP_ERROR_FALLBACK;404',
      )
  })

  it('are all counted, and a number stated once is found among hundreds', async () => {
    const of = (value: number) =>
      counted('The ministry', value, { event: { name: 'The Knot Flood', authorityId: null } })
    const mine = of(12)
    const one = await recordWith('Knot', mine)
    await recordWith('Knot, many', ...Array.from({ length: 205 }, () => of(12)), of(13))
    const count = (await othersOf(one)).get(mine.id)
    expect(count).toMatchObject({ total: 206, isMinimum: false })
    expect(count?.numbers.map(({ quantity, total }) => [quantity, total])).toEqual([
      [{ kind: 'EXACT', value: 12 }, 205],
      [{ kind: 'EXACT', value: 13 }, 1],
    ])
    expect(await othersOf(one)).toEqual(new Map([[mine.id, count]]))
    const listed = (await Promise.all([1, 2, 3].map(comparedFigures))).flatMap(({ counts }) => counts)
    expect(listed.find(({ event }) => event === 'The Knot Flood')).toMatchObject({ differ: true, more: 1 })
  })

  it('behind many warnings are a minimum, with a page of all', async () => {
    const of = (name: string, measure: string) =>
      counted('The ministry', 12, { event: { name, authorityId: null }, measure })
    const [mine, hidden, alone] = ['killed', 'injured', 'missing'].map((measure) =>
      of('The Sanderling Flood', measure),
    )
    if (!mine || !hidden || !alone) throw new Error('A figure is missing')
    const one = await recordWith('Sanderling', mine, hidden, alone)
    for (let turn = 0; turn < 21; turn += 1) {
      const figures = [of('The Sanderling Flood', 'killed')]
      if (turn === 20) figures.push(of('The Sanderling Flood', 'injured'))
      const record = await makeRecord(editor, {
        title: `Sanderling ${turn}`,
        content: { figures, contentWarning: 'Flight' },
      })
      await makeEdition(editor, record)
    }
    const found = await othersOf(one)
    expect(found.get(mine.id)).toMatchObject({ total: 20, isMinimum: true })
    // The only record that states it is the one that isn't read.
    expect(found.get(hidden.id)).toEqual({ numbers: [], total: 0, isMinimum: true })
    expect(found.get(alone.id)).toBeUndefined()
    const all = await FiguresRoute({ searchParams: Promise.resolve({ record: one.slug, figure: mine.id }) })
    expect(htmlOf(all).split('/records/sanderling')).toHaveLength(1 + 22)
    expect(htmlOf(all)).not.toContain(english('archive.figures.uncounted'))
  })

  it('of a record that is gone have no page', async () => {
    const mine = counted('The ministry', 12)
    const gone = await recordWith('Dunlin gone', mine)
    await closeRecord(editor, gone)
    for (const record of [gone.slug, 'unknown'])
      await expect(
        FiguresRoute({ searchParams: Promise.resolve({ record, figure: mine.id }) }),
      ).rejects.toMatchObject({ digest: 'NEXT_HTTP_ERROR_FALLBACK;404' })
  })

  it('match events by authority, also after a merge', async () => {
    const [flood, other, third] = await Promise.all(
      ['The Teal Flood', 'The Flood of the Teal', 'The Pintail Flood'].map((name) =>
        createAuthority(editor, { kind: 'EVENT', name }),
      ),
    )
    const at = (event: AuthorityName) => counted('The ministry', 12, { event })
    const named = (name: string, authority?: { id: string }) => ({ name, authorityId: authority?.id ?? null })
    const mine = at(named('The Teal Flood', flood))
    const one = await recordWith('Teal one', mine)
    await recordWith('Teal two', at(named('Die Krickenten-Flut', flood)))
    await recordWith('Teal three', at(named('the teal flood')))
    await recordWith('Teal four', at(named('The Teal Flood', third)))
    await recordWith('Teal five', at(named('The Flood of the Teal', other)))
    const beside = async () =>
      (await othersOf(one))
        .get(mine.id)
        ?.numbers.flatMap(({ stated }) => stated.map(({ title }) => title))
        .sort()
    expect(await beside()).toEqual(['Teal three', 'Teal two'])
    const versions = { keptVersion: 1, otherVersion: 1 }
    await mergeAuthorities(editor, { keptId: other?.id ?? '', otherId: flood?.id ?? '', ...versions })
    expect(await beside()).toEqual(['Teal five', 'Teal three', 'Teal two'])
  })

  it('are found by an index', async () => {
    const own = scopesOf([counted('The ministry', 12)])
    const sql = sameCountSql(own, null)
    const plan = await db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`
      return tx.$queryRaw`EXPLAIN WITH ${sql.own} SELECT f.id FROM own, LATERAL (SELECT f.id FROM ${sql.beside}) AS f`
    })
    expect(JSON.stringify(plan)).toContain('edition_figure_keys')
    expect(JSON.stringify(plan)).toContain('search_figure_keys')
  })
})

describe('the changes between editions', () => {
  it('cover text, evidence, checking and sources', async () => {
    const record = await published('Whimbrel, first')
    await db.source.update({ where: { id: record.heard.id }, data: { title: 'Heard, corrected' } })
    await publishedAgain(record, { title: 'Whimbrel, second' })
    const [before, after] = [await editionBySlug(record.slug, 1), await editionBySlug(record.slug, 2)]
    if (!before || !after) throw new Error('An edition is missing')
    const told = await changesBetween(before, after, english)
    const words = (kind: 'removed' | 'added') =>
      told.flatMap(({ runs }) => runs.filter((run) => run.kind === kind).map(({ text }) => text)).join(' ')
    expect(told.map(({ label }) => label)).toEqual(expect.arrayContaining(['Title', 'Quotation 1', 'Source']))
    expect(words('removed')).toContain('first')
    expect(words('added')).toMatch(/second.*corrected/)
    expect(await changesBetween(after, after, english)).toEqual([])
  })

  it('have an address while their edition is public', async () => {
    const record = await published('Curlew, first')
    await publishedAgain(record, { title: 'Curlew, second' })
    expect(await answerOf(`/records/${record.slug}/editions/2/changes`)).toBe('PUBLIC')
    expect(await answerOf(`/records/${record.slug}/editions/3/changes`)).toBe('UNKNOWN')
    await closeRecord(editor, record)
    expect(await answerOf(`/records/${record.slug}/editions/2/changes`)).toBe('GONE')
  })
})
