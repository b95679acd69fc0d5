import '@/tests/support/database'
import { NextRequest } from 'next/server'
import { beforeAll, expect, it } from 'vitest'
import { GET } from '@/app/(archive)/suggestions/route'
import { SearchForm } from '@/components/archive/finding/SearchForm'
import type { Actor } from '@/lib/access'
import { createCollection, publishCollection, saveCollection } from '@/lib/collections/commands'
import { db } from '@/lib/db'
import { suggestionsFor } from '@/lib/search/suggestions'
import {
  chainOf,
  doc,
  makeEdition,
  makeRecord,
  makeSource,
  makeStaff,
  quotation,
} from '@/tests/support/factories'
import { queriesOf } from '@/tests/support/queries'
import { htmlOf } from '@/tests/support/render'

let editor: Actor
let publisher: Actor
beforeAll(async () => {
  ;({ editor, publisher } = await makeStaff())
  const source = await makeSource(editor, {
    title: 'A work',
    contributors: [{ role: 'author', family: 'Xocalızadə', given: 'Anna', authorityId: null }],
  })
  const body = doc(quotation({ chain: chainOf(source) }, 'Words.'))
  const record = await makeRecord(editor, { title: 'The bridge at Qarqar', content: { body } })
  await makeEdition(editor, record)
  await makeRecord(editor, { title: 'The bridge that is a draft' })
  const { id } = await createCollection(editor, { slug: 'bridges', title: 'Bridges', language: 'en' })
  const text = { title: 'Bridges', language: 'en', introduction: '', records: [record.id] }
  await saveCollection(editor, id, 1, text)
  await publishCollection(publisher, id, 2)
})

const textsOf = async (typed: string) => (await suggestionsFor(typed)).map(({ text }) => text)

it('names, collections and records are suggested by the beginnings of their words', async () => {
  expect(await suggestionsFor('xocali')).toEqual([
    { of: 'NAME', kind: 'person', key: 'anna xocalizade', text: 'Anna Xocalızadə', records: 1 },
  ])
  expect(await textsOf('bridg')).toEqual(['Bridges', 'The bridge at Qarqar'])
  expect(await textsOf('qarqar the br')).toEqual(['The bridge at Qarqar'])
  for (const typed of ['', 'b', '!', 'Qarqar nowhere', `'`, '\\', 'a'.repeat(10_000), '\0']) {
    expect(await textsOf(typed), typed.slice(0, 20)).toEqual([])
  }
})

it('no name that must stay hidden is suggested', async () => {
  const record = await makeRecord(editor, { kind: 'testimony' })
  await db.consent.updateMany({
    where: { recordId: record.id },
    data: { nameDisplay: 'ANONYMOUS', legalName: 'Anna Xocalızadə' },
  })
  expect(await textsOf('xocali')).toEqual(['Anna Xocalızadə'])
  await makeEdition(editor, record)
  expect(await textsOf('xocali')).toEqual([])
  await db.consent.updateMany({ where: { recordId: record.id }, data: { nameDisplay: 'NAMED' } })
  expect(await textsOf('xocali')).toEqual(['Anna Xocalızadə'])
})

it('a suggestion is a link, found by three queries', async () => {
  const answer = await GET(new NextRequest('http://localhost:3000/suggestions?q=bridges'))
  expect(await answer.json()).toEqual({
    suggestions: [{ text: 'Bridges', what: 'Collection', href: '/collections/bridges' }],
    found: '1 suggestion',
  })
  expect(await queriesOf(() => suggestionsFor('bridge'))).toHaveLength(3)
})

it('the search form is a plain form until its script runs', () => {
  const html = htmlOf(<SearchForm />)
  expect(html).toContain('data-suggestions="/suggestions"')
  expect(html).toMatch(/<input type="search"(?![^>]*role)/)
  expect(html).toMatch(/role="listbox"[^>]*hidden=""/)
})
