import '@/tests/support/database'
import '@/tests/support/media'
import { NextRequest } from 'next/server'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { GET } from '@/app/(archive)/media/[sha256]/[name]/route'
import { ArchivePage } from '@/components/archive/ArchivePage'
import { RecordPage } from '@/components/archive/record/RecordPage'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { publish, withdraw } from '@/lib/editions/commands'
import { liveEdition } from '@/lib/editions/queries'
import { Conflict, Invalid } from '@/lib/errors'
import { mirroredLinks } from '@/lib/exchange/mirror/links'
import { publicRecord } from '@/lib/exchange/records'
import { addMedia, deleteMedia } from '@/lib/media/commands'
import { getMedia } from '@/lib/media/queries'
import { translatorOf } from '@/lib/messages/catalogue'
import { createPage, publishPage, savePage } from '@/lib/pages/commands'
import { livePage } from '@/lib/pages/queries'
import { saveDraft } from '@/lib/records/drafts'
import { partsOf } from '@/lib/records/parts'
import { submit } from '@/lib/review/workflow/transitions'
import { citingOf } from '@/tests/support/editions'
import {
  bodyOn,
  contentOf,
  doc,
  image,
  makeApproved,
  makeCited,
  makeEdition,
  makeMember,
  makeRecord,
  makeStaff,
  p,
} from '@/tests/support/factories'
import { bytesOf, pictureOf } from '@/tests/support/pictures'
import { rejection } from '@/tests/support/rejection'
import { htmlOf } from '@/tests/support/render'

let editor: Actor
let other: Actor
let reviewer: Actor
let publisher: Actor
beforeAll(async () => {
  ;({ editor, reviewer, publisher } = await makeStaff())
  other = await makeMember()
})

let side = 600
/** An image of its own size, so of its own bytes. */
async function makeImage(actor = editor) {
  side += 1
  return addMedia(actor, { filename: 'map.png', language: 'en' }, bytesOf(await pictureOf(side, 400)))
}

const bodyWith = (...content: ReturnType<typeof p>[]) =>
  contentOf('account', { body: doc(p('Text.'), ...content) })

const fetched = (sha256: string, name = '480.webp', headers: Record<string, string> = {}) =>
  GET(new NextRequest(`http://localhost/media/${sha256}/${name}`, { headers }), {
    params: Promise.resolve({ sha256, name }),
  })

describe('An image in the text of a draft', () => {
  it('must be in the library as the writer sees it', async () => {
    const map = await makeImage()
    const unknown = { sha256: 'f'.repeat(64), width: 10, height: 10 }
    const contributor = await makeMember({ role: 'CONTRIBUTOR' })
    for (const [actor, picture] of [
      [editor, unknown],
      [editor, { ...map, width: 5 }],
      [contributor, map],
    ] as const) {
      const record = await makeRecord(actor)
      const saving = saveDraft(actor, record.id, {
        baseVersion: record.version,
        content: bodyWith(image(picture)),
      })
      const error = await rejection(saving)
      expect(error).toBeInstanceOf(Invalid)
      expect(error).toMatchObject({ fields: { body: { key: 'errors.document.imageUnknown' } } })
    }
  })

  it('is listed where it is used and keeps its file', async () => {
    const map = await makeImage()
    const record = await makeRecord(editor, { title: 'The valley' })
    const saved = await saveDraft(editor, record.id, {
      ...{ baseVersion: record.version, content: bodyWith(image(map), image(map)) },
    })
    expect((await getMedia(editor, map.id)).uses).toMatchObject([
      { id: record.id, inDraft: true, inEdition: false },
    ])
    expect(await rejection(deleteMedia(editor, map.id))).toMatchObject({
      text: { key: 'media.errors.inUse' },
    })
    await saveDraft(editor, record.id, { baseVersion: saved.version, content: bodyWith() })
    await deleteMedia(editor, map.id)
  })

  it('shows in a comparison when another takes its place', async () => {
    const [map, other] = [await makeImage(), await makeImage()]
    const [before, after] = [bodyWith(image(map)), bodyWith(image(other))].map((content) =>
      partsOf('account', content, new Map(), translatorOf('en')),
    )
    expect(before?.find(({ label }) => label === 'Image 1')?.text).toBe(map.sha256)
    expect(after?.find(({ label }) => label === 'Image 1')?.text).toBe(other.sha256)
  })

  it('makes the member who added it a contributor', async () => {
    const map = await makeImage(other)
    const record = await makeRecord(editor)
    await saveDraft(editor, record.id, { baseVersion: record.version, content: bodyWith(image(map)) })
    const { contributors } = await db.draft.findUniqueOrThrow({ where: { recordId: record.id } })
    expect(contributors).toMatchObject({ 'body.1': [editor.id, other.id].toSorted() })
  })

  it('stops the submission until someone says what it shows', async () => {
    const map = await makeImage()
    const cited = await makeCited(editor)
    const withImage = (alternative: string | null) =>
      contentOf('account', { body: doc(...bodyOn(cited).content, image(map, { alternative })) })
    const record = await makeRecord(editor, { content: withImage(null) })
    const refused = await rejection(submit(editor, record.id, { version: record.version }))
    expect(JSON.stringify(refused)).toContain('image-undescribed')
    const { version } = await saveDraft(editor, record.id, {
      ...{ baseVersion: record.version, content: withImage('') },
    })
    await submit(editor, record.id, { version })
  })
})

describe('An image of an edition', () => {
  it('is open to readers from publication until withdrawal', async () => {
    const map = await makeImage()
    expect((await fetched(map.sha256)).status).toBe(404)
    const cited = await makeCited(editor)
    const body = doc(...bodyOn(cited).content, image(map, { caption: 'The valley' }))
    const record = await makeApproved(editor, reviewer, { cited, content: { body } })
    expect((await fetched(map.sha256)).status).toBe(404)
    await publish(publisher, record.id, { revisionId: record.revisionId })
    const shown = await fetched(map.sha256)
    expect(shown.status).toBe(200)
    expect(shown.headers.get('content-type')).toBe('image/webp')
    const drawn = await sharp(Buffer.from(await shown.arrayBuffer())).metadata()
    expect(drawn).toMatchObject({ format: 'webp', width: 480 })
    const etag = shown.headers.get('etag') ?? ''
    expect((await fetched(map.sha256, '480.webp', { 'if-none-match': etag })).status).toBe(304)
    for (const name of ['square.webp', '481.webp', 'original'])
      expect((await fetched(map.sha256, name)).status, name).toBe(404)
    const { snapshot } = await db.edition.findFirstOrThrow({ where: { recordId: record.id } })
    expect(JSON.stringify(snapshot)).toContain(map.sha256)
    await withdraw(publisher, record.id, { edition: 1, reason: 'An error.' })
    expect((await fetched(map.sha256)).status).toBe(404)
    expect((await fetched(map.sha256, '480.webp', { 'if-none-match': etag })).status).toBe(404)
  })

  it('is on the page, in the mirror and in the data', async () => {
    const [map, photo] = [await makeImage(), await makeImage()]
    const record = await makeRecord(editor, {
      content: {
        body: doc(
          p('Text.'),
          image(map, { caption: 'The valley', credit: 'Drawn by the archive' }),
          image(photo, { alternative: 'The ruin', warning: 'Destruction' }),
        ),
      },
    })
    await makeEdition(editor, record)
    const edition = await liveEdition(record.slug)
    if (!edition) throw new Error('No edition.')
    const html = htmlOf(<RecordPage citing={citingOf(edition)} />)
    expect(html).toContain(
      `srcSet="/media/${map.sha256}/480.avif 480w, /media/${map.sha256}/960.avif ${map.width}w"`,
    )
    expect(html).toMatch(
      new RegExp(`<img[^>]*alt="What it shows\\."[^>]*width="${map.width}" height="400" loading="lazy"`),
    )
    // Behind its warning, and nowhere before it.
    expect(html.indexOf('Destruction')).toBeGreaterThan(0)
    expect(html.slice(0, html.indexOf('Destruction'))).not.toContain(photo.sha256)
    expect(mirroredLinks(html)).toEqual(
      expect.arrayContaining([`/media/${map.sha256}/480.avif`, `/media/${map.sha256}/960.webp`]),
    )
    const t = translatorOf('en')
    const data = await publicRecord(
      { edition, addressOf: (path) => `https://archive.example${path}`, positionOf: () => null },
      t,
    )
    expect(data.images).toMatchObject([
      { sha256: map.sha256, alternative: 'What it shows.', contentWarning: null, isWarned: false },
      { sha256: photo.sha256, contentWarning: 'Destruction', isWarned: true },
    ])
    expect(data.html).toContain(`src="https://archive.example/media/${map.sha256}/960.webp"`)
    expect(data.html).toMatch(/<details><summary dir="auto">Destruction<\/summary><figure><img/)
    const { text, warned } = await db.searchEntry.findUniqueOrThrow({ where: { recordId: record.id } })
    expect(text).toContain('The valley')
    expect(text).not.toContain('The ruin')
    expect(JSON.stringify(warned)).toContain('The ruin')
  })
})

describe('An image on a page about the archive', () => {
  it('is seen by readers while that version of the page is', async () => {
    const admin = await makeMember({ role: 'ADMIN' })
    const map = await makeImage()
    const picture = { ...map, width: map.width ?? 0, height: map.height ?? 0 }
    const { id, slug } = await createPage(admin, { slug: `maps-${map.sha256.slice(0, 8)}`, title: 'Maps' })
    const save = (version: number, ...content: ReturnType<typeof p>[]) =>
      savePage(admin, id, version, { title: 'Maps', body: doc(p('Text.'), ...content) })
    const unknown = image({ ...picture, sha256: 'f'.repeat(64) })
    expect(await rejection(save(1, unknown))).toMatchObject({
      fields: { body: { key: 'errors.document.imageUnknown' } },
    })

    await save(1, image(picture, { alternative: null }))
    expect(await rejection(publishPage(admin, id, 2))).toMatchObject({
      text: { key: 'settings.pages.imageUndescribed' },
    })
    await save(2, image(picture, { caption: 'The valley', credit: 'By the archive' }))
    expect((await fetched(map.sha256)).status).toBe(404)
    await publishPage(admin, id, 3)
    expect((await fetched(map.sha256)).status).toBe(200)
    const page = await livePage(slug)
    const html = page ? htmlOf(<ArchivePage page={page} language="en" />) : ''
    expect(html).toMatch(
      /<img src="\/media\/[0-9a-f]{64}\/\d+\.webp".* alt="What it shows\.".*The valley.*By the archive/,
    )

    // A newer text without it isn't public yet. Its title is known only to who changes pages.
    await savePage(admin, id, 3, { title: 'Unready', body: doc(p('Text.')) })
    const use = { id, isNewest: false, isLive: true }
    const seenBy = async (actor: Actor) => {
      const { pages, hiddenPages } = await getMedia(actor, map.id)
      return { pages, hiddenPages }
    }
    expect(await seenBy(admin)).toEqual({ pages: [{ ...use, title: 'Unready' }], hiddenPages: 0 })
    expect(await seenBy(editor)).toEqual({ pages: [{ ...use, title: 'Maps' }], hiddenPages: 0 })
    expect((await fetched(map.sha256)).status).toBe(200)
    await publishPage(admin, id, 4)
    expect(await seenBy(editor)).toEqual({ pages: [], hiddenPages: 1 })
    expect((await fetched(map.sha256)).status).toBe(404)
    await expect(deleteMedia(editor, map.id)).rejects.toThrow(Conflict)
  })

  it('is closed behind its content warning', () => {
    const picture = { sha256: 'a'.repeat(64), width: 600, height: 400 }
    const body = doc(image(picture, { warning: 'Ruins', caption: 'Behind it' }))
    const html = htmlOf(<ArchivePage page={{ title: 'Maps', body }} language="en" />)
    expect(html).toMatch(/<details[^>]*><summary.*Ruins.*<\/summary>.*<img.*Behind it.*<\/details>/s)
  })
})
