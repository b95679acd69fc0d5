import '@/tests/support/database'
import '@/tests/support/media'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors'
import { addMedia, deleteMedia, describeMedia } from '@/lib/media/commands'
import { getMedia, listMedia, readOriginal, staffImage } from '@/lib/media/queries'
import { mediaFiltersSchema } from '@/lib/media/schema'
import { drawnIn, widthsOf } from '@/lib/text/image-address'
import { makeMember } from '@/tests/support/factories'
import { mediaFiles } from '@/tests/support/media'
import { pdfOf } from '@/tests/support/pdf'
import { blackPng, bytesOf, photograph, pictureOf } from '@/tests/support/pictures'
import { rejection } from '@/tests/support/rejection'

let editor: Actor
let contributor: Actor
let publisher: Actor
beforeAll(async () => {
  editor = await makeMember()
  contributor = await makeMember({ role: 'CONTRIBUTOR' })
  publisher = await makeMember({ role: 'PUBLISHER' })
})

const add = (bytes: Uint8Array | string, filename: string, actor = editor) =>
  addMedia(actor, { filename, language: 'en' }, bytesOf(bytes))

const refusal = async (bytes: Uint8Array | string, filename: string) => {
  const error = await rejection(add(bytes, filename))
  return error instanceof Invalid && error.fields.file?.key
}

const description = {
  ...{ alternative: 'A brown square.', caption: 'Colour', credit: 'Drawn by the archive', rights: '' },
  ...{ warning: '', focusX: 20, focusY: 80, language: 'en' },
}

describe('A file for the media library', () => {
  it('is what its content says, and is named after that', async () => {
    const added = await add(await pictureOf(300, 200), 'C:\\pictures\\plan.jpg')
    expect(added).toMatchObject({
      ...{ filename: 'plan.png', mediaType: 'image/png', width: 300, height: 200 },
    })
    expect(await add(pdfOf(['A page.']), 'report.pdf')).toMatchObject({
      ...{ filename: 'report.pdf', mediaType: 'application/pdf', width: null },
    })
  })

  it('is refused where it is something else, whatever its name', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    for (const [bytes, name] of [
      [svg, 'a.svg'],
      [svg, 'a.png'],
      ['<html><body>A page', 'a.jpg'],
      ['A text.', 'a.pdf'],
    ] as const)
      expect(await refusal(bytes, name), name).toBe('media.errors.otherType')
    expect(await refusal(new Uint8Array(), 'a.png')).toBe('holdings.errors.emptyFile')
  })

  it('that is cut off or unpacks into too much is refused', async () => {
    const picture = await sharp({
      create: {
        width: 400,
        height: 400,
        channels: 3,
        background: '#fff',
        noise: { type: 'gaussian', sigma: 40 },
      },
    })
      .jpeg()
      .toBuffer()
    expect(await refusal(picture.subarray(0, picture.length / 2), 'cut.jpg')).toBe('media.errors.damaged')
    // Few bytes, and 400 million dots.
    const bomb = blackPng(20_000)
    expect(await refusal(bomb, 'bomb.png')).toBe('media.errors.tooManyDots')
    expect((await mediaFiles()).filter((file) => file.startsWith('incoming'))).toEqual([])
  })

  it('is stored once, and the same bytes are pointed out', async () => {
    const bytes = await pictureOf(31, 31)
    const first = await add(bytes, 'one.png')
    const again = await rejection(add(bytes, 'two.png'))
    expect(again).toBeInstanceOf(Conflict)
    expect(again).toMatchObject({ current: { id: first.id, filename: 'one.png' } })
    const unseen = await rejection(add(bytes, 'three.png', contributor))
    expect(unseen).toMatchObject({ current: undefined })
  })
})

describe('An image that is shown', () => {
  it('is upright, in sizes, and says nothing about place or camera', async () => {
    const { sha256, width, height } = await add(await photograph(2000, 1000), 'photo.jpg')
    expect({ width, height }).toEqual({ width: 1000, height: 2000 })
    for (const format of ['avif', 'webp'] as const) {
      const drawn = await sharp(await staffImage(editor, sha256, 480, format)).metadata()
      expect(drawn).toMatchObject({ width: 480, height: 960 })
      expect(drawn.exif).toBeUndefined()
    }
    expect((await staffImage(editor, sha256, 480, 'webp')).includes('Camera')).toBe(false)
  })

  it('has a square around its focal point', async () => {
    const left = await sharp({ create: { width: 800, height: 200, channels: 3, background: 'white' } })
      .composite([{ input: await pictureOf(200, 200, { background: 'black' }), left: 0, top: 0 }])
      .png()
      .toBuffer()
    const { id, sha256 } = await add(left, 'left.png')
    const shade = async () =>
      (
        await sharp(await staffImage(editor, sha256, 'square', 'webp'))
          .greyscale()
          .stats()
      ).channels[0]?.mean ?? 0
    expect(await shade()).toBeGreaterThan(240)
    await describeMedia(editor, id, 1, { ...description, focusX: 5 })
    expect(await shade()).toBeLessThan(20)
  })

  it('has widths up to its own, and addresses for these only', () => {
    expect([300, 480, 481, 1200, 5000].map(widthsOf)).toEqual([
      ...[[480], [480], [480, 960], [480, 960, 1600], [480, 960, 1600]],
    ])
    expect(drawnIn('960.avif')).toEqual({ width: 960, format: 'avif' })
    for (const name of ['961.avif', '960.png', '960', '../960.webp']) expect(drawnIn(name)).toBeNull()
  })

  it('keeps its original for members who see identities, with an event', async () => {
    const { id, sha256 } = await add(await photograph(64, 32), 'secret-place.jpg')
    expect(await rejection(readOriginal(editor, id))).toBeInstanceOf(Forbidden)
    const { stream, filename } = await readOriginal(publisher, id)
    stream.destroy()
    expect(filename).toBe('secret-place.jpg')
    expect(await db.event.count({ where: { action: 'media.read', subjectId: id } })).toBe(1)
    expect(sha256).toHaveLength(64)
  })
})

describe('The media library', () => {
  it('shows contributors only what they added', async () => {
    const own = await add(await pictureOf(40, 40), 'own.png', contributor)
    const other = await add(await pictureOf(41, 41), 'other.png')
    const all = mediaFiltersSchema.parse({})
    await listMedia(editor, mediaFiltersSchema.parse({ q: '\u0000' }))
    expect((await listMedia(contributor, all)).rows.map(({ id }) => id)).toEqual([own.id])
    expect((await listMedia(editor, all)).rows.map(({ id }) => id)).toEqual(
      expect.arrayContaining([own.id, other.id]),
    )
    expect(await rejection(getMedia(contributor, other.id))).toBeInstanceOf(NotFound)
    expect(await rejection(staffImage(contributor, other.sha256, 480, 'webp'))).toBeInstanceOf(NotFound)
    expect(await rejection(deleteMedia(contributor, other.id))).toBeInstanceOf(NotFound)
  })

  it('finds files by text, kind and what is missing', async () => {
    const map = await add(await pictureOf(50, 50), 'Map of roads.png')
    await describeMedia(editor, map.id, 1, { ...description, caption: 'Roads and rivers' })
    const found = async (filters: object) =>
      (await listMedia(editor, mediaFiltersSchema.parse(filters))).rows.map(({ filename }) => filename)
    expect(await found({ q: 'RIVERS' })).toEqual(['Map of roads.png'])
    expect(await found({ q: 'rivers map' })).toEqual(['Map of roads.png'])
    expect(await found({ q: 'rivers photograph' })).toEqual([])
    const names = await found({ sort: 'title' })
    expect(await found({ sort: '-title' })).toEqual(names.toReversed())
    expect(await found({ kind: 'DOCUMENT' })).toEqual(['report.pdf'])
    expect(await found({ undescribed: 'true' })).not.toContain('Map of roads.png')
  })

  it('keeps a description that someone else changed meanwhile', async () => {
    const { id } = await add(await pictureOf(51, 51), 'changed.png')
    await describeMedia(editor, id, 1, description)
    expect(await rejection(describeMedia(publisher, id, 1, description))).toMatchObject({
      current: { version: 2 },
    })
    const stored = await db.media.findUniqueOrThrow({ where: { id } })
    expect(stored.contributors).toMatchObject({ file: [editor.id], alternative: [editor.id] })
  })

  it('deletes a file with its bytes', async () => {
    const { id, sha256 } = await add(await pictureOf(52, 52), 'gone.png')
    await staffImage(editor, sha256, 480, 'webp')
    await deleteMedia(editor, id)
    expect((await mediaFiles()).filter((file) => file.includes(sha256))).toEqual([])
    expect(await db.mediaFile.count({ where: { sha256 } })).toBe(0)
  })
})
