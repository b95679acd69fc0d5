import '@/tests/support/database'
import { NextRequest } from 'next/server'
import { SaxesParser } from 'saxes'
import { beforeAll, describe, expect, it } from 'vitest'
import { GET as mapFile } from '@/app/(archive)/map/csv/route'
import MapRoute from '@/app/(archive)/map/page'
import NamePage from '@/app/(archive)/names/[kind]/[key]/page'
import NamesPage from '@/app/(archive)/names/page'
import { GET as atom } from '@/app/(archive)/new/atom/route'
import { GET as json } from '@/app/(archive)/new/json/route'
import NewestPage from '@/app/(archive)/new/page'
import RecordRoute from '@/app/(archive)/records/[slug]/page'
import ThisDayPage from '@/app/(archive)/this-day/page'
import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { db } from '@/lib/db'
import { answerOf } from '@/lib/editions/addresses'
import { linkTranslation } from '@/lib/records/translations'
import { namesAsked, namesAskedSchema, namesFrom } from '@/lib/search/name-lists'
import { mappedPlaces } from '@/lib/search/places'
import { relatedRecords } from '@/lib/search/related'
import { dayOfYear, daysBeside, onThisDay } from '@/lib/search/this-day'
import {
  chainOf,
  closeRecord,
  doc,
  figure,
  makeEdition,
  makeMember,
  makeRecord,
  makeSource,
  printed,
  quotation,
  timelineEvent,
} from '@/tests/support/factories'
import { queriesOf } from '@/tests/support/queries'
import { htmlOf } from '@/tests/support/render'
import { renderedAt } from '@/tests/support/rendered-pages'

let editor: Actor
beforeAll(async () => {
  editor = await makeMember()
})

const named = (name: string, authorityId: string | null = null) => ({ name, authorityId })
const query = (given: Record<string, string>) => ({ searchParams: Promise.resolve(given) })
const asked = (path: string) => new NextRequest(`http://localhost:3000${path}`)
const listOf = (of: string, letter?: string) => namesFrom(namesAskedSchema.parse({ of, letter }))

/** A record that cites a work of this author. */
async function citing(title: string, family: string, authorityId: string | null = null) {
  const source = await makeSource(editor, {
    title: `A work of ${family}`,
    contributors: [{ role: 'author', family, given: 'Ann', authorityId }],
  })
  const body = doc(quotation({ chain: chainOf(source) }, 'Words.'))
  const record = await makeRecord(editor, { title, content: { body } })
  await makeEdition(editor, record)
  return { ...record, source }
}

const pageOfName = async (kind: string, key: string, page = '1') =>
  htmlOf(await NamePage({ params: Promise.resolve({ kind, key }), ...query({ page }) }))

describe('the map', () => {
  it('shows places that records name and whose entry says where they are', async () => {
    const { id } = await createAuthority(editor, {
      kind: 'PLACE',
      name: 'Cape Gannet',
      coordinates: '39.9, 46.8',
    })
    const chain = chainOf(await makeSource(editor))
    const at = (place: string, authorityId: string | null) =>
      figure(chain, { place: named(place, authorityId) })
    const figures = [at('Cape Gannet', id), at('Nowhere known', null)]
    const record = await makeRecord(editor, { title: 'Counted there', content: { figures } })
    await makeEdition(editor, record)
    expect(await mappedPlaces()).toEqual({
      places: [{ key: id, name: 'Cape Gannet', records: 1, point: { latitude: 39.9, longitude: 46.8 } }],
      unplaced: 1,
    })
    const page = htmlOf(await MapRoute())
    expect(page).toContain(`<a href="/names/place/${id}"><title>Cape Gannet: 1 record</title>`)
    expect(page).toContain('39.9, 46.8')
    expect(await (await mapFile()).text()).toContain('Cape Gannet,39.9,46.8,1,http')
    await closeRecord(editor, record)
    expect((await mappedPlaces()).places).toEqual([])
  })
})

describe('names', () => {
  it('open with the first kind that has any', async () => {
    const counted = async (instrument: string, body = 'Grebe Council') => {
      const fields = { body: named(body), jurisdiction: 'Freedonia', instrument }
      await makeEdition(editor, await makeRecord(editor, { kind: 'resolution', content: { fields } }))
    }
    expect(await namesAsked({})).toMatchObject({ of: 'person' })
    await counted('Decree')
    expect(await namesAsked({})).toMatchObject({ of: 'body' })
    expect(htmlOf(await NamesPage(query({})))).toContain('Grebe Council')
    expect(await namesAsked({ of: 'place' })).toMatchObject({ of: 'place' })
    // Few names are on one page, whatever they begin with.
    await counted('Decree', 'Avocet Board')
    const { letter, names } = await listOf('body')
    expect([letter, ...names.map(({ name }) => name)]).toEqual([null, 'Avocet Board', 'Grebe Council'])
  })

  it('are listed by their first letter, with the records that give them', async () => {
    const { id } = await createAuthority(editor, {
      kind: 'PERSON',
      name: 'Ann Wagtail',
      variants: [{ name: 'A. Wagtail', script: null, language: null, usedFrom: null, usedTo: null }],
    })
    const { source } = await citing('By her', 'Wagtail', id)
    await citing('By another', 'Zander')
    const { letters, names } = await listOf('person', 'A')
    expect(letters).toContainEqual({ letter: 'A', names: 2 })
    expect(names).toEqual([
      { key: id, name: 'Ann Wagtail', records: 1 },
      { key: 'ann zander', name: 'Ann Zander', records: 1 },
    ])
    const page = await pageOfName('person', id)
    expect(page).toContain('By her')
    expect(page).toContain(`/sources/${source.id}`)
    expect(await pageOfName('person', 'ann%20zander')).toContain('By another')
    expect(await answerOf(`/names/person/${id}`)).toBe('PUBLIC')
    expect(htmlOf(await NamesPage(query({ of: 'person' })))).toContain(`/names/person/${id}`)
  })

  it('of hidden speakers are nowhere', async () => {
    const shown = await citing('Names a person', 'Godwit')
    const path = '/names/person/ann%20godwit'
    expect(await answerOf(path)).toBe('PUBLIC')
    const other = await makeRecord(editor, { kind: 'testimony', title: 'A testimony' })
    await db.consent.update({ where: { recordId: other.id }, data: { legalName: 'Godwit, Ann' } })
    expect(await answerOf(path)).toBe('PUBLIC')
    const ofA = async () => (await listOf('person')).letters.find(({ letter }) => letter === 'A')?.names ?? 0
    const before = await ofA()
    await makeEdition(editor, other)
    expect(JSON.stringify(await listOf('person', 'A'))).not.toContain('Godwit')
    expect(await ofA()).toBe(before - 1)
    expect(await queriesOf(() => listOf('person'))).toHaveLength(2)
    expect(await answerOf(path)).toBe('UNKNOWN')
    expect(await pageOfName('person', 'ann%20godwit')).not.toContain('Names a person')
    const again = await citing('Names the person again', 'Godwit')
    expect(await relatedRecords(again.id)).toEqual([])
    await db.consent.update({ where: { recordId: other.id }, data: { nameDisplay: 'NAMED' } })
    expect((await relatedRecords(again.id)).map(({ slug }) => slug)).toEqual([shown.slug])
  })

  it('that were merged lead to the one that stays', async () => {
    const [kept, gone] = [
      await createAuthority(editor, { kind: 'PLACE', name: 'Cape Fulmar' }),
      await createAuthority(editor, { kind: 'PLACE', name: 'Fulmar Cape', distinct: true }),
    ]
    const figures = [figure(chainOf(await makeSource(editor)), { place: named('The cape', gone.id) })]
    await makeEdition(editor, await makeRecord(editor, { title: 'At the cape', content: { figures } }))
    await db.authority.update({ where: { id: gone.id }, data: { mergedIntoId: kept.id } })
    expect(await answerOf(`/names/place/${gone.id}`)).toEqual({ movedTo: `/names/place/${kept.id}` })
    expect(await pageOfName('place', kept.id)).toContain('At the cape')
  })

  it('of a draft or a withdrawn record have no page', async () => {
    const record = await citing('Withdrawn soon', 'Skua')
    expect(await answerOf('/names/person/ann%20skua')).toBe('PUBLIC')
    await closeRecord(editor, record)
    expect(await answerOf('/names/person/ann%20skua')).toBe('UNKNOWN')
    for (const key of ['%', '%00', '%ED%A0%80', 'a'.repeat(300), '..', '%e2%80%ae'])
      expect(await answerOf(`/names/person/${key}`), key).toBe('UNKNOWN')
    expect(await answerOf('/names/nonsense/x')).toBe('UNKNOWN')
    await expect(listOf('person', '\0')).resolves.toBeDefined()
  })
})

describe('related records', () => {
  it('share sources and names, the most first, and none that is withdrawn', async () => {
    const source = await makeSource(editor)
    const publish = async (title: string, body: string | null, cites: boolean, language = 'en') => {
      const record = await makeRecord(editor, {
        kind: 'resolution',
        title,
        content: {
          language,
          fields: { body: body && named(body), jurisdiction: 'Anywhere' },
          ...(cites && { body: doc(quotation({ chain: chainOf(source) }, title)) }),
        },
      })
      await makeEdition(editor, record)
      return record
    }
    const one = await publish('One', 'The Curlew Council', true)
    const both = await publish('Both', 'The Curlew Council', true)
    const publisher = await makeMember({ role: 'PUBLISHER' })
    const translation = await publish('Übersetzt', 'The Curlew Council', true, 'de')
    await linkTranslation(publisher, translation.id, { original: one.id })
    await publish('Source only', 'Another council', true)
    await publish('Country only', 'A third council', false)
    const titles = async () => (await relatedRecords(one.id)).map(({ title }) => title)
    expect(await titles()).toEqual(['Both', 'Source only'])
    await closeRecord(editor, both)
    expect(await titles()).toEqual(['Source only'])
    expect(await queriesOf(() => relatedRecords(one.id))).toHaveLength(1)
    // Zotero takes items named for unAPI and then leaves out the page itself.
    const page = htmlOf(await RecordRoute({ params: Promise.resolve({ slug: one.slug }) }))
    expect(page).toContain('Source only')
    expect(page).not.toContain('unapi-id')
    const list = htmlOf(await NewestPage(query({})))
    expect(list).toContain(`class="unapi-id" title="records/${one.slug}`)
  })
})

describe('this day', () => {
  it('has events and documents of any year, also without a year', async () => {
    const chain = chainOf(await makeSource(editor))
    const on = (edtf: string, text: string) => timelineEvent(chain, { date: printed(edtf, edtf), text })
    const timeline = [
      on('1921-05-07', 'The dam breaks.'),
      on('XXXX-05-07', 'The bells ring.'),
      on('1921-05', 'A whole month.'),
      on('1921-05-08', 'The day after.'),
      on('XXXX-09-09', 'The market.'),
    ]
    await makeEdition(
      editor,
      await makeRecord(editor, { title: 'An account', content: { fields: { timeline } } }),
    )
    const act = await makeRecord(editor, {
      kind: 'resolution',
      title: 'Adopted that day',
      content: { fields: { adopted: printed('7 May 1930', '1930-05-07') } },
    })
    await makeEdition(editor, act)
    expect((await onThisDay('05-07')).map(({ event, title }) => event ?? title)).toEqual([
      ...['The dam breaks.', 'Adopted that day', 'The bells ring.'],
    ])
    expect(await daysBeside('05-08')).toEqual({ before: '05-07', after: '09-09' })
    expect(await daysBeside('05-07')).toEqual({ before: '09-09', after: '05-08' })
    expect(await daysBeside('09-09')).toEqual({ before: '05-08', after: '05-07' })
    expect(htmlOf(await ThisDayPage(query({ day: '03-01' })))).toMatch(/day=09-09.*day=05-07/s)
    expect((await renderedAt('/')).text).toMatch(/href="\/this-day".*href="\/new"/s)
    await closeRecord(editor, act)
    expect(await onThisDay('05-07')).toHaveLength(2)
  })

  it('accepts days that exist only', () => {
    expect(['02-29', '12-31', '13-01', '02-30', '\0', ''].map((day) => dayOfYear.parse(day))).toEqual([
      ...['02-29', '12-31', null, null, null, null],
    ])
  })
})

describe('new and changed editions', () => {
  it('are a page and two feeds, for each kind', async () => {
    const record = await makeRecord(editor, {
      kind: 'press-excerpt',
      title: 'Storm & <flood>',
      content: { summary: 'What it says.' },
    })
    await makeEdition(editor, record)
    await makeEdition(editor, record)
    const text = await (await atom(asked('/new/atom?kind=press-excerpt'))).text()
    const names: string[] = []
    const parser = new SaxesParser()
    parser.on('opentag', ({ name }) => names.push(name))
    parser.on('error', (error) => {
      throw error
    })
    parser.write(text).close()
    expect(names.filter((name) => name === 'entry')).toHaveLength(1)
    expect(text).toContain(`/records/${record.slug}/editions/2`)
    const feed = JSON.parse(await (await json(asked('/new/json?kind=press-excerpt'))).text())
    expect(feed).toMatchObject({
      version: expect.stringMatching(/^https:\/\/jsonfeed\.org\/version\/1/),
      items: [{ title: 'Storm & <flood> (edition 2)', date_published: expect.any(String) }],
    })
    expect(htmlOf(await NewestPage(query({ kind: 'press-excerpt' })))).toContain('/editions/2/changes')
    expect(await (await json(asked('/new/json?kind=testimony'))).text()).not.toContain('Storm')
    await closeRecord(editor, record)
    expect(await (await atom(asked('/new/atom'))).text()).not.toContain('Storm')
    expect(htmlOf(await NewestPage(query({})))).not.toContain('Storm')
  })

  it('have no characters in Atom that XML forbids', async () => {
    const record = await makeRecord(editor, { title: 'A title' })
    await makeEdition(editor, record)
    await db.searchEntry.update({
      where: { recordId: record.id },
      data: { title: 'Bell \u0007 and ]]> end', summary: 'One \ufffe.' },
    })
    const text = await (await atom(asked('/new/atom'))).text()
    expect([...text].filter((sign) => sign === '\u0007' || sign === '\ufffe')).toEqual([])
  })
})
