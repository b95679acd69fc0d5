import '@/tests/support/database'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { editionJsonLd } from '@/app/(archive)/records/[slug]/edition-metadata'
import { OPTIONS } from '@/app/api/public/records/route'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { passagePositions } from '@/lib/editions/passage-positions'
import { liveEdition } from '@/lib/editions/queries'
import { unsetSettings } from '@/lib/settings/schema'
import { snapshotSource, storedPassageIn } from '@/tests/support/editions'
import { english } from '@/tests/support/english'
import {
  chainOf,
  cite,
  closeRecord,
  doc,
  figure,
  makeEdition,
  makeHolding,
  makeMember,
  makePassage,
  makeRecord,
  makeSource,
  p,
  quotation,
  sensitive,
} from '@/tests/support/factories'
import { tellOfChange } from '@/tests/support/news'
import { publicData } from '@/tests/support/public-data'
import { queriesOf } from '@/tests/support/queries'

let editor: Actor
let slug: string
let quoted: ReturnType<typeof quotation>
beforeAll(async () => {
  editor = await makeMember({ name: 'Nameable Editor' })
  const heard = await makeSource(editor, { title: 'Heard' })
  const seen = await makeSource(editor, { title: 'Seen' })
  const { layer } = await makeHolding(editor, seen, { text: 'Before it. Words of a source. After it.' })
  const { id } = await makePassage(editor, layer, 'Words of a source.')
  const passage = { ...storedPassageIn(snapshotSource('Seen', { id: seen.id }), 'Words of a source.'), id }
  quoted = quotation({ chain: chainOf(heard, seen), passageId: id }, 'Words of a source.')
  const record = await makeRecord(editor, {
    title: 'A flood',
    content: {
      body: doc(
        quoted,
        quotation({ chain: chainOf(seen), openlyUnverified: true }, 'Not compared.'),
        p('<b>Bold</b> words.', cite(chainOf(seen))),
        quotation({ chain: chainOf(seen), mode: 'PARAPHRASE' }, 'The source retold.'),
        sensitive('Violence', quotation({ chain: chainOf(seen) }, 'Behind a warning.')),
      ),
      figures: [figure(chainOf(seen))],
    },
  })
  await makeEdition(editor, record, {
    passages: [passage],
    corrections: [
      {
        subjectType: 'QUOTATION',
        subjectId: String(quoted.attrs?.id),
        aspect: 'VERBATIM',
        part: 'wording',
        from: 'Word of a source.',
        to: 'Words of a source.',
        proposedAt: '2026-01-01T00:00:00.000Z',
        acceptedAt: '2026-01-02T00:00:00.000Z',
        role: 'REVIEWER',
      },
    ],
    verdicts: [
      {
        subjectType: 'QUOTATION',
        subjectId: String(quoted.attrs?.id),
        aspect: 'VERBATIM',
        outcome: 'VERIFIED',
        at: '2026-01-01T00:00:00.000Z',
        role: 'REVIEWER',
        note: 'Read.',
      },
    ],
  })
  slug = record.slug
})
beforeEach(tellOfChange)

describe('the public API of an edition', () => {
  it('contains the evidence of each statement and what no one reviewed', async () => {
    const { status, body } = await publicData.record(slug)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      slug,
      edition: { number: 1, newest: 1, isLive: true },
      coverage: { inWords: expect.stringMatching(/^4 quotations and paraphrases: .* 1 second-hand/) },
      statements: expect.arrayContaining([
        expect.objectContaining({
          id: `quotation-${quoted.attrs?.id}`,
          type: 'QUOTATION',
          state: 'SECOND_HAND',
          known: 'Heard, as cited in Seen',
          hops: [
            expect.objectContaining({ access: 'NOT_SEEN', seen: false }),
            expect.objectContaining({ access: 'ORIGINAL_SEEN', seen: true }),
          ],
          corrections: [expect.objectContaining({ from: 'Word of a source.', by: 'REVIEWER' })],
          passage: expect.objectContaining({ exact: 'Words of a source.', before: 'Before it. ' }),
          aspects: expect.arrayContaining([
            {
              aspect: 'VERBATIM',
              required: true,
              outcome: 'VERIFIED',
              verdicts: [
                { outcome: 'VERIFIED', by: 'REVIEWER', at: '2026-01-01T00:00:00.000Z', note: 'Read.' },
              ],
            },
            { aspect: 'TRACEABLE', required: true, outcome: 'NOT_CHECKED', verdicts: [] },
            { aspect: 'CONTEXT', required: false, outcome: 'NOT_CHECKED', verdicts: [] },
          ]),
        }),
        expect.objectContaining({ text: 'Not compared.', state: 'UNCHECKED' }),
      ]),
      figures: [{ statedBy: 'The ministry', quantityInWords: '12' }],
      sources: expect.arrayContaining([
        expect.objectContaining({ citation: expect.stringContaining('Heard'), seen: false }),
      ]),
    })
  })

  it('never shows a missing verdict as a pass', async () => {
    const { body } = await publicData.record(slug)
    const { statements } = body as {
      statements: { state: string; stateInWords: string; aspects: { outcome: string }[] }[]
    }
    for (const { state, stateInWords, aspects } of statements) {
      expect(aspects.length).toBeGreaterThan(3)
      if (state === 'UNCHECKED') expect(stateInWords).toMatch(/^Not checked/)
    }
  })

  it('contains no member and no internal id, and escapes its HTML', async () => {
    const { body } = await publicData.record(slug)
    const text = JSON.stringify(body)
    for (const secret of ['Nameable', editor.id, 'authorityId', 'recordId'])
      expect(text).not.toContain(secret)
    expect(text).toContain('&lt;b&gt;Bold&lt;/b&gt;')
  })

  it('tells paraphrases from quotations', async () => {
    const { body } = await publicData.record(slug)
    const { statements } = body as { statements: { type: string; quotation: unknown; paraphrase: unknown }[] }
    const of = (type: string) => statements.filter((one) => one.type === type)
    expect(of('PARAPHRASE')).toMatchObject([{ quotation: null, paraphrase: { mode: 'PARAPHRASE' } }])
    for (const { quotation, paraphrase } of of('QUOTATION'))
      expect([quotation, paraphrase]).toEqual([expect.anything(), null])
  })

  it('agrees with the structured data, which leaves out warned text', async () => {
    const edition = await liveEdition(slug)
    const data = edition && editionJsonLd(edition, new Map(), unsetSettings, english)
    const parts = data?.mainEntity.hasPart ?? []
    const { body } = await publicData.record(slug)
    const { statements } = body as { statements: { id: string; state: string; url: string }[] }
    expect(parts.map((part) => [part['@id'], part['stele:state']])).toEqual(
      statements.map(({ url, state }) => [url, state]),
    )
    expect(JSON.stringify(data)).toContain('NOT_CHECKED')
    expect(JSON.stringify(data)).toContain('Not compared.')
    expect(JSON.stringify(data)).not.toContain('Behind a warning.')
  })
})

describe('a citation as a file', () => {
  const file = (name: string, headers = {}) => publicData.citation(slug, 1, name, headers)

  it('is a download with its media type and an ETag', async () => {
    const { status, headers, body } = await file('record.ris')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/x-research-info-systems; charset=utf-8')
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${slug}-1.ris"`)
    expect(body).toContain('TI  - A flood')
    expect(await file('record.ris', { 'if-none-match': headers.get('etag') })).toMatchObject({ status: 304 })
    expect((await file(`quotation-${quoted.attrs?.id}.bib`)).body).toContain('as cited in Seen')
  })

  it('exists for each edition, its statements and known formats only', async () => {
    for (const name of ['record.pdf', 'quotation-none.ris', 'record'])
      expect(await file(name), name).toMatchObject({ status: 404 })
    expect(await publicData.citation(slug, 2, 'record.ris')).toMatchObject({ status: 404 })
    expect(await publicData.citation('never', 1, 'record.ris')).toMatchObject({ status: 404 })
  })
})

describe('the public API', () => {
  it('answers other origins, and 304 to a known ETag', async () => {
    const { headers } = await publicData.record(slug)
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('cache-control')).toBe('public, max-age=0, s-maxage=60, must-revalidate')
    const etag = headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/)
    for (const tag of [etag, `W/${etag}`, `"x", ${etag}`])
      expect(await publicData.record(slug, { 'if-none-match': tag })).toMatchObject({
        status: 304,
        body: null,
      })
    expect((await publicData.record(slug, { 'if-none-match': '"x"' })).status).toBe(200)
    expect(OPTIONS().headers.get('access-control-allow-headers')).toBe('If-None-Match')
  })

  it('lists search results by page', async () => {
    const { status, body } = await publicData.records('?q=flood&kind=account')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      total: 1,
      page: 1,
      pages: 1,
      next: null,
      records: [{ slug, kind: 'account' }],
    })
    for (const odd of ['?page=-1', '?kind=none', '?sort=x'])
      expect((await publicData.records(odd)).status, odd).toBe(422)
  })

  it.each(['\0', 'a\u0007', 'A'])('answers 404 for an invalid slug: %j', async (slug) => {
    for (const answer of [publicData.record(slug), publicData.editions(slug), publicData.edition(slug, 1)])
      expect(await answer).toMatchObject({ status: 404 })
  })

  it.each([
    ['q=%00', 200],
    ['page=1e308', 422],
    ['page=99999999999999999999', 422],
    ['q=%22%22%00&kind=%00&sort=%00', 422],
  ])('refuses a kind, order or page that does not exist: %s', async (query, status) =>
    expect(await publicData.records(`?${query}`)).toMatchObject({ status }),
  )

  it('shows a supplied title in brackets in lists, citations and OAI', async () => {
    const content = { titleIsSupplied: true as const, body: doc(p('Text.')) }
    const record = await makeRecord(editor, { title: 'Letter about a ferry', content })
    await makeEdition(editor, record)
    const shown = '[Letter about a ferry]'
    expect((await publicData.record(record.slug)).body).toMatchObject({
      title: 'Letter about a ferry',
      titleIsSupplied: true,
    })
    expect((await publicData.record(slug)).body).toMatchObject({ title: 'A flood', titleIsSupplied: false })
    for (const answer of [
      publicData.records('?q=ferry'),
      publicData.editions(record.slug),
      publicData.citation(record.slug, 1, 'record.csl'),
      publicData.citation(record.slug, 1, 'record.ris'),
      publicData.graph(record.slug, 1),
      publicData.oai('?verb=ListRecords&metadataPrefix=oai_dc'),
    ])
      expect(JSON.stringify((await answer).body)).toContain(shown)
    await closeRecord(editor, record, 'Asked for.')
  })

  it('answers 404 for unknown and 410 for withdrawn records', async () => {
    for (const answer of [
      publicData.record('never'),
      publicData.editions('never'),
      publicData.edition(slug, 2),
      publicData.edition(slug, 'x'),
      publicData.edition(slug, 0),
    ])
      expect(await answer).toMatchObject({ status: 404, body: { error: { name: 'NotFound' } } })
    const record = await makeRecord(editor, { title: 'Taken back', content: { body: doc(p('Taken.')) } })
    await makeEdition(editor, record)
    const etag = (await publicData.record(record.slug)).headers.get('etag') ?? ''
    await closeRecord(editor, record, 'Asked for.')
    for (const answer of [
      publicData.record(record.slug, { 'if-none-match': etag }),
      publicData.editions(record.slug),
      publicData.edition(record.slug, 1, { 'if-none-match': '*' }),
    ]) {
      const { status, body, headers } = await answer
      expect(status).toBe(410)
      expect(body).toMatchObject({ tombstone: { reason: 'Asked for.', throughEdition: 1, erasedAt: null } })
      expect(headers.get('cache-control')).toBe('no-store')
      expect(JSON.stringify(body)).not.toContain('Taken')
    }
    expect(await publicData.edition(record.slug, 2)).toMatchObject({ status: 404 })
  })

  it('contains nothing of a draft', async () => {
    const draft = await makeRecord(editor, { title: 'Only a draft' })
    expect((await publicData.record(draft.slug)).status).toBe(404)
    expect((await publicData.editions(draft.slug)).status).toBe(404)
    expect((await publicData.records('?q=draft')).body).toMatchObject({ total: 0 })
  })
})

describe('annotations', () => {
  it('count the characters of the copy, not UTF-16 units', async () => {
    const source = await makeSource(editor, { title: 'With signs' })
    const text = '\u{1f30a} water \u{20000} rose. After.'
    const { layer } = await makeHolding(editor, source, { text })
    const [start, end] = [text.indexOf('water'), text.indexOf(' After')]
    const { sha256 } = await db.textLayer.findUniqueOrThrow({ where: { id: layer.id } })
    const at = { textLayerSha256: sha256, start, end }
    const positionOf = await passagePositions([at])
    const { start: from, end: to } = positionOf(at) ?? { start: 0, end: 0 }
    expect([...text].slice(from, to).join('')).toBe(text.slice(start, end))
    expect(positionOf({ ...at, textLayerSha256: 'f'.repeat(64) })).toBeNull()
    const { body } = await publicData.annotations(slug, 1)
    expect(JSON.stringify(body)).toContain('"prefix":"Before it. "')
    const { id } = await makePassage(editor, layer, 'water')
    const stored = storedPassageIn(snapshotSource('With signs', { id: source.id }), 'water')
    const content = { body: doc(quotation({ chain: chainOf(source), passageId: id }, 'water')) }
    const record = await makeRecord(editor, { title: 'Signs', content })
    const passage = { ...stored, id, textLayerSha256: sha256, start, end: start + 5 }
    await makeEdition(editor, record, { passages: [passage] })
    const place = { position: { start: from, end: from + 5, textLayerSha256: sha256 } }
    expect((await publicData.record(record.slug)).body).toMatchObject({ statements: [{ passage: place }] })
    expect((await publicData.edition(record.slug, 1)).body).toMatchObject({
      statements: [{ passage: place }],
    })
    expect(await queriesOf(() => passagePositions([at, at]))).toHaveLength(1)
  })
})

describe('unAPI', () => {
  it('lists the formats of all items, and of one', async () => {
    const all = await publicData.unapi('')
    expect(all).toMatchObject({ status: 200 })
    expect(all.body).toMatch(/<formats><format name="rdf_zotero" type="application\/rdf\+xml"/)
    expect(await publicData.unapi(`?id=records/${slug}`)).toMatchObject({
      status: 300,
      body: expect.stringContaining(`<formats id="records/${slug}">`),
    })
  })

  it('gives records, editions and sources in each format', async () => {
    const { body } = await publicData.record(slug)
    const { sources } = body as { sources: { url: string }[] }
    const source = new URL(sources[0]?.url ?? '').pathname.slice(1)
    for (const id of [`records/${slug}`, `records/${slug}/editions/1`, source])
      for (const [format, type] of [
        ['rdf_zotero', 'application/rdf+xml'],
        ['ris', 'application/x-research-info-systems'],
        ['bibtex', 'application/x-bibtex'],
      ]) {
        const { status, headers } = await publicData.unapi(`?id=${id}&format=${format}`)
        expect([status, headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`])
      }
  })

  it('refuses unknown items and formats', async () => {
    for (const id of [
      '',
      'records/never',
      `records/${slug}/editions/2`,
      `records/${slug}/editions/0`,
      'sources/1',
      '../x',
    ])
      expect((await publicData.unapi(`?id=${id}&format=ris`)).status, id).toBe(404)
    expect((await publicData.unapi(`?id=records/${slug}&format=marc`)).status).toBe(406)
  })
})
