import { afterAll, expect, it } from 'vitest'
import { moverAside } from '@/lib/holdings/moved-ranges/move-aside'
import { editBetween, type Mover } from '@/lib/holdings/moved-ranges/text-edit'
import { endThreads } from '@/lib/workers/threads'
import { threadsStartedBy } from '@/tests/support/threads'

afterAll(endThreads)

it('finds words between the changes of a long text', async () => {
  const words = Array.from({ length: 8_000 }, (_, index) => `word${index}`)
  const old = words.join(' ')
  const now = words.with(10, 'another, longer one').with(7_990, 'less').join(' ')
  const moved = await moverAside('someone', old, editBetween(old, now))
  const wordAt = (word: string) => {
    const start = old.indexOf(word)
    const range = moved({ start, end: start + word.length })
    return now.slice(range.start, range.end)
  }
  expect(['word5', 'word7777', 'word7999'].map(wordAt)).toEqual(['word5', 'word7777', 'word7999'])
  expect(wordAt('word7990')).toBe('less')
})

it('leaves the server free while very different texts are compared', async () => {
  const [old, now] = ['one', 'two'].map((word) => `${word} `.repeat(50_000)) as [string, string]
  const edit = editBetween(old, now)
  let moved: Mover = (range) => range
  const threads = await threadsStartedBy(async () => {
    moved = await moverAside('someone', old, edit)
  })
  expect(threads).toBe(1)
  // All of the change, so that a mask leaves nothing out.
  expect(moved({ start: 100, end: 103 })).toMatchObject({ start: 0 })
  expect(moved({ start: 100, end: 103 }).end).toBeGreaterThan(now.length - 10)
})
