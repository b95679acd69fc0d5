import { expect, it } from 'vitest'
import { keepingOf } from '@/lib/page-store/addresses'
import { numberOf, subjectsOf } from '@/lib/page-store/subjects'

const id = '11111111-0000-4000-8000-000000000000'
const page = `<a href="/records/one/editions/2">1</a><a href="/az/records/two#q">2</a><a href="/sources/${id}">3</a>`

it.each([
  ['/', ['LISTS']],
  ['/az', ['LISTS']],
  ['/records', ['LISTS']],
  ['/records?kind=press-excerpt', ['LISTS']],
  ['/new', ['LISTS']],
  ['/new/atom', ['LISTS']],
  ['/az/timeline', ['LISTS']],
  ['/sitemaps/records-1', ['LISTS']],
  ['/api/public/withdrawals', ['LISTS']],
  ['/about', []],
  ['/about/help', []],
  ['/az/pages/how-we-work', []],
  ['/robots.txt', []],
  ['/api/public/openapi.json', []],
  ['/records/own', ['record own', 'beside own', 'record one', 'record two']],
  ['/zh-Hant/records/own', ['record own', 'beside own', 'record one', 'record two']],
  ['/api/public/records/own', ['record own', 'beside own', 'record one', 'record two']],
  ['/records/own/editions/1', ['record own']],
  ['/api/public/records/own/editions/1/annotations', ['record own']],
  [`/sources/${id}`, [`source ${id}`, 'record one', 'record two']],
  [`/az/sources/${id}/more?page=2`, [`source ${id}`, 'record one', 'record two']],
  ['/sources', ['LISTS', 'SOURCES']],
  ['/az/sources', ['LISTS', 'SOURCES']],
  [`/names/person/${id}`, [`name ${id}`, 'record one', 'record two', `naming source ${id}`]],
])('the subjects of %s', (address, subjects) => {
  expect(keepingOf(address)).not.toBeNull()
  expect([...subjectsOf(address, page)]).toEqual(subjects)
})

it('a further page of a name is of that name', () => {
  const subjects = [`name ${id}`, 'record one', 'record two', `naming source ${id}`]
  expect([...subjectsOf(`/names/person/${id}?page=2`, page)]).toEqual(subjects)
})

it('a name with more pages has a count as a subject', () => {
  expect([...subjectsOf(`/names/body/${id}`, '<a href="?page=2">')]).toEqual([`name ${id}`, 'COUNTS'])
})

it('subjects have numbers of 32 bits that are seldom the same', () => {
  const numbers = Array.from({ length: 50_000 }, (_, at) => numberOf(`record one-of-many-${at}`))
  expect(numbers.every((number) => number === (number | 0))).toBe(true)
  expect(new Set(numbers).size).toBeGreaterThan(49_990)
})
