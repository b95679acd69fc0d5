import { expect, it } from 'vitest'
import type { MirroredPage } from '@/lib/exchange/mirror/manifest'
import { overtakenProofs } from '@/lib/exchange/mirror/proofs'

const addressOf = (id: number) => `/api/public/proofs/${id}1111111-0000-4000-8000-000000000000/1`
const page = (index: number): MirroredPage => ({
  ...{ links: [], missing: [], subjects: [], isDaily: false, tag: null },
  attested: { index, size: 2, others: 0 },
})
const pages = new Map([
  [addressOf(2), page(1)],
  [addressOf(1), page(0)],
])
const proof = { inclusion: { index: 0, size: 2 }, checkpoint: 'a\n\n— own A\n— witness B\n' }

it('asks the first proof which others have fewer signatures', async () => {
  const asked: string[] = []
  const found = await overtakenProofs(pages, async (address) => {
    asked.push(address)
    return Response.json(proof)
  })
  expect([asked, found]).toEqual([[addressOf(1)], [addressOf(2), addressOf(1)]])
})

it.each<[string, () => Promise<Response>]>([
  ['a failed fetch', () => Promise.reject(new TypeError('fetch failed'))],
  ['an answer that is no proof', async () => new Response('Words')],
])('asks again for the first proof after %s', async (_, ask) => {
  expect(await overtakenProofs(pages, ask)).toEqual([addressOf(1)])
})

it('lets go of the connection of a refused answer', async () => {
  let isCancelled = false
  const body = new ReadableStream({
    cancel: () => {
      isCancelled = true
    },
  })
  expect(await overtakenProofs(pages, async () => new Response(body, { status: 500 }))).toEqual([
    addressOf(1),
  ])
  expect(isCancelled).toBe(true)
})
