/** Reads up to `length` bytes of a file from `at`: fewer at its end. */
export type ReadAt = (at: number, length: number) => Promise<Buffer>

/** Bytes of a file that are sent as others: zeros from `at` to `end`, but `first` at the beginning. The file keeps its length. */
export type Blank = { at: number; end: number; first: number[] }

/** These in the order of the file, those that touch as one. Null where one that begins with other bytes overlaps another. */
export function inFileOrder(blanks: readonly Blank[]): Blank[] | null {
  const ordered: Blank[] = []
  for (const blank of blanks.toSorted((one, other) => one.at - other.at)) {
    const last = ordered.at(-1)
    if (!last || blank.at > last.end || (blank.at === last.end && blank.first.length > 0))
      ordered.push({ ...blank })
    else if (blank.first.length > 0) return null
    else last.end = Math.max(last.end, blank.end)
  }
  return ordered
}

/** The place of the first blank that ends behind this offset. */
function firstBehind(offset: number, blanks: readonly Blank[]): number {
  let [from, to] = [0, blanks.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((blanks[middle]?.end ?? 0) > offset) to = middle
    else from = middle + 1
  }
  return from
}

/** A part of a file, which begins at `offset`, as it is sent. The blanks are in the order of the file. */
export function blanked(chunk: Uint8Array, offset: number, blanks: readonly Blank[]): Uint8Array {
  const end = offset + chunk.length
  const touched: Blank[] = []
  for (let index = firstBehind(offset, blanks); ; index += 1) {
    const blank = blanks[index]
    if (!blank || blank.at >= end) break
    touched.push(blank)
  }
  if (touched.length === 0) return chunk
  // Others can have the same memory.
  const changed = Uint8Array.from(chunk)
  for (const { at, end: close, first } of touched) {
    changed.fill(0, Math.max(0, at - offset), Math.min(chunk.length, close - offset))
    first.forEach((byte, index) => {
      const place = at + index - offset
      if (place >= 0 && place < changed.length) changed[place] = byte
    })
  }
  return changed
}
