import { type Blank, inFileOrder, type ReadAt } from './blanks'
import { mp4Metadata, Refused } from './mp4-metadata'
import { oggComments } from './ogg-comments'

/** Where a recording says where, when and by whom it was made, in the order of the file; "REFUSED" where the archive can't tell that from the recording itself. */
export type FoundMetadata = Blank[] | 'REFUSED'

/** Headers that are read of one file. */
const MOST = 20_000

/**
 * Finds what a recording says about its making, such as the place: the boxes `udta`, `meta` and `uuid` of MP4, ID3 and APE of MP3, comments of
 * FLAC and Ogg, chunks of WAV, tags, attachments and chapters of WebM, names of tracks, and subtitles and chapters of MP4, which no one has searched
 * for names that must stay hidden. Each becomes the empty space that its format knows, of the same length, so that players find all else where it
 * was. Refused: a track of MP4 that is neither sound, picture nor text, subtitles in WebM and in fragments of MP4, Ogg files with other streams than
 * one of Opus or Vorbis, and files with too many parts.
 */
export async function metadataIn(mediaType: string, size: number, read: ReadAt): Promise<FoundMetadata> {
  let reads = 0
  const counted: ReadAt = (at, length) => {
    reads += 1
    if (reads > MOST) throw new Refused()
    return read(at, length)
  }
  const find = finders[mediaType]
  if (!find) return 'REFUSED'
  try {
    return inFileOrder(await find(counted, size)) ?? 'REFUSED'
  } catch (error) {
    if (error instanceof Refused || error instanceof RangeError) return 'REFUSED'
    throw error
  }
}

type Finder = (read: ReadAt, size: number) => Promise<Blank[]>

const ascii = (text: string) => [...Buffer.from(text, 'latin1')]

/** ID3v2 (id3.org) at `at`: its length with header and footer; 0 where there is none. */
async function id3At(read: ReadAt, at: number): Promise<number> {
  const head = await read(at, 10)
  if (head.length < 10 || head.toString('latin1', 0, 3) !== 'ID3') return 0
  const length = head.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 127), 0)
  return 10 + length + ((head[5] ?? 0) & 0x10 ? 10 : 0)
}

/** What is before the sound of MP3 and FLAC, and where that begins. */
async function id3Before(read: ReadAt, size: number): Promise<{ found: Blank[]; from: number }> {
  const found: Blank[] = []
  let from = 0
  for (;;) {
    const length = await id3At(read, from)
    if (length === 0) return { found, from }
    if (from + length > size) throw new Refused()
    // Without its flags, the header is that of a tag with nothing but padding.
    found.push({ at: from + 5, end: from + 6, first: [0] }, { at: from + 10, end: from + length, first: [] })
    from += length
  }
}

const mp3: Finder = async (read, size) => {
  const { found } = await id3Before(read, size)
  const tail = await read(Math.max(0, size - 128), 128)
  const hasOld = tail.toString('latin1', 0, 3) === 'TAG'
  if (hasOld) found.push({ at: size - 125, end: size, first: [] })
  const end = hasOld ? size - 128 : size
  const foot = await read(Math.max(0, end - 32), 32)
  if (foot.toString('latin1', 0, 8) === 'APETAGEX') {
    // Its length counts the footer, not the header.
    const length = foot.readUInt32LE(12) + ((foot.readUInt32LE(20) & 0x80000000) !== 0 ? 32 : 0)
    if (length > end) throw new Refused()
    found.push({ at: end - length, end, first: [] })
  }
  return found
}

const wavKept = new Set(['fmt ', 'data', 'fact', 'cue ', 'smpl', 'PEAK', 'ds64'])

const wav: Finder = async (read, size) => {
  const found: Blank[] = []
  for (let at = 12; at + 8 <= size; ) {
    const head = await read(at, 8)
    const name = head.toString('latin1', 0, 4)
    const length = head.readUInt32LE(4)
    const end = Math.min(size, at + 8 + length + (length % 2))
    if (!wavKept.has(name)) found.push({ at, end, first: [...ascii('JUNK'), ...head.subarray(4)] })
    at = end
  }
  return found
}

const flac: Finder = async (read, size) => {
  const { found, from } = await id3Before(read, size)
  if ((await read(from, 4)).toString('latin1') !== 'fLaC') throw new Refused()
  for (let at = from + 4; at + 4 <= size; ) {
    const head = await read(at, 4)
    const kind = (head[0] ?? 0) & 127
    const isLast = ((head[0] ?? 0) & 128) !== 0
    const end = at + 4 + head.readUIntBE(1, 3)
    if (end > size) throw new Refused()
    // Kept: what is said about the sound, the points to jump to, and the tracks.
    if (![0, 3, 5].includes(kind)) found.push({ at, end, first: [isLast ? 129 : 1, ...head.subarray(1)] })
    if (isLast) break
    at = end
  }
  return found
}

const CLUSTER = 0x1f43b675
const SEGMENT = 0x18538067
/** Tags, attachments, chapters, and the title of the file with who wrote it (RFC 9559). */
const webmEmptied = new Set([0x1254c367, 0x1941a469, 0x1043a770])
const [webmTracks, webmTrack, webmTrackType, SUBTITLES] = [0x1654ae6b, 0xae, 0x83, 0x11]
const webmInfo = 0x1549a966
const webmNamed = new Set([0x7ba9, 0x7384, 0x3c83ab, 0x3e83bb, 0xec])
/** The names of a track and of how it was made. */
const webmTrackNamed = new Set([0x536e, 0x258688, 0xec])

/** What is emptied within a part, besides what is emptied everywhere. */
type Within = 'SEGMENT' | 'INFO' | 'TRACK'

/** The number at the start of an element (EBML, RFC 8794): its value without the mark of its length, and that length. */
function ebmlNumber(bytes: Buffer, at: number, keepsMark: boolean): { value: number; length: number } {
  const first = bytes[at] ?? 0
  const length = Math.clz32(first) - 23
  if (length > 8 || at + length > bytes.length) throw new Refused()
  let value = keepsMark ? first : first & (0xff >> length)
  let isUnknown = value === 0xff >> length
  for (let more = 1; more < length; more += 1) {
    const byte = bytes[at + more] ?? 0
    value = value * 256 + byte
    isUnknown &&= byte === 0xff
  }
  return { value: !keepsMark && isUnknown ? -1 : value, length }
}

async function elementsIn(
  read: ReadAt,
  from: number,
  end: number,
  within: Within = 'SEGMENT',
): Promise<Blank[]> {
  const named = { SEGMENT: new Set([0xec]), INFO: webmNamed, TRACK: webmTrackNamed }[within]
  const found: Blank[] = []
  for (let at = from; at + 2 <= end; ) {
    const head = await read(at, 12)
    const id = ebmlNumber(head, 0, true)
    const length = ebmlNumber(head, id.length, false)
    const content = at + id.length + length.length
    // A part of unknown length is read as if its parts followed it.
    if (length.value === -1) {
      if (id.value !== SEGMENT && id.value !== CLUSTER) throw new Refused()
      at = content
      continue
    }
    const close = content + length.value
    if (close > end) throw new Refused()
    if (webmEmptied.has(id.value) || named.has(id.value))
      found.push({ at, end: close, first: voidOf(close - at) })
    else if (id.value === SEGMENT || id.value === webmTracks)
      found.push(...(await elementsIn(read, content, close)))
    else if (id.value === webmInfo) found.push(...(await elementsIn(read, content, close, 'INFO')))
    else if (id.value === webmTrack) found.push(...(await elementsIn(read, content, close, 'TRACK')))
    // Subtitles are among the sound, and no one has read them.
    else if (within === 'TRACK' && id.value === webmTrackType && head.at(content - at) === SUBTITLES)
      throw new Refused()
    at = close
  }
  return found
}

/** The beginning of an empty element of this length. */
function voidOf(length: number): number[] {
  if (length < 10) return [0xec, 0x80 + length - 2]
  const size = Buffer.alloc(8)
  size.writeBigUInt64BE(BigInt(length - 9))
  size[0] = 1
  return [0xec, ...size]
}

const ogg: Finder = async (read, size) => {
  const found = await oggComments(read, size)
  if (!found) throw new Refused()
  return found
}

const finders: Readonly<Record<string, Finder>> = {
  'audio/mp4': mp4Metadata,
  'video/mp4': mp4Metadata,
  'audio/mpeg': mp3,
  'audio/wav': wav,
  'audio/flac': flac,
  'audio/ogg': ogg,
  'video/webm': (read, size) => elementsIn(read, 0, size),
  // What a document says of itself is part of it.
  'application/pdf': async () => [],
}
