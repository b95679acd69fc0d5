import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '@/lib/quotation'

const folded = (text: string) => fold(text).folded

describe('folding', () => {
  it.each([
    ['“low” „low‟ «low» ,,low’’', '"low" "low" "low" "low"'],
    ['don’t don‘t don`t donʼt', "don't don't don't don't"],
    ['1991–1992 — a break ‑ − --', '1991-1992 - a break - - -'],
    ['a\u00a0b\u2009 c\n\n d', 'a b c d'],
    ['inter\u00adna\u00adtional', 'international'],
    ['inter-\n  national', 'international'],
    ['inter\u00ad\nnational', 'international'],
    ['Anglo-\nSaxon 1991-\n1992', 'Anglo-Saxon 1991-1992'],
    ['wait... then . . . and ….', 'wait… then … and …'],
    ['ﬁre ﬂoor № ㎞', 'fire floor No km'],
    ['m² but 10² and 5½ or ½', 'm2 but 10² and 5½ or 1/2'],
    ['é e\u0301 e\u0000\u0301', 'é é é'],
    ['ا\u0640ب \u200fleft\u200e', 'اب left'],
    ['և', 'եւ'],
  ])('makes one of the ways to write %j', (text, expected) => {
    expect(folded(text)).toBe(expected)
  })

  it('keeps case, digits and other punctuation', () => {
    const text = 'May may: 613, not 631; (really?) 3.5% of I/O!'
    expect(folded(text)).toBe(text)
  })

  it('brings combining marks in another order to one form', () => {
    expect(folded('q\u0307\u0323')).toBe(folded('q\u0323\u0307'))
  })

  it('survives lone surrogates, NUL and long runs of combining marks', () => {
    expect(folded('a\ud800b\udc00c\u0000d')).toBe('a\ud800b\udc00cd')
    expect(folded(`a${'\u0301\u0323'.repeat(50_000)}`).length).toBeGreaterThan(0)
  })

  it('maps every folded span back to the original text', () => {
    const text = 'The “ofﬁce” was re-\nopened … today'
    const { folded: plain, toOriginalSpan } = fold(text)
    const at = (word: string) => {
      const start = plain.indexOf(word)
      const span = toOriginalSpan(start, start + word.length)
      return text.slice(span.start, span.end)
    }
    expect(at('office')).toBe('ofﬁce')
    expect(at('reopened')).toBe('re-\nopened')
    expect(at('today')).toBe('today')
  })

  it('maps signs that become many, also after a longer text', () => {
    fold('A longer text. '.repeat(100))
    const text = `${'ﬁ'.repeat(40)} end`
    const { folded, toOriginal, toOriginalSpan } = fold(text)
    expect(folded).toBe(`${'fi'.repeat(40)} end`)
    expect(toOriginal(folded.length - 1)).toBe(text.length - 1)
    expect(toOriginalSpan(folded.indexOf('end'), folded.length)).toEqual({ start: 41, end: 44 })
  })

  it('is the same when done twice, and its map never runs backwards', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('-\n', '\u00ad\n', '...', '. . .', "''", ',,', '²', '½', '\u0301', ' ', '--', '\ud800'),
    )
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        const once = fold(text)
        expect(fold(once.folded).folded).toBe(once.folded)
        let last = 0
        for (let at = 0; at <= once.folded.length; at += 1) {
          const place = once.toOriginal(at)
          expect(place).toBeGreaterThanOrEqual(last)
          expect(place).toBeLessThanOrEqual(text.length)
          last = place
        }
        if (once.folded.length > 0) expect(once.fromOriginal(once.toOriginal(0))).toBe(0)
      }),
      { numRuns: 1000 },
    )
  })
})
