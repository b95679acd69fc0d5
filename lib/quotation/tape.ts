/** The longest text whose units are kept for the next tape, so that folding a text again takes no new memory. */
const MOST_KEPT = 2_000_000

let kept: Uint16Array = new Uint16Array(0)

/** Folded code units, each with its span of the original text. Grows as it is written. */
export class Tape {
  private codes: Uint16Array
  private starts: Uint32Array
  private ends: Uint32Array
  length = 0

  constructor(capacity: number) {
    this.codes = kept.length >= capacity + 16 ? kept : new Uint16Array(capacity + 16)
    kept = new Uint16Array(0)
    this.starts = new Uint32Array(capacity + 16)
    this.ends = new Uint32Array(capacity + 16)
  }

  push(code: number, start: number, end: number) {
    this.makeRoom(this.length + 1)
    this.codes[this.length] = code
    this.starts[this.length] = start
    this.ends[this.length] = end
    this.length += 1
  }

  /** Adds units that are kept unchanged. */
  pushRun(text: string, start: number, end: number) {
    this.makeRoom(this.length + end - start)
    const { codes, starts, ends } = this
    let index = this.length
    for (let at = start; at < end; at += 1) {
      codes[index] = text.charCodeAt(at)
      starts[index] = at
      ends[index] = at + 1
      index += 1
    }
    this.length = index
  }

  last(): number {
    return this.codes[this.length - 1] ?? -1
  }

  beforeLast(): number {
    return this.codes[this.length - 2] ?? -1
  }

  /** Extends the original span of the last unit. */
  extendLast(end: number) {
    this.ends[this.length - 1] = end
  }

  dropLast() {
    this.length -= 1
  }

  startOf(index: number): number {
    return this.starts[index] ?? 0
  }

  endOf(index: number): number {
    return this.ends[index] ?? 0
  }

  /** The text on the tape, once: nothing is written to it afterwards. */
  read(): string {
    const pieces: string[] = []
    for (let from = 0; from < this.length; from += 8192) {
      const codes = this.codes.subarray(from, Math.min(from + 8192, this.length))
      pieces.push(Reflect.apply(String.fromCharCode, null, codes))
    }
    if (this.codes.length <= MOST_KEPT) kept = this.codes
    return pieces.join('')
  }

  /** The first index whose span ends after the given offset of the untouched text. */
  indexAt(offset: number): number {
    let low = 0
    let high = this.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.endOf(middle) > offset) high = middle
      else low = middle + 1
    }
    return low
  }

  /** The codes can have more room than the spans: they are those of an earlier tape. */
  private makeRoom(length: number) {
    if (length <= this.starts.length) return
    const size = Math.max(length, this.starts.length * 2)
    const starts = new Uint32Array(size)
    const ends = new Uint32Array(size)
    starts.set(this.starts)
    ends.set(this.ends)
    this.starts = starts
    this.ends = ends
    if (size <= this.codes.length) return
    const codes = new Uint16Array(size)
    codes.set(this.codes)
    this.codes = codes
  }
}
