import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changingSpans, readingOf, wordsOf } from '@/lib/holdings/skipped-text'
import { withoutRanges } from '@/lib/text/remaining-text'
import { marked } from '@/tests/support/marked-text'

const words = (written: string) => {
  const { text, spans } = marked(written)
  return wordsOf(text, spans).replace(/\s+/g, ' ')
}

describe('the words of a passage', () => {
  it.each([
    ['613⟦NOTE_MARKER 4⟧ people', '613 people'],
    ['of whom 12⟦NOTE_MARKER  5⟧, at night', 'of whom 12, at night'],
    ['were ⟦DELETED 150⟧⟦INSERTED 106⟧ lamps', 'were 106 lamps'],
    ['the lamps⟦PAGE_NUMBER \n12\n⟧were lit', 'the lamps were lit'],
    ['⟦RUNNING_HEAD Report\n⟧the lamps', ' the lamps'],
    ['漢⟦RUBY かん⟧字⟦RUBY じ⟧', '漢字'],
    ['⟦CUE_TIME 00:01\n⟧We lit\n⟦CUE_TIME 00:02\n⟧the lamps', ' We lit the lamps'],
    ['the ⟦HIDDEN secret ⟧lamps', 'the lamps'],
    ['⟦CELL Upper Mill⟧\t⟦CELL 12⟧', 'Upper Mill 12'],
    ['⟦INVISIBLE the lamps⟧', 'the lamps'],
  ])('%s are %s', (written, expected) => expect(words(written)).toBe(expected))

  it.each([
    ['a note', '⟦NOTE_MARKER 4⟧ ⟦NOTE So the keeper said.⟧', 'NOTES', ' So the keeper said.'],
    ['a deleted sentence', '⟦DELETED The gate was open.⟧', 'ALL', 'The gate was open.'],
    ['a running head', '⟦RUNNING_HEAD Report of 1932⟧', 'ALL', 'Report of 1932'],
    ['text around a note', 'lit⟦NOTE \nSo he said.\n⟧at noon', 'BODY', 'lit at noon'],
  ])('%s is read as such', (_, written, reading, expected) => {
    const { text, spans } = marked(written)
    expect(readingOf(text, spans)).toBe(reading)
    expect(words(written)).toBe(expected)
  })

  it('lists only spans that change how a passage reads', () => {
    const { spans } = marked('a ⟦CELL b⟧ ⟦INSERTED c⟧ ⟦NOTE_MARKER 4⟧ d')
    expect(changingSpans(spans, { start: 1, end: 9 })).toEqual([{ kind: 'NOTE_MARKER', start: 5, end: 6 }])
    expect(changingSpans(spans, { start: 0, end: 5 })).toEqual([])
  })
})

it('offsets of a remaining text lead back to its characters', () => {
  const range = fc.tuple(fc.nat(40), fc.nat(8)).map(([start, length]) => ({ start, end: start + length }))
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 40 }),
      fc.array(range, { maxLength: 5 }),
      (text, ranges) => {
        const remaining = withoutRanges(
          text,
          ranges.filter(({ end }) => end <= text.length),
        )
        for (let at = 0; at < remaining.text.length; at += 1) {
          expect(text[remaining.toWhole(at)]).toBe(remaining.text[at])
          expect(remaining.fromWhole(remaining.toWhole(at))).toBe(at)
        }
        expect(remaining.fromWhole(text.length)).toBe(remaining.text.length)
      },
    ),
  )
})
