import { expect, it } from 'vitest'
import { firstCharacters, lastCharacters, shortened } from '@/lib/text/shortened'

it('a short text stays as it is', () => {
  expect(shortened('', 3)).toBe('')
  expect(shortened('a😀', 3)).toBe('a😀')
})

it('a long text is cut with an ellipsis', () => {
  expect(shortened('abcdef', 3)).toBe('abc …')
  expect(shortened('ab cdef', 3)).toBe('ab …')
})

it('no text is cut within a character', () => {
  expect(shortened('ab😀cd', 3)).toBe('ab …')
  expect(shortened('ab😀cd', 4)).toBe('ab😀 …')
  expect(firstCharacters('ab😀cd', 3)).toBe('ab')
  expect(lastCharacters('ab😀cd', 3)).toBe('cd')
  expect(lastCharacters('ab😀cd', 4)).toBe('😀cd')
})
