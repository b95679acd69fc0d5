import { type Item, itemsOf } from './classify'
import { type Comparison, compareAligned } from './compare'
import { type Difference, type DifferenceClass, graver } from './difference'
import { type Folded, fold, foldPart, type Span } from './fold'
import { readInterventions } from './interventions'
import { type Language, languageFor } from './language'
import { type LocateOptions, type Location, locate } from './locate'
import { type CutSign, nearCut, signsOf } from './omission'
import { splitsWord } from './place'
import { widenToSentences } from './sentences'
import { tokenise } from './tokens'

/** The start or end of the quotation in the text, and what is just outside it. */
export interface Cut {
  side: 'START' | 'END'
  /** UTF-16 offset in the untouched text. */
  at: number
  midWord: boolean
  midSentence: boolean
  /** Negation, doubt, figures or a contrast among the six words outside, within the sentence. */
  signs: CutSign[]
}

export interface Examination {
  location: Location
  /** The sentences of the text that the quotation touches; `null` unless it was located. */
  passage: Span | null
  /** Differences from the text there, with offsets in the whole untouched text; `null` unless it was located. */
  comparison: Comparison | null
  cuts: Cut[]
}

/** How many characters on each side of the sentences are folded too, so that folding sees the same context. */
const margin = 64

/**
 * Locates a quotation in a text and compares it there. Words of the same sentence before and after the quotation aren't differences;
 * `cuts` lists them. Pass a folded text to examine many quotations against it.
 */
export function examine(
  quotation: string,
  text: string | Folded,
  tag: string,
  options: LocateOptions = {},
): Examination {
  const source = typeof text === 'string' ? fold(text) : text
  const location = locate(quotation, source, options)
  const first = location.parts[0]
  const last = location.parts.at(-1)
  if (!first || !last) return { location, passage: null, comparison: null, cuts: [] }

  const extent = { start: source.fromOriginal(first.start), end: source.fromOriginal(last.end) }
  const language = languageFor(tag, source.folded.slice(extent.start, extent.end))
  const widened = widenToSentences(source, extent, language)
  const passage = source.toOriginalSpan(widened.start, widened.end)
  const from = Math.max(0, passage.start - margin)
  const held = foldPart(source, from, passage.end + margin)
  const at = (offset: number) => held.fromOriginal(offset - from)
  const quoted = fold(quotation)
  const reading = readInterventions(quoted.folded, held.folded)
  const alignments = location.parts.map((part, index) => ({
    part: reading.parts[index] ?? { start: 0, end: 0 },
    passage: { start: at(part.start), end: at(part.end) },
    freeStart: true,
    freeEnd: true,
  }))
  const comparison = moved(compareAligned(quoted, held, reading, alignments, language), from, {
    start: first.start,
    end: last.end,
  })
  const before = itemsIn(source, widened.start, extent.start, language)
  const after = itemsIn(source, extent.end, widened.end, language)
  const beheaded = beheading({ source, sentence: widened, extent, before, after }, comparison, quotation)
  if (beheaded) comparison.differences.unshift(beheaded)
  return { location, passage, comparison, cuts: cutsOf(source, extent, before, after, language) }
}

const itemsIn = (source: Folded, start: number, end: number, language: Language) =>
  itemsOf(
    tokenise(source.folded.slice(start, end), language, (at) => source.isGap(start + at)),
    language,
  )

/**
 * Returns the words that were cut off the beginning of a sentence, such as "According to the guard, the gate …" quoted as "The gate …": the
 * quotation reads like a whole sentence but leaves out a "not" or "so they claim". A capital shows that it does; in a script without
 * capitals, it runs to the end of its sentence and only a few words are before it.
 */
function beheading(located: Located, comparison: Comparison, quotation: string): Difference | null {
  const senses = located.before.map((item) => item.sense).filter((sense) => sense !== null)
  const from = comparison.differences.find((difference) => difference.class !== 'TYPOGRAPHY')
  const firstLetter = /\p{L}/u.exec(quotation)?.[0] ?? ''
  if (senses.length === 0) return null
  const begins = /\p{Lu}/u.test(firstLetter)
    ? from !== undefined && quotation.slice(0, from.quotation.start).search(/[\p{L}\p{N}]/u) < 0
    : !/\p{Ll}/u.test(firstLetter) &&
      located.before.length <= nearCut &&
      located.after.every((item) => item.token.kind === 'MARK')
  if (!begins) return null
  const span = located.source.toOriginalSpan(located.sentence.start, located.extent.start)
  return {
    class: senses.reduce<DifferenceClass>(graver, 'WORD'),
    quotation: { start: 0, end: 0, text: '' },
    passage: { ...span, text: located.source.textOf(span) },
  }
}

/** The located words of a text and the words around them in their sentences. */
interface Located {
  source: Folded
  sentence: Span
  extent: Span
  before: Item[]
  after: Item[]
}

/** Moves the offsets into the whole text. Omissions outside the quotation are context and are left out. */
function moved(comparison: Comparison, by: number, within: Span): Comparison {
  const shift = <Place extends Span>(place: Place): Place => ({
    ...place,
    start: place.start + by,
    end: place.end + by,
  })
  return {
    ...comparison,
    differences: comparison.differences.map((entry) => ({ ...entry, passage: shift(entry.passage) })),
    omissions: comparison.omissions
      .map((entry) => ({ ...entry, passage: shift(entry.passage) }))
      .filter(({ passage }) => passage.start >= within.start && passage.end <= within.end),
  }
}

function cutsOf(source: Folded, extent: Span, before: Item[], after: Item[], language: Language): Cut[] {
  const hasWords = (items: Item[]) => items.some((item) => item.token.kind !== 'MARK')
  return [
    {
      side: 'START',
      at: source.toOriginal(extent.start),
      midWord: splitsWord(source.folded, extent.start) || source.folded[extent.start - 1] === '-',
      midSentence: hasWords(before),
      signs: signsOf(before.slice(-nearCut), language),
    },
    {
      side: 'END',
      at: source.toOriginal(extent.end),
      midWord:
        splitsWord(source.folded, extent.end) ||
        /^-\p{L}/u.test(source.folded.slice(extent.end, extent.end + 2)),
      midSentence: hasWords(after),
      signs: signsOf(after.slice(0, nearCut), language),
    },
  ]
}
