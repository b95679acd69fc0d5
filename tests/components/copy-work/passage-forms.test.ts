import { expect, it } from 'vitest'
import { withKept, without, withPassage, withTyped } from '@/components/copy-work/passage-forms'
import { newId } from '@/lib/text'

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

it('takes up the form that was kept for a chosen passage', () => {
  const kept = { id: newId(), start: 0, end: 10, typed: { title: 'Before the reload' } }
  const other = { id: newId(), start: 50, end: 60, typed: { title: 'Elsewhere' } }
  expect(withKept([], [kept, other])).toEqual([kept, other])
  const chosen = withPassage([], { start: 2, end: 12 })
  expect(withKept(chosen, [kept, other])).toEqual([other, { ...kept, start: 2, end: 12 }])
  // What was typed since then stays, and so does what was kept.
  const typed = withTyped(chosen, chosen[0]?.id ?? '', { title: 'Typed now' })
  expect(withKept(typed, [kept])).toEqual([kept, ...typed])
  expect(withKept(typed, [...typed])).toEqual(typed)
})

it('discards another passage’s form and empties that of the chosen one', () => {
  const one = { id: newId(), start: 0, end: 10, typed: { title: 'One' } }
  const last = { id: newId(), start: 20, end: 30, typed: { title: 'Last' } }
  expect(without([one, last], one.id)).toEqual([last])
  const [first, emptied] = without([one, last], last.id)
  expect(first).toEqual(one)
  expect(emptied).toMatchObject({ start: 20, end: 30, typed: {} })
  expect(emptied?.id).not.toBe(last.id)
})
