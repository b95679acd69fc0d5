import { describe, expect, it } from 'vitest'
import { marksOf } from '@/components/review/page-image/page-marks'
import { isMachineRead } from '@/lib/holdings/machine-read'
import { placesOfWords, textOfPage } from '@/lib/holdings/recognition/page-text'

const word = (text: string, left: number, top: number, confidence = 90) => ({
  ...{ text, confidence },
  place: [left, top, left + text.length * 10, top + 12],
})
const page = textOfPage({
  ...{ reader: 'Test', width: 500, height: 700 },
  paragraphs: [
    [[word('The', 10, 20), word('bridge', 50, 20, 41.6)], [word(' ', 0, 0)], [word('was\u200fshu', 10, 40)]],
    [],
    [[word('613', 10, 90), word('lamps.', 50, 90)]],
  ],
})

describe('the text of a page that software read', () => {
  it('has a blank between words and an empty line between paragraphs', () => {
    expect(page.text).toBe('The bridge\nwasshu\n\n613 lamps.')
  })

  it('keeps the place and the confidence of each word', () => {
    expect(page.words.map(([start, end]) => page.text.slice(start, end))).toEqual([
      ...['The', 'bridge', 'wasshu', '613', 'lamps.'],
    ])
    expect(page.words[1]).toEqual([4, 10, 50, 20, 110, 32, 42])
  })

  it('marks a passage line by line', () => {
    const range = { start: page.text.indexOf('bridge'), end: page.text.indexOf(' lamps') }
    expect(marksOf(placesOfWords(page), range)).toEqual([
      [50, 20, 110, 32],
      [10, 40, 80, 52],
      [10, 90, 40, 102],
    ])
  })

  it('names the places of unsure words', () => {
    expect(placesOfWords(page).unsure).toEqual([[50, 20, 110, 32]])
  })

  it('marks a part of a word in its direction', () => {
    const { text, ...rest } = textOfPage({
      ...{ reader: 'Test', width: 500, height: 700 },
      paragraphs: [[[word('left', 0, 0), word('\u05e9\u05dc\u05d5\u05dd', 100, 0)]]],
    })
    const marks = (start: number, end: number) => marksOf(placesOfWords({ text, ...rest }), { start, end })
    expect(marks(1, 3)).toEqual([[10, 0, 30, 12]])
    expect(marks(5, 6)).toEqual([[130, 0, 140, 12]])
  })
})

describe('a range of a text', () => {
  const spans = [{ kind: 'INVISIBLE' as const, start: 10, end: 20 }]
  it.each([
    ['OCR', [], 0, 5, true],
    ['BORN_DIGITAL', spans, 5, 10, false],
    ['BORN_DIGITAL', spans, 5, 11, true],
    ['HUMAN', spans, 19, 30, true],
    ['HUMAN', spans, 20, 30, false],
  ] as const)('is machine-read where origin or span says so: %s', (origin, known, start, end, expected) => {
    expect(isMachineRead({ origin, spans: known }, { start, end })).toBe(expected)
  })
})
