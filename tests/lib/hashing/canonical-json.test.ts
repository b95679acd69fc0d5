import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, sha256 } from '@/lib/hashing'

test('equal values have one canonical form in any key order', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).toReversed())
      expect(canonicalJson(reversed)).toBe(canonicalJson(value))
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('the example of RFC 8785, 3.2.3 sorts by UTF-16 units', () => {
  const value = { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 }
  expect(canonicalJson(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}')
})

test('undefined properties are left out, and what JSON cannot say is refused', () => {
  expect(canonicalJson({ a: undefined, b: [1, null, 'x'] })).toBe('{"b":[1,null,"x"]}')
  for (const value of [undefined, [undefined], Number.NaN, 1n, '\ud800', { '\udc00': 1 }, new Map()])
    expect(() => canonicalJson(value)).toThrow(TypeError)
})

test('sha256 hashes a text as UTF-8', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(sha256('ə')).toBe(sha256(new TextEncoder().encode('ə')))
})
