import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spanKinds } from '@/lib/holdings/spans'
import { unusedStretches } from '@/lib/records/from-passage/stretches'

const texts = (
  text: string,
  ...rest: [Parameters<typeof unusedStretches>[1]?, Parameters<typeof unusedStretches>[2]?]
) => unusedStretches(text, rest[0] ?? [], rest[1] ?? []).map(({ start, end }) => text.slice(start, end))

const rangeOf = (text: string, words: string) => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
})

describe('the stretches of a text that no record uses', () => {
  it('are its paragraphs where none is used', () => {
    expect(texts('First line\nof one.\n\n  Second. \n \n\nThird.\n')).toEqual([
      'First line\nof one.',
      'Second.',
      'Third.',
    ])
    expect(texts('One line.\nAnother line.')).toEqual(['One line.', 'Another line.'])
    expect(texts('')).toEqual([])
  })

  it('leave out what is used, and punctuation that remains', () => {
    const text = 'The first sentence. The second one.\n\nThe last.'
    expect(texts(text, [], [rangeOf(text, 'The second one')])).toEqual(['The first sentence.', 'The last.'])
    expect(
      texts(text, [], [rangeOf(text, 'The last.'), rangeOf(text, 'The first sentence. The second one.')]),
    ).toEqual([])
  })

  it('begin and end with words, not with a page head', () => {
    const text = 'HEAD 12\nWords1 of the page\n12'
    const spans = [
      { kind: 'RUNNING_HEAD' as const, ...rangeOf(text, 'HEAD 12\n') },
      { kind: 'NOTE_MARKER' as const, start: text.indexOf('1 of'), end: text.indexOf('1 of') + 1 },
      { kind: 'PAGE_NUMBER' as const, start: text.length - 2, end: text.length },
    ]
    expect(texts(text, spans)).toEqual(['Words1 of the page'])
  })

  it('are in order, apart, unused and not too long, in any text', () => {
    const range = fc.tuple(fc.nat(300), fc.nat(60)).map(([start, length]) => ({ start, end: start + length }))
    const span = fc.tuple(range, fc.constantFrom(...spanKinds)).map(([at, kind]) => ({ ...at, kind }))
    fc.assert(
      fc.property(
        fc
          .array(fc.constantFrom('word ', 'a', '\n', '\n\n', '. ', '١ '), { maxLength: 120 })
          .map((all) => all.join('')),
        fc.array(span, { maxLength: 6 }),
        fc.array(range, { maxLength: 6 }),
        (text, spans, used) => {
          const found = unusedStretches(text, spans, used)
          for (const [index, { start, end }] of found.entries()) {
            expect(start).toBeGreaterThanOrEqual(found[index - 1]?.end ?? 0)
            expect(text.slice(start, end)).toMatch(/[\p{L}\p{N}]/u)
            expect(text.slice(start, end).trim()).toBe(text.slice(start, end))
            expect(used.some((one) => one.start < end && start < one.end && one.start < one.end)).toBe(false)
          }
        },
      ),
    )
    const long = 'word '.repeat(20_000)
    expect(Math.max(...texts(long).map(({ length }) => length))).toBeLessThanOrEqual(4000)
  })
})
