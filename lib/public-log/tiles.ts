import 'server-only'
import { publicLog } from './entries'

/** The parts of the address of a tile: `0/x001/234` or `entries/067.p/8`. */
const ADDRESS = /^(entries|\d{1,2})\/((?:x\d{3}\/){0,3}\d{3})(?:\.p\/(\d{1,3}))?$/

/**
 * The bytes of a tile of the public log by its address below `tile/` (c2sp.org/tlog-tiles): hashes of one level, or bundles of entries, each after
 * its length in two bytes. Null where there is none. A full tile never changes.
 */
export async function tileAt(address: string): Promise<{ bytes: Buffer; isFull: boolean } | null> {
  const [, level = '', number = '', partial] = ADDRESS.exec(address) ?? []
  const width = partial === undefined ? 256 : Number(partial)
  if (level === '' || width < 1 || (partial !== undefined && (width > 255 || partial.startsWith('0'))))
    return null
  const index = Number(number.replaceAll(/[x/]/g, ''))
  if (number !== addressOf(index)) return null
  const log = await publicLog()
  const isFull = width === 256
  if (level !== 'entries') {
    const bytes = level === String(Number(level)) ? log.tree.tile(Number(level), index, width) : null
    return bytes && { bytes, isFull }
  }
  if (index * 256 + width > log.tree.size) return null
  const entries = (await log.entries(index * 256, width)).map((entry) => Buffer.from(entry))
  const lengths = entries.map(({ length }) => Buffer.of(length >> 8, length & 255))
  return { bytes: Buffer.concat(entries.flatMap((entry, place) => [lengths[place] ?? entry, entry])), isFull }
}

/** The number of a tile in groups of three digits, all but the last with an x: 1234067 is x001/x234/067. */
function addressOf(index: number): string {
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? []
  return groups.map((group, place) => (place < groups.length - 1 ? `x${group}` : group)).join('/')
}

/** The addresses of all tiles of a log with so many entries, below `tile/`: the last one of each level is partial. */
export function tileAddresses(entries: number): string[] {
  const inLevel = (level: string, count: number) =>
    Array.from({ length: Math.ceil(count / 256) }, (_, index) => {
      const width = Math.min(256, count - index * 256)
      return `${level}/${addressOf(index)}${width < 256 ? `.p/${width}` : ''}`
    })
  const levels: string[] = []
  for (let level = 0, count = entries; count > 0; level += 1, count = Math.floor(count / 256))
    levels.push(...inLevel(String(level), count))
  return [...inLevel('entries', entries), ...levels]
}
