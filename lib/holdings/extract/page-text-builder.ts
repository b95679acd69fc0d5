import type { LayerSpan, SpanKind } from '../spans'

const space = /[ \t\n\r\f]+/g
const ink = /[^\s]/

/** The text of a page as it is written: white space as a browser shows it, line ends between blocks, tabs between cells. */
export class PageText {
  readonly #pieces: string[] = []
  readonly #spans: LayerSpan[] = []
  /** The last span of each kind that is still open to be continued. */
  readonly #last = new Map<SpanKind, LayerSpan>()
  #length = 0
  /** The offset after the last character that isn't white space. */
  #inked = 0
  #ends = ''
  #lines = 0
  #cells = 0
  #blank = false

  /** The offset at which the next character will be, if nothing separates it. */
  get length() {
    return this.#length
  }

  /** The last character, or nothing at the start of a line. */
  get lastCharacter() {
    return this.#lines > 0 || this.#cells > 0 || this.#blank ? '' : this.#ends
  }

  /** The last characters that are part of the line that is being written. */
  lineEnd(length: number): string {
    if (this.#lines > 0 || this.#cells > 0) return ''
    const tail = this.#pieces.slice(-8).join('').slice(-length)
    return tail.slice(Math.max(tail.lastIndexOf('\n'), tail.lastIndexOf('\t')) + 1) + (this.#blank ? ' ' : '')
  }

  /** Ends the line; `lines - 1` lines stay empty before what follows. */
  endLine(lines: number) {
    this.#lines = Math.max(this.#lines, lines)
    this.#blank = false
  }

  /** Ends a line within a block, as often as it is asked. */
  breakLine() {
    this.#lines += 1
    this.#blank = false
  }

  endCell() {
    this.#cells += 1
    this.#blank = false
  }

  /** Begins a row: cells of another row aren't beside those of this one. */
  endRow() {
    this.#cells = 0
    this.endLine(1)
  }

  /** Adds text that is of these kinds; returns its range, or null for white space only. */
  add(text: string, kinds: readonly SpanKind[], isVerse: boolean): { start: number; end: number } | null {
    if (isVerse) return this.#addVerse(text, kinds)
    const plain = text.replace(space, ' ')
    if (plain === '' || plain === ' ') {
      this.#blank ||= plain === ' '
      return null
    }
    this.#blank ||= plain.startsWith(' ')
    this.#separate()
    const words = plain.startsWith(' ') ? plain.slice(1) : plain
    const written = words.endsWith(' ') ? words.slice(0, -1) : words
    const range = this.#write(written, kinds)
    this.#blank = words.endsWith(' ')
    return range
  }

  #addVerse(text: string, kinds: readonly SpanKind[]) {
    if (text === '') return null
    this.#separate()
    return this.#write(text.replaceAll(/\r\n?/g, '\n'), kinds)
  }

  #separate() {
    if (this.#length > 0) {
      if (this.#lines > 0) this.#push('\n'.repeat(Math.max(0, this.#lines - this.#endedLines())))
      if (this.#cells > 0) this.#push('\t'.repeat(this.#cells))
      else if (this.#blank && this.#lines === 0 && !/[\s]/.test(this.#ends)) this.#push(' ')
    } else if (this.#cells > 0) this.#push('\t'.repeat(this.#cells))
    this.#lines = 0
    this.#cells = 0
    this.#blank = false
  }

  /** Line ends that verse has left at the end. */
  #endedLines(): number {
    const tail = this.#pieces.slice(-4).join('').slice(-8)
    return tail.length - 1 - tail.split('').findLastIndex((sign) => sign !== '\n')
  }

  #write(text: string, kinds: readonly SpanKind[]) {
    const start = this.#length
    const before = this.#inked
    this.#push(text)
    const range = { start, end: this.#length }
    for (const kind of kinds) this.mark(kind, range, before)
    return range
  }

  #push(text: string) {
    if (text === '') return
    this.#pieces.push(text)
    this.#length += text.length
    this.#ends = text.slice(-1)
    const tail = text.trimEnd()
    if (ink.test(tail)) this.#inked = this.#length - (text.length - tail.length)
  }

  /** Marks a range as of this kind. It continues the last of its kind if only white space is between them. */
  mark(kind: SpanKind, { start, end }: { start: number; end: number }, inked = start) {
    if (end <= start) return
    const last = this.#last.get(kind)
    if (last && kind !== 'CELL' && last.end >= inked && last.end <= start) {
      last.end = end
      return
    }
    const span = { kind, start, end }
    this.#last.set(kind, span)
    this.#spans.push(span)
  }

  /** The text without white space at its ends, and its spans in the order of their start. */
  read(): { text: string; spans: LayerSpan[] } {
    const written = this.#pieces.join('')
    const text = written.trim()
    const cut = written.length - written.trimStart().length
    const within = (offset: number) => Math.min(Math.max(0, offset - cut), text.length)
    const spans = this.#spans
      .map(({ kind, start, end }) => ({ kind, start: within(start), end: within(end) }))
      .filter(({ start, end }) => start < end)
    return { text, spans: spans.toSorted((one, other) => one.start - other.start || other.end - one.end) }
  }

  /** A range without the separators at its start, which are written with its first character. */
  inked(start: number, end: number): { start: number; end: number } {
    const written = this.slice(start, Math.min(end, start + 50))
    return { start: start + (written.length - written.trimStart().length), end }
  }

  /** The characters of a range that was written. */
  slice(start: number, end: number): string {
    let at = this.#length
    const found: string[] = []
    for (let index = this.#pieces.length - 1; index >= 0 && at > start; index -= 1) {
      const piece = this.#pieces[index] ?? ''
      at -= piece.length
      if (at < end) found.push(piece.slice(Math.max(0, start - at), end - at))
    }
    return found.reverse().join('')
  }
}
