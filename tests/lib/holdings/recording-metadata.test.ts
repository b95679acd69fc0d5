import { expect, it } from 'vitest'
import { blanked, metadataIn } from '@/lib/holdings/recording-metadata'
import { chunk, silence } from '@/tests/support/recordings'

const PLACE = '+40.4093+049.8671/'

const big = (value: number, bytes = 4) => {
  const number = Buffer.alloc(bytes)
  number.writeUIntBE(value, 0, bytes)
  return number
}
const text = (value: string) => Buffer.from(value, 'latin1')
const box = (name: string, ...content: Buffer[]) => {
  const inside = Buffer.concat(content)
  return Buffer.concat([big(inside.length + 8), text(name), inside])
}
const track = (handler: string, ...more: Buffer[]) =>
  box('trak', box('mdia', box('hdlr', big(0), big(0), text(handler), big(0))), ...more)
const element = (id: number[], content: Buffer) =>
  Buffer.concat([Buffer.from(id), Buffer.from([0x40 | (content.length >> 8), content.length & 255]), content])

const words = text('The sound itself.')
const film = (...more: Buffer[]) =>
  Buffer.concat([
    box('ftyp', text('isom')),
    box('moov', track('soun', box('udta', text(PLACE))), box('udta', box('\u00a9xyz', text(PLACE))), ...more),
    box('mdat', words),
    box('free', text(PLACE)),
  ])
const tag = Buffer.concat([text('ID3'), Buffer.from([4, 0, 0x40, 0, 0, 0, PLACE.length]), text(PLACE)])

const files: Record<string, Buffer> = {
  'video/mp4': film(),
  'audio/mpeg': Buffer.concat([tag, words, text('TAG'), text(PLACE), Buffer.alloc(125 - PLACE.length)]),
  'audio/wav': Buffer.concat([silence(8), words.subarray(0, 0), chunk('LIST', PLACE), chunk('bext', PLACE)]),
  'audio/flac': Buffer.concat([
    text('fLaC'),
    Buffer.from([0]),
    big(4, 3),
    big(9),
    Buffer.from([0x84]),
    big(PLACE.length, 3),
    text(PLACE),
    words,
  ]),
  'video/webm': Buffer.concat([
    element([0x1a, 0x45, 0xdf, 0xa3], text('webm')),
    Buffer.from([0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
    element([0x15, 0x49, 0xa9, 0x66], element([0x7b, 0xa9], text(PLACE))),
    element([0x1f, 0x43, 0xb6, 0x75], words),
    element([0x12, 0x54, 0xc3, 0x67], text(PLACE)),
  ]),
}

const readerOf = (file: Buffer) => async (at: number, length: number) => file.subarray(at, at + length)
const found = (type: string, file: Buffer) => metadataIn(type, file.length, readerOf(file))

it.each(Object.entries(files))('the place is left out of %s, and nothing moves', async (type, file) => {
  const blanks = await found(type, file)
  if (blanks === 'REFUSED') throw new Error('It was refused.')
  const sent = Buffer.from(blanked(file, 0, blanks))
  expect(sent).toHaveLength(file.length)
  expect(sent.toString('latin1')).not.toContain(PLACE.slice(1, 8))
  if (type !== 'audio/wav') expect(sent.indexOf(words)).toBe(file.indexOf(words))
  // A second look finds the same empty space, and it is the same from any offset.
  expect(await found(type, sent)).not.toBe('REFUSED')
  for (const at of [3, 21, 40])
    expect(Buffer.from(blanked(file.subarray(at, at + 30), at, blanks))).toEqual(sent.subarray(at, at + 30))
})

it('a file from which the place cannot be taken is refused', async () => {
  expect(await found('video/mp4', film(track('meta')))).toBe('REFUSED')
  expect(await found('audio/ogg', text(`OggS OpusTags GEO_LOCATION=${PLACE}`))).toBe('REFUSED')
  expect(await found('audio/ogg', text('OggS OpusTags TITLE=A tape'))).toEqual([])
  expect(await found('video/mp4', Buffer.concat([big(9_000), text('moov')]))).toBe('REFUSED')
  // So many boxes that reading them would take long.
  expect(await found('video/mp4', Buffer.concat(Array.from({ length: 30_000 }, () => box('mdat'))))).toBe(
    'REFUSED',
  )
  expect(await found('text/plain', words)).toBe('REFUSED')
})
