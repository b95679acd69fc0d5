import { type LayerSpan, skippedKinds } from '@/lib/holdings/spans'

/** A range of a text; offsets are UTF-16 units, `end` is exclusive. */
export type Range = { start: number; end: number }

/**
 * The words of a text in which a passage is chosen. A note marker, a page number or a reading touches a word and isn't part of it: "613⁴" is the
 * word "613".
 */
export class Words {
  private readonly segments: Intl.Segments
  private readonly edges: readonly number[]

  constructor(
    readonly text: string,
    language: string,
    /** With offsets from the start of the text. */
    spans: readonly LayerSpan[] = [],
  ) {
    const [locale = 'und'] = Intl.Segmenter.supportedLocalesOf([language])
    this.segments = new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)
    const skipped = spans.filter(({ kind }) => skippedKinds.includes(kind))
    this.edges = [...new Set(skipped.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  }

  /** The word that has this offset; null between words. */
  private at(offset: number): Range | null {
    const segment = this.segments.containing(offset)
    if (!segment?.isWordLike) return null
    const end = segment.index + segment.segment.length
    const before = this.edges.findLast((edge) => edge <= offset && edge > segment.index)
    const after = this.edges.find((edge) => edge > offset && edge < end)
    return { start: before ?? segment.index, end: after ?? end }
  }

  /** The first word that begins at or after this offset, or has it; null after the last one. */
  from(offset: number): Range | null {
    for (let at = Math.max(0, offset); at < this.text.length; ) {
      const word = this.at(at)
      if (word) return word
      const segment = this.segments.containing(at)
      at = segment ? segment.index + segment.segment.length : this.text.length
    }
    return null
  }

  /** The last word that begins before this offset; null before the first one. */
  before(offset: number): Range | null {
    for (let at = Math.min(offset, this.text.length) - 1; at >= 0; ) {
      const word = this.at(at)
      if (word) return word
      at = (this.segments.containing(at)?.index ?? 0) - 1
    }
    return null
  }

  /** The range with whole words at its ends and without the spaces there; null when it has no word. */
  around({ start, end }: Range): Range | null {
    const chosen = this.text.slice(start, end)
    const from = start + chosen.length - chosen.trimStart().length
    const to = end - (chosen.length - chosen.trimEnd().length)
    if (from >= to || !this.hasWord(from, to)) return null
    return { start: this.at(from)?.start ?? from, end: this.at(to - 1)?.end ?? to }
  }

  private hasWord(from: number, to: number): boolean {
    const word = this.from(from)
    return word !== null && word.start < to
  }

  /** The first word of the line that has this offset, and the last one. */
  line(offset: number): { first: Range | null; last: Range | null } {
    const start = this.text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1
    const found = this.text.indexOf('\n', offset)
    const end = found < 0 ? this.text.length : found
    return { first: this.from(start), last: this.before(end) }
  }

  /** The number of words in a range; at most a thousand are counted. */
  count({ start, end }: Range): number {
    let count = 0
    for (let word = this.from(start); word && word.start < end && count < 1000; word = this.from(word.end))
      count += 1
    return count
  }
}

/** Two words, and the range between the outer ends of both. */
export const spanning = (one: Range, other: Range): Range => ({
  start: Math.min(one.start, other.start),
  end: Math.max(one.end, other.end),
})

/** What a key does to the word that is marked: moves it, or extends the choice to it with Shift. */
export type Step = 'NEXT' | 'PREVIOUS' | 'FIRST' | 'LAST' | 'LINE_START' | 'LINE_END' | 'UP' | 'DOWN'

/** What an arrow key asks for. In a text from right to left, the left arrow goes forward. */
export function keyOf(
  event: { key: string; ctrlKey: boolean; metaKey: boolean },
  isRightToLeft: boolean,
): Step | null {
  const isFar = event.ctrlKey || event.metaKey
  switch (event.key) {
    case 'ArrowRight':
      return isRightToLeft ? 'PREVIOUS' : 'NEXT'
    case 'ArrowLeft':
      return isRightToLeft ? 'NEXT' : 'PREVIOUS'
    case 'ArrowDown':
      return 'DOWN'
    case 'ArrowUp':
      return 'UP'
    case 'Home':
      return isFar ? 'FIRST' : 'LINE_START'
    case 'End':
      return isFar ? 'LAST' : 'LINE_END'
    default:
      return null
  }
}

/** The word to which a key leads from the marked one, except up and down, which depend on where words are shown. */
export function wordAfter(words: Words, marked: Range, to: Exclude<Step, 'UP' | 'DOWN'>): Range {
  return found(words, marked, to) ?? marked
}

function found(words: Words, { start, end }: Range, to: Exclude<Step, 'UP' | 'DOWN'>): Range | null {
  switch (to) {
    case 'NEXT':
      return words.from(end)
    case 'PREVIOUS':
      return words.before(start)
    case 'FIRST':
      return words.from(0)
    case 'LAST':
      return words.before(words.text.length)
    case 'LINE_START':
      return words.line(start).first
    case 'LINE_END':
      return words.line(start).last
  }
}
