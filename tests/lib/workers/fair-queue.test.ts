import { expect, it } from 'vitest'
import { FairQueue } from '@/lib/workers/fair-queue'

/** Work that ends when it is told to, in the order in which it was begun. */
function workshop(atOnce: number) {
  const queue = new FairQueue(atOnce)
  const begun: string[] = []
  const ends: (() => void)[] = []
  const ask = (who: string, name = who) =>
    queue.run(who, async () => {
      begun.push(name)
      await new Promise<void>((end) => ends.push(end))
      return name
    })
  const endNext = async () => {
    ends.shift()?.()
    await new Promise(setImmediate)
  }
  return { queue, begun, ask, endNext }
}

it('runs as many at once as it has places', async () => {
  const { begun, ask, endNext } = workshop(2)
  const all = ['a', 'b', 'c'].map((who) => ask(who))
  await new Promise(setImmediate)
  expect(begun).toEqual(['a', 'b'])
  for (const _ of all) await endNext()
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c'])
})

it('keeps one place free of the work of one member', async () => {
  const { begun, ask, endNext } = workshop(2)
  const slow = [1, 2, 3].map((number) => ask('slow', `slow ${number}`))
  await new Promise(setImmediate)
  expect(begun).toEqual(['slow 1'])
  const other = ask('other')
  await new Promise(setImmediate)
  expect(begun).toEqual(['slow 1', 'other'])
  for (let times = 0; times < 4; times += 1) await endNext()
  await Promise.all([...slow, other])
})

it('takes turns between members', async () => {
  const { begun, ask, endNext } = workshop(2)
  const all = ['a', 'a', 'a', 'b', 'b', 'c'].map((who, index) => ask(who, `${who}${index}`))
  for (let times = 0; times < 6; times += 1) await endNext()
  await new Promise(setImmediate)
  await endNext()
  await Promise.all(all)
  expect(begun).toEqual(['a0', 'b3', 'a1', 'b4', 'c5', 'a2'])
})

it('gives the place back when the work fails', async () => {
  const queue = new FairQueue(1)
  await expect(queue.run('a', () => Promise.reject(new Error('No.')))).rejects.toThrow('No.')
  expect(await queue.run('a', async () => 'done')).toBe('done')
})
