import { expect, test } from 'vitest'
import { streamOf } from '@/lib/exchange/stream'

async function* lines(count: number) {
  for (let line = 0; line < count; line += 1) yield `${String(line).padStart(99)}\n`
}

test('a long file begins at once and leaves other requests their turn', async () => {
  let turns = 0
  const other = () => {
    turns += 1
    waiting = setImmediate(other)
  }
  let waiting = setImmediate(other)
  const pieces: string[] = []
  for await (const bytes of streamOf(lines(2_000))) pieces.push(new TextDecoder().decode(bytes))
  clearImmediate(waiting)
  expect(pieces[0]).toHaveLength(100)
  expect(pieces.length).toBeLessThan(20)
  expect(turns).toBeGreaterThanOrEqual(pieces.length - 1)
  expect(pieces.join('')).toHaveLength(200_000)
  expect(pieces.join('').endsWith('1999\n')).toBe(true)
})

test('a file that is no longer wanted is no longer made', async () => {
  let ended = false
  async function* endless() {
    try {
      for (;;) yield 'a line\n'
    } finally {
      ended = true
    }
  }
  const reader = streamOf(endless()).getReader()
  await reader.read()
  await reader.cancel()
  expect(ended).toBe(true)
})
