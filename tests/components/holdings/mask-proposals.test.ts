import { expect, test } from 'vitest'
import { maskProposals } from '@/components/holdings/mask-proposals'

const passage = (id: string, start: number, end: number) => ({
  ...{ id, start, end, locatorLabel: null, locatorValue: null },
})
const passages = [passage('a', 0, 10), passage('b', 20, 30), passage('c', 40, 50)]
const warnings = new Map([
  ['a', 'Violence'],
  ['c', 'Cruelty'],
])

test('a passage behind a warning is proposed until a mask covers it', () => {
  const proposed = (...active: { start: number; end: number; kind: string }[]) =>
    maskProposals(passages, warnings, active).map(({ id, warning }) => [id, warning])
  expect(proposed()).toEqual([
    ['a', 'Violence'],
    ['c', 'Cruelty'],
  ])
  expect(proposed({ start: 0, end: 12, kind: 'GRAPHIC' })).toEqual([['c', 'Cruelty']])
  expect(proposed({ start: 5, end: 50, kind: 'GRAPHIC' })).toEqual([['a', 'Violence']])
  expect(proposed({ start: 0, end: 99, kind: 'PRIVATE' })).toHaveLength(2)
})
