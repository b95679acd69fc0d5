import '@/tests/support/database'
import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { liftMask, setMask } from '@/lib/editions/masking/commands'
import { declareBetter, searchAgain } from '@/lib/relocation/better-copy'
import { differences } from '@/tests/support/differences'
import {
  chainOf,
  cite,
  doc,
  makeHolding,
  makeMember,
  makePassage,
  makeRecord,
  makeSource,
  p,
} from '@/tests/support/factories'

let editor: Actor
let publisher: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  publisher = await makeMember({ role: 'PUBLISHER' })
})

const words = 'The bridge was closed at noon.'
const [before, after] = [
  'Before it stand a good many words that say nothing of it at all, line after line, about the weather and the road.',
  'After it there is an end to the page, said slowly and with more words than anyone would have needed for that.',
]
const name = 'A cook of the ferry said so to the reporter who was there.'

let copies = 0
/** A passage that a draft cites in an old copy, with a masked stretch beside it, and a better copy that reads so. */
async function masked(better: string) {
  copies += 1
  const source = await makeSource(editor)
  const old = await makeHolding(editor, source, { text: `${before} ${words} ${name} ${after} ${copies}` })
  const passage = await makePassage(editor, old.layer, words)
  const body = doc(p('Said. ', cite(chainOf(source), { passageId: passage.id })))
  await makeRecord(editor, { content: { body } })
  const start = old.layer.text.indexOf(name)
  const range = { textLayerId: old.layer.id, start, end: start + name.length }
  const mask = await setMask(editor, { ...range, kind: 'PRIVATE', reason: 'A witness' })
  const copy = await makeHolding(editor, source, { text: better, filename: 'better.txt' })
  const masksOfCopy = async () =>
    (await db.mask.findMany({ where: { textLayerId: copy.layer.id, liftedAt: null } })).map(
      ({ start: from, end, kind }) => [better.slice(from, end), kind],
    )
  return { old, copy, mask, masksOfCopy }
}

it('a better copy is masked where the old one is', async () => {
  const { old, copy, mask, masksOfCopy } = await masked(`Page 1. ${before} ${words} ${name} ${after}`)
  expect(await declareBetter(editor, copy.id, old.id)).toMatchObject({ moved: 1, toLookAt: 0 })
  expect(await masksOfCopy()).toEqual([[name, 'PRIVATE']])
  expect(await searchAgain(editor, copy.id)).toMatchObject({ moved: 0, toLookAt: 0 })
  expect(await masksOfCopy()).toHaveLength(1)
  await liftMask(publisher, mask.id, { reason: 'She agreed.' })
  expect(await masksOfCopy()).toEqual([])
  expect(await differences()).toEqual([])
})

it('a passage waits where what was masked reads differently', async () => {
  const other = 'A c00k of the ferry, asked by the reporter, said it.'
  const { old, copy, masksOfCopy } = await masked(`${before} ${words} ${other} ${after}`)
  expect(await declareBetter(editor, copy.id, old.id)).toMatchObject({ moved: 0, toLookAt: 1 })
  expect(await masksOfCopy()).toEqual([])
  expect(await db.relocation.count({ where: { holdingId: copy.id, resolvedAt: null } })).toBe(1)
})
