import '@/tests/support/database'
import '@/tests/support/media'
import { randomUUID } from 'node:crypto'
import { text as textOf } from 'node:stream/consumers'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors'
import { sha256 } from '@/lib/hashing'
import { addHolding } from '@/lib/holdings/add'
import { deleteHolding, describeHolding, stateFirstPage } from '@/lib/holdings/commands'
import { createPassage, deletePassage } from '@/lib/holdings/passages'
import { getHolding, listHoldings, PART, readHolding, readTextLayer } from '@/lib/holdings/queries'
import {
  addText,
  chainOf,
  doc,
  makeMember,
  makeRecord,
  makeSource,
  quotation,
} from '@/tests/support/factories'
import { mediaFiles } from '@/tests/support/media'
import { pdfOf } from '@/tests/support/pdf'
import { queriesOf } from '@/tests/support/queries'
import { rejection } from '@/tests/support/rejection'

let editor: Actor
beforeAll(async () => {
  editor = await makeMember()
})

const described = { kind: 'ORIGINAL', language: 'en', filename: 'copy.txt' } as const
async function addWithText(...given: Parameters<typeof addHolding>) {
  const { textLayerId, ...added } = await addHolding(...given)
  if (textLayerId === null) throw new Error('The copy has no text')
  return { ...added, textLayerId }
}
async function* stream(...chunks: (string | Uint8Array)[]) {
  for (const chunk of chunks) yield typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk
}
const unique = (words = 'Words') => `${words} ${randomUUID()}.`
const addressOf = (hash: string) => `${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`

/** Whatever the archive holds: rows that adding a copy writes, and files. */
async function everything() {
  const [files, holdings, layers, events] = await Promise.all([
    db.mediaFile.count(),
    db.holding.count(),
    db.textLayer.count(),
    db.event.count({ where: { subjectType: 'holding' } }),
  ])
  return { files, holdings, layers, events, disk: await mediaFiles() }
}

describe('adding a copy', () => {
  test('stores its bytes by hash, its text, and an event', async () => {
    const source = await makeSource(editor)
    const words = unique()
    const added = await addWithText(editor, source.id, described, stream(words.slice(0, 5), words.slice(5)))
    const hash = sha256(words)
    expect(added).toMatchObject({ sha256: hash, length: words.length, pages: 0, notices: [] })
    expect(await mediaFiles()).toContain(addressOf(hash))
    expect(await readTextLayer(editor, added.textLayerId)).toMatchObject({
      text: words,
      next: null,
      language: 'en',
    })
    const { stream: bytes, size } = await readHolding(editor, added.id)
    expect([await textOf(bytes), size]).toEqual([words, words.length])
    expect(await db.event.findFirst({ where: { subjectId: added.id } })).toMatchObject({
      action: 'holding.add',
    })
  })

  test('of a PDF keeps its pages', async () => {
    const source = await makeSource(editor)
    const pdf = pdfOf([`One ${randomUUID()}`, 'Two'])
    const { textLayerId, pages } = await addWithText(
      editor,
      source.id,
      { ...described, filename: 'a.pdf' },
      stream(pdf),
    )
    const { locators, text } = await readTextLayer(editor, textLayerId)
    expect(pages).toBe(2)
    expect(locators.map((place) => [place.label, place.value])).toEqual([
      ['page', '1'],
      ['page', '2'],
    ])
    expect(text.slice(locators[1]?.start, locators[1]?.end)).toBe('Two')
  })

  test('to two sources stores the bytes once', async () => {
    const words = unique()
    const [a, b] = [await makeSource(editor), await makeSource(editor)]
    const results = await Promise.all(
      [a, b].map(({ id }) => addHolding(editor, id, described, stream(words))),
    )
    expect(new Set(results.map(({ id }) => id)).size).toBe(2)
    expect(await db.mediaFile.count({ where: { sha256: sha256(words) } })).toBe(1)
    expect((await mediaFiles()).filter((file) => file.endsWith(sha256(words)))).toHaveLength(1)
  })

  test('twice to one source is a conflict with the existing copy', async () => {
    const source = await makeSource(editor)
    const words = unique()
    const results = await Promise.allSettled(
      [1, 2].map(() => addHolding(editor, source.id, described, stream(words))),
    )
    const [added] = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    const [refused] = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    expect(refused).toBeInstanceOf(Conflict)
    expect(refused).toMatchObject({ current: { id: added?.id } })
    expect(await listHoldings(editor, source.id)).toHaveLength(1)
  })

  test.each<[string, string, () => AsyncIterable<Uint8Array>, RegExp]>([
    ['empty', 'a.txt', () => stream(), /emptyFile/],
    [
      'too large',
      'a.txt',
      () => stream(...Array.from({ length: 51 }, () => new Uint8Array(1024 * 1024))),
      /tooLarge/,
    ],
    ['not what its name says', 'a.pdf', () => stream('words'), /otherContent/],
    [
      'a picture',
      'a.txt',
      () => stream(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ', 'base64')),
      /otherContent/,
    ],
    [
      'locked by a password',
      'a.pdf',
      () => stream(pdfOf(['x'], { protection: { userPassword: 'p' } })),
      /PASSWORD/,
    ],
    ['incomplete', 'a.pdf', () => stream(pdfOf(['x']).subarray(0, 200)), /cutOff/],
    ['not text', 'a.txt', () => stream('a\0b'), /reading\.nul/],
  ])('that is %s is refused at its field and leaves nothing', async (_, filename, bytes, why) => {
    const source = await makeSource(editor)
    const before = await everything()
    const error = await rejection(addHolding(editor, source.id, { ...described, filename }, bytes()))
    expect(error instanceof Invalid && Object.keys(error.fields)).toEqual(['file'])
    expect(error).toMatchObject({ message: expect.stringMatching(why) })
    expect(await everything()).toEqual(before)
  })

  test('that is interrupted leaves nothing', async () => {
    const source = await makeSource(editor)
    const before = await everything()
    async function* broken() {
      yield new TextEncoder().encode('The first half')
      throw new Error('The connection was lost.')
    }
    await expect(addHolding(editor, source.id, described, broken())).rejects.toThrow('lost')
    expect(await everything()).toEqual(before)
  })

  test('that fails in the database leaves nothing on the disk', async () => {
    const source = await makeSource(editor)
    const before = await everything()
    const ghost = { ...editor, id: randomUUID() }
    await rejection(addHolding(ghost, source.id, described, stream(unique())))
    expect(await everything()).toEqual(before)
  })

  test('that fails keeps the bytes of another source', async () => {
    const words = unique()
    const copy = await addHolding(editor, (await makeSource(editor)).id, described, stream(words))
    const ghost = { ...editor, id: randomUUID() }
    await rejection(addHolding(ghost, (await makeSource(editor)).id, described, stream(words)))
    expect(await mediaFiles()).toContain(addressOf(copy.sha256))
  })

  test('without permission or source is refused before reading', async () => {
    let read = false
    async function* watched() {
      read = true
      yield new Uint8Array(1)
    }
    expect(await rejection(addHolding(editor, randomUUID(), described, watched()))).toBeInstanceOf(NotFound)
    const contributor = await makeMember({ role: 'CONTRIBUTOR' })
    const source = await makeSource(editor)
    expect(await rejection(addHolding(contributor, source.id, described, watched()))).toBeInstanceOf(
      Forbidden,
    )
    const odd = { ...described, language: 'no language' }
    expect(await rejection(addHolding(editor, source.id, odd, watched()))).toBeInstanceOf(Invalid)
    expect(read).toBe(false)
  })

  test('ignores folders in the file name', async () => {
    const source = await makeSource(editor)
    const { id } = await addHolding(
      editor,
      source.id,
      { ...described, filename: '../../etc/a.txt' },
      stream(unique()),
    )
    expect((await getHolding(editor, id)).filename).toBe('a.txt')
  })
})

describe('pasting a text', () => {
  const paste = async (text: string, language = 'az') =>
    addHolding(
      editor,
      (await makeSource(editor)).id,
      { ...described, origin: 'HUMAN', language },
      stream(text),
      {
        pasted: true,
      },
    )
  const layerOf = async (text: string, language?: string) => {
    const { textLayerId } = await paste(text, language)
    return readTextLayer(editor, textLayerId ?? '')
  }

  test('stores it with uniform line ends, whatever it looks like', async () => {
    const words = unique()
    expect(await layerOf(`<p>${words}\r\nŞuşa`)).toMatchObject({
      text: `<p>${words}\nŞuşa`,
      origin: 'HUMAN',
      language: 'az',
    })
  })

  test.each([
    ['nothing', ' \n '],
    ['NUL', 'ş\0b'],
  ])('with %s is refused', async (_, text) => {
    const before = await everything()
    const error = await rejection(paste(text))
    expect(error instanceof Invalid && Object.keys(error.fields)).toEqual(['file'])
    expect(await everything()).toEqual(before)
  })

  test('keeps marks of writing direction', async () => {
    const words = `${unique()} \u202bעברית\u202c`
    expect((await layerOf(words, 'he')).text).toBe(words)
  })
})

describe('reading a text layer', () => {
  test('in parts gives the whole text and cuts no character', async () => {
    const source = await makeSource(editor)
    const words = `${unique()}${'😀'.repeat(PART)}\nlast`
    const { textLayerId } = await addText(editor, source.id, {
      kind: 'TRANSCRIPT',
      language: 'en',
      text: words,
    })
    let read = ''
    let from: number | null = 0
    while (from !== null) {
      const part: Awaited<ReturnType<typeof readTextLayer>> = await readTextLayer(editor, textLayerId, from)
      expect(part.start).toBe(read.length)
      expect(part.text.isWellFormed()).toBe(true)
      read += part.text
      from = part.next
    }
    expect(read).toBe(words)
  })

  test('starts at any offset, also after its end', async () => {
    const source = await makeSource(editor)
    const lines = Array.from({ length: 9000 }, (_, index) => `Line ${index} of Şuşa`).join('\n')
    const text = `${unique()}\n${lines}`
    const added = await addText(editor, source.id, { kind: 'TRANSCRIPT', language: 'az', text })
    for (const from of [
      0,
      1,
      2,
      777,
      PART - 1,
      PART,
      PART + 1,
      text.length - 1,
      text.length,
      text.length + 9,
    ]) {
      const part = await readTextLayer(editor, added.textLayerId, from)
      const end = part.start + part.text.length
      expect(part.start).toBe(Math.min(from, text.length))
      expect(part.text).toBe(text.slice(part.start, end))
      expect(part.next).toBe(end < text.length ? end : null)
      if (part.next !== null) expect(part.text.endsWith('\n')).toBe(true)
    }
  })

  test('that does not exist is not found', async () => {
    expect(await rejection(readTextLayer(editor, randomUUID()))).toBeInstanceOf(NotFound)
    expect(await rejection(getHolding(editor, 'x'))).toBeInstanceOf(NotFound)
  })

  test('cannot be changed in the database', async () => {
    const source = await makeSource(editor)
    const { textLayerId, id } = await addText(editor, source.id, {
      kind: 'TRANSCRIPT',
      language: 'en',
      text: unique(),
    })
    await rejection(db.textLayer.update({ where: { id: textLayerId }, data: { text: 'x' } }))
    await rejection(db.holding.update({ where: { id }, data: { kind: 'ORIGINAL' } }))
    expect((await readTextLayer(editor, textLayerId)).text).not.toBe('x')
    expect((await getHolding(editor, id)).kind).toBe('TRANSCRIPT')
  })
})

describe('a passage', () => {
  async function layerOf(text: string) {
    const source = await makeSource(editor)
    const added = await addText(editor, source.id, { kind: 'TRANSCRIPT', language: 'en', text })
    return { ...added, sourceId: source.id }
  }

  test('is cut from the layer with context, without spaces at its ends', async () => {
    const text = `${'before '.repeat(20)}the words ${'after '.repeat(20)}${randomUUID()}`
    const { textLayerId } = await layerOf(text)
    const start = text.indexOf('the words')
    const passage = await createPassage(editor, { textLayerId, start: start - 1, end: start + 10 })
    expect(passage).toMatchObject({ start, end: start + 9, exact: 'the words' })
    expect(passage.prefix).toBe(text.slice(start - 64, start))
    expect(passage.suffix).toBe(text.slice(start + 9, start + 9 + 64))
  })

  test('of the same range is created and logged once', async () => {
    const { textLayerId } = await layerOf(unique('the same words'))
    const asked = { textLayerId, start: 4, end: 8 }
    const made = await Promise.all([createPassage(editor, asked), createPassage(editor, asked)])
    const again = await createPassage(editor, { ...asked, locator: { label: 'page', value: '9' } })
    expect(new Set([...made, again].map(({ id }) => id)).size).toBe(1)
    expect(again.locatorValue).toBeNull()
    expect(await db.event.count({ where: { subjectId: again.id } })).toBe(1)
  })

  test('has the pages of the layer, unless it gets a locator', async () => {
    const source = await makeSource(editor)
    const pdf = pdfOf([`One ${randomUUID()}`, 'Two'], { labels: true })
    const { textLayerId } = await addWithText(
      editor,
      source.id,
      { ...described, filename: 'a.pdf' },
      stream(pdf),
    )
    const { text } = await readTextLayer(editor, textLayerId)
    const two = text.indexOf('Two')
    expect(await createPassage(editor, { textLayerId, start: two, end: two + 3 })).toMatchObject({
      locatorLabel: 'page',
      locatorValue: 'ii',
    })
    expect(await createPassage(editor, { textLayerId, start: 4, end: two + 3 })).toMatchObject({
      locatorValue: 'i–ii',
    })
    const told = { textLayerId, start: 0, end: 3, locator: { label: 'folio' as const, value: '7v' } }
    expect(await createPassage(editor, told)).toMatchObject({ locatorLabel: 'folio', locatorValue: '7v' })
  })

  test.each([
    ['start', { start: 5000, end: 5001 }],
    ['end', { start: 0, end: 5000 }],
    ['end', { start: 3, end: 4 }],
    ['end', { start: 5, end: 5 }],
    ['start', { start: -1, end: 5 }],
    ['start', { start: 5, end: 6 }],
    ['start', { start: 0.5, end: 6 }],
  ])('at a place that cannot be is refused by the field %s', async (field, place) => {
    const { textLayerId } = await layerOf(`abc 😀 ${randomUUID()}`)
    const before = await db.passage.count()
    const range = field === 'start' && place.start === 5 ? { start: 5, end: 8 } : place
    const error = await rejection(createPassage(editor, { textLayerId, ...range }))
    expect(error instanceof Invalid && Object.keys(error.fields)).toContain(field)
    expect(await db.passage.count()).toBe(before)
  })

  test('has no half characters in its context', async () => {
    const text = `😀${'x'.repeat(63)}word${'y'.repeat(63)}😀 ${randomUUID()}`
    const { textLayerId } = await layerOf(text)
    const { prefix, suffix } = await createPassage(editor, { textLayerId, start: 65, end: 69 })
    expect([prefix, suffix]).toEqual(['x'.repeat(63), 'y'.repeat(63)])
  })

  test('can be deleted only while nothing uses it', async () => {
    const contributor = await makeMember({ role: 'CONTRIBUTOR' })
    const { textLayerId, sourceId } = await layerOf(unique('Quoted words'))
    const passage = await createPassage(contributor, { textLayerId, start: 0, end: 12 })
    expect(await rejection(deletePassage(contributor, passage.id))).toBeInstanceOf(Forbidden)
    const chain = chainOf({ id: sourceId })
    await makeRecord(editor, {
      content: { body: doc(quotation({ chain, passageId: passage.id }, 'Quoted words')) },
    })
    expect(await rejection(deletePassage(editor, passage.id))).toBeInstanceOf(Conflict)
    const other = await createPassage(editor, { textLayerId, start: 7, end: 12 })
    await deletePassage(editor, other.id)
    expect(await db.passage.count({ where: { id: other.id } })).toBe(0)
  })
})

describe('deleting a copy', () => {
  test('that nothing uses deletes its text and bytes', async () => {
    const source = await makeSource(editor)
    const {
      id,
      textLayerId,
      sha256: hash,
    } = await addWithText(editor, source.id, described, stream(unique()))
    await deleteHolding(editor, id)
    expect(await rejection(readTextLayer(editor, textLayerId))).toBeInstanceOf(NotFound)
    expect(await mediaFiles()).not.toContain(addressOf(hash))
    expect(await db.mediaFile.count({ where: { sha256: hash } })).toBe(0)
    expect(await db.event.count({ where: { subjectId: id, action: 'holding.delete' } })).toBe(1)
  })

  test('keeps bytes that another source uses', async () => {
    const words = unique()
    const [a, b] = await Promise.all(
      [await makeSource(editor), await makeSource(editor)].map(({ id }) =>
        addHolding(editor, id, described, stream(words)),
      ),
    )
    await deleteHolding(editor, a?.id ?? '')
    expect(await textOf((await readHolding(editor, b?.id ?? '')).stream)).toBe(words)
  })

  test('with a passage is refused with the list', async () => {
    const source = await makeSource(editor)
    const {
      id,
      textLayerId,
      sha256: hash,
    } = await addWithText(editor, source.id, described, stream(unique('Rested')))
    const passage = await createPassage(editor, { textLayerId, start: 0, end: 6 })
    const chain = chainOf(source)
    const record = await makeRecord(editor, {
      title: 'Rests on a copy',
      content: { body: doc(quotation({ chain, passageId: passage.id }, 'Rested')) },
    })
    const error = await rejection(deleteHolding(editor, id))
    expect(error).toBeInstanceOf(Conflict)
    expect(error).toMatchObject({
      current: {
        passages: [{ position: { values: { start: 1, end: 6 } } }],
        passageTotal: 1,
        records: [{ id: record.id, title: 'Rests on a copy' }],
      },
    })
    expect(await readTextLayer(editor, textLayerId)).toMatchObject({ holdingId: id })
    expect(await mediaFiles()).toContain(addressOf(hash))
  })
})

test('a description made from an old version is a conflict', async () => {
  const source = await makeSource(editor)
  const { id } = await addHolding(editor, source.id, described, stream(unique()))
  const was = { obtainedFrom: '', obtainedOn: '', rights: '', note: '' }
  const first = {
    obtainedFrom: 'A reading room',
    obtainedOn: '2024-05-28',
    rights: 'Cleared',
    note: 'Folder 3',
  }
  await describeHolding(editor, id, was, first)
  expect(await getHolding(editor, id)).toMatchObject({
    obtainedFrom: 'A reading room',
    obtainedOn: new Date('2024-05-28'),
  })
  const error = await rejection(describeHolding(editor, id, was, { ...first, note: 'Other' }))
  expect(error).toBeInstanceOf(Conflict)
  expect(error).toMatchObject({ current: first })
  const impossible = describeHolding(editor, id, first, { ...first, obtainedOn: '2024-02-30' })
  expect(await rejection(impossible)).toBeInstanceOf(Invalid)
})

test('listing the copies of a source takes a fixed number of queries', async () => {
  const source = await makeSource(editor)
  await addText(editor, source.id, { kind: 'TRANSCRIPT', language: 'en', text: unique() })
  const one = (await queriesOf(() => listHoldings(editor, source.id))).length
  for (let index = 0; index < 3; index += 1)
    await addText(editor, source.id, { kind: 'TRANSCRIPT', language: 'en', text: unique() })
  expect((await queriesOf(() => listHoldings(editor, source.id))).length).toBe(one)
})

describe('a letter', () => {
  const letter = (name: string, attachment: string) =>
    [
      'From: a@example.org',
      `Subject: ${name}`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=X',
      '',
      '--X',
      'Content-Type: text/plain',
      '',
      'See the list.',
      '--X',
      'Content-Type: application/octet-stream; name="list.txt"',
      'Content-Disposition: attachment; filename="list.txt"',
      '',
      attachment,
      '--X',
      'Content-Type: application/zip; name="list.zip"',
      'Content-Disposition: attachment; filename="list.zip"',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('PK\u0003\u0004 no text').toString('base64'),
      '--X--',
    ].join('\r\n')

  test('brings its attachments as copies of their own', async () => {
    const source = await makeSource(editor)
    const words = unique()
    const mail = { ...described, filename: 'letter.eml' }
    const added = await addHolding(editor, source.id, mail, stream(letter(unique(), words)))
    expect(added.attached).toHaveLength(1)
    expect(added.notices).toContainEqual(
      expect.objectContaining({
        key: 'holdings.report.ATTACHMENTS_LEFT_OUT',
        values: expect.objectContaining({ count: 1 }),
      }),
    )
    const copies = await listHoldings(editor, source.id)
    expect(copies.map(({ filename, cameWithId }) => [filename, cameWithId])).toEqual([
      ['list.txt', added.id],
      ['letter.eml', null],
    ])
    await deleteHolding(editor, added.id)
    expect(await getHolding(editor, added.attached[0] ?? '')).toMatchObject({ cameWith: null })
  })

  test('does not bring the same attachment twice', async () => {
    const source = await makeSource(editor)
    const words = unique()
    const mail = { ...described, filename: 'letter.eml' }
    await addHolding(editor, source.id, mail, stream(letter(unique(), words)))
    const second = await addHolding(editor, source.id, mail, stream(letter(unique(), words)))
    expect(second.attached).toEqual([])
  })
})

describe('a copy without text', () => {
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const picture = () => stream(Buffer.concat([pixel, Buffer.from(randomUUID())]))

  test('is a picture or a scan, marked as without text', async () => {
    const source = await makeSource(editor)
    const added = await addHolding(
      editor,
      source.id,
      { ...described, kind: 'FACSIMILE', filename: 'page.png' },
      picture(),
    )
    expect(added).toMatchObject({ textLayerId: null, length: 0, notices: [{ key: 'holdings.add.noText' }] })
    expect(await getHolding(editor, added.id)).toMatchObject({
      textLayers: [],
      file: { mediaType: 'image/png' },
    })
    const scan = { ...described, kind: 'FACSIMILE', filename: 'a.pdf' } as const
    expect(await addHolding(editor, source.id, scan, stream(pdfOf([null])))).toMatchObject({
      textLayerId: null,
    })
  })

  test('is a recording only if its file is one', async () => {
    const source = await makeSource(editor)
    const words = { ...described, kind: 'AUDIO', filename: 'a.txt' } as const
    expect(await rejection(addHolding(editor, source.id, words, stream(unique())))).toMatchObject({
      fields: { kind: { key: 'holdings.errors.otherKind' } },
    })
    const tape = () =>
      stream(Buffer.concat([Buffer.from('fLaC'), Buffer.alloc(64), Buffer.from(randomUUID())]))
    const described2 = { ...described, filename: 'tape.flac' } as const
    expect(await rejection(addHolding(editor, source.id, described2, tape()))).toBeInstanceOf(Invalid)
    expect(await addHolding(editor, source.id, { ...described2, kind: 'AUDIO' }, tape())).toMatchObject({
      textLayerId: null,
    })
  })
})

describe('a PDF that does not name its pages', () => {
  const sheets = async () => {
    const source = await makeSource(editor)
    const pdf = pdfOf([unique(), unique(), unique()], { labels: null })
    const added = await addHolding(editor, source.id, { ...described, filename: 'a.pdf' }, stream(pdf))
    const layer = await readTextLayer(editor, added.textLayerId ?? '')
    const passageOn = (sheet: number) => {
      const page = layer.locators[sheet - 1]
      return createPassage(editor, { textLayerId: layer.id, start: page?.start ?? 0, end: page?.end ?? 0 })
    }
    return { id: added.id, layer, passageOn }
  }

  test('counts sheets and claims no printed page', async () => {
    const { layer, passageOn } = await sheets()
    expect(layer.locators.map(({ label, value }) => [label, value])).toEqual([
      ['sheet', '1'],
      ['sheet', '2'],
      ['sheet', '3'],
    ])
    expect(await passageOn(2)).toMatchObject({ locatorLabel: null, locatorValue: null })
  })

  test('has printed pages once a member said which one a sheet is', async () => {
    const { id, layer, passageOn } = await sheets()
    await stateFirstPage(editor, id, { sheet: 2, page: 1 })
    const { locators } = await readTextLayer(editor, layer.id)
    expect(locators.map(({ label, value }) => [label, value])).toEqual([
      ['sheet', '1'],
      ['page', '1'],
      ['page', '2'],
    ])
    expect(await passageOn(3)).toMatchObject({ locatorLabel: 'page', locatorValue: '2' })
    expect(await rejection(stateFirstPage(editor, id, { sheet: 1, page: 7 }))).toBeInstanceOf(Conflict)
    const contributor = await makeMember({ role: 'CONTRIBUTOR' })
    expect(await rejection(stateFirstPage(contributor, id, { sheet: 1, page: 7 }))).toBeInstanceOf(Forbidden)
  })
})
