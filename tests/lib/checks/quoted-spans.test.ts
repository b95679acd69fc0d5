import { expect, it } from 'vitest'
import { insideOneOf, quotedSpans } from '@/lib/checks/detect/quoted-spans'

const marks = [
  { opening: '“', stops: /[“”]/, closing: '”' },
  { opening: '«', stops: /»/, closing: '»', least: 3 },
  { opening: '‘', stops: /[’\n]/, closing: '’', most: 5 },
]
const spansIn = (text: string) => quotedSpans(text, marks).map(({ start, end }) => text.slice(start, end))

it.each([
  ['He said “one” and “two”.', ['“one”', '“two”']],
  ['“outer “inner” outer”', ['“inner”']],
  ['«ab» «abc»', ['«abc»']],
  ['‘a\nb’ ‘abcdef’ ‘abc’', ['‘abc’']],
  ['“a «bcd” e»', ['“a «bcd”']],
  ['«««', []],
  ['', []],
])('the spans in marks of %s', (text, spans) => expect(spansIn(text)).toEqual(spans))

it('knows whether rising offsets are inside a span', () => {
  const isInside = insideOneOf([
    { start: 2, end: 4 },
    { start: 4, end: 5 },
    { start: 9, end: 12 },
  ])
  expect([0, 1, 2, 3, 4, 5, 8, 9, 11, 12, 40].filter(isInside)).toEqual([2, 3, 4, 9, 11])
})
