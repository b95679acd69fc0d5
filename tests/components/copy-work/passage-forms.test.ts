import { expect, it } from 'vitest'
import { withPassage, withTyped } from '@/components/copy-work/passage-forms'

it('keeps what was typed for each passage', () => {
  const first = withPassage([], { start: 0, end: 10 })
  const id = first[0]?.id ?? ''
  const typed = withTyped(withTyped(first, id, { title: 'A title' }), id, { date: '1992' })
  // Longer by a word: the same form.
  expect(withPassage(typed, { start: 0, end: 14 })).toEqual([
    { id, start: 0, end: 14, typed: { title: 'A title', date: '1992' } },
  ])
  const elsewhere = withPassage(typed, { start: 50, end: 60 })
  expect(elsewhere.at(-1)?.typed).toEqual({})
  const back = withPassage(elsewhere, { start: 5, end: 10 })
  expect(back).toEqual([{ id, start: 5, end: 10, typed: { title: 'A title', date: '1992' } }])
})
