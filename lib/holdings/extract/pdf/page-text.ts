import type { LayerSpan, SpanKind } from '../../spans'
import type { PlacedLine } from './furniture'
import type { Box } from './glyph'
import { notesOf } from './notes.ts'
import type { Letter, Line, PageLayout } from './page-layout'

/** The text of a page; offsets are UTF-16 units in it. It depends on this page alone. */
export type PageText = {
  text: string
  /** Note markers, notes and what a reader of the page doesn't see. */
  spans: LayerSpan[]
  /** Small lines at the foot that are a note if the page before ends within one. */
  continued: { start: number; end: number } | null
  lines: (PlacedLine & { start: number })[]
  /** The place of each unit on the page; null for blanks that are only gaps. */
  places: (Box | null)[]
  counts: Record<'COVERED' | 'HIDDEN' | 'INVISIBLE', number>
}

const raised: Record<string, string> = {
  ...{ 0: '\u2070', 1: '\u00b9', 2: '\u00b2', 3: '\u00b3', 4: '\u2074', 5: '\u2075', 6: '\u2076' },
  ...{ 7: '\u2077', 8: '\u2078', 9: '\u2079', '+': '\u207a', '-': '\u207b', '\u2212': '\u207b' },
}
const lowered: Record<string, string> = {
  ...{ 0: '\u2080', 1: '\u2081', 2: '\u2082', 3: '\u2083', 4: '\u2084', 5: '\u2085', 6: '\u2086' },
  ...{ 7: '\u2087', 8: '\u2088', 9: '\u2089', '+': '\u208a', '-': '\u208b', '\u2212': '\u208b' },
}

/** Writes the lines of a page as text. Raised figures that point to no note stay raised: m² isn't m2, and 10⁶ isn't 106. */
export function pageTextOf(layout: PageLayout): PageText {
  const { notes, continued, markers } = notesOf(layout)
  const { lines } = layout
  const written: PageText = {
    text: '',
    spans: [],
    continued: null,
    lines: [],
    places: [],
    counts: { COVERED: 0, HIDDEN: 0, INVISIBLE: 0 },
  }
  const runs = new Runs()
  const ends: number[] = []
  const inNote = (index: number) => notes.some(({ from }) => from === index)
  lines.forEach((line, index) => {
    if (index > 0) append(written, separator(lines[index - 1], line), null)
    const start = written.text.length
    for (const [at, letter] of line.letters.entries()) {
      const from = written.text.length
      append(written, textOf(letter, markers, inNote(index)), letter.glyph?.place ?? null)
      const to = written.text.length
      // The raised number of a note isn't part of its first word.
      const next = line.letters[at + 1]
      if (inNote(index) && letter.shift === 'RAISED' && next?.shift === 'NONE' && next.text.trim() !== '')
        append(written, ' ', null)
      if (markers.has(letter)) runs.add('NOTE_MARKER', from, to, written.text)
      if (letter.sight !== 'SHOWN') {
        runs.add(letter.sight, from, to, written.text)
        if (letter.text.trim() !== '') written.counts[letter.sight] += to - from
      }
    }
    ends.push(written.text.length)
    const { down, left, right, size, isUpright } = line
    const isNote = notes.some(({ from, to }) => index >= from && index < to)
    written.lines.push({ start, text: written.text.slice(start), down, left, right, size, isUpright, isNote })
  })
  const range = ({ from, to }: { from: number; to: number }) => ({
    start: written.lines[from]?.start ?? 0,
    end: ends[to - 1] ?? 0,
  })
  written.spans = [...runs.spans, ...notes.map((note) => ({ kind: 'NOTE' as const, ...range(note) }))]
  written.continued = continued && range(continued)
  return written
}

/** Lines of a block and of the next column follow one another; a blank line is between blocks. */
const separator = (before: Line | undefined, line: Line) =>
  line.isFirst && !(before && line.isUpright && before.isUpright && line.down < before.down) ? '\n\n' : '\n'

function append(written: PageText, text: string, place: Box | null) {
  written.text += text
  for (let unit = 0; unit < text.length; unit += 1) written.places.push(place)
}

function textOf(letter: Letter, markers: Set<Letter>, isLabel: boolean): string {
  const { text, shift } = letter
  if (shift === 'NONE' || letter.sight === 'INVISIBLE' || markers.has(letter) || isLabel) return text
  return (shift === 'RAISED' ? raised[text] : lowered[text]) ?? text
}

/** Spans from neighbouring letters. White space between two of a kind is part of both. */
class Runs {
  readonly spans: LayerSpan[] = []
  private readonly last = new Map<SpanKind, LayerSpan>()

  add(kind: SpanKind, start: number, end: number, text: string) {
    const last = this.last.get(kind)
    const touches =
      last && (kind === 'NOTE_MARKER' ? last.end === start : text.slice(last.end, start).trim() === '')
    if (last && touches) last.end = end
    else {
      const span = { kind, start, end }
      this.last.set(kind, span)
      this.spans.push(span)
    }
  }
}
