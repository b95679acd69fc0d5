import { describe, expect, it } from 'vitest'
import { typedLocator, withoutLocator } from '@/components/citing/typed-locator'

it.each([
  ['p. 4', 'page', '4'],
  ['pp. 3–4', 'page', '3–4'],
  ['P.4', 'page', '4'],
  ['p. xii', 'page', 'xii'],
  ['səh. 12', 'page', '12'],
  ['стр. 7', 'page', '7'],
  ['էջ 5', 'page', '5'],
  ['col. 2', 'column', '2'],
  ['§ 12', 'section', '12'],
  ['§§ 12–14', 'section', '12–14'],
  ['art. 3', 'article', '3'],
  ['fol. 7r', 'folio', '7r'],
  ['ch. 2', 'chapter', '2'],
  ['12:30', 'timestamp', '12:30'],
  ['1:02:30–1:03', 'timestamp', '1:02:30–1:03'],
])('%s is a locator of its own kind', (typed, label, value) => {
  expect(typedLocator(typed, 'line')).toEqual({ label, value })
})

it.each(['4', '3–4', 'xii', 'A4', 'last page', 'p.', 'seven'])('%s is of the chosen kind', (typed) => {
  expect(typedLocator(typed, 'page')).toEqual({ label: 'page', value: typed })
})

it('nothing is no locator', () => {
  expect(typedLocator('  ', 'page')).toBeNull()
})

describe('a locator typed after a source', () => {
  it.each([
    ['Harbour News p. 4', 'Harbour News', 'page', '4'],
    ['Harbour News, pp. 4–5', 'Harbour News', 'page', '4–5'],
    ['Report §12', 'Report', 'section', '12'],
    ['Harbour News 14 March 1992', 'Harbour News 14 March 1992', null, null],
    ['p. 4', 'p. 4', null, null],
    ['', '', null, null],
  ])('%s', (typed, words, label, value) => {
    const locator = label === null ? null : { label, value }
    expect(withoutLocator(typed)).toEqual({ words, locator })
  })
})
