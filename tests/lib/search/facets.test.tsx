import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import RecordsPage from '@/app/(archive)/records/page'
import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { db } from '@/lib/db'
import { letterOf, yearsOf } from '@/lib/editions/indexing/facets'
import { rebuildSearch } from '@/lib/editions/indexing/rebuild'
import { searchSchema, searchWithFacets } from '@/lib/search/queries'
import { english } from '@/tests/support/english'
import {
  chainOf,
  closeRecord,
  doc,
  figure,
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
import { htmlOf } from '@/tests/support/render'

let editor: Actor
beforeAll(async () => {
  editor = await makeMember()
})

const find = (q: string, given: Record<string, unknown> = {}) =>
  searchWithFacets(searchSchema.parse({ q, ...given }))
const named = (name: string, authorityId: string | null = null) => ({ name, authorityId })
const valuesOf = ({ counts }: Awaited<ReturnType<typeof find>>, name: Parameters<typeof counts.get>[0]) =>
  (counts.get(name) ?? []).map(({ value, records, label }) => [label ?? value, records])

async function act(title: string, fields: Record<string, unknown>, text = 'The tern.') {
  const record = await makeRecord(editor, {
    kind: 'resolution',
    title,
    content: { fields, body: doc(p(text)), summary: 'What it is.' },
  })
  await makeEdition(editor, record)
  return record
}

const pageOf = async (query: Record<string, string>) =>
  htmlOf(await RecordsPage({ searchParams: Promise.resolve(query) }))

describe('facets', () => {
  it('count what is found, and narrow the list', async () => {
    const { id } = await createAuthority(editor, { kind: 'BODY', name: 'Senate of Merrowland' })
    const body = named('Merrowland Senate', id)
    await act('One', {
      body,
      jurisdiction: 'Merrowland',
      act: 'resolution',
      instrument: 'Beschluss',
      adopted: printed('1963', '1963'),
    })
    await act('Two', {
      body,
      jurisdiction: 'merrowland',
      act: 'speech',
      instrument: 'Rede',
      adopted: printed('1964', '1964'),
    })
    await act('Three', { body: named('A council'), jurisdiction: 'Freedonia', instrument: 'Resolution' })
    const all = await find('tern')
    expect(all.total).toBe(3)
    expect(valuesOf(all, 'kind')).toEqual([['resolution', 3]])
    expect(valuesOf(all, 'act')).toEqual([
      ['resolution', 1],
      ['speech', 1],
      ['unstated', 1],
    ])
    expect(valuesOf(all, 'body')).toEqual([
      ['Merrowland Senate', 2],
      ['A council', 1],
    ])
    expect(all.counts.get('body')?.map(({ language }) => language)).toEqual(['en', 'en'])
    expect(valuesOf(all, 'country').map(([, records]) => records)).toEqual([2, 1])
    expect(valuesOf(all, 'year')).toEqual([
      ['1963', 1],
      ['1964', 1],
    ])
    const narrowed = await find('tern', { body: id, year: '1964' })
    expect(narrowed.found.map(({ title }) => title)).toEqual(['Two'])
    expect(valuesOf(narrowed, 'act')).toEqual([['speech', 1]])
    expect((await find('tern', { body: id, country: 'freedonia' })).total).toBe(0)
  })

  it('follow names that were merged', async () => {
    const [kept, gone] = [
      await createAuthority(editor, { kind: 'PLACE', name: 'Cape Gannet' }),
      await createAuthority(editor, { kind: 'PLACE', name: 'Gannet Cape', distinct: true }),
    ]
    const counted = async (place: string) => {
      const record = await makeRecord(editor, {
        title: `At ${place}`,
        content: {
          body: doc(p('The gannet.')),
          figures: [figure(chainOf(await makeSource(editor)), { place: named('The cape', place) })],
        },
      })
      await makeEdition(editor, record)
    }
    await counted(kept.id)
    await counted(gone.id)
    expect(valuesOf(await find('gannet'), 'place').map(([, records]) => records)).toEqual([1, 1])
    await db.authority.update({ where: { id: gone.id }, data: { mergedIntoId: kept.id } })
    expect(valuesOf(await find('gannet'), 'place')).toEqual([['The cape', 2]])
    expect((await find('gannet', { place: kept.id })).total).toBe(2)
  })

  it('leave out a name that must stay hidden, also as an author', async () => {
    const source = await makeSource(editor, {
      contributors: [{ role: 'author', family: 'Petrel', given: 'Ann' }],
    })
    const body = doc(quotation({ chain: chainOf(source) }, 'The shearwater.'))
    const record = await makeRecord(editor, { title: 'By a person', content: { body } })
    await makeEdition(editor, record)
    expect(valuesOf(await find('shearwater'), 'person')).toEqual([['Ann Petrel', 1]])
    const other = await makeRecord(editor, { kind: 'testimony', title: 'A testimony' })
    await db.consent.update({ where: { recordId: other.id }, data: { legalName: 'PETREL Ann' } })
    // A draft doesn't tell that it is there.
    expect(valuesOf(await find('shearwater'), 'person')).toEqual([['Ann Petrel', 1]])
    await makeEdition(editor, other)
    expect(valuesOf(await find('shearwater'), 'person')).toEqual([])
    await db.consent.update({ where: { recordId: other.id }, data: { nameDisplay: 'NAMED' } })
    expect(valuesOf(await find('shearwater'), 'person')).toEqual([['Ann Petrel', 1]])
  })

  it('are removed with the edition, and written again by an upgrade', async () => {
    const record = await act('Soon gone', { body: named('The Razorbill Council'), jurisdiction: 'Elsewhere' })
    const count = () => db.searchName.count({ where: { name: 'The Razorbill Council' } })
    expect(await count()).toBe(1)
    await db.searchName.deleteMany({})
    await db.searchEntry.updateMany({ data: { version: 0, facets: [] } })
    await rebuildSearch()
    expect(await count()).toBe(1)
    expect(valuesOf(await find('"soon gone"'), 'kind')).toEqual([['resolution', 1]])
    await closeRecord(editor, record)
    expect(await count()).toBe(0)
  })

  it('need one query more than a search', async () => {
    expect(await queriesOf(() => find('tern gannet'))).toHaveLength(8)
    expect(await queriesOf(() => find('', { kind: 'resolution', language: 'en' }))).toHaveLength(6)
  })

  it('accept any input', async () => {
    for (const value of ['', '\0', '\ud800', '\u202e', '%', "'", '{}', 'a'.repeat(10_000), ['a', 'b'], {}])
      for (const name of ['kind', 'act', 'country', 'person', 'language', 'year', 'state'])
        await expect(find('', { [name]: value })).resolves.toBeDefined()
    expect((await find('x'.repeat(10_000), { year: '9999', page: '9999' })).found).toEqual([])
  })
})

describe('a result', () => {
  it('shows the quotation that matches, with its state', async () => {
    const [heard, seen] = [await makeSource(editor), await makeSource(editor)]
    const record = await makeRecord(editor, {
      title: 'Two quotations',
      content: {
        summary: 'About a dunlin.',
        body: doc(
          quotation({ chain: chainOf(seen) }, 'Nothing here.'),
          quotation({ chain: chainOf(heard, seen) }, 'A dunlin flew by.'),
          quotation({ chain: chainOf(seen), mode: 'PARAPHRASE' }, 'They watched a sanderling.'),
        ),
      },
    })
    await makeEdition(editor, record)
    const [first] = (await find('dunlin')).found
    expect(first?.quotation).toMatchObject({ number: 2, mode: 'VERBATIM', state: 'SECOND_HAND' })
    const page = await pageOf({ q: 'dunlin' })
    expect(page).toContain(`/records/${record.slug}#mark-2`)
    expect(page).toMatch(/<q>A <mark[^>]*>dunlin<\/mark> flew by\.<\/q>/)
    expect(await pageOf({ q: 'sanderling' })).not.toContain('<q>')
  })

  it('says where a match is that a content warning hides', async () => {
    const record = await makeRecord(editor, {
      title: 'With a closed passage',
      content: {
        body: doc(
          p('Open words.'),
          sensitive(
            'Violence at sea',
            quotation({ chain: chainOf(await makeSource(editor)) }, 'A wheatear.'),
          ),
        ),
      },
    })
    await makeEdition(editor, record)
    const page = await pageOf({ q: 'wheatear' })
    expect(page).toContain(english('archive.search.behindWarning', { warning: 'Violence at sea' }))
    expect(page).not.toContain('A wheatear')
  })

  it('says when a match is in none of its texts', async () => {
    const source = await makeSource(editor, { title: 'The Whinchat Review' })
    const body = doc(quotation({ chain: chainOf(source) }, 'Words.'))
    await makeEdition(editor, await makeRecord(editor, { title: 'Cites it', content: { body } }))
    expect(await pageOf({ q: 'whinchat' })).toContain(english('archive.search.elsewhere'))
  })
})

describe('values', () => {
  it('count a period by its years, a long one once', () => {
    expect(yearsOf({ from: '1991-05-01', to: '1993-01-01' })).toEqual([1991, 1992, 1993])
    expect(yearsOf({ from: '1900-01-01', to: '1999-12-31' })).toEqual([1900])
    expect(yearsOf({ from: null, to: null })).toEqual([])
  })

  it('fold the first letter of a name in any script', () => {
    expect(['élan', 'Ərəb', '«Le Monde»', 'Ёлка', 'Հայ', '7 Days'].map(letterOf)).toEqual([
      ...['E', 'E', 'L', 'Е', 'Հ', '#'],
    ])
  })
})
