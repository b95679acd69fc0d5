import { expect, it } from 'vitest'
import { UsedPassages } from '@/components/copy-work/UsedPassages'
import { htmlOf } from '@/tests/support/render'

const used = Array.from({ length: 100 }, (_, index) => ({
  id: `${index}`,
  start: index * 10,
  end: index * 10 + 5,
  locatorLabel: null,
  locatorValue: null,
  exact: `Passage ${index}.`,
  records: [],
  others: 1,
}))
const htmlAt = (at: number | null, count = 100) =>
  htmlOf(<UsedPassages used={used} count={count} at={at} onGo={() => {}} />)
const listed = (at: number | null) => {
  return [...htmlAt(at).matchAll(/Passage (\d+)\./g)].map(([, number]) => Number(number))
}

it('lists used passages around the marked word', () => {
  expect(listed(null).at(0)).toBe(0)
  expect(listed(502).at(0)).toBe(40)
  expect(listed(5000)).toEqual([90, 91, 92, 93, 94, 95, 96, 97, 98, 99])
})

it('says where not all used passages can be listed', () => {
  expect(htmlAt(null)).not.toContain('Only the first')
  expect(htmlAt(null, 3000)).toContain('Only the first 100 passages')
})
