import 'server-only'
import { tileNumber } from '@/lib/exchange/log-tiles'
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
  if (number !== tileNumber(index)) return null
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
