import type { LayerSpan, SpanKind } from '../spans'

/** A text that is written from beginning to end, with the spans of what was written. Offsets are UTF-16 units. */
export class SpannedText {
  readonly #pieces: string[] = []
  readonly #spans: LayerSpan[] = []
  #last = ''
  length = 0

  add(text: string) {
    if (text === '') return
    this.#pieces.push(text)
    this.#last = (this.#last + text).slice(-2)
    this.length += text.length
  }

  /** Text that is of these kinds. */
  addAs(kinds: Iterable<SpanKind>, text: string) {
    const start = this.length
    this.add(text)
    for (const kind of kinds) this.mark(kind, start)
  }

  /** Everything from `start` on is of this kind. A stretch that continues the last of its kind becomes one with it. */
  mark(kind: SpanKind, start: number, end = this.length) {
    if (end <= start) return
    const before = this.#spans.at(-1)
    if (before?.kind === kind && before.end === start && kind !== 'CELL') before.end = end
    else this.#spans.push({ kind, start, end })
  }

  /** Takes back one line end that was just written. */
  dropLineEnd() {
    if (!this.#last.endsWith('\n')) return
    let piece = ''
    while (piece === '' && this.#pieces.length > 0) piece = this.#pieces.pop() ?? ''
    this.#pieces.push(piece.slice(0, -1))
    this.#last = this.#last.slice(0, -1)
    this.length -= 1
  }

  /** Another text with its spans, without the white space around it. */
  append(other: SpannedText) {
    const { text, spans } = other.read()
    const words = text.trimStart()
    const moved = this.length - (text.length - words.length)
    const first = this.length
    this.add(words)
    for (const { kind, start, end } of spans) this.mark(kind, Math.max(first, start + moved), end + moved)
  }

  /** Ends the line, and leaves `lines - 1` lines empty, unless nothing was written yet or it has ended so. */
  endLine(lines: 1 | 2 = 1) {
    if (this.length === 0) return
    const ended = this.#last.endsWith('\n\n') ? 2 : this.#last.endsWith('\n') ? 1 : 0
    if (ended < lines) this.add('\n'.repeat(lines - ended))
  }

  /** The text without white space at its end, and its spans in the order of their start. */
  read(): { text: string; spans: LayerSpan[] } {
    const text = this.#pieces.join('').trimEnd()
    const spans = this.#spans
      .map((span) => ({ ...span, end: Math.min(span.end, text.length) }))
      .filter(({ start, end }) => start < end)
    return { text, spans: spans.toSorted((one, other) => one.start - other.start || other.end - one.end) }
  }
}

/** Writes notes at the end of a text, each on lines of its own after its number. */
export function addNotes(built: SpannedText, notes: readonly SpannedText[]) {
  for (const [index, note] of notes.entries()) {
    built.endLine(2)
    const start = built.length
    built.addAs(['NOTE_MARKER'], String(index + 1))
    built.add(' ')
    built.append(note)
    built.mark('NOTE', start)
  }
}
