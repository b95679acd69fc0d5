import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { withNewIds } from '@/lib/records/content-ids'

const MANY = 20_000

it('gives each part a new id, wherever it is named', () => {
  const ids = Array.from({ length: MANY }, () => randomUUID())
  const other = randomUUID()
  const parts = ids.map((id, index) => ({ id, after: ids[index - 1] ?? null, source: other }))
  const copy = withNewIds({ parts }, Object.fromEntries(ids.map((id) => [id, ['a member']])))
  const made = (copy.content as { parts: typeof parts }).parts
  expect(new Set(made.map(({ id }) => id)).size).toBe(MANY)
  const before = new Set(ids)
  expect(made.some(({ id }) => before.has(id))).toBe(false)
  expect(
    made.every(({ after, source }, index) => after === (made[index - 1]?.id ?? null) && source === other),
  ).toBe(true)
  expect(Object.keys(copy.contributors as object)).toEqual(made.map(({ id }) => id))
})
