import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asWords,
  locatorAt,
  offsetInText,
  offsetShown,
  withoutBlanks,
  wordsIn,
} from '@/components/citing/chosen-words'

/** The value of a <textarea> with this text. */
const shownAs = (text: string) => text.replace(/\r\n?/g, '\n')

describe('a passage chosen in an archive copy', () => {
  it('has the right offsets with any line ends', () => {
    const text = 'one\r\ntwo\rthree\nfour'
    for (const word of ['one', 'two', 'three', 'four'])
      expect(text.slice(offsetInText(text, shownAs(text).indexOf(word))).startsWith(word)).toBe(true)
  })

  it('converts every offset there and back', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '\r\n', '\n', '\r', '😀')), (parts) => {
        const text = parts.join('')
        for (let shown = 0; shown <= shownAs(text).length; shown += 1)
          expect(offsetShown(text, offsetInText(text, shown))).toBe(shown)
      }),
    )
  })

  it('has no white space at its ends, and is not empty', () => {
    expect(withoutBlanks('a  words \n b', 1, 10)).toEqual({ start: 3, end: 8 })
    expect(withoutBlanks('a   b', 1, 4)).toBeNull()
  })

  it('has a page, or both pages across a page end', () => {
    const pages = [
      { label: 'page', value: '1', start: 0, end: 10 },
      { label: 'page', value: '2', start: 10, end: 20 },
    ]
    expect(locatorAt(pages, 2, 10)).toEqual({ label: 'page', value: '1' })
    expect(locatorAt(pages, 10, 12)).toEqual({ label: 'page', value: '2' })
    expect(locatorAt(pages, 8, 12)).toEqual({ label: 'page', value: '1–2' })
    expect(locatorAt([], 0, 5)).toBeNull()
  })

  it('is found across line ends, in any case, with literal signs', () => {
    const text = 'The old\nBridge (at  Lowbridge). The old bridge again.'
    const found = wordsIn(text, 'old bridge', 0)
    expect(found && text.slice(found.start, found.end)).toBe('old\nBridge')
    expect(wordsIn(text, 'old bridge', 8)?.start).toBe(text.lastIndexOf('old bridge'))
    expect(wordsIn(text, '(at lowbridge).', 0)?.start).toBe(text.indexOf('('))
    expect(wordsIn(text, 'bridge.', 0)).toBeNull()
    expect(wordsIn(text, '  ', 0)).toBeNull()
  })

  it('joins printed lines and keeps paragraphs apart', () => {
    expect(asWords('printed in a\nnarrow  column\n\n  second\u202e paragraph ')).toBe(
      'printed in a narrow column\nsecond paragraph',
    )
  })
})
