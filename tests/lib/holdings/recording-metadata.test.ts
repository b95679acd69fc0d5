import { expect, it } from 'vitest'
import { blanked, inFileOrder } from '@/lib/holdings/blanks'
import { checksumOf } from '@/lib/holdings/ogg-comments'
import { metadataIn } from '@/lib/holdings/recording-metadata'
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

const little = (value: number) => {
  const number = Buffer.alloc(4)
  number.writeUInt32LE(value)
  return number
}
/** A page of Ogg with one packet, or a part of one that goes on (255 bytes each length). */
const oggPage = (serial: number, packet: Buffer) => {
  const rest = packet.length % 255 || (packet.length === 0 ? 0 : 255)
  const lengths = [...Array.from({ length: Math.ceil(packet.length / 255) - 1 }, () => 255), rest]
  const head = [Buffer.from([0, 0]), Buffer.alloc(8), little(serial), little(0), little(0)]
  const page = Buffer.concat([text('OggS'), ...head, Buffer.from([lengths.length, ...lengths]), packet])
  page.writeUInt32LE(checksumOf(page), 22)
  return page
}
/** Comments that go over two pages. */
const commented = (serial: number, magic: string, ending: number[]) => {
  const comments = ['TITLE=A tape', `GEO_LOCATION=${PLACE}`, `CONTACT=${'Jane Roe '.repeat(40)}`]
  const lines = comments.flatMap((line) => [little(line.length), text(line)])
  const packet = Buffer.concat([
    ...[text(magic), little(4), text('soft'), little(comments.length), ...lines, Buffer.from(ending)],
  ])
  return Buffer.concat([oggPage(serial, packet.subarray(0, 255)), oggPage(serial, packet.subarray(255))])
}
const opus = (serial: number) =>
  Buffer.concat([
    oggPage(serial, text('OpusHead')),
    commented(serial, 'OpusTags', []),
    oggPage(serial, words),
  ])

const files: Record<string, Buffer> = {
  'audio/ogg': opus(7),
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

it('Ogg is sent without comments, with the checksums of its pages', async () => {
  expect(checksumOf(text('123456789'))).toBe(0x89a1897f)
  const vorbis = [oggPage(3, text('\x01vorbis')), commented(3, '\x03vorbis', [1]), oggPage(3, words)]
  const file = Buffer.concat(vorbis)
  const blanks = await found('audio/ogg', file)
  if (blanks === 'REFUSED') throw new Error('It was refused.')
  const sent = Buffer.from(blanked(file, 0, blanks))
  expect(sent.toString('latin1')).not.toMatch(/TITLE|Jane|CONTACT/)
  const at = sent.indexOf('\x03vorbis')
  expect([...sent.subarray(at + 7, at + 21)]).toEqual([
    ...[...little(4), ...text('soft'), ...little(0)],
    ...[1, 0],
  ])
  let start = 0
  while (start < sent.length) {
    const next = sent.indexOf('OggS', start + 4)
    const page = Buffer.from(sent.subarray(start, next === -1 ? sent.length : next))
    const sum = page.readUInt32LE(22)
    page.fill(0, 22, 26)
    expect(checksumOf(page)).toBe(sum)
    start += page.length
  }
})

it('a film with millions of subtitles is refused, however small', async () => {
  const track = (samples: number, chunks: readonly number[]) => {
    const tables = box(
      'stbl',
      box('stsz', big(0), big(1), big(samples)),
      box('stsc', big(0), big(1), big(1), big(1), big(1)),
      box('stco', big(0), big(chunks.length), ...chunks.map((at) => big(at))),
    )
    const type = box('hdlr', big(0), big(0), text('text'), big(0))
    return box('trak', box('mdia', type, box('minf', tables)))
  }
  const film = (...tracks: Buffer[]) => box('moov', ...tracks)
  // One byte each, side by side or apart.
  const joined = track(
    9000,
    Array.from({ length: 9000 }, (_, at) => at),
  )
  const apart = track(
    9000,
    Array.from({ length: 9000 }, (_, at) => at * 2),
  )
  const six = <Track>(one: Track) => Array.from({ length: 6 }, () => one)
  expect((await found('video/mp4', film(...six(joined)))).length).toBeLessThan(14)
  expect(await found('video/mp4', film(...six(apart)))).toBe('REFUSED')
  const whole = track(900_000, [0])
  expect(await found('video/mp4', film(whole, whole))).toBe('REFUSED')
})

it('what is left out is in the order of the file', () => {
  const blank = (at: number, end: number, ...first: number[]) => ({ at, end, first })
  expect(inFileOrder([blank(8, 9), blank(1, 4), blank(3, 6), blank(6, 7, 1)])).toEqual([
    ...[blank(1, 6), blank(6, 7, 1), blank(8, 9)],
  ])
  expect(inFileOrder([blank(1, 4), blank(2, 3, 1)])).toBeNull()
})

/** A film with a track of two subtitles, which are in its first chunk of data. */
function subtitled(handler: string, words: readonly string[]) {
  const texts = words.map(text)
  const ftyp = box('ftyp', text('isom'))
  const at = ftyp.length + 8
  const tables = box(
    'stbl',
    box('stsz', big(0), big(0), big(texts.length), ...texts.map(({ length }) => big(length))),
    box('stsc', big(0), big(1), big(1), big(texts.length), big(1)),
    box('stco', big(0), big(1), big(at)),
  )
  const type = box('hdlr', big(0), big(0), text(handler), Buffer.alloc(12), text('Jane’s words'))
  return Buffer.concat([
    ...[ftyp, box('mdat', ...texts, text('The sound.'))],
    box('moov', box('trak', box('mdia', type, box('minf', tables)))),
  ])
}

it('names of tracks, subtitles and chapters are left out', async () => {
  const sent = async (type: string, file: Buffer) => {
    const blanks = await found(type, file)
    if (blanks === 'REFUSED') throw new Error('It was refused.')
    return Buffer.from(blanked(file, 0, blanks)).toString('latin1')
  }
  for (const handler of ['text', 'sbtl', 'subt', 'clcp']) {
    const film = await sent('video/mp4', subtitled(handler, ['Jane Roe speaks.', 'A second line.']))
    expect(film, handler).not.toMatch(/Jane|second|trak/)
    expect(film).toContain('The sound.')
  }
  expect(await sent('video/mp4', subtitled('soun', ['A sound.']))).not.toContain('Jane')
  expect(await found('video/mp4', film(track('text')))).toBe('REFUSED')
  const trackOf = (type: number) =>
    element(
      [0x16, 0x54, 0xae, 0x6b],
      element(
        [0xae],
        Buffer.concat([element([0x83], Buffer.from([type])), element([0x53, 0x6e], text('Jane Roe'))]),
      ),
    )
  const webm = (...parts: Buffer[]) => element([0x18, 0x53, 0x80, 0x67], Buffer.concat(parts))
  const chapters = element([0x10, 0x43, 0xa7, 0x70], text('Jane Roe begins'))
  expect(await sent('video/webm', webm(trackOf(2), chapters))).not.toContain('Jane')
  expect(await found('video/webm', webm(trackOf(0x11)))).toBe('REFUSED')
})

it('a file from which the place cannot be taken is refused', async () => {
  expect(await found('video/mp4', film(track('meta')))).toBe('REFUSED')
  // Other formats of sound in Ogg, and a second stream, which has comments of its own.
  expect(await found('audio/ogg', oggPage(1, text('\x7fFLAC')))).toBe('REFUSED')
  expect(await found('audio/ogg', Buffer.concat([opus(1), opus(2)]))).toBe('REFUSED')
  expect(await found('video/mp4', Buffer.concat([big(9_000), text('moov')]))).toBe('REFUSED')
  // So many boxes that reading them would take long.
  expect(await found('video/mp4', Buffer.concat(Array.from({ length: 30_000 }, () => box('mdat'))))).toBe(
    'REFUSED',
  )
  expect(await found('text/plain', words)).toBe('REFUSED')
})
