import fc from 'fast-check'
import { expect, test } from 'vitest'
import { segmentsOf } from '@/components/holdings/segments'

const place = (value: string, start: number, end: number) => ({ label: 'page', value, start, end })

const plain = { places: [], begins: [], bound: false, masks: [], masked: false, kinds: [], begun: [] }

test('a part is cut where pages and passages begin and end', () => {
  const part = { start: 10, text: 'one two three' }
  const places = [place('4', 10, 17), place('5', 18, 23)]
  const passages = [
    { id: 'a', start: 14, end: 17 },
    { id: 'b', start: 14, end: 23 },
  ]
  expect(segmentsOf(part, places, passages)).toEqual([
    {
      start: 10,
      text: 'one ',
      places: [place('4', 10, 17)],
      begins: [],
      bound: false,
      masks: [],
      masked: false,
      kinds: [],
      begun: [],
    },
    { ...plain, start: 14, text: 'two', begins: ['a', 'b'], bound: true },
    { ...plain, start: 17, text: ' ', bound: true },
    {
      start: 18,
      text: 'three',
      places: [place('5', 18, 23)],
      begins: [],
      bound: true,
      masks: [],
      masked: false,
      kinds: [],
      begun: [],
    },
  ])
})

test('joined segments are exactly the part', () => {
  const range = fc
    .tuple(fc.nat(60), fc.nat(60))
    .map(([start, length]) => ({ start, end: start + length + 1 }))
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }),
      fc.nat(20),
      fc.array(range),
      fc.array(range),
      fc.array(range),
      (text, start, pages, bound, spans) => {
        const segments = segmentsOf(
          { start, text },
          pages.map((page, index) => ({ ...page, label: 'page', value: String(index) })),
          bound.map((passage, index) => ({ ...passage, id: String(index) })),
          [],
          spans.map((span) => ({ ...span, kind: 'DELETED' as const })),
        )
        expect(segments.map((segment) => segment.text).join('')).toBe(text)
        for (const segment of segments) {
          const end = segment.start + segment.text.length
          expect(segment.bound).toBe(
            bound.some((passage) => passage.start < end && segment.start < passage.end),
          )
          for (const span of spans)
            if (span.start < end && segment.start < span.end) {
              expect(segment.kinds).toEqual(['DELETED'])
              expect(span.start <= segment.start && end <= span.end).toBe(true)
            }
        }
      },
    ),
  )
})
