import '@/tests/support/database'
import { NextRequest } from 'next/server'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { GET as feed } from '@/app/(archive)/new/atom/route'
import ChangesPage from '@/app/(archive)/records/[slug]/editions/[number]/changes/page'
import EditionPage from '@/app/(archive)/records/[slug]/editions/[number]/page'
import EditionsPage from '@/app/(archive)/records/[slug]/editions/page'
import RecordPage, { generateMetadata } from '@/app/(archive)/records/[slug]/page'
import SourcePage from '@/app/(archive)/sources/[id]/page'
import UnverifiedPage from '@/app/(archive)/unverified/page'
import { GET as sitemap } from '@/app/sitemap.xml/route'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { saveConsent } from '@/lib/editions/consent'
import { homePage } from '@/lib/editions/home'
import type { EditionProof } from '@/lib/editions/integrity/proof'
import { liftMask, setMask } from '@/lib/editions/masking/commands'
import type { MaskKind } from '@/lib/editions/masking/schema'
import { describeHolding } from '@/lib/holdings/commands'
import { declareBetter } from '@/lib/relocation/better-copy'
import { addCopyText } from '@/lib/relocation/copy-text'
import { search, searchSchema } from '@/lib/search/queries'
import { quotationsOf } from '@/lib/text'
import { addWebhook } from '@/lib/webhooks/commands'
import { snapshotSource } from '@/tests/support/editions'
import {
  chainOf,
  cite,
  closeRecord,
  doc,
  makeEdition,
  makeHolding,
  makeMember,
  makePassage,
  makeRecord,
  makeSource,
  p,
  quotation,
} from '@/tests/support/factories'
import { tellOfChange } from '@/tests/support/news'
import { isProven } from '@/tests/support/proven'
import { publicData } from '@/tests/support/public-data'
import { htmlOf } from '@/tests/support/render'

let editor: Actor
let publisher: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  publisher = await makeMember({ role: 'PUBLISHER' })
})

let copies = 0
const made: { id: string }[] = []
// Each test sees its own record only.
afterEach(async () => {
  for (const record of made.splice(0)) await closeRecord(editor, record)
})

/** Two editions of a record that quote one passage in three ways, with bird names as the words to look for. */
async function quoting(kind: 'ORIGINAL' | 'TRANSCRIPT' = 'ORIGINAL') {
  const source = await makeSource(editor, { title: 'A transcript' })
  copies += 1
  const text = `Before stood a lapwing. The words with a dotterel inside. After stood a whimbrel. Copy ${copies}.`
  const { layer, id: holdingId } = await makeHolding(editor, source, { text, kind })
  const words = 'The words with a dotterel inside.'
  const passage = await makePassage(editor, layer, words)
  const stored = await db.textLayer.findUniqueOrThrow({ where: { id: layer.id }, include: { holding: true } })
  const bound = { chain: chainOf(source), passageId: passage.id }
  const content = {
    body: doc(
      quotation({ ...bound, openlyUnverified: true }, words),
      quotation({ ...bound, mode: 'TRANSLATION', original: words, language: 'fr' }, 'Un pluvier y est.'),
      quotation({ ...bound, mode: 'PARAPHRASE' }, 'It tells of a dotterel.'),
      p('A sentence of the archive.', cite(bound.chain, { passageId: passage.id })),
    ),
  }
  const record = await makeRecord(editor, { title: 'A record near it', content })
  made.push(record)
  const ids = quotationsOf(content.body).map(({ id }) => id)
  const given = {
    passages: [
      {
        ...{ id: passage.id, sourceId: source.id, exact: words, locator: null, language: 'en' },
        before: text.slice(0, passage.start),
        after: text.slice(passage.end),
        ...{ start: passage.start, end: passage.end, textLayerSha256: stored.sha256 },
        holding: {
          ...{ id: holdingId, kind: 'ORIGINAL', sha256: stored.holding.sha256 },
          ...{ obtainedFrom: '', rights: '', shown: 'IN_CONTEXT' as const },
        },
      },
    ],
    sources: [snapshotSource('A transcript', { id: source.id })],
    verdicts: ids.map((subjectId) => ({
      ...{ subjectType: 'QUOTATION' as const, subjectId, aspect: 'VERBATIM', outcome: 'VERIFIED' },
      ...{ at: '2026-01-01T00:00:00.000Z', role: 'REVIEWER', note: 'The dotterel is there.' },
    })),
    corrections: ids.map((subjectId) => ({
      ...{ subjectType: 'QUOTATION' as const, subjectId, aspect: 'VERBATIM', part: 'wording' },
      ...{ from: 'a dottrel', to: 'a dotterel', role: 'REVIEWER' },
      ...{ proposedAt: '2026-01-01T00:00:00.000Z', acceptedAt: '2026-01-02T00:00:00.000Z' },
    })),
  }
  await makeEdition(editor, record, given)
  const next = { ...record, content: { ...record.content, summary: 'Written again.' } }
  await makeEdition(editor, next, given)
  return {
    record,
    source,
    layer,
    holdingId,
    passageId: passage.id,
    hashes: [stored.sha256, stored.holding.sha256],
  }
}

/** A page without what is behind its content warnings. */
function openText(html: string): string {
  const start = html.indexOf('<details class="warned">')
  if (start < 0) return html
  let [depth, end] = [0, start]
  for (const { 0: tag, index } of html.slice(start).matchAll(/<details|<\/details>/g)) {
    depth += tag === '<details' ? 1 : -1
    end = start + index + tag.length
    if (depth === 0) break
  }
  return openText(html.slice(0, start) + html.slice(end))
}

type Quoting = Awaited<ReturnType<typeof quoting>>

const params = <Given>(given: Given) => ({ params: Promise.resolve(given) })

/** Everything that readers can get of the record, by door. */
async function doorsOf({ record: { slug }, source }: Quoting): Promise<Record<string, string>> {
  const found = (q: string) => search(searchSchema.parse({ q }))
  const word = await db.searchWord.findMany()
  const entry = await db.searchEntry.findMany({ where: { slug } })
  const data = Object.fromEntries(
    await Promise.all(
      [1, 2].flatMap((number) => [
        publicData.edition(slug, number).then((answer) => [`json ${number}`, answer.body] as const),
        publicData.graph(slug, number).then((answer) => [`graph ${number}`, answer.body] as const),
        publicData
          .annotations(slug, number)
          .then((answer) => [`annotations ${number}`, answer.body] as const),
        publicData
          .citation(slug, number, 'record.csl')
          .then((answer) => [`cited ${number}`, answer.body] as const),
        publicData.parts(slug, number).then((answer) => [`parts ${number}`, answer.body] as const),
      ]),
    ),
  )
  const doors: Record<string, unknown> = {
    page: htmlOf(await RecordPage(params({ slug }))),
    metadata: await generateMetadata(params({ slug })),
    'page of edition 1': htmlOf(await EditionPage(params({ slug, number: '1' }))),
    'page of edition 2': htmlOf(await EditionPage(params({ slug, number: '2' }))),
    changes: htmlOf(await ChangesPage(params({ slug, number: '2' }))),
    editions: htmlOf(await EditionsPage(params({ slug }))),
    source: htmlOf(await SourcePage(params({ id: source.id }))),
    unverified: htmlOf(await UnverifiedPage({ searchParams: Promise.resolve({}) })),
    home: await homePage('2026-11-29', 'en'),
    sitemap: await (await sitemap()).text(),
    json: (await publicData.record(slug)).body,
    ...data,
    list: (await publicData.records('?q=record')).body,
    feed: await (await feed(new NextRequest('http://localhost:3000/new/atom'))).text(),
    harvest: (await publicData.oai('?verb=ListRecords&metadataPrefix=oai_dc')).body,
    search: [
      (await found('dotterel')).found,
      await found('doterel'),
      await found('pluviar'),
      await found('record'),
    ],
    'current graph': (await publicData.liveGraph(slug)).body,
    'search entry': entry,
    'search words': word,
    'listed names, events and figures': [
      await db.searchName.findMany(),
      await db.searchEvent.findMany(),
      await db.searchFigure.findMany(),
    ],
  }
  return Object.fromEntries(Object.entries(doors).map(([door, given]) => [door, JSON.stringify(given)]))
}

const having = (doors: Record<string, string>, words: string | RegExp) =>
  Object.entries(doors).flatMap(([door, given]) => (given.match(words) ? [door] : []))
const doorsWith = async (quoted: Quoting, words: string | RegExp) => having(await doorsOf(quoted), words)

async function mask(actor: Actor, { layer }: Quoting, words: string, kind: MaskKind, reason = 'Birds') {
  const start = layer.text.indexOf(words)
  const range = { start, end: start + words.length }
  return setMask(actor, { textLayerId: layer.id, ...range, kind, reason })
}

const readers = [
  'page',
  'page of edition 1',
  'page of edition 2',
  'json',
  'json 1',
  'json 2',
  'parts 1',
  'parts 2',
]

describe('what is masked', () => {
  it('PRIVATE in the context is withheld by every door and edition', async () => {
    const quoted = await quoting()
    expect(await doorsWith(quoted, 'lapwing')).toEqual(expect.arrayContaining(readers))
    await mask(editor, quoted, 'lapwing', 'PRIVATE', 'Would name the speaker')
    const shown = await doorsOf(quoted)
    expect(having(shown, /lapwing|Would name/)).toEqual([])
    expect(shown.page).toContain('Before stood a [withheld].')
    expect(shown.json).toContain('Before stood a [withheld].')
    for (const hash of quoted.hashes) expect(having(shown, hash), hash).toEqual([])
    expect(having(shown, 'whimbrel')).toEqual(expect.arrayContaining(readers))
  })

  it('PRIVATE in a passage is withheld in quotations and originals too', async () => {
    const quoted = await quoting()
    const doors = await doorsWith(quoted, /dotterel|pluvier/)
    for (const door of [...readers, 'unverified', 'search', 'search entry', 'search words'])
      expect(doors).toContain(door)
    expect((await search(searchSchema.parse({ q: 'pluvier' }))).total).toBe(1)
    await mask(editor, quoted, 'dotterel', 'PRIVATE')
    expect(await doorsWith(quoted, /dotterel\b|dottrel|pluvier/)).toEqual([])
    expect((await search(searchSchema.parse({ q: 'pluvier' }))).total).toBe(0)
    const { page = '', json = '' } = await doorsOf(quoted)
    expect(page).toContain('The words with a [withheld] inside.')
    expect(page).toContain('A sentence of the archive.')
    expect(json).toContain('The words with a [withheld] inside.')
  })

  it('on an older copy is withheld in the better one too', async () => {
    const quoted = await quoting()
    const keeper = await makeMember({ role: 'ADMIN' })
    const about = { url: 'https://webhook.example/masks', onPublish: false, onWithdraw: true }
    await addWebhook(keeper, about)
    // The editions cite the text before this correction.
    const { id: basisId, text } = quoted.layer
    const edit = { start: text.length, end: text.length, text: ' The end.' }
    await addCopyText(editor, quoted.holdingId, { basisId, ...edit, language: 'en' })
    const older = await makeHolding(editor, quoted.source, {
      text: text.replace('Before ', ''),
      filename: 'older.txt',
    })
    const start = older.layer.text.indexOf('dotterel')
    const range = { textLayerId: older.layer.id, start, end: start + 'dotterel'.length }
    await setMask(editor, { ...range, kind: 'PRIVATE', reason: 'Birds' })
    expect(await doorsWith(quoted, /dotterel\b/)).toEqual(
      expect.arrayContaining([...readers, 'search entry']),
    )
    await declareBetter(editor, quoted.holdingId, older.id)
    expect(await doorsWith(quoted, /dotterel\b|dottrel|pluvier/)).toEqual([])
    expect((await search(searchSchema.parse({ q: 'pluvier' }))).total).toBe(0)
    const told = await db.webhookDelivery.findMany({ where: { recordId: quoted.record.id } })
    expect(told.map(({ body }) => body).join()).toContain('record.changed')
  })

  it('on an older copy, not found, withholds all of the better one', async () => {
    const quoted = await quoting()
    const text = 'Before stood a mockingbird. The words with a dotterel inside.'
    const older = await makeHolding(editor, quoted.source, { text, filename: 'other.txt' })
    await mask(editor, { ...quoted, layer: older.layer }, 'mockingbird', 'PRIVATE')
    await declareBetter(editor, quoted.holdingId, older.id)
    const shown = await doorsOf(quoted)
    expect(having(shown, /dotterel\b|dottrel|pluvier|lapwing|whimbrel/)).toEqual([])
    for (const hash of quoted.hashes) expect(having(shown, hash), hash).toEqual([])
    expect(shown.page).toContain('A sentence of the archive.')
  })

  it('the other parts still verify to the same root', async () => {
    const quoted = await quoting()
    const proof = async () => (await publicData.parts(quoted.record.slug, 1)).body as EditionProof
    const before = await proof()
    expect(isProven(before)).toBe(true)
    const kept = before.parts.filter(({ salt }) => salt === undefined)
    expect(kept.every(({ path }) => path.endsWith('/fingerprint'))).toBe(true)
    await mask(editor, quoted, 'dotterel', 'PRIVATE')
    const after = await proof()
    expect(isProven(after)).toBe(true)
    expect(after.root).toBe(before.root)
    expect(after.parts.map(({ hash }) => hash)).toEqual(before.parts.map(({ hash }) => hash))
    const gone = after.parts.filter(({ salt, path }) => salt === undefined && !path.endsWith('/fingerprint'))
    expect(gone.map(({ path }) => path)).toEqual([
      '/content/body/content/0/content',
      '/content/body/content/1/attrs/original',
      '/content/body/content/1/content',
      '/content/body/content/2/content',
      ...[0, 1, 2].flatMap((at) => [`/corrections/${at}/from`, `/corrections/${at}/to`]),
      ...['/passages/0/exact', '/passages/0/holding/sha256', '/passages/0/textLayerSha256'],
      ...[0, 1, 2].map((at) => `/verdicts/${at}/note`),
    ])
  })

  it('GRAPHIC is behind its warning wherever it is shown', async () => {
    const quoted = await quoting()
    await mask(editor, quoted, 'dotterel', 'GRAPHIC', 'A bird is described')
    const doors = await doorsOf(quoted)
    expect(doors.unverified).not.toMatch(/dotterel inside|pluvier/)
    expect((await search(searchSchema.parse({ q: 'pluvier' }))).found[0]?.snippet).not.toContainEqual(
      expect.objectContaining({ text: expect.stringContaining('luvier') }),
    )
    const page = htmlOf(await RecordPage(params({ slug: quoted.record.slug })))
    const [jsonLd] = /<script type="application\/ld\+json">.*?<\/script>/s.exec(page) ?? []
    expect(page).toContain('A bird is described')
    expect(openText(page.replace(jsonLd ?? '', ''))).not.toMatch(/dotterel|pluvier|lapwing/)
    expect(jsonLd).not.toMatch(/dotterel|lapwing|pluvier/)
    expect(doors['graph 1']).toContain('A transcript')
    for (const door of ['graph 1', 'current graph', 'annotations 1', 'cited 1'])
      expect(doors[door], door).not.toMatch(/dotterel inside|lapwing|pluvier/)
    expect((await publicData.record(quoted.record.slug)).body).toMatchObject({
      statements: [{ passage: { contentWarning: 'A bird is described' } }, {}, {}, {}],
    })
  })

  it('a lifted mask opens it again, in the search too', async () => {
    const quoted = await quoting()
    const { id } = await mask(editor, quoted, 'dotterel', 'PRIVATE')
    expect(await doorsWith(quoted, 'pluvier')).toEqual([])
    await liftMask(publisher, id, { reason: 'The speaker asked for it.' })
    const doors = await doorsWith(quoted, 'pluvier')
    for (const door of [...readers, 'search words']) expect(doors).toContain(door)
    expect((await search(searchSchema.parse({ q: 'pluvier' }))).total).toBeGreaterThan(0)
  })

  it('applies to the same text of another copy', async () => {
    const quoted = await quoting()
    const other = await makeSource(editor, { title: 'The same again' })
    const { layer } = await makeHolding(editor, other, { text: quoted.layer.text })
    await mask(editor, { ...quoted, layer }, 'dotterel', 'PRIVATE')
    expect(await doorsWith(quoted, 'pluvier')).toEqual([])
  })

  it('of a withdrawn record stays out of the search', async () => {
    const quoted = await quoting()
    await closeRecord(editor, quoted.record)
    tellOfChange()
    const { id } = await mask(editor, quoted, 'dotterel', 'PRIVATE')
    await liftMask(publisher, id, { reason: 'A test.' })
    expect(await doorsWith(quoted, /dotterel inside|lapwing|pluvier/)).toEqual([])
    expect(await db.searchEntry.count({ where: { recordId: quoted.record.id } })).toBe(0)
  })
})

describe('a copy of which readers now see less', () => {
  const none = { access: 'PUBLIC_IN_CONTEXT', shown: 'IN_CONTEXT' } as const
  const context = /lapwing|whimbrel/

  it('shows only its passage, at once and until the next edition', async () => {
    const quoted = await quoting()
    expect(await doorsWith(quoted, context)).toEqual(expect.arrayContaining(readers))
    await describeHolding(editor, quoted.holdingId, none, { ...none, shown: 'WORDS_ALONE' })
    const shown = await doorsOf(quoted)
    expect(having(shown, context)).toEqual([])
    expect(having(shown, 'The words with a dotterel inside.')).toEqual(expect.arrayContaining(readers))
    const proof = (await publicData.parts(quoted.record.slug, 1)).body as EditionProof
    expect(isProven(proof)).toBe(true)
    await describeHolding(editor, quoted.holdingId, { ...none, shown: 'WORDS_ALONE' }, none)
    expect(await doorsWith(quoted, context)).toEqual([])
  })

  it.each([
    { ...none, shown: 'NOTHING' },
    { ...none, access: 'STAFF' },
    { ...none, access: 'RESTRICTED' },
  ] as const)('shows none of its text nor hashes with $access and $shown', async (given) => {
    const quoted = await quoting()
    await describeHolding(publisher, quoted.holdingId, none, given)
    const shown = await doorsOf(quoted)
    expect(having(shown, context)).toEqual([])
    for (const hash of quoted.hashes) expect(having(shown, hash), hash).toEqual([])
    expect(JSON.parse(shown.json ?? '').passages ?? []).toEqual([])
  })

  it('closes with the consent of the testimony that it belongs to', async () => {
    const quoted = await quoting('TRANSCRIPT')
    const testimony = await makeRecord(editor, {
      kind: 'testimony',
      content: { body: doc(p('It tells.', cite(chainOf(quoted.source), { passageId: quoted.passageId }))) },
    })
    await db.holding
      .update({ where: { id: quoted.holdingId }, data: { kind: 'TRANSCRIPT' } })
      .catch(() => null)
    const terms = { nameDisplay: 'ANONYMOUS', pseudonym: '', embargoUntil: null, note: '', legalName: '' }
    const given = { ...terms, transcriptApprovedOn: null, withdrawnOn: null }
    await saveConsent(publisher, testimony.id, { ...given, tier: 'OPEN', version: 1 })
    expect(await doorsWith(quoted, context)).toEqual(expect.arrayContaining(readers))
    await saveConsent(publisher, testimony.id, { ...given, tier: 'CLOSED', version: 2 })
    expect(await doorsWith(quoted, context)).toEqual([])
    // Who opens it by the consent publishes nothing.
    await saveConsent(publisher, testimony.id, { ...given, tier: 'OPEN', version: 3 })
    expect(await doorsWith(quoted, context)).toEqual([])
  })
})
