import '@/tests/support/database'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { liftMask, setMask } from '@/lib/editions/masking/commands'
import { listMasks, unplacedCopies } from '@/lib/editions/masking/queries'
import { Invalid } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import * as aside from '@/lib/quotation/other-text/search-aside'
import { declareBetter, searchAgain } from '@/lib/relocation/better-copy'
import { addCopyText } from '@/lib/relocation/copy-text'
import { readAgain } from '@/lib/relocation/read-again'
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
import { keptOpen, waitingFor } from '@/tests/support/locks'
import { sabotage } from '@/tests/support/sabotage'

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
/** A passage that a draft cites in an old copy that begins so, with a masked stretch beside it, and a better copy that reads so. */
async function masked(better: string, begins = '') {
  copies += 1
  const source = await makeSource(editor)
  // One letter: the last two characters around a passage aren't compared.
  const letter = String.fromCharCode(96 + copies)
  const old = await makeHolding(editor, source, {
    text: `${begins}${before} ${words} ${name} ${after} ${letter}`,
  })
  const passage = await makePassage(editor, old.layer, words)
  const body = doc(p('Said. ', cite(chainOf(source), { passageId: passage.id })))
  await makeRecord(editor, { content: { body } })
  const start = old.layer.text.lastIndexOf(name)
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

it('a later mask on the old copy reaches the better one', async () => {
  const { old, copy, mask, masksOfCopy } = await masked(`${before} ${words} ${name} ${after} Again.`)
  await liftMask(publisher, mask.id, { reason: 'She agreed.' })
  await declareBetter(editor, copy.id, old.id)
  const start = old.layer.text.indexOf(name)
  const range = { textLayerId: old.layer.id, start, end: start + name.length }
  await setMask(editor, { ...range, kind: 'PRIVATE', reason: 'She changed her mind' })
  expect(await masksOfCopy()).toEqual([[name, 'PRIVATE']])
  const events = await db.event.findMany({
    where: { subjectId: copy.id, action: 'holding.mask' },
    include: { detail: true },
  })
  const { id } = await db.mask.findFirstOrThrow({ where: { textLayerId: copy.layer.id } })
  expect(events).toMatchObject([{ detail: { detail: { maskId: id, kind: 'PRIVATE' } } }])
})

it('a publication that cites the source is waited for', async () => {
  const { old, copy, masksOfCopy } = await masked(`While published. ${before} ${words} ${name} ${after}`)
  const publish = await keptOpen(
    (tx) => tx.$queryRaw`SELECT FROM "Source" WHERE id = ${copy.sourceId}::uuid FOR SHARE`,
  )
  const declared = declareBetter(editor, copy.id, old.id)
  await waitingFor(1)
  await publish()
  expect(await declared).toMatchObject({ moved: 1 })
  expect(await masksOfCopy()).toHaveLength(1)
})

const other = 'A c00k of the ferry, asked by the reporter, said it.'
const waitingOf = (holdingId: string) => db.relocation.count({ where: { holdingId, resolvedAt: null } })
const newestMasks = async (holdingId: string) => {
  const { id, text } = await db.textLayer.findFirstOrThrow({
    where: { holdingId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  const masks = await db.mask.findMany({
    where: { textLayerId: id, liftedAt: null },
    orderBy: { start: 'asc' },
  })
  return masks.map(({ start, end }) => text.slice(start, end))
}

it('a corrected text is masked as the older copy is', async () => {
  const text = `Corrected: ${before} ${words} ${other} ${after}`
  const { old, copy } = await masked(text)
  await declareBetter(editor, copy.id, old.id)
  const edit = { basisId: copy.layer.id, start: 0, end: 9, text: 'It is rewritten', language: 'en' }
  expect(await addCopyText(editor, copy.id, edit)).toMatchObject({ moved: 0, toLookAt: 1, unplaced: 0 })
  const rewritten = text.replace('Corrected', edit.text)
  expect(await newestMasks(copy.id)).toEqual([rewritten])
  const { id: basisId } = await db.textLayer.findFirstOrThrow({
    where: { holdingId: copy.id, correctedFromId: copy.layer.id },
  })
  const place = rewritten.indexOf(other)
  const right = { basisId, start: place, end: place + other.length, text: name, language: 'en' }
  expect(await addCopyText(editor, copy.id, right)).toMatchObject({ moved: 1, toLookAt: 0 })
  // Someone must lift the mask of the whole text: it was set for a person to look.
  expect(await newestMasks(copy.id)).toEqual([rewritten.replace(other, name), name])
  expect(await waitingOf(copy.id)).toBe(0)
})

it('a passage waits where what was masked reads differently', async () => {
  const { old, copy } = await masked(`${before} ${words} ${other} ${after}`)
  expect(await declareBetter(editor, copy.id, old.id)).toMatchObject({ moved: 0, toLookAt: 1 })
  expect(await db.relocation.count({ where: { holdingId: copy.id, resolvedAt: null } })).toBe(1)
})

describe('where a mask is not found', () => {
  const listed = async () => (await unplacedCopies(editor)).map(({ id, masks }) => [id, masks])
  const rangeOf = ({ layer }: { layer: { id: string; text: string } }, sought: string) => {
    const start = layer.text.indexOf(sought)
    return { textLayerId: layer.id, start, end: start + sought.length }
  }

  it('all of the text is masked until someone looked', async () => {
    const text = `Not found: ${before} ${words} ${other} ${after}`
    const { old, copy, mask, masksOfCopy } = await masked(text)
    expect(await declareBetter(editor, copy.id, old.id)).toMatchObject({ unplaced: 1 })
    expect(await masksOfCopy()).toEqual([[text, 'PRIVATE']])
    expect(await listed()).toContainEqual([copy.id, 1])
    const [whole] = await listMasks(editor, copy.layer.id)
    expect(whole?.older).toEqual({ id: old.id, sourceId: old.sourceId, start: mask.start })

    await setMask(editor, { ...rangeOf(copy, other), kind: 'PRIVATE', reason: 'A witness' })
    await expect(liftMask(editor, whole?.id ?? '', { reason: 'Found.' })).rejects.toThrow('errors.forbidden')
    await liftMask(publisher, whole?.id ?? '', { reason: 'Found.' })
    expect(await masksOfCopy()).toEqual([[other, 'PRIVATE']])
    expect(await listMasks(editor, old.layer.id)).toMatchObject([{ id: mask.id, liftedAt: null }])
    expect(await listed()).not.toContainEqual([copy.id, 1])

    expect(await searchAgain(editor, copy.id)).toMatchObject({ unplaced: 0 })
    const end = { basisId: copy.layer.id, start: text.length, end: text.length, language: 'en' }
    expect(await addCopyText(editor, copy.id, { ...end, text: ' The end.' })).toMatchObject({ unplaced: 0 })
    expect(await newestMasks(copy.id)).toEqual([other])
    expect(await differences()).toEqual([])
  })

  it('lifting the mask of the older copy opens the text, too', async () => {
    const { old, copy, mask, masksOfCopy } = await masked(`Lifted: ${before} ${words} ${other} ${after}`)
    await declareBetter(editor, copy.id, old.id)
    await liftMask(publisher, mask.id, { reason: 'She agreed.' })
    expect(await masksOfCopy()).toEqual([])
    // Kept pages that show a copy follow its own events.
    expect(await db.event.count({ where: { subjectId: copy.id, action: 'holding.unmask' } })).toBe(1)
  })

  it('a mask from later masks all of the better copies', async () => {
    const text = `Later: ${before} ${words} ${other} ${after}`
    const { old, copy, mask, masksOfCopy } = await masked(text)
    await liftMask(publisher, mask.id, { reason: 'She agreed.' })
    await declareBetter(editor, copy.id, old.id)
    const best = await makeHolding(
      editor,
      { id: copy.sourceId },
      { text: `Best. ${text}`, filename: 'best.txt' },
    )
    await declareBetter(editor, best.id, copy.id)
    await setMask(editor, { ...rangeOf(old, name), kind: 'GRAPHIC', reason: 'Violence' })
    expect(await masksOfCopy()).toEqual([[text, 'GRAPHIC']])
    expect(await newestMasks(best.id)).toEqual([`Best. ${text}`])
  })

  it('what the older document conceals masks no text without it', async () => {
    const text = `Concealed: ${before} ${words} ${after}`
    const { old, copy, mask, masksOfCopy } = await masked(text)
    await liftMask(publisher, mask.id, { reason: 'She agreed.' })
    const { sha256 } = await db.textLayer.findUniqueOrThrow({ where: { id: old.layer.id } })
    const concealed = { textSha256: sha256, kind: 'PRIVATE' as const, reason: '', memberId: editor.id }
    await db.mask.create({ data: { ...rangeOf(old, name), ...concealed } })
    expect(await declareBetter(editor, copy.id, old.id)).toMatchObject({ unplaced: 0 })
    expect(await masksOfCopy()).toEqual([])
    // A search that is ended tells nothing.
    const tooLong = new Invalid({ betterThanId: message('relocation.tooLong', { seconds: 60 }) })
    const search = vi.spyOn(aside, 'searchAside')
    search.mockImplementation(async (_who, { passages }) =>
      passages.length > 0 ? Promise.reject(tooLong) : [],
    )
    const again = await searchAgain(editor, copy.id).finally(() => search.mockRestore())
    expect(again).toMatchObject({ unplaced: 1 })
    expect(await masksOfCopy()).toEqual([[text, 'PRIVATE']])
  })
})

describe('where someone lifted the mask of the whole text', () => {
  it('the exact words are masked in a later text', async () => {
    const text = `No second page: ${before} ${words}`
    const { old, copy, mask } = await masked(text)
    expect(await declareBetter(editor, copy.id, old.id)).toMatchObject({ unplaced: 1 })
    const [whole] = await listMasks(editor, copy.layer.id)
    await liftMask(publisher, whole?.id ?? '', { reason: 'The page is missing.' })
    const end = { basisId: copy.layer.id, start: text.length, end: text.length, language: 'en' }
    const added = await addCopyText(editor, copy.id, { ...end, text: ` ${name} ${after} a` })
    expect(added).toMatchObject({ unplaced: 0 })
    expect(await newestMasks(copy.id)).toEqual([name])
    await liftMask(publisher, mask.id, { reason: 'She agreed.' })
    await searchAgain(editor, copy.id)
    expect(await newestMasks(copy.id)).toEqual([])
  })
})

describe('a mask at several places of a corrected text', () => {
  const story = (one: string, two: string) =>
    [
      'On the quay there were barrels, ropes and a great many people, who had come to see the ships leave in the evening.',
      one,
      'None of them had bread, and the harbour master wrote a long letter about it, which was lost with his other papers.',
      'In the market a merchant counted sacks of flour aloud, twenty of them, while his brother looked for a second cart.',
      two,
      'That night it rained, the river rose over both its banks, and in the morning no road to the village could be used.',
    ].join(' ')
  /** Adds the masked words to the old copy at two places, and removes them at their own. */
  async function correct({ id, layer }: { id: string; layer: { id: string; text: string } }) {
    const text = `${story(name, name)} `
    await addCopyText(editor, id, { basisId: layer.id, start: 0, end: 0, text, language: 'en' })
    const { id: basisId } = await db.textLayer.findFirstOrThrow({ where: { correctedFromId: layer.id } })
    const start = text.length + layer.text.indexOf(words)
    const end = start + `${words} ${name}`.length
    await addCopyText(editor, id, { basisId, start, end, text: words, language: 'en' })
    expect(await newestMasks(id)).toEqual([name, name])
  }

  it('masks all of a text without one of them', async () => {
    const text = `${story(name, other)} ${before} ${words} ${after}`
    const { old, copy, masksOfCopy } = await masked(text)
    await correct(old)
    expect(await declareBetter(editor, copy.id, old.id)).toMatchObject({ unplaced: 1 })
    expect((await masksOfCopy()).map(([shown]) => shown).toSorted()).toEqual([name, text])
    await searchAgain(editor, copy.id)
    expect(await masksOfCopy()).toHaveLength(2)
  })

  it('masks each of them where the first is found, too', async () => {
    const { old, copy, masksOfCopy } = await masked(
      `${story(name, name)} ${before} ${words} ${name} ${after}`,
    )
    await correct(old)
    expect(await declareBetter(editor, copy.id, old.id)).toMatchObject({ unplaced: 0 })
    expect(await masksOfCopy()).toEqual([1, 2, 3].map(() => [name, 'PRIVATE']))
    await searchAgain(editor, copy.id)
    expect(await masksOfCopy()).toHaveLength(3)
  })
})

describe('a mask at the only other place of a corrected text', () => {
  const filler =
    'Nothing was heard of the ferry for many weeks, and the paper wrote of the price of bread, and of sugar.'
  const correct = async ({ id, layer }: { id: string; layer: { id: string; text: string } }) => {
    const start = layer.text.indexOf(words)
    const end = start + `${words} ${name}`.length
    await addCopyText(editor, id, { basisId: layer.id, start, end, text: words, language: 'en' })
    expect(await newestMasks(id)).toEqual([name])
  }

  it('masks that place in a better copy, too', async () => {
    const text = `Both: ${name} ${filler} ${before} ${words} ${name} ${after}`
    const { old, copy, masksOfCopy } = await masked(text, `Both: ${name} ${filler} `)
    await correct(old)
    expect(await declareBetter(editor, copy.id, old.id)).toMatchObject({ unplaced: 0 })
    expect(await masksOfCopy()).toEqual([1, 2].map(() => [name, 'PRIVATE']))
    await searchAgain(editor, copy.id)
    expect(await masksOfCopy()).toHaveLength(2)
  })

  it('masks all of a text that reads differently around it', async () => {
    const text = `Other: ${name} Other. ${filler} ${before} ${words} ${name} ${after}`
    const { old, copy, masksOfCopy } = await masked(text, `Both: ${name} ${filler} `)
    await correct(old)
    expect(await declareBetter(editor, copy.id, old.id)).toMatchObject({ unplaced: 1 })
    expect((await masksOfCopy()).map(([shown]) => shown).toSorted()).toEqual([name, text])
  })

  it('masks no more where the older copy shows as much', async () => {
    const text = `Shown: ${name} Other. ${filler} ${before} ${words} ${name} ${after}`
    const { old, copy, masksOfCopy } = await masked(text, `Both: ${name} ${filler} `)
    expect(await declareBetter(editor, copy.id, old.id)).toMatchObject({ moved: 1, unplaced: 0 })
    expect(await masksOfCopy()).toEqual([[name, 'PRIVATE']])
  })
})

it('masked words at more places than in the older copy mask all', async () => {
  const text = `Index: ${before} ${words} ${name} ${after} Again: ${name.replace('ferry', 'fer-\nry')}`
  const { old, copy, masksOfCopy } = await masked(text)
  expect(await declareBetter(editor, copy.id, old.id)).toMatchObject({ unplaced: 1 })
  expect((await masksOfCopy()).map(([shown]) => shown).toSorted()).toEqual([name, text])
  const whole = (await listMasks(editor, copy.layer.id)).find(({ older }) => older)
  await liftMask(publisher, whole?.id ?? '', { reason: 'I looked.' })
  expect(await searchAgain(editor, copy.id)).toMatchObject({ unplaced: 0 })
  expect(await masksOfCopy()).toEqual([[name, 'PRIVATE']])
})

it('words over two lines mask no copy with the same text', async () => {
  const source = await makeSource(editor)
  const text = (page: string) =>
    `${before} ${words} ${name} ${after} Again: ${name.replace(' cook', '\ncook')} ${page}`
  const old = await makeHolding(editor, source, { text: text('x') })
  const start = old.layer.text.indexOf(name)
  const range = { textLayerId: old.layer.id, start, end: start + name.length }
  await setMask(editor, { ...range, kind: 'PRIVATE', reason: 'A witness' })
  const copy = await makeHolding(editor, source, { text: text('y'), filename: 'better.txt' })
  expect(await declareBetter(editor, copy.id, old.id)).toMatchObject({ unplaced: 0 })
  expect(await newestMasks(copy.id)).toEqual([name])
})

it('words of all masks are counted once in an older text', async () => {
  const witness = 'A sailor of the same ferry saw it.'
  const shown = `Counted: ${witness} It was in the paper. ${name} Nobody believed that: ${witness} So it went on.`
  const { old, copy } = await masked(`${shown} ${before} ${words} ${name} ${after}`, `${shown} `)
  const start = old.layer.text.indexOf(witness)
  const range = { textLayerId: old.layer.id, start, end: start + witness.length }
  await setMask(editor, { ...range, kind: 'PRIVATE', reason: 'A witness' })
  const search = vi.spyOn(aside, 'searchAside')
  expect(await declareBetter(editor, copy.id, old.id)).toMatchObject({ unplaced: 0 })
  const counted = search.mock.calls.filter(([, { text }]) => text === old.layer.text)
  search.mockRestore()
  expect(counted.map(([, { passages }]) => passages.map(({ exact }) => exact))).toEqual([[witness, name]])
  expect(await newestMasks(copy.id)).toEqual([witness, name])
})

it('a mask that fills all of a better copy is set once', async () => {
  const source = await makeSource(editor)
  const old = await makeHolding(editor, source, { text: `“${name}”` })
  const range = { textLayerId: old.layer.id, start: 1, end: 1 + name.length }
  await setMask(editor, { ...range, kind: 'PRIVATE', reason: 'A witness' })
  const copy = await makeHolding(editor, source, { text: name, filename: 'better.txt' })
  expect(await declareBetter(editor, copy.id, old.id)).toMatchObject({ unplaced: 0 })
  await searchAgain(editor, copy.id)
  expect(await newestMasks(copy.id)).toEqual([name])
  expect(await db.event.count({ where: { subjectId: copy.id, action: 'holding.mask' } })).toBe(1)
  const [mask] = await listMasks(editor, copy.layer.id)
  await liftMask(publisher, mask?.id ?? '', { reason: 'She agreed.' })
  await searchAgain(editor, copy.id)
  expect(await newestMasks(copy.id)).toEqual([])
})

// Last: it changes a stored text past the log.
it('a text read again is masked as the older copy is', async () => {
  const text = `Read again: ${before} ${words} ${name} ${after}`
  const { old, copy } = await masked(text)
  const read = text.replace(name, other)
  await sabotage(
    `UPDATE "TextLayer" SET text = '${read}', length = ${read.length}, sha256 = encode(sha256('${read}'::bytea), 'hex'), report = NULL
     WHERE id = '${copy.layer.id}'`,
  )
  expect(await declareBetter(editor, copy.id, old.id)).toMatchObject({ moved: 0, toLookAt: 1 })
  expect(await readAgain(editor, copy.id)).toMatchObject({ moved: 1, toLookAt: 0, unplaced: 0 })
  expect(await newestMasks(copy.id)).toEqual([text, name])
})
