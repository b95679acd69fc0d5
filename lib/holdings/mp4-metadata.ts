import type { Blank, ReadAt } from './blanks'

/** A recording whose data about its making can't be told from the recording itself. */
export class Refused extends Error {}

/** Parts that are left out of one file, and samples of all its subtitles: a small file can name millions of them. */
const [MOST_PARTS, MOST_SAMPLES] = [50_000, 1_000_000]

/** Boxes of MP4 that are looked into, and those that are emptied (ISO/IEC 14496-12). */
const looked = new Set(['moov', 'mdia', 'moof', 'traf'])
const emptied = new Set(['udta', 'meta', 'uuid', 'free', 'skip', 'emsg'])
const handlers = new Set(['soun', 'vide', 'hint', 'tmcd', 'pict'])
/** Subtitles and chapters: the archive has its own captions, and no one has read these. */
const written = new Set(['text', 'sbtl', 'subt', 'clcp'])

type Box = { name: string; at: number; content: number; close: number; head: Buffer; isLong: boolean }

async function boxesIn(read: ReadAt, from: number, end: number): Promise<Box[]> {
  const found: Box[] = []
  for (let at = from; at + 8 <= end; ) {
    const head = await read(at, 16)
    if (head.length < 8) break
    const short = head.readUInt32BE(0)
    const isLong = short === 1
    const length = isLong ? Number(head.readBigUInt64BE(8)) : short === 0 ? end - at : short
    const content = at + (isLong ? 16 : 8)
    const close = at + length
    if (close < content || close > end) throw new Refused()
    found.push({ name: head.toString('latin1', 4, 8), at, content, close, head, isLong })
    at = close
  }
  return found
}

const emptiedBox = ({ at, close, head, isLong }: Box): Blank => ({
  at: at + 4,
  end: close,
  first: afterName(head, isLong),
})

/** The parts of one file that are left out, as they are found. */
class Found {
  readonly blanks: Blank[] = []
  #samples = 0

  /** Parts that follow one another become one. */
  add(blank: Blank): void {
    const last = this.blanks.at(-1)
    if (last && last.end === blank.at && blank.first.length === 0) last.end = blank.end
    else if (this.blanks.push(blank) > MOST_PARTS) throw new Refused()
  }

  countSamples(samples: number): void {
    this.#samples += samples
    if (this.#samples > MOST_SAMPLES) throw new Refused()
  }
}

async function findIn(read: ReadAt, boxes: readonly Box[], found: Found): Promise<void> {
  for (const box of boxes) {
    const { name, content, close } = box
    if (emptied.has(name)) found.add(emptiedBox(box))
    else if (name === 'trak') await findInTrack(read, box, found)
    else if (looked.has(name)) await findIn(read, await boxesIn(read, content, close), found)
    // The name that its maker gave a track follows its type.
    else if (name === 'hdlr') found.add({ at: Math.min(close, content + 24), end: close, first: [] })
  }
}

/** The box at the end of this path, such as `mdia`, `minf`, `stbl`; null where there is none. */
async function boxAt(read: ReadAt, within: Box, [name, ...more]: readonly string[]): Promise<Box | null> {
  if (name === undefined) return within
  const next = (await boxesIn(read, within.content, within.close)).find((box) => box.name === name)
  return next ? boxAt(read, next, more) : null
}

async function findInTrack(read: ReadAt, track: Box, found: Found): Promise<void> {
  const type = await boxAt(read, track, ['mdia', 'hdlr'])
  const handler = type ? (await read(type.content + 8, 4)).toString('latin1') : ''
  if (written.has(handler)) {
    found.add(emptiedBox(track))
    return findSamples(read, track, found)
  }
  if (!handlers.has(handler)) throw new Refused()
  return findIn(read, await boxesIn(read, track.content, track.close), found)
}

/** The longest table of a track that is read, in bytes. */
const LONGEST_TABLE = 4 * 1024 * 1024

/** A table of a track after its version and flags, as numbers of 32 bits. */
async function tableOf(read: ReadAt, box: Box | null): Promise<Buffer> {
  if (!box || box.close - box.content > LONGEST_TABLE) throw new Refused()
  return read(box.content + 4, box.close - box.content - 4)
}

/** Finds the texts of a track: each chunk of them in the file. Refused where its tables don't say. */
async function findSamples(read: ReadAt, track: Box, found: Found): Promise<void> {
  const tables = await boxAt(read, track, ['mdia', 'minf', 'stbl'])
  if (!tables) throw new Refused()
  const table = async (name: string) => tableOf(read, await boxAt(read, tables, [name]))
  const isWide = (await boxAt(read, tables, ['co64'])) !== null
  const [chunks, sizes, runs] = [
    await table(isWide ? 'co64' : 'stco'),
    await table('stsz'),
    await table('stsc'),
  ]
  const [same, samples] = [sizes.readUInt32BE(0), sizes.readUInt32BE(4)]
  const sizeOf = (sample: number) => same || sizes.readUInt32BE(8 + sample * 4)
  const count = chunks.readUInt32BE(0)
  if (count > MOST_PARTS) throw new Refused()
  found.countSamples(samples)
  let [sample, run] = [0, 0]
  for (let chunk = 0; chunk < count; chunk += 1) {
    // From its first chunk on, counted from 1, a run has so many samples a chunk.
    while (run + 1 < runs.readUInt32BE(0) && runs.readUInt32BE(4 + (run + 1) * 12) <= chunk + 1) run += 1
    const at = isWide ? Number(chunks.readBigUInt64BE(4 + chunk * 8)) : chunks.readUInt32BE(4 + chunk * 4)
    let end = at
    for (let left = runs.readUInt32BE(8 + run * 12); left > 0 && sample < samples; left -= 1) {
      end += sizeOf(sample)
      sample += 1
    }
    found.add({ at, end, first: [] })
  }
  // In a film that comes in fragments they are elsewhere.
  if (sample < samples || samples === 0) throw new Refused()
}

/** The name of an empty box, and its long length where it has one. */
const afterName = (head: Buffer, isLong: boolean) => [
  ...Buffer.from('free', 'latin1'),
  ...(isLong ? head.subarray(8, 16) : []),
]

/** Where an MP4 file says how it was made, and where its subtitles and chapters are. Throws `Refused`. */
export async function mp4Metadata(read: ReadAt, size: number): Promise<Blank[]> {
  const found = new Found()
  await findIn(read, await boxesIn(read, 0, size), found)
  return found.blanks
}
