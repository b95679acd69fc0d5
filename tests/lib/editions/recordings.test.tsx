import '@/tests/support/database'
import '@/tests/support/media'
import { randomUUID } from 'node:crypto'
import { NextRequest } from 'next/server'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { GET as captionsRoute } from '@/app/(archive)/sources/[id]/copies/[holdingId]/captions/route'
import CopyRoute from '@/app/(archive)/sources/[id]/copies/[holdingId]/page'
import { GET as recordingRoute } from '@/app/(archive)/sources/[id]/copies/[holdingId]/recording/route'
import { SourcePage } from '@/components/archive/copies/SourcePage'
import { RecordPage } from '@/components/archive/record/RecordPage'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { answerOf } from '@/lib/editions/addresses'
import { momentsOf } from '@/lib/editions/copies/moments'
import { recordingsAmong } from '@/lib/editions/copies/recording'
import { setMask } from '@/lib/editions/masking/commands'
import { liveEdition } from '@/lib/editions/queries'
import { citedSource } from '@/lib/editions/sources'
import { addHolding } from '@/lib/holdings/add'
import { describeHolding } from '@/lib/holdings/commands'
import { isKeptSilent } from '@/lib/holdings/played-bytes'
import { reachOf } from '@/lib/page-store/reach'
import { addCopyText } from '@/lib/relocation/copy-text'
import { forgetCached } from '@/lib/storage/cache'
import { citingOf } from '@/tests/support/editions'
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
} from '@/tests/support/factories'
import { tellOfChange } from '@/tests/support/news'
import { bytesOf } from '@/tests/support/pictures'
import { chunk, silence } from '@/tests/support/recordings'
import { htmlOf } from '@/tests/support/render'

const PLACE = '+40.4093+049.8671/'
/** A text of its own for each tape: masks belong to a text. */
const captionsOf = (number: number) => `WEBVTT

00:01.000 --> 00:02.500
A curlew called.

00:02.500 --> 01:04.000
The ferry stopped at nine.

01:04.000 --> 01:06.000
It was night ${number}.`

let editor: Actor
let publisher: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  publisher = await makeMember({ role: 'PUBLISHER' })
})
beforeEach(tellOfChange)

let count = 0
/** A tape that says where it was made, or the same as another, with its transcript, and a public record that quotes its second sentence. */
async function quotedTape(same?: Buffer) {
  const source = await makeSource(editor, { title: 'A tape' })
  count += 1
  const bytes = same ?? Buffer.concat([silence(8000 + 2 * count), chunk('LIST', PLACE)])
  const about = { kind: 'AUDIO', language: 'en', filename: 'tape.wav', shown: 'WHOLE' } as const
  const { id } = await addHolding(editor, source.id, about, bytesOf(bytes))
  const typed = { basisId: null, language: 'en', start: 0, end: 0, text: captionsOf(count), compared: false }
  await addCopyText(editor, id, typed)
  const layer = await db.textLayer.findFirstOrThrow({ where: { holdingId: id }, include: { holding: true } })
  const words = 'The ferry stopped at nine.'
  const passage = await makePassage(editor, layer, words)
  const body = doc(quotation({ chain: chainOf(source), passageId: passage.id }, words))
  const record = await makeRecord(editor, { title: 'A record of the ferry', content: { body } })
  const { start, end } = passage
  await makeEdition(editor, record, {
    passages: [
      {
        ...{ id: passage.id, sourceId: source.id, exact: words, before: '', after: '', locator: null },
        ...{ language: 'en', start, end, textLayerSha256: layer.sha256 },
        holding: {
          ...{ id, kind: 'AUDIO', sha256: layer.holding.sha256, obtainedFrom: '', rights: '' },
          shown: 'WHOLE',
        },
      },
    ],
  })
  const context = { params: Promise.resolve({ id: source.id, holdingId: id }) }
  const ask = (what: 'recording' | 'captions', headers: Record<string, string> = {}) => {
    const request = new NextRequest(`http://localhost:3000/sources/${source.id}/copies/${id}/${what}`, {
      headers,
    })
    return what === 'recording' ? recordingRoute(request, context) : captionsRoute(request, context)
  }
  const html = async (query: Record<string, string> = {}) =>
    htmlOf(await CopyRoute({ ...context, searchParams: Promise.resolve(query) }))
  const mask = (wanted: string, kind: 'GRAPHIC' | 'PRIVATE') => {
    const at = layer.text.indexOf(wanted)
    return setMask(editor, {
      textLayerId: layer.id,
      start: at,
      end: at + wanted.length,
      kind,
      reason: 'Birds',
    })
  }
  return { source, id, record, passage, bytes, ask, html, mask }
}

it('a recording is played with captions and a transcript of links', async () => {
  const tape = await quotedTape()
  const path = `/sources/${tape.source.id}/copies/${tape.id}`
  const html = await tape.html()
  expect(html).toContain(`<audio controls="" preload="metadata" src="${path}/recording?type=wav"`)
  expect(html).toMatch(new RegExp(`<track kind="captions" src="${path}/captions"`))
  expect(html).toContain(`<li id="t=64"><a href="${path}?t=64#t=64" rel="nofollow"`)
  expect(html).toContain(`<mark id="passage-${tape.passage.id}">The ferry stopped at nine.</mark>`)
  // What is cited leads to its moment, without a script, too.
  const cited = await tape.html({ passage: tape.passage.id })
  expect(cited).toContain(`src="${path}/recording?type=wav#t=2.5,64"`)
  expect(cited).toMatch(/<li id="t=2.5" aria-current="true">/)
  expect(await tape.html({ t: '64' })).toMatch(
    /recording\?type=wav#t=64".*<li id="t=64" aria-current="true">/s,
  )
  const text = await (await tape.ask('captions')).text()
  expect(text).toMatch(/^WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nA curlew called\./)
  expect(await answerOf(`${path}/recording`)).toBe('PUBLIC')
})

it('its record and its source lead to it', async () => {
  const tape = await quotedTape()
  const path = `/sources/${tape.source.id}/copies/${tape.id}`
  const edition = await liveEdition(tape.record.slug)
  if (!edition) throw new Error('No edition.')
  const record = htmlOf(<RecordPage citing={citingOf(edition)} />)
  expect(record).toContain(
    `href="${path}?passage=${tape.passage.id}#passage-${tape.passage.id}">Play this passage</a>`,
  )
  const found = await citedSource(tape.source.id)
  if (!found) throw new Error('No source.')
  const recordings = await recordingsAmong(found)
  const source = htmlOf(
    <SourcePage found={found} page={1} contact="" style="PLAIN" recordings={recordings} />,
  )
  expect(source).toContain(`<audio controls="" preload="metadata" src="${path}/recording?type=wav"`)
  expect(source).toMatch(new RegExp(`href="${path}"[^>]*>Play the recording</a>`))
  // Its words are on its own page.
  expect(source).toContain(`<track kind="captions" src="${path}/captions"`)
  expect(JSON.stringify([...recordings])).not.toContain('curlew')
  expect(source).not.toContain('data-transcript')
  const [holding] = found.holdings
  if (!holding) throw new Error('No copy.')
  const unknown = Array.from({ length: 10 }, () => ({ ...holding, id: randomUUID() }))
  expect(await recordingsAmong({ ...found, holdings: [...unknown.slice(1), holding] })).toHaveProperty(
    'size',
    1,
  )
  // The page plays the first ten.
  expect(await recordingsAmong({ ...found, holdings: [...unknown, holding] })).toHaveProperty('size', 0)
})

it('its record plays the passage that it quotes', async () => {
  const tape = await quotedTape()
  const path = `/sources/${tape.source.id}/copies/${tape.id}`
  const read = async () => {
    const edition = await liveEdition(tape.record.slug)
    if (!edition) throw new Error('No edition.')
    return htmlOf(<RecordPage citing={citingOf(edition)} moments={await momentsOf(edition)} />)
  }
  const html = await read()
  expect(html).toMatch(
    new RegExp(
      `<audio controls="" preload="none" src="${path}/recording\\?type=wav#t=2.5,64"[^>]*data-transcript="said-`,
    ),
  )
  expect(html).toContain(`<track kind="captions" src="${path}/captions"`)
  // What is said, after the quotation: its times lead to the page of the recording without a script.
  expect(html).toMatch(new RegExp(`<ol id="said-[^>]*><li><a href="${path}\\?t=2.5#t=2.5"[^>]*data-at="2.5"`))
  expect(html.indexOf('<audio')).toBeGreaterThan(html.indexOf('class="said-by"'))
  expect(html).not.toContain('curlew')
  expect(html).not.toContain('warned')
  await tape.mask('night', 'GRAPHIC')
  tellOfChange()
  expect(await read()).toMatch(/<details class="warned">.*Birds.*<audio/s)
  await tape.mask('curlew', 'PRIVATE')
  tellOfChange()
  expect(await read()).not.toContain('<audio')
})

it('its bytes come in parts, without the place they were made at', async () => {
  const tape = await quotedTape()
  const whole = await tape.ask('recording')
  const sent = Buffer.from(await whole.arrayBuffer())
  expect([whole.status, sent.length]).toEqual([200, tape.bytes.length])
  expect(whole.headers.get('accept-ranges')).toBe('bytes')
  expect(sent.includes(PLACE)).toBe(false)
  expect(sent.subarray(0, 8000)).toEqual(tape.bytes.subarray(0, 8000))
  const tail = await tape.ask('recording', { range: 'bytes=-20' })
  expect([tail.status, await tail.text()]).toEqual([206, '\0'.repeat(20)])
  const etag = whole.headers.get('etag') ?? ''
  expect((await tape.ask('recording', { 'if-none-match': etag })).status).toBe(304)
  const stale = await tape.ask('recording', { range: 'bytes=0-3', 'if-range': '"other"' })
  expect(stale.status).toBe(200)
  expect((await tape.ask('recording', { range: 'bytes=90000-' })).status).toBe(416)
})

it('a recording with a withheld part is read and not played', async () => {
  const tape = await quotedTape()
  await tape.mask('curlew', 'PRIVATE')
  const html = await tape.html()
  expect(html).toContain('A <span class="text-quiet">[withheld]</span> called.')
  expect(html).not.toContain('<audio')
  expect(html).not.toContain('curlew')
  expect([(await tape.ask('recording')).status, (await tape.ask('captions')).status]).toEqual([404, 404])
})

it('graphic words and the player are behind their warning', async () => {
  const tape = await quotedTape()
  await tape.mask('curlew', 'GRAPHIC')
  const html = await tape.html()
  expect(html).toMatch(/<details class="warned">.*Birds.*<audio controls="" preload="none"/s)
  expect(html).toMatch(/<li id="t=1">.*<details class="warned">.*Birds.*curlew/s)
  expect(html.slice(html.indexOf('id="t=64"'))).not.toContain('warned')
  expect(await (await tape.ask('captions')).text()).toContain('NOTE Birds\n\n00:00:01.000')
})

it('no one hears it once it is closed or its record withdrawn', async () => {
  const tape = await quotedTape()
  const statuses = async () => [(await tape.ask('recording')).status, (await tape.ask('captions')).status]
  const terms = { access: 'PUBLIC_IN_CONTEXT', shown: 'WHOLE' } as const
  await describeHolding(publisher, tape.id, terms, { ...terms, shown: 'IN_CONTEXT' })
  expect(await statuses()).toEqual([404, 404])
  // Its description alone doesn't open it again.
  await describeHolding(publisher, tape.id, { ...terms, shown: 'IN_CONTEXT' }, terms)
  expect(await statuses()).toEqual([404, 404])
  const other = await quotedTape()
  expect((await other.ask('recording')).status).toBe(200)
  await closeRecord(editor, other.record)
  tellOfChange()
  expect((await other.ask('recording')).status).toBe(404)
})

it('a recording whose file says its place for good stays silent', async () => {
  const tape = await quotedTape()
  const { sha256 } = await db.holding.findUniqueOrThrow({ where: { id: tape.id } })
  const asked = { sha256, shown: 'WHOLE', mediaType: 'audio/wav' } as const
  expect(await isKeptSilent(asked)).toBe(false)
  // As if the same bytes were a film, whose parts can't be told apart.
  await forgetCached(sha256)
  expect(await isKeptSilent({ ...asked, mediaType: 'video/mp4' })).toBe(true)
  expect((await tape.ask('recording')).status).toBe(404)
  expect(await tape.html()).toContain('You can’t play this recording here')
  expect(await isKeptSilent({ ...asked, shown: 'IN_CONTEXT', mediaType: 'video/mp4' })).toBe(false)
})

const reachedBy = async (action: string, subjectType: 'holding' | 'record', subjectId: string) => {
  const reached = await reachOf([{ id: 1n, action, subjectType, subjectId }], async (text, values) => ({
    rows: await db.$queryRawUnsafe(text, ...values),
  }))
  return reached === 'ANYTHING' ? [] : [...reached]
}

it('a record reaches all pages with the bytes of its recording', async () => {
  const tape = await quotedTape()
  const other = await quotedTape(tape.bytes)
  expect(await reachedBy('record.publish', 'record', other.record.id)).toEqual(
    expect.arrayContaining([`beside ${tape.record.slug}`, `source ${tape.source.id}`]),
  )
})

it('a copy shut by another text of its file is not linked', async () => {
  const tape = await quotedTape()
  const shown = async () => (await citedSource(tape.source.id))?.holdings.map(({ shown: part }) => part)
  expect(await shown()).toEqual(['WHOLE'])
  const other = await db.textLayer.create({
    data: {
      ...{ holdingId: tape.id, origin: 'HUMAN', language: 'en', text: 'A whimbrel.', length: 11 },
      ...{ sha256: 'c'.repeat(64), locators: [], spans: [] },
    },
  })
  expect(await shown()).toEqual(['WHOLE'])
  // A mask on another copy of the same file drops the pages that link this one.
  const elsewhere = await makeSource(editor, { title: 'The same tape' })
  const { sha256 } = await db.holding.findUniqueOrThrow({ where: { id: tape.id } })
  const twin = await db.holding.create({
    data: {
      ...{ sourceId: elsewhere.id, kind: 'AUDIO', sha256, filename: 'tape.wav', contributors: {} },
      createdById: editor.id,
    },
  })
  expect(await reachedBy('holding.mask', 'holding', twin.id)).toEqual(
    expect.arrayContaining([`record ${tape.record.slug}`, `source ${tape.source.id}`]),
  )
  await db.mask.create({
    data: {
      ...{ textLayerId: other.id, textSha256: other.sha256, start: 2, end: 10, kind: 'PRIVATE' },
      ...{ reason: 'Birds', memberId: editor.id },
    },
  })
  expect(await shown()).toEqual(['IN_CONTEXT'])
})
