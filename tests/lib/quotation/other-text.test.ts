import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { openAmong } from '@/lib/editions/masking/older-masks'
import { fold } from '@/lib/quotation'
import { searchIn } from '@/lib/quotation/other-text/search'
import searchAll from '@/lib/quotation/other-text/thread'

const sought = (exact: string, prefix = '', suffix = '') => ({ exact, prefix, suffix })
const search = (text: string, exact: string) => searchIn([fold(text)], sought(exact), false)

describe('a passage in another text', () => {
  it.each(['the [sic] gate … and more', '“The gate.”', '[the gate]', 'so …'])(
    'has its marks as plain text: %s',
    (exact) => {
      const text = `Before it, ${exact} after it.`
      const start = text.indexOf(exact)
      expect(search(text, exact)).toEqual({ outcome: 'FOUND', place: { start, end: start + exact.length } })
    },
  )

  it('is a candidate only where its words are parts of longer ones', () => {
    const text = 'The Karakhanovas left. The Karakhanov left, and the Karahanova.'
    const at = text.indexOf('hanova')
    expect(search(text, 'hanova')).toEqual({
      outcome: 'NOT_FOUND',
      candidates: [{ start: at, end: at + 'hanova'.length }],
    })
    expect(search(text, 'no such words')).toEqual({ outcome: 'NOT_FOUND', candidates: [] })
  })

  it('is found by its context among more than fifty places', () => {
    const text = Array.from({ length: 80 }, (_, index) => `${index} Leyla ${index}.`).join(' ')
    const start = text.indexOf('Leyla 77.')
    expect(searchIn([fold(text)], sought('Leyla', '77 ', ' 77.'), false)).toEqual({
      outcome: 'FOUND',
      place: { start, end: start + 5 },
    })
  })

  it('is the same beside others with the same words', () => {
    const text = 'One river. Two rivers. A river here, a bridge there.'
    const passages = [sought('river', 'One '), sought('river', 'A '), sought('bridge'), sought('no')]
    const alone = passages.map((passage) => searchIn([fold(text)], passage, false))
    expect(searchAll({ text, spans: [], passages, guessing: 0 })).toEqual(alone)
    const places = searchAll({ text, spans: [], passages, guessing: 0, everywhere: 'ONLY' })
    expect(places.map((one) => one.places?.length)).toEqual([2, 2, 1, 0])
  })
})

test('a place is open where no mask has all of it', () => {
  const range = fc
    .record({ start: fc.nat(40), length: fc.integer({ min: 1, max: 15 }) })
    .map(({ start, length }) => ({ start, end: start + length }))
  const kind = fc.constantFrom('GRAPHIC', 'PRIVATE')
  const mask = fc.tuple(range, kind).map(([one, of]) => ({ ...one, kind: of }))
  fc.assert(
    fc.property(fc.array(range), kind, fc.array(mask), (places, of, masks) => {
      const open = places.filter(
        (place) =>
          !masks.some(
            (one) =>
              (one.kind === of || one.kind === 'PRIVATE') && one.start <= place.start && place.end <= one.end,
          ),
      )
      expect(openAmong(places, of, masks)).toBe(open.length)
    }),
  )
})
