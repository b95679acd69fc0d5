import '@/tests/support/database'
import { beforeAll, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { setMask } from '@/lib/editions/masking/commands'
import { searchForOlderMasks } from '@/lib/editions/masking/mask-searches'
import * as aside from '@/lib/quotation/other-text/search-aside'
import { makeHolding, makeMember, makeSource } from '@/tests/support/factories'
import { sabotage } from '@/tests/support/sabotage'

let editor: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
})

const name = 'A cook of the ferry said so.'
const around = (words: string) => `On that day the harbour was closed. ${words} Nothing more is known of it.`

let copies = 0
/** A copy with a mask, and copies that replace each other with these texts, as an earlier version declared them: no mask is repeated. */
async function declaredBefore(...texts: string[]) {
  const source = await makeSource(editor)
  copies += 1
  // No two texts are the same, and the last two characters around a mask aren't compared.
  const old = await makeHolding(editor, source, { text: `${around(name)} ${copies}` })
  const start = old.layer.text.indexOf(name)
  const range = { textLayerId: old.layer.id, start, end: start + name.length }
  await setMask(editor, { ...range, kind: 'PRIVATE', reason: 'A witness' })
  const better: Awaited<ReturnType<typeof makeHolding>>[] = []
  for (const text of texts) {
    const copy = await makeHolding(editor, source, { text, filename: 'better.txt' })
    const older = better.at(-1) ?? old
    await sabotage(`UPDATE "Holding" SET "betterThanId" = '${older.id}' WHERE id = '${copy.id}'`)
    await db.maskSearch.create({ data: { holdingId: copy.id } })
    better.push(copy)
  }
  return better
}

const masksOf = async ({ layer: { id, text } }: { layer: { id: string; text: string } }) =>
  (await db.mask.findMany({ where: { textLayerId: id } })).map(({ start, end }) => text.slice(start, end))

it('better copies from before are masked as the older ones, once', async () => {
  const better = await declaredBefore(`First. ${around(name)}`, around('A c00k said so.'))
  expect(await searchForOlderMasks()).toBe(2)
  const masks = [[name], [around('A c00k said so.')]]
  expect(await Promise.all(better.map(masksOf))).toEqual(masks)
  const events = await db.event.findMany({
    where: { subjectId: { in: better.map(({ id }) => id) }, action: 'holding.mask' },
  })
  expect(events.map(({ actorId }) => actorId)).toEqual([null, null])
  expect(await searchForOlderMasks()).toBe(0)
  expect(await Promise.all(better.map(masksOf))).toEqual(masks)
})

it('a search that was cut off goes on', async () => {
  const [one, other] = [`Cut off. ${around(name)}`, `Later. ${around(name)}`]
  const better = [...(await declaredBefore(one)), ...(await declaredBefore(other))]
  const { searchAside } = aside
  const search = vi.spyOn(aside, 'searchAside')
  search.mockImplementation((who, sought) =>
    sought.text === other ? Promise.reject(new Error('Cut off.')) : searchAside(who, sought),
  )
  await expect(searchForOlderMasks().finally(() => search.mockRestore())).rejects.toThrow('Cut off.')
  expect(await db.maskSearch.findMany()).toEqual([{ holdingId: better[1]?.id }])
  expect(await searchForOlderMasks()).toBe(1)
  expect(await Promise.all(better.map(masksOf))).toEqual([[name], [name]])
})
