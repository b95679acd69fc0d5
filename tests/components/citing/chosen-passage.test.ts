import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  findText,
  offsetInText,
  offsetInTextarea,
  textOfPassage,
  trimmedRange,
} from '@/components/citing/chosen-passage'

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
          expect(offsetInTextarea(text, offsetInText(text, shown))).toBe(shown)
      }),
    )
  })

  it('has no white space at its ends, and is not empty', () => {
    expect(trimmedRange('a  words \n b', 1, 10)).toEqual({ start: 3, end: 8 })
    expect(trimmedRange('a   b', 1, 4)).toBeNull()
  })

  it('is found across line ends, in any case, with literal signs', () => {
    const text = 'The old\nBridge (at  Lowbridge). The old bridge again.'
    const found = findText(text, 'old bridge', 0)
    expect(found && text.slice(found.start, found.end)).toBe('old\nBridge')
    expect(findText(text, 'old bridge', 8)?.start).toBe(text.lastIndexOf('old bridge'))
    expect(findText(text, '(at lowbridge).', 0)?.start).toBe(text.indexOf('('))
    expect(findText(text, 'bridge.', 0)).toBeNull()
    expect(findText(text, '  ', 0)).toBeNull()
  })

  it('joins printed lines and keeps paragraphs apart', () => {
    expect(textOfPassage('printed in a\nnarrow  column\n\n  second\u202e paragraph ')).toBe(
      'printed in a narrow column\nsecond paragraph',
    )
  })
})
