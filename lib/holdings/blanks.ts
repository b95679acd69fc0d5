/** Reads up to `length` bytes of a file from `at`: fewer at its end. */
export type ReadAt = (at: number, length: number) => Promise<Buffer>

/** Bytes of a file that are sent as others: zeros from `at` to `end`, but `first` at the beginning. The file keeps its length. */
export type Blank = { at: number; end: number; first: number[] }

/** A part of a file, which begins at `offset`, as it is sent. */
export function blanked(chunk: Uint8Array, offset: number, blanks: readonly Blank[]): Uint8Array {
  const end = offset + chunk.length
  const touched = blanks.filter((blank) => blank.at < end && offset < blank.end)
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
