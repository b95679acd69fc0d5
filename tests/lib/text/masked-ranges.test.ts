import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutRanges, mergedRanges } from '@/lib/text/masked-ranges'

const ranges = fc.array(
  fc.record({ start: fc.nat(30), length: fc.integer({ min: 1, max: 10 }) }).map(({ start, length }) => ({
    start,
    end: start + length,
  })),
  { maxLength: 6 },
)

test('no masked character is left, and every other one is', () => {
  fc.assert(
    fc.property(ranges, fc.nat(10), fc.integer({ min: 0, max: 26 }), (given, offset, length) => {
      const text = 'abcdefghijklmnopqrstuvwxyz'.slice(0, length)
      const isMasked = (index: number) =>
        given.some(({ start, end }) => start <= offset + index && offset + index < end)
      const cut = cutRanges(text, offset, mergedRanges(given), '#')
      expect(cut.replaceAll('#', '')).toBe([...text].filter((_, index) => !isMasked(index)).join(''))
      expect(cut.includes('#')).toBe([...text].some((_, index) => isMasked(index)))
    }),
  )
})

test('ranges that overlap or meet are one', () => {
  const given = [
    { start: 6, end: 8 },
    { start: 1, end: 3 },
    { start: 2, end: 4 },
    { start: 4, end: 5 },
  ]
  expect(mergedRanges(given)).toEqual([
    { start: 1, end: 5 },
    { start: 6, end: 8 },
  ])
  expect(cutRanges('0123456789', 0, mergedRanges(given), '[…]')).toBe('0[…]5[…]89')
})
