import type { Blank, ReadAt } from './blanks'

/** Bytes of a page before its list of lengths, and where its checksum is (RFC 3533, 6). */
const HEAD = 27
const CHECKSUM = 22
/** No page is longer. */
const LONGEST_PAGE = HEAD + 255 + 255 * 255
/** Comments that are longer have pictures; such a file is refused. */
const MOST_BYTES = 4 * 1024 * 1024

/** What a stream begins with, and what its comments begin with. */
const known = [
  { first: 'OpusHead', comments: 'OpusTags', ending: [] },
  // A bit that is set ends the comments of Vorbis.
  { first: '\x01vorbis', comments: '\x03vorbis', ending: [1] },
] as const

type Page = { at: number; bytes: Buffer; serial: number; lengths: number[] }

/** The page at `at`; null for what is none. */
async function pageAt(read: ReadAt, at: number): Promise<Page | null> {
  const head = await read(at, HEAD + 255)
  if (head.length < HEAD || head.toString('latin1', 0, 4) !== 'OggS') return null
  const lengths = [...head.subarray(HEAD, HEAD + (head[26] ?? 0))]
  const length = HEAD + lengths.length + lengths.reduce((sum, one) => sum + one, 0)
  const bytes = await read(at, length)
  return bytes.length === length ? { at, bytes, serial: head.readUInt32LE(14), lengths } : null
}

/** Bytes of the file that belong to one packet. */
type Piece = { page: Page; from: number; to: number }
type Stream = { kind: (typeof known)[number]; isWhole: boolean; pieces: Piece[] }

/**
 * The comments of an Ogg file (Opus or Vorbis), as bytes that are sent as none, with the checksums of their pages. Null where they can't be left out: a
 * stream of another format, several streams one after the other, and comments longer than 4 MB.
 */
export async function oggComments(read: ReadAt, size: number): Promise<Blank[] | null> {
  const streams = new Map<number, Stream>()
  for (let at = 0; at < MOST_BYTES; ) {
    const page = await pageAt(read, at)
    if (!page) return null
    at += page.bytes.length
    const stream = streams.get(page.serial)
    if (stream) addPieces(stream, page)
    else {
      const kind = known.find(({ first }) => dataOf(page).toString('latin1').startsWith(first))
      // The first packet of these formats is alone on its page.
      if (!kind || page.lengths.length !== 1) return null
      streams.set(page.serial, { kind, isWhole: false, pieces: [] })
    }
    if (![...streams.values()].every(({ isWhole }) => isWhole)) continue
    if (!(await isLastOf(streams, read, size))) return null
    const found = [...streams.values()].map(blanksOf)
    return found.some((blanks) => blanks === null) ? null : found.flatMap((blanks) => blanks ?? [])
  }
  return null
}

const dataOf = ({ bytes, lengths }: Page) => bytes.subarray(HEAD + lengths.length)

/** The second packet of a stream, which can go over several pages: a length below 255 ends it. */
function addPieces(stream: Stream, page: Page) {
  if (stream.isWhole) return
  const end = page.lengths.findIndex((length) => length < 255)
  const own = end === -1 ? page.lengths : page.lengths.slice(0, end + 1)
  const from = HEAD + page.lengths.length
  stream.pieces.push({ page, from, to: from + own.reduce((sum, one) => sum + one, 0) })
  stream.isWhole = end !== -1
}

/** True when the file ends with one of these streams: another one, with comments of its own, could follow them. */
async function isLastOf(streams: ReadonlyMap<number, Stream>, read: ReadAt, size: number): Promise<boolean> {
  const from = Math.max(0, size - LONGEST_PAGE)
  const end = await read(from, size - from)
  const at = end.lastIndexOf('OggS', end.length - HEAD)
  return at !== -1 && streams.has(end.readUInt32LE(at + 14))
}

/** Keeps the name of the software, says that there are no comments, and empties the rest. */
function blanksOf({ kind, pieces }: Stream): Blank[] | null {
  const packet = Buffer.concat(pieces.map(({ page, from, to }) => page.bytes.subarray(from, to)))
  const magic = kind.comments.length
  if (packet.toString('latin1', 0, magic) !== kind.comments || packet.length < magic + 4) return null
  const kept = magic + 4 + packet.readUInt32LE(magic)
  if (kept + 4 + kind.ending.length > packet.length) return null
  const sent = Buffer.alloc(packet.length)
  packet.copy(sent, 0, 0, kept)
  sent.set(kind.ending, kept + 4)
  let done = 0
  return pieces.flatMap(({ page, from, to }): Blank[] => {
    const part = sent.subarray(done, done + to - from)
    const start = Math.max(0, Math.min(part.length, kept - done))
    done += part.length
    if (start === part.length) return []
    const changed = Buffer.from(page.bytes)
    changed.set(part, from)
    changed.fill(0, CHECKSUM, CHECKSUM + 4)
    const sum = Buffer.alloc(4)
    sum.writeUInt32LE(checksumOf(changed))
    const first = [...part.subarray(start)]
    const ended = first.findLastIndex((byte) => byte !== 0)
    return [
      { at: page.at + CHECKSUM, end: page.at + CHECKSUM + 4, first: [...sum] },
      { at: page.at + from + start, end: page.at + to, first: first.slice(0, ended + 1) },
    ]
  })
}

const table = Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24
  for (let bit = 0; bit < 8; bit += 1) value = value < 0 ? (value << 1) ^ 0x04c11db7 : value << 1
  return value
})

/** The checksum of a page whose own checksum is zero. */
export function checksumOf(page: Uint8Array): number {
  let sum = 0
  for (const byte of page) sum = (sum << 8) ^ (table[((sum >>> 24) ^ byte) & 255] ?? 0)
  return sum >>> 0
}
