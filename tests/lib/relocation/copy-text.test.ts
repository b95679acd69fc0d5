import '@/tests/support/database'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { storedContributors } from '@/lib/contributions/contributors'
import { db } from '@/lib/db'
import { liftMask, setMask } from '@/lib/editions/masking/commands'
import { listMasks } from '@/lib/editions/masking/queries'
import { Conflict, Forbidden, Invalid } from '@/lib/errors'
import { deleteHolding } from '@/lib/holdings/commands'
import { draftContent } from '@/lib/records/current-draft'
import { subjectsOf } from '@/lib/records/subjects'
import { addCopyText } from '@/lib/relocation/copy-text'
import { relocationOf } from '@/lib/relocation/open-relocations'
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
import { rejection } from '@/tests/support/rejection'

let editor: Actor
let other: Actor
beforeAll(async () => {
  editor = await makeMember()
  other = await makeMember()
})

const misread = 'The brldge was closed. Later 6134 people came by the long road, in the rain.'
const wrong = misread.indexOf('6134')

async function makeMisread() {
  const source = await makeSource(editor)
  const copy = await makeHolding(editor, source, { text: `${misread} ${source.id}` })
  return { source, copy, text: copy.layer.text }
}

const newest = (holdingId: string) =>
  db.textLayer.findFirstOrThrow({ where: { holdingId }, orderBy: { createdAt: 'desc' } })

describe('a corrected text', () => {
  test('is a new text beside the old one, by its typist', async () => {
    const { copy } = await makeMisread()
    const edit = { basisId: copy.layer.id, start: wrong, end: wrong + 4, text: '613', language: 'en' }
    await addCopyText(other, copy.id, edit)
    const layer = await newest(copy.id)
    expect(layer).toMatchObject({ correctedFromId: copy.layer.id, origin: 'HUMAN', language: 'en' })
    expect(layer.text).toBe(copy.layer.text.replace('6134', '613'))
    expect(await db.textLayer.findUniqueOrThrow({ where: { id: copy.layer.id } })).toMatchObject({
      text: copy.layer.text,
    })
    const { contributors } = await db.holding.findUniqueOrThrow({ where: { id: copy.id } })
    expect(storedContributors(contributors).text).toContain(other.id)
    expect(
      await db.event.findFirst({ where: { subjectId: copy.id, action: 'holding.correct-text' } }),
    ).toMatchObject({ actorId: other.id })
  })

  test('keeps its line ends when a form sends them', async () => {
    const { copy } = await makeMisread()
    const whole = { basisId: copy.layer.id, start: 0, end: copy.layer.text.length, language: 'en' }
    await addCopyText(editor, copy.id, { ...whole, text: 'One line.\r\nAnother.' })
    expect((await newest(copy.id)).text).toBe('One line.\nAnother.')
  })

  test('moves passages with the same words and suggests the place of others', async () => {
    const { source, copy } = await makeMisread()
    const same = await makePassage(editor, copy.layer, 'people came by the long road')
    const changed = await makePassage(editor, copy.layer, 'Later 6134 people')
    const body = doc(p(...[same, changed].map(({ id }) => cite(chainOf(source), { passageId: id }))))
    const record = await makeRecord(editor, { content: { body } })
    const edit = { basisId: copy.layer.id, start: wrong, end: wrong + 4, text: '613', language: 'en' }
    expect(await addCopyText(editor, copy.id, edit)).toEqual({
      moved: 1,
      waiting: 0,
      toLookAt: 1,
      unplaced: 0,
    })
    const layer = await newest(copy.id)
    const [first, second] = subjectsOf(record.kind, await draftContent(editor, record.id))
    expect(await db.passage.findUniqueOrThrow({ where: { id: first?.passageId ?? '' } })).toMatchObject({
      textLayerId: layer.id,
      exact: same.exact,
    })
    expect(second?.passageId).toBe(changed.id)
    const row = await db.relocation.findFirstOrThrow({ where: { passageId: changed.id } })
    const { candidates } = await relocationOf(editor, row.id)
    expect(candidates[0]?.words).toBe('Later 613 people')
  })

  test('of a text that has a newer one is refused', async () => {
    const { copy } = await makeMisread()
    const edit = { basisId: copy.layer.id, start: wrong, end: wrong + 4, text: '613', language: 'en' }
    const both = await Promise.allSettled([
      addCopyText(editor, copy.id, edit),
      addCopyText(other, copy.id, { ...edit, text: '614' }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await rejection(addCopyText(editor, copy.id, edit))).toBeInstanceOf(Conflict)
    expect(await db.textLayer.count({ where: { holdingId: copy.id } })).toBe(2)
  })

  test('that changes nothing, or by a contributor, is refused', async () => {
    const { copy } = await makeMisread()
    const edit = { basisId: copy.layer.id, start: wrong, end: wrong + 4, text: '6134', language: 'en' }
    expect(await rejection(addCopyText(editor, copy.id, edit))).toBeInstanceOf(Invalid)
    expect(await rejection(addCopyText(editor, copy.id, { ...edit, end: 9_999 }))).toBeInstanceOf(Invalid)
    const contributor = await makeMember({ role: 'CONTRIBUTOR' })
    expect(await rejection(addCopyText(contributor, copy.id, edit))).toBeInstanceOf(Forbidden)
  })

  test('is deleted with its copy', async () => {
    const { copy } = await makeMisread()
    const edit = { basisId: copy.layer.id, start: wrong, end: wrong + 4, text: '613', language: 'en' }
    await addCopyText(editor, copy.id, edit)
    await deleteHolding(editor, copy.id)
    expect(await db.textLayer.count({ where: { holdingId: copy.id } })).toBe(0)
  })
})

describe('masks of a corrected text', () => {
  const masked = async (layerId: string) => {
    const { text } = await db.textLayer.findUniqueOrThrow({ where: { id: layerId } })
    const masks = await listMasks(editor, layerId)
    return masks.map(({ start, end, liftedAt }) => [text.slice(start, end), liftedAt === null])
  }

  test('go with words that are removed, unless they are elsewhere', async () => {
    const { copy } = await makeMisread()
    const range = { start: wrong, end: wrong + 4 }
    await setMask(editor, { textLayerId: copy.layer.id, ...range, kind: 'PRIVATE', reason: 'A number' })
    const end = misread.indexOf(' came')
    const edit = { basisId: copy.layer.id, start: misread.indexOf('Later'), end, language: 'en' }
    await addCopyText(other, copy.id, { ...edit, text: 'Later people' })
    expect(await masked((await newest(copy.id)).id)).toEqual([])
    const { copy: same } = await makeMisread()
    await setMask(editor, { textLayerId: same.layer.id, ...range, kind: 'PRIVATE', reason: 'A number' })
    const all = { ...edit, basisId: same.layer.id, start: 0 }
    const text = 'So many, 6134! The brldge was closed. Later people'
    await addCopyText(other, same.id, { ...all, text })
    expect(await masked((await newest(same.id)).id)).toEqual([['6134', true]])
  })

  test('hide the same words as before, and are lifted with them', async () => {
    const publisher = await makeMember({ role: 'PUBLISHER' })
    const { copy } = await makeMisread()
    const range = { start: wrong, end: misread.indexOf(' came') }
    const reason = 'A person can be recognised.'
    const { id } = await setMask(editor, { textLayerId: copy.layer.id, ...range, kind: 'PRIVATE', reason })
    const edit = { basisId: copy.layer.id, start: 0, end: misread.length, language: 'en' }
    const text = misread.replace('brldge', 'bridge').replace('6134', '613')
    await addCopyText(other, copy.id, { ...edit, text })
    const layer = await newest(copy.id)
    expect(await masked(layer.id)).toEqual([['613 people', true]])
    await liftMask(publisher, id, { reason: 'They agreed.' })
    expect(await masked(layer.id)).toEqual([['613 people', false]])
    expect(await masked(copy.layer.id)).toEqual([['6134 people', false]])
  })

  test('that are set later hide words moved in the older text', async () => {
    const source = await makeSource(editor)
    const [moved, rest] = ['A cook of the ferry said so.', 'Nobody came by the long road, in the rain.']
    const { layer: old, id } = await makeHolding(editor, source, { text: `${moved} ${rest} ${source.id}` })
    const edit = { basisId: old.id, start: 0, end: old.text.length, language: 'en' }
    await addCopyText(other, id, { ...edit, text: `${rest} ${source.id} ${moved}` })
    const layer = await newest(id)
    const range = { start: layer.text.indexOf(moved), end: layer.text.length }
    await setMask(editor, { textLayerId: layer.id, ...range, kind: 'PRIVATE', reason: 'A witness' })
    expect(await masked(old.id)).toEqual([[moved, true]])
  })

  test('that are set later also hide the words in the older text', async () => {
    const { copy } = await makeMisread()
    const edit = { basisId: copy.layer.id, start: wrong, end: wrong + 4, text: '613', language: 'en' }
    await addCopyText(other, copy.id, edit)
    const layer = await newest(copy.id)
    const start = layer.text.indexOf('613')
    const mask = { textLayerId: layer.id, kind: 'PRIVATE' as const, reason: 'A person can be recognised.' }
    await setMask(editor, { ...mask, start, end: start + 3 })
    expect(await masked(copy.layer.id)).toEqual([['6134', true]])
  })
})
