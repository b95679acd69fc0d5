/** Entries of a whole tile. */
const WHOLE = 256

/** The number of a tile in groups of three digits, all but the last with an x: 1234067 is x001/x234/067. */
export function tileNumber(index: number): string {
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? []
  return groups.map((group, place) => (place < groups.length - 1 ? `x${group}` : group)).join('/')
}

/** The addresses of all tiles of a log with so many entries, below `tile/` (c2sp.org/tlog-tiles): the last one of each level is partial. */
export function tileAddresses(entries: number): string[] {
  const inLevel = (level: string, count: number) =>
    Array.from({ length: Math.ceil(count / WHOLE) }, (_, index) => {
      const width = Math.min(WHOLE, count - index * WHOLE)
      return `${level}/${tileNumber(index)}${width < WHOLE ? `.p/${width}` : ''}`
    })
  const levels: string[] = []
  for (let level = 0, count = entries; count > 0; level += 1, count = Math.floor(count / WHOLE))
    levels.push(...inLevel(String(level), count))
  return [...inLevel('entries', entries), ...levels]
}

/** The entries in a tile of entries. Two bytes before each entry give its length. */
export function entriesIn(tile: Buffer): string[] {
  const entries: string[] = []
  for (let at = 0; at < tile.length; ) {
    const end = at + 2 + tile.readUInt16BE(at)
    entries.push(tile.toString('utf8', at + 2, end))
    at = end
  }
  return entries
}
