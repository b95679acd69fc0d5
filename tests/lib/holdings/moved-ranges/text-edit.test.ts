import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editBetween, edited, moverOf } from '@/lib/holdings/moved-ranges/text-edit'

const old = 'Head. Of tlie people 6134 were counted in May. Foot.'
const start = old.indexOf('Of tlie')
const end = old.indexOf(' Foot')
const edit = { start, end, text: 'Of the people 613 were counted in May.' }
const moved = (words: string) => {
  const from = old.indexOf(words)
  const { start, end } = moverOf(old, edit)({ start: from, end: from + words.length })
  return edited(old, edit).slice(start, end)
}

test('words that are the same keep their range', () => {
  for (const words of ['Head.', 'people', 'were counted in May.', 'Foot.']) expect(moved(words)).toBe(words)
})

test('words that changed take in what they became', () => {
  expect(moved('6134')).toBe('613')
  expect(moved('613')).toBe('613')
  expect(moved('tlie people 6134')).toBe('the people 613')
  expect(moved('Head. Of tl')).toBe('Head. Of the')
})

test('no covered word is left out, whatever changes', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'dd', ' ', '\n'), { maxLength: 12 })
  fc.assert(
    fc.property(words, words, words, fc.nat(40), fc.nat(40), (one, two, three, a, b) => {
      const text = [one, two, three].flat().join('')
      const from = one.join('').length
      const to = from + two.join('').length
      const change = { start: from, end: to, text: three.join('') }
      const [first, last] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)]
      const range = moverOf(text, change)({ start: first, end: last })
      const now = edited(text, change)
      expect(range.start).toBeLessThanOrEqual(range.end)
      expect(range.end).toBeLessThanOrEqual(now.length)
      // What is before and after the change moves exactly.
      if (last <= from || first >= to) expect(now.slice(range.start, range.end)).toBe(text.slice(first, last))
      if (first < from && last > to) expect(now.slice(range.start, range.end)).toContain(change.text)
    }),
  )
})

test('the change between two texts is of whole words', () => {
  const now = 'Head. Of the people 613 were counted in May. Foot.'
  const change = editBetween(old, now)
  expect(old.slice(change.start, change.end)).toBe('tlie people 6134')
  expect(edited(old, change)).toBe(now)
  expect(editBetween(old, old)).toMatchObject({ text: '' })
})
