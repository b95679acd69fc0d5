import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultText } from '@/lib/errors'
import { issue } from '@/lib/messages/message'
import { faultyCharacters, filledLineOf, lineOf, proseOf } from '@/lib/text/characters'
import { english } from '@/tests/support/english'

const messageOf = (schema: ReturnType<typeof lineOf>, value: string) => {
  const { error } = schema.safeParse(value)
  return error && faultText(error, english)
}

describe('characters of a line or a text', () => {
  it('refuses NUL and names it', () => {
    expect(messageOf(lineOf(300), 'A\0B')).toContain('U+0000')
    expect(messageOf(proseOf(300), 'A\0B')).toContain('U+0000')
  })

  it('refuses half of a surrogate pair anywhere', () => {
    for (const text of ['a\ud800', '\udc00a', 'a\ud800\ud800\udc00'])
      expect(messageOf(lineOf(300), text)).toContain('lone surrogate')
    expect(lineOf(300).parse('a😀')).toBe('a😀')
  })

  it('refuses reordering marks and keeps right-to-left marks', () => {
    for (const mark of '\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069')
      expect(messageOf(lineOf(300), `txt${mark}exe`)).toContain('changes the order')
    expect(lineOf(300).parse('سفر\u200f (1)')).toBe('سفر\u200f (1)')
    expect(lineOf(300).parse('می\u200cروم')).toBe('می\u200cروم')
  })

  it('refuses line ends in a line and allows them in a text', () => {
    expect(messageOf(lineOf(300), 'one\ntwo')).toBe('Keep this on one line.')
    expect(proseOf(300).parse('one\ntwo')).toBe('one\ntwo')
  })

  it('refuses invisible text in a required field', () => {
    const name = filledLineOf(300, issue('names.errors.nameMissing'))
    expect(messageOf(name, '   ')).toBe(english('names.errors.nameMissing'))
    expect(messageOf(name, '\u200e\u200b')).toContain('nothing visible here')
  })

  it('accepts only text that PostgreSQL can store', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const taken = faultyCharacters(text) === null
        if (text.includes('\0') || !text.isWellFormed()) expect(taken).toBe(false)
      }),
    )
  })
})
