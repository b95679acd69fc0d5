import '@/tests/support/database'
import '@/tests/support/media'
import { randomUUID } from 'node:crypto'
import { NextRequest } from 'next/server'
import sharp from 'sharp'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import ReportRoute from '@/app/(archive)/report/page'
import { GET } from '@/app/(archive)/sources/[id]/copies/[holdingId]/image/route'
import CopyRoute from '@/app/(archive)/sources/[id]/copies/[holdingId]/page'
import SourceRoute from '@/app/(archive)/sources/[id]/page'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { answerOf } from '@/lib/editions/addresses'
import { saveConsent } from '@/lib/editions/consent'
import { publicCopy } from '@/lib/editions/copies/copy-page'
import { isPublicCopy } from '@/lib/editions/copies/opened'
import { copiesNaming, namesThatShut } from '@/lib/editions/copies/shut'
import { liftMask, setMask } from '@/lib/editions/masking/commands'
import { citedSource } from '@/lib/editions/sources'
import { NotFound } from '@/lib/errors'
import { sha256 } from '@/lib/hashing'
import { addHolding } from '@/lib/holdings/add'
import { describeHolding } from '@/lib/holdings/commands'
import type { HoldingShown } from '@/lib/holdings/schema'
import { report } from '@/lib/reports/commands'
import { reportsFor } from '@/lib/reports/queries'
import {
  chainOf,
  closeRecord,
  doc,
  makeEdition,
  makeMember,
  makePassage,
  makeRecord,
  makeSource,
  quotation,
  sensitive,
} from '@/tests/support/factories'
import { tellOfChange } from '@/tests/support/news'
import { pdfOf } from '@/tests/support/pdf'
import { htmlOf } from '@/tests/support/render'
import { asOwner } from '@/tests/support/sabotage'

const words = 'The ferry stopped at nine.'
let editor: Actor
let publisher: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  publisher = await makeMember({ role: 'PUBLISHER' })
})
beforeEach(tellOfChange)

let copies = 0
/** A PDF of two pages as the copy of a source, and a public record that quotes its second page. */
async function quotedPdf({
  published = 'WHOLE',
  warned = false,
  kind = 'FACSIMILE',
  more = '',
}: {
  published?: HoldingShown
  warned?: boolean
  kind?: 'FACSIMILE' | 'TRANSCRIPT'
  more?: string
} = {}) {
  const source = await makeSource(editor, { title: 'A printed note' })
  copies += 1
  async function* bytes() {
    yield new Uint8Array(
      pdfOf([`A dotterel was seen. Copy ${copies}. ${more}`, `Before it. ${words} A lapwing after it.`]),
    )
  }
  const about = { kind, language: 'en', filename: 'note.pdf', shown: 'WHOLE' } as const
  const { id } = await addHolding(editor, source.id, about, bytes())
  const layer = await db.textLayer.findFirstOrThrow({ where: { holdingId: id }, include: { holding: true } })
  const passage = await makePassage(editor, layer, words)
  const quoted = quotation({ chain: chainOf(source), passageId: passage.id }, words)
  const body = doc(warned ? sensitive('Loss', quoted) : quoted)
  const record = await makeRecord(editor, { title: 'A record of the ferry', content: { body } })
  const { start, end } = passage
  const publish = (content = record.content) =>
    makeEdition(
      editor,
      { ...record, content },
      {
        passages: [
          {
            ...{ id: passage.id, sourceId: source.id, exact: words, before: '', after: '', locator: null },
            ...{ language: 'en', start, end, textLayerSha256: layer.sha256 },
            holding: {
              ...{ id, kind: 'FACSIMILE', sha256: layer.holding.sha256, obtainedFrom: '', rights: '' },
              shown: published,
            },
          },
        ],
      },
    )
  await publish()
  const textOf = async (page: number) =>
    (await publicCopy(source.id, id, { page, passage: null }))?.pieces.map(({ text }) => text).join('')
  const image = (page: number) =>
    GET(new NextRequest(`http://localhost:3000/sources/${source.id}/copies/${id}/image?page=${page}`), {
      params: Promise.resolve({ id: source.id, holdingId: id }),
    })
  const html = async (page: number) =>
    htmlOf(
      await CopyRoute({
        params: Promise.resolve({ id: source.id, holdingId: id }),
        searchParams: Promise.resolve({ page: String(page) }),
      }),
    )
  const mask = (wanted: string, kind: 'GRAPHIC' | 'PRIVATE', on = layer) => {
    const at = on.text.indexOf(wanted)
    const range = { start: at, end: at + wanted.length }
    return setMask(editor, { textLayerId: on.id, ...range, kind, reason: 'Birds' })
  }
  const isOpen = async () => [
    await isPublicCopy(source.id, id),
    (await answerOf(`/sources/${source.id}/copies/${id}`)) === 'PUBLIC',
    (await image(1)).status === 200,
  ]
  const publishAgain = () => publish({ ...record.content, summary: 'Written again.' })
  return { source, id, layer, record, passage, textOf, image, html, mask, isOpen, publishAgain }
}

const shut = [false, false, false]
const terms = { access: 'PUBLIC_IN_CONTEXT', shown: 'WHOLE' } as const

describe('a copy that readers can open', () => {
  it('has its pages as text and images, with used passages marked', async () => {
    const copy = await quotedPdf()
    expect(await copy.textOf(1)).toContain('A dotterel was seen.')
    const html = await copy.html(2)
    expect(html).toContain(`<mark id="passage-${copy.passage.id}">${words}</mark>`)
    expect(html).toContain(`href="/records/${copy.record.slug}#how-quotation-`)
    expect(html).toContain(`/copies/${copy.id}/image?page=2`)
    const image = await copy.image(2)
    expect([image.status, image.headers.get('cache-control')]).toEqual([200, 'no-store'])
    const drawn = Buffer.from(await image.arrayBuffer())
    expect((await sharp(drawn).metadata()).format).toBe('webp')
    expect((await copy.image(3)).status).toBe(404)
    expect(await publicCopy(copy.source.id, copy.id, { page: 1, passage: copy.passage.id })).toMatchObject({
      page: 2,
      pages: 2,
    })
  })

  it('is shut at once when readers can see less of it', async () => {
    const less = [
      { ...terms, shown: 'IN_CONTEXT' },
      { ...terms, shown: 'NOTHING' },
      { ...terms, access: 'STAFF' },
      { ...terms, access: 'RESTRICTED' },
    ] as const
    const copy = await quotedPdf()
    for (const given of less) {
      expect(await copy.isOpen()).toEqual([true, true, true])
      await describeHolding(publisher, copy.id, terms, given)
      expect(await copy.isOpen()).toEqual(shut)
      expect(await copy.html(1)).not.toContain('dotterel')
      await describeHolding(publisher, copy.id, given, terms)
      // As if it had never been less.
      await db.narrowedCopy.deleteMany({ where: { holdingId: copy.id } })
    }
  })

  it('opens again with a publication only, not by its description', async () => {
    const copy = await quotedPdf()
    await describeHolding(publisher, copy.id, terms, { ...terms, access: 'STAFF' })
    await describeHolding(publisher, copy.id, { ...terms, access: 'STAFF' }, terms)
    expect(await copy.isOpen()).toEqual(shut)
    expect(await copy.html(1)).not.toContain('dotterel')
    await copy.publishAgain()
    expect(await copy.isOpen()).toEqual([true, true, true])
  })

  it('does not open when an embargo ends earlier than it did', async () => {
    const copy = await quotedPdf({ kind: 'TRANSCRIPT' })
    const body = doc(quotation({ chain: chainOf(copy.source), passageId: copy.passage.id }, words))
    const testimony = await makeRecord(editor, { kind: 'testimony', content: { body } })
    await asOwner((tx) => tx.record.update({ where: { id: testimony.id }, data: { editions: 1 } }))
    const open = {
      ...{ tier: 'OPEN', nameDisplay: 'NAMED', legalName: 'Ada Example', pseudonym: '', note: '' },
      ...{ transcriptApprovedOn: null, withdrawnOn: null, embargoUntil: null },
    } as const
    const embargo = { ...open, embargoUntil: '2999-01-01' }
    const none = { ...open, embargoUntil: '2000-01-01' }
    for (const [first, then] of [
      [embargo, none],
      [{ ...open, tier: 'CLOSED' }, embargo],
      [{ ...embargo, withdrawnOn: '2026-01-01' }, embargo],
    ]) {
      await db.narrowedCopy.deleteMany({ where: { holdingId: copy.id } })
      const { version } = await db.consent.findUniqueOrThrow({ where: { recordId: testimony.id } })
      await saveConsent(publisher, testimony.id, { ...first, version })
      await saveConsent(publisher, testimony.id, { ...then, version: version + 1 })
      expect(await db.narrowedCopy.count({ where: { holdingId: copy.id, shown: 'NOTHING' } })).toBe(1)
      // An embargo that is left alone ends on its day.
      await db.narrowedCopy.deleteMany({ where: { holdingId: copy.id } })
      await saveConsent(publisher, testimony.id, { ...then, note: 'By letter.', version: version + 2 })
      expect(await db.narrowedCopy.count({ where: { holdingId: copy.id } })).toBe(0)
    }
  })

  it('opens with an edition that was published so, not before', async () => {
    expect(await (await quotedPdf({ published: 'IN_CONTEXT' })).isOpen()).toEqual(shut)
    const copy = await quotedPdf()
    await closeRecord(editor, copy.record)
    tellOfChange()
    expect(await copy.isOpen()).toEqual(shut)
  })

  it('is behind a warning where a record or a mask warns', async () => {
    const warned = await quotedPdf({ warned: true })
    expect(await warned.html(2)).toMatch(/<details class="warned">.*The ferry stopped/s)
    expect(await warned.html(1)).not.toContain('class="warned"')
    const masked = await quotedPdf()
    await masked.mask('dotterel', 'GRAPHIC')
    expect(await masked.html(1)).toMatch(/<details class="warned">.*Birds.*dotterel/s)
  })
})

/** The part of the dots of an image, from 0 to 1, that are darker than they were. */
async function blackened(before: Response, after: Response) {
  const [one, other] = await Promise.all(
    [before, after].map(async (image) =>
      sharp(Buffer.from(await image.arrayBuffer()))
        .greyscale()
        .raw()
        .toBuffer(),
    ),
  )
  const dark = (one ?? Buffer.of()).filter((dot, at) => dot > 200 && (other?.[at] ?? 255) < 20)
  return dark.length / (one?.length ?? 1)
}

describe('a copy that many records use', () => {
  it('is behind a warning of any, also in older texts', async () => {
    const copy = await quotedPdf()
    // The same bytes are a copy of another source, too.
    const elsewhere = await makeSource(editor, { title: 'The same note' })
    const warnedBody = (passageId: string) =>
      doc(sensitive('Loss', quotation({ chain: chainOf(elsewhere), passageId }, words)))
    const { sha256: bytes } = copy.layer.holding
    const twin = await db.holding.create({
      data: {
        ...{ sourceId: elsewhere.id, kind: 'FACSIMILE', sha256: bytes, filename: 'note.pdf' },
        ...{ contributors: {}, createdById: editor.id },
      },
    })
    const other = await db.textLayer.create({
      data: {
        ...{ holdingId: twin.id, origin: 'HUMAN', language: 'en', text: words, length: words.length },
        ...{ sha256: sha256(copy.id), locators: [], spans: [], createdAt: new Date('2020-01-01') },
      },
      include: { holding: true },
    })
    const older = await makePassage(editor, other, words)
    const first = await makeRecord(editor, { title: 'The first', content: { body: warnedBody(older.id) } })
    await makeEdition(editor, first)
    for (let more = 0; more < 13; more += 1) {
      const body = doc(quotation({ chain: chainOf(copy.source), passageId: copy.passage.id }, words))
      await makeEdition(editor, await makeRecord(editor, { title: `Record ${more}`, content: { body } }))
    }
    // The pages of the older text aren't known, so its warning counts for all.
    expect(await copy.html(1)).toContain('class="warned"')
    expect(await copy.html(2)).toContain('Record 12')
    await closeRecord(editor, first)
    expect(await copy.html(1)).not.toContain('class="warned"')
  })
})

describe('a copy that names a speaker who stays unnamed', () => {
  const consent = {
    ...{ legalName: 'Dotta Plover', pseudonym: '', note: '', transcriptApprovedOn: null },
    ...{ tier: 'OPEN', embargoUntil: null, withdrawnOn: null },
  } as const

  it('is shut while no mask withholds the name', async () => {
    const copy = await quotedPdf({ more: 'It was Dotta Plover who saw it.' })
    const testimony = await makeRecord(editor, { kind: 'testimony', title: 'A testimony' })
    const save = (version: number, nameDisplay: 'ANONYMOUS' | 'NAMED', legalName: string) =>
      saveConsent(publisher, testimony.id, { ...consent, nameDisplay, legalName, version })
    expect(await isPublicCopy(copy.source.id, copy.id)).toBe(true)
    expect(await isPublicCopy(randomUUID(), copy.id), 'of no source').toBe(false)
    await save(1, 'ANONYMOUS', 'Дотта Пловер')
    expect(await copy.isOpen()).toEqual(shut)
    // No other page links it then.
    expect((await citedSource(copy.source.id))?.holdings).toMatchObject([{ shown: 'IN_CONTEXT' }])
    expect(await copiesNaming(publisher, testimony.id)).toMatchObject([{ id: copy.id }])
    expect(await namesThatShut(publisher, { id: copy.id, shown: 'WHOLE' })).toMatchObject([
      { id: testimony.id },
    ])
    expect(await copiesNaming(editor, testimony.id)).toEqual([])
    expect(await namesThatShut(editor, { id: copy.id, shown: 'WHOLE' })).toEqual([])
    const { id } = await copy.mask('Dotta Plover', 'PRIVATE')
    expect(await isPublicCopy(copy.source.id, copy.id)).toBe(true)
    expect(await copiesNaming(publisher, testimony.id)).toEqual([])
    await expect(liftMask(publisher, id, { reason: 'A test.' })).resolves.toBeUndefined()
    expect(await isPublicCopy(copy.source.id, copy.id)).toBe(false)
    await save(2, 'NAMED', 'Дотта Пловер')
    expect(await isPublicCopy(copy.source.id, copy.id)).toBe(true)
    await save(3, 'ANONYMOUS', 'Dotta Whimbrel')
    expect(await isPublicCopy(copy.source.id, copy.id)).toBe(true)
  })
})

describe('what a PRIVATE mask withholds in a whole copy', () => {
  it('is in no text, and black on the image of its page', async () => {
    const copy = await quotedPdf()
    const first = await copy.image(1)
    const { id } = await copy.mask('dotterel', 'PRIVATE')
    expect(await copy.textOf(1)).toContain('A [withheld] was seen.')
    expect(await copy.html(1)).not.toContain('dotterel')
    expect(await copy.html(1)).toContain('<img')
    const covered = await copy.image(1)
    expect([covered.status, covered.headers.get('cache-control')]).toEqual([200, 'no-store'])
    const part = await blackened(first.clone(), covered)
    expect(part).toBeGreaterThan(0.0005)
    expect(part).toBeLessThan(0.02)
    expect((await copy.image(2)).status).toBe(200)
    await liftMask(publisher, id, { reason: 'A test.' })
    expect(await blackened(await copy.image(1), first)).toBe(0)
  })

  it('leaves a page without image where its place is not known', async () => {
    const copy = await quotedPdf()
    const text = copy.layer.text.replace('A dotterel', 'A dotterel, or plover,')
    const pages = [
      { label: 'page', value: '1', start: 0, end: text.length - 60 },
      { label: 'page', value: '2', start: text.length - 60, end: text.length },
    ]
    await db.textLayer.create({
      data: {
        ...{ holdingId: copy.id, origin: 'HUMAN', language: 'en', text, length: text.length },
        ...{ sha256: sha256(text), locators: pages, spans: [] },
      },
    })
    const typed = await db.textLayer.findFirstOrThrow({
      where: { sha256: sha256(text) },
      include: { holding: true },
    })
    const quoted = await makePassage(editor, typed, words)
    const body = doc(quotation({ chain: chainOf(copy.source), passageId: quoted.id }, words))
    await makeEdition(editor, await makeRecord(editor, { title: 'Another record', content: { body } }))
    await copy.mask('plover', 'PRIVATE', typed)
    expect(await copy.html(1)).toContain('[withheld]')
    expect(await copy.html(1)).not.toContain('<img')
    expect((await copy.image(1)).status).toBe(404)
  })

  it('shuts the copy when only another text of the file has it', async () => {
    const copy = await quotedPdf()
    const other = await db.textLayer.create({
      data: {
        ...{ holdingId: copy.id, origin: 'HUMAN', language: 'en', text: 'A whimbrel.', length: 11 },
        ...{ sha256: 'c'.repeat(64), locators: [], spans: [] },
      },
    })
    expect(await copy.isOpen()).toEqual([true, true, true])
    await db.mask.create({
      data: {
        ...{ textLayerId: other.id, textSha256: other.sha256, start: 2, end: 10, kind: 'PRIVATE' },
        ...{ reason: 'Birds', memberId: editor.id },
      },
    })
    expect(await copy.isOpen()).toEqual(shut)
  })
})

it('a copy that a testimony cites is as open as its consent', async () => {
  const copy = await quotedPdf({ kind: 'TRANSCRIPT' })
  const body = doc(quotation({ chain: chainOf(copy.source), passageId: copy.passage.id }, words))
  const testimony = await makeRecord(editor, { kind: 'testimony', content: { body } })
  // Before it is published, a closed copy would tell that there is a testimony.
  expect(await isPublicCopy(copy.source.id, copy.id)).toBe(true)
  const consent = { legalName: 'Ada Example', pseudonym: '', note: '', transcriptApprovedOn: null }
  const named = {
    ...consent,
    tier: 'OPEN',
    nameDisplay: 'NAMED',
    embargoUntil: null,
    withdrawnOn: null,
  } as const
  const cases = [
    [named, true],
    [{ ...named, nameDisplay: 'ANONYMOUS' }, false],
    [{ ...named, embargoUntil: '2999-01-01' }, false],
    [{ ...named, tier: 'CLOSED' }, false],
  ] as const
  for (const [index, [given, isOpen]] of cases.entries()) {
    await saveConsent(publisher, testimony.id, { ...given, version: index + 1 })
    await asOwner((tx) => tx.record.update({ where: { id: testimony.id }, data: { editions: 1 } }))
    expect(await isPublicCopy(copy.source.id, copy.id), JSON.stringify(given)).toBe(isOpen)
  }
})

describe('a reader reports', () => {
  const given = { kind: 'ERROR', text: 'A name has to go.' } as const
  const kept = () =>
    db.report.findMany({
      select: { path: true, edition: true, record: { select: { slug: true } } },
      orderBy: { id: 'asc' },
    })
  beforeEach(async () => {
    await db.report.deleteMany()
  })

  it('a used passage and a page of an open copy', async () => {
    const { source, id, record, passage, html } = await quotedPdf()
    const page = await htmlOf(await SourceRoute({ params: Promise.resolve({ id: source.id }) }))
    const asked: Record<string, string>[] = [
      { source: source.id },
      { source: source.id, passage: passage.id },
      { source: source.id, copy: id, page: '2' },
    ]
    for (const about of asked) {
      const address = `/report?${new URLSearchParams(about)}`
      expect(`${page}${await html(2)}`).toContain(`href="${address.replaceAll('&', '&amp;')}"`)
      const form = await htmlOf(await ReportRoute({ searchParams: Promise.resolve(about) }))
      expect(form).toContain('A printed note')
      expect(form).not.toContain(words)
      const fields = [...form.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)]
      await report({
        ...given,
        ...Object.fromEntries(fields.map(([, name = '', value]) => [name, value])),
      })
    }
    const of = { edition: 1, record: { slug: record.slug } }
    expect(await kept()).toEqual([
      { ...of, path: `/sources/${source.id}` },
      { ...of, path: `/sources/${source.id}#passage-${passage.id}` },
      { ...of, path: `/sources/${source.id}/copies/${id}?page=2` },
    ])
    expect((await reportsFor(editor)).open).toMatchObject((await kept()).map(({ path }) => ({ path })))
  })

  it('no place that readers can’t open', async () => {
    const [open, closed] = [await quotedPdf(), await quotedPdf({ published: 'IN_CONTEXT' })]
    const of = { source: open.source.id }
    for (const about of [
      { source: randomUUID() },
      { source: 'x' },
      { ...of, passage: closed.passage.id },
      { ...of, passage: 'x' },
      { ...of, copy: open.id, page: 3 },
      { ...of, copy: closed.id },
      { source: closed.source.id, copy: closed.id },
    ])
      await expect(report({ ...given, ...about }), JSON.stringify(about)).rejects.toThrow(NotFound)
    await closeRecord(editor, open.record)
    tellOfChange()
    await expect(report({ ...given, ...of })).rejects.toThrow(NotFound)
    expect(await kept()).toEqual([])
  })
})
