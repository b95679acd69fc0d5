import '@/tests/support/database'
import '@/tests/support/media'
import { readFile, rm, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { Invalid, NotFound } from '@/lib/errors'
import { addHolding } from '@/lib/holdings/add'
import { deleteHolding } from '@/lib/holdings/commands'
import { drawPage } from '@/lib/holdings/extract/draw'
import { pageImageOf } from '@/lib/holdings/page-images'
import { shrink } from '@/lib/storage/cache'
import { box, drawnPdf } from '@/tests/support/drawn-pdf'
import { makeMember, makeSource } from '@/tests/support/factories'
import { mediaDir, mediaFiles } from '@/tests/support/media'
import { photograph } from '@/tests/support/pictures'
import { rejection } from '@/tests/support/rejection'

let editor: Actor
beforeAll(async () => {
  editor = await makeMember()
})

async function add(
  bytes: Uint8Array,
  filename: string,
  access: 'PUBLIC_IN_CONTEXT' | 'RESTRICTED' = 'PUBLIC_IN_CONTEXT',
) {
  const source = await makeSource(editor)
  async function* stream() {
    yield bytes
  }
  const about = { kind: 'FACSIMILE', language: 'en', filename, access } as const
  return (await addHolding(editor, source.id, about, stream())).id
}

/** The shade of an image at a place given in shares of its size. */
async function shadeAt(image: Buffer, x: number, y: number) {
  const { data, info } = await sharp(image).greyscale().raw().toBuffer({ resolveWithObject: true })
  return data[Math.floor(y * info.height) * info.width + Math.floor(x * info.width)] ?? -1
}

describe('the image of a page', () => {
  test('is drawn from a PDF, turned as it is read', async () => {
    const id = await add(
      new Uint8Array(drawnPdf([{ drawn: [] }, { drawn: [box(0, 0, 200, 200)], rotate: 90 }])),
      'a.pdf',
    )
    const { image, ...page } = await pageImageOf(editor, id, 2, 'page')
    expect(page).toEqual({ pages: 2, label: null, width: 842, height: 595 })
    const { format, width, height } = await sharp(image).metadata()
    expect([format, width, height]).toEqual(['webp', 1600, 1131])
    // The lower left corner of the sheet is above on the left after the turn.
    expect(await shadeAt(image, 0.1, 0.1)).toBeLessThan(40)
    expect(await shadeAt(image, 0.9, 0.9)).toBeGreaterThan(240)
  })

  test('of a picture is upright and without the camera’s data', async () => {
    const id = await add(await photograph(2000, 1000), 'b.jpg')
    const { image, ...page } = await pageImageOf(editor, id, 1, 'thumbnail')
    expect(page).toEqual({ pages: 1, label: null, width: 1000, height: 2000 })
    const { width, height, exif, orientation } = await sharp(image).metadata()
    expect({ width, height, exif, orientation }).toEqual({
      ...{ width: 240, height: 480, exif: undefined, orientation: undefined },
    })
  })

  test('exists only for pages and for documents that have them', async () => {
    const id = await add(new Uint8Array(drawnPdf([{ drawn: [] }])), 'c.pdf')
    expect(await rejection(pageImageOf(editor, id, 2, 'page'))).toBeInstanceOf(NotFound)
    const text = await add(new TextEncoder().encode('A text.'), 'c.txt')
    expect(await rejection(pageImageOf(editor, text, 1, 'page'))).toBeInstanceOf(NotFound)
  })

  test('is refused where the file is no picture, without harm', async () => {
    const place = path.join(mediaDir, 'broken.png')
    await writeFile(place, 'no picture')
    const size = { page: 1, wide: 100, high: 100, format: 'webp' } as const
    expect(await rejection(drawPage(place, 'image/png', size, ''))).toBeInstanceOf(Invalid)
    await rm(place)
  })

  test('of a restricted copy is logged at each look', async () => {
    const id = await add(new Uint8Array(drawnPdf([{ drawn: [] }])), 'd.pdf', 'RESTRICTED')
    expect(await rejection(pageImageOf(editor, id, 1, 'page'))).toBeInstanceOf(NotFound)
    const publisher = await makeMember({ role: 'PUBLISHER' })
    await pageImageOf(publisher, id, 1, 'page')
    // Also when it is kept.
    await pageImageOf(publisher, id, 1, 'page')
    expect(await rejection(pageImageOf(editor, id, 1, 'page'))).toBeInstanceOf(NotFound)
    expect(await db.event.count({ where: { subjectId: id, action: 'holding.read' } })).toBe(2)
  })
})

describe('kept images', () => {
  test('are used again and go with the copy', async () => {
    const id = await add(await photograph(60, 40), 'e.jpg')
    const { sha256 } = await db.holding.findUniqueOrThrow({ where: { id }, select: { sha256: true } })
    const { image } = await pageImageOf(editor, id, 1, 'page')
    const [kept = ''] = (await mediaFiles()).filter((file) => file.includes(`${sha256}/`))
    expect(kept).toMatch(/^images\//)
    await writeFile(path.join(mediaDir, kept), '{"pages":9,"label":null,"width":1,"height":1}\nkept')
    expect(await pageImageOf(editor, id, 1, 'page')).toMatchObject({ pages: 9, image: Buffer.from('kept') })
    await rm(path.join(mediaDir, 'images'), { recursive: true })
    expect((await pageImageOf(editor, id, 1, 'page')).image.equals(image)).toBe(true)
    await deleteHolding(editor, id)
    expect((await mediaFiles()).filter((file) => file.includes(sha256))).toEqual([])
  })

  test('that weren’t asked for longest make room for others', async () => {
    const folder = path.join(mediaDir, 'incoming')
    for (const [name, minutes] of [
      ['old', 2],
      ['older', 3],
      ['new', 1],
    ] as const) {
      await writeFile(path.join(folder, name), 'x'.repeat(100))
      const at = new Date(Date.now() - minutes * 60_000)
      await utimes(path.join(folder, name), at, at)
    }
    await shrink(folder, 300)
    expect(await readFile(path.join(folder, 'older'), 'utf8')).toHaveLength(100)
    await shrink(folder, 250)
    expect((await mediaFiles()).filter((file) => file.startsWith('incoming/'))).toEqual(['incoming/new'])
  })
})
