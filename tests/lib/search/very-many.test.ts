import '@/tests/support/database'
import pg from 'pg'
import { beforeAll, expect, it } from 'vitest'
import { searchSchema, searchWithFacets } from '@/lib/search/queries'
import { multiply } from '@/tests/bench/multiply'
import { doc, makeEdition, makeMember, makeRecord, p } from '@/tests/support/factories'

const COPIES = 1_100

beforeAll(async () => {
  const editor = await makeMember()
  const published = async (title: string, text: string) =>
    makeEdition(editor, await makeRecord(editor, { title, content: { body: doc(p(text)), summary: 'One.' } }))
  await published('A plain one', 'The plover saw a heron beside the water.')
  const database = new pg.Client(process.env.DATABASE_URL)
  await database.connect()
  await multiply(database, COPIES)
  await database.end()
  await published('The plover by name', 'Nothing else is said.')
  await published('Another', 'A heron saw the plover.')
})

const find = (q: string, given: Record<string, unknown> = {}) =>
  searchWithFacets(searchSchema.parse({ q, ...given }))

it('a match in the title comes first among very many records', async () => {
  const { total, isCapped, found, counts } = await find('plover')
  expect({ total, isCapped }).toEqual({ total: COPIES + 3, isCapped: false })
  expect(found[0]?.title).toBe('The plover by name')
  expect(found).toHaveLength(20)
  expect(counts.get('kind')).toMatchObject([{ value: 'account', records: COPIES + 3 }])
})

it('every record is on one page of very many', async () => {
  const slugs = new Set<string>()
  const { pages } = await find('plover')
  for (let page = 1; page <= pages; page += 1)
    for (const { slug } of (await find('plover', { page: String(page) })).found) slugs.add(slug)
  expect(slugs.size).toBe(COPIES + 3)
})

it('the count of a frequent phrase stops, and says so', async () => {
  const frequent = await find('"plover saw"')
  expect(frequent).toMatchObject({ total: 500, isCapped: true, counted: 500, pages: 25 })
  expect((await find('"plover saw"', { page: '55' })).found).toHaveLength(20)
  expect((await find('"plover saw"', { page: '56' })).found).toHaveLength(1)
  expect((await find('"saw the plover"')).found.map(({ title }) => title)).toEqual(['Another'])
  expect((await find('"water plover"')).total).toBe(0)
})
