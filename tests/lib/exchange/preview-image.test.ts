import '@/tests/support/database'
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { beforeAll, beforeEach, expect, it, vi } from 'vitest'
import decompress from 'woff2-encoder/decompress'
import { editionMetadata } from '@/app/(archive)/records/[slug]/edition-metadata'
import { GET } from '@/app/(archive)/records/[slug]/editions/[number]/preview.png/route'
import type { Actor } from '@/lib/access'
import { answerOf } from '@/lib/editions/addresses'
import { editionBySlug } from '@/lib/editions/queries'
import type { Preview } from '@/lib/exchange/edition-preview'
import { previewImage } from '@/lib/exchange/preview-image'
import { canDraw, previewFonts, previewSigns } from '@/lib/exchange/preview-signs'
import { closeRecord, doc, makeEdition, makeMember, makeRecord, p } from '@/tests/support/factories'
import { rangesOf, signsOfFont } from '@/tests/support/font-signs'
import { tellOfChange } from '@/tests/support/news'

let editor: Actor
beforeAll(async () => {
  editor = await makeMember()
})
beforeEach(tellOfChange)

const imageOf = async (slug: string) => {
  const answer = await GET(new Request('http://localhost:3000'), {
    params: Promise.resolve({ slug, number: '1' }),
  })
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) }
}

async function drawn(preview: Preview) {
  const image = await previewImage(preview)
  if (!image) throw new Error('too many wait')
  return image
}

async function publish(title: string, text: string) {
  const record = await makeRecord(editor, { title, content: { body: doc(p(text)) } })
  await makeEdition(editor, record)
  return record
}

it('a preview is made of the title, never of the text', async () => {
  const [one, same, other] = [
    await publish('A flood', 'Calm words.'),
    await publish('A flood', 'Words that need a warning.'),
    await publish('Another flood', 'Calm words.'),
  ]
  const image = await imageOf(one.slug)
  const { format, width, height } = await sharp(image.bytes).metadata()
  expect([image.status, format, width, height]).toEqual([200, 'png', 1200, 630])
  expect((await imageOf(same.slug)).bytes.equals(image.bytes)).toBe(true)
  expect((await imageOf(other.slug)).bytes.equals(image.bytes)).toBe(false)

  const edition = await editionBySlug(one.slug, 1)
  if (!edition) throw new Error('not public')
  expect((await editionMetadata(edition, 'RECORD')).openGraph).toMatchObject({
    images: [
      { url: `http://localhost:3000/records/${one.slug}/editions/1/preview.png`, width: 1200, height: 630 },
    ],
  })
  await closeRecord(editor, one)
  tellOfChange()
  expect(await answerOf(`/records/${one.slug}/editions/1/preview.png`)).toBe('GONE')
  expect((await imageOf(one.slug)).status).toBe(404)
})

it('a preview keeps markup as text, and shortens long titles', async () => {
  const about = { kicker: '', source: '', archive: 'An archive', language: 'en' }
  const shown = await drawn({ ...about, title: 'A <b>bold</b> & "quoted" title' })
  expect(shown.equals(await drawn({ ...about, title: 'A bold & "quoted" title' }))).toBe(false)
  const long = 'many words '.repeat(300)
  expect(
    (await drawn({ ...about, title: long })).equals(await drawn({ ...about, title: `${long}more` })),
  ).toBe(true)
})

it('one preview is drawn at a time', async () => {
  const about = { kicker: 'A resolution', source: 'A paper', archive: 'An archive', language: 'en' }
  let isOver = false
  const drawing = Promise.all(['One', 'Two', 'Three'].map((title) => drawn({ ...about, title }))).finally(
    () => {
      isOver = true
    },
  )
  let most = 0
  while (!isOver) {
    const { queue, process } = sharp.counters()
    // A drawing that leaves the queue between the two readings is in both.
    most = Math.max(most, queue, process)
    await new Promise(setImmediate)
  }
  const images = await drawing
  expect(new Set(images.map((image) => image.toString('base64'))).size).toBe(3)
  expect(most).toBe(1)
})

it('more than twenty previews don’t wait', async () => {
  const { slug } = await publish('A flood', 'Calm words.')
  const about = { kicker: '', title: 'A flood', source: '', archive: 'An archive', language: 'en' }
  const fonts = Promise.withResolvers<void>()
  vi.stubGlobal('stelePreviewFonts', fonts.promise)
  const waiting = Array.from({ length: 20 }, () => previewImage(about))
  try {
    expect(waiting).not.toContain(null)
    expect(previewImage(about)).toBeNull()
    const params = Promise.resolve({ slug, number: '1' })
    const { status, headers } = await GET(new Request('http://localhost:3000'), { params })
    const said = [status, headers.get('retry-after'), headers.get('cache-control')]
    expect(said).toEqual([503, '10', 'no-store'])
  } finally {
    fonts.reject(new Error('no fonts'))
    await Promise.allSettled(waiting)
    vi.unstubAllGlobals()
  }
  expect((await imageOf(slug)).status).toBe(200)
})

it('a record whose title can’t be drawn has no preview', async () => {
  const titles = ['世界人权宣言', 'A flood 🌊', 'ქართული', 'हिन्दी', 'Ağdam, Աղդամ, אגדם, Агдам']
  const shown = await Promise.all(
    titles.map(async (title) => {
      const { slug } = await publish(title, 'Calm words.')
      const edition = await editionBySlug(slug, 1)
      if (!edition) throw new Error('not public')
      const { openGraph, twitter } = await editionMetadata(edition, 'RECORD')
      const hasImage = (openGraph?.images ?? null) !== null
      expect(twitter).toMatchObject({ card: hasImage ? 'summary_large_image' : 'summary' })
      expect((await imageOf(slug)).status).toBe(hasImage ? 200 : 404)
      return hasImage
    }),
  )
  expect(shown).toEqual([false, false, false, false, true])
  expect(canDraw('Ağdam, Աղդամ, אגדם, اَغدام, Агдам, Αγδαμ: “№ 4” – Xocalı, əşğ')).toBe(true)
})

it('previews know which signs their fonts have', async () => {
  const signs = new Set<number>()
  for (const [family, part] of previewFonts) {
    const file = `node_modules/@fontsource-variable/${family}/files/${family}-${part}-wght-normal.woff2`
    for (const sign of signsOfFont(await decompress(await readFile(file)))) signs.add(sign)
  }
  expect(rangesOf(signs)).toBe(previewSigns.trim().split(/\s+/).join(' '))
})
