import { expect, test } from 'vitest'
import { inTurns } from '@/lib/workers/turns'

/** Computes for so many milliseconds. */
function compute(milliseconds: number) {
  for (const since = performance.now(); performance.now() - since < milliseconds; );
}

test('long work lets others have their turn', async () => {
  let others = 0
  let ended = false
  const other = () => {
    others += 1
    if (!ended) setImmediate(other)
  }
  setImmediate(other)
  const found = await inTurns(Array.from({ length: 30 }).keys(), (at) => {
    compute(5)
    return [at]
  })
  ended = true
  expect(found).toEqual([...Array.from({ length: 30 }).keys()])
  expect(others).toBeGreaterThan(5)
})

test('a search in turns stops when it has enough', async () => {
  const asked: number[] = []
  const found = await inTurns(
    [1, 2, 3, 4],
    (item) => {
      asked.push(item)
      return [item, item]
    },
    3,
  )
  expect(found).toEqual([1, 1, 2])
  expect(asked).toEqual([1, 2])
})
