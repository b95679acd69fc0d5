import '@/tests/support/database'
import '@/tests/support/media'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { addHolding } from '@/lib/holdings/add'
import { readPagePlaces } from '@/lib/holdings/page-places'
import { box, type DrawnPage, drawnPdf, latin, picture } from '@/tests/support/drawn-pdf'
import { makeMember, makeSource } from '@/tests/support/factories'
import { rejection } from '@/tests/support/rejection'

let editor: Actor
beforeAll(async () => {
  editor = await makeMember()
})

async function add(page: DrawnPage, access: 'PUBLIC_IN_CONTEXT' | 'RESTRICTED' = 'PUBLIC_IN_CONTEXT') {
  const source = await makeSource(editor)
  async function* bytes() {
    yield new Uint8Array(drawnPdf([page]))
  }
  const about = { kind: 'ORIGINAL', language: 'en', filename: 'copy.pdf', access } as const
  const { id, textLayerId } = await addHolding(editor, source.id, about, bytes())
  const layer = await db.textLayer.findUniqueOrThrow({
    where: { id: textLayerId ?? '' },
    include: { masks: true },
  })
  return { id, layer }
}

test('what a page does not show is masked until someone decides', async () => {
  const { layer } = await add({
    drawn: [
      latin('The witness Harun Testname was heard.', 60, 700),
      box(122, 696, 88, 14),
      latin('An address.', 60, 680, { colour: '1 g' }),
    ],
  })
  const masked = layer.masks.map(({ kind, start, end }) => [kind, layer.text.slice(start, end)])
  expect(masked.toSorted()).toEqual([
    ['PRIVATE', 'An address.'],
    ['PRIVATE', 'Harun Testname'],
  ])
})

test('machine-read text is labelled as such and not masked', async () => {
  const { layer } = await add({
    drawn: [picture(0, 0, 595, 842), latin('Words that a machine read.', 60, 700, { mode: 3 })],
  })
  expect(layer.origin).toBe('OCR')
  expect(layer.masks).toEqual([])
})

test('the boxes of a page are for readers of the copy', async () => {
  const { id } = await add({ drawn: [latin('A restricted page.', 60, 700)] }, 'RESTRICTED')
  const admin = await makeMember({ role: 'ADMIN' })
  const page = await readPagePlaces(admin, id, 1)
  expect(page.text).toBe('A restricted page.')
  expect(page.places).toHaveLength(page.text.length)
  expect(await db.event.count({ where: { subjectId: id, action: 'holding.read' } })).toBe(1)
  const contributor = await makeMember({ role: 'CONTRIBUTOR' })
  expect(await rejection(readPagePlaces(contributor, id, 1))).toBeInstanceOf(NotFound)
  expect(await rejection(readPagePlaces(admin, crypto.randomUUID(), 1))).toBeInstanceOf(NotFound)
})
