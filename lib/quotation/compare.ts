import { classOfPair, classOfSame, classOfStretch, type Item, itemsOf } from './classify'
import type { Difference, DifferenceClass } from './difference'
import { type Folded, fold } from './fold'
import { type Intervention, type Reading, readInterventions } from './interventions'
import { type Language, type LanguageOfComparison, languageFor } from './language'
import { type Omission, omissionBetween } from './omission'
import { type Alignment, layParts } from './parts'
import { type Range, rangesOf, withinSentences } from './ranges'
import { endsBefore } from './sentences'
import { type Stretch, stretchesOf } from './stretches'
import { type Token, tokenise } from './tokens'
import { ENGINE_VERSION } from './version'

export interface Comparison {
  engine: string
  /** In the order of the quotation; UTF-16 offsets in the untouched texts. */
  differences: Difference[]
  /** Words of the passage that the quotation openly leaves out, with the words at their edges that can change the meaning. */
  omissions: Omission[]
  /** Declared by the editor, so no differences; spans in the untouched quotation. */
  interventions: Intervention[]
  language: LanguageOfComparison
  /** True if no part matches the passage, so that everything counts as changed. */
  unlike: boolean
}

/** The two prepared texts of a comparison. */
interface Texts {
  quotation: Folded
  passage: Folded
  reading: Reading
  language: Language
  quoted: Item[]
  held: Item[]
}

/**
 * Lists the differences between a quotation and its passage, without a score. The whole passage counts: words missing at its ends are
 * differences, except whole sentences, which are omissions. Declared interventions are not differences. A language without a lexicon gets
 * language-neutral classes only, and `language.supported` is false. Pass a folded passage to leave ranges of it out.
 */
export function compare(quotation: string, passage: string | Folded, language: string): Comparison {
  const quoted = fold(quotation)
  const held = typeof passage === 'string' ? fold(passage) : passage
  const reading = readInterventions(quoted.folded, held.folded)
  return compareAligned(
    quoted,
    held,
    reading,
    layParts(reading, held.folded),
    languageFor(language, `${held.remaining} ${quotation}`),
  )
}

/** Compares parts that are already matched with the passage; `null` compares the whole with the whole. */
export function compareAligned(
  quotation: Folded,
  passage: Folded,
  reading: Reading,
  alignments: Alignment[] | null,
  language: Language,
): Comparison {
  const texts: Texts = {
    quotation,
    passage,
    reading,
    language,
    quoted: itemsOf(patched(tokenise(reading.plain, language), reading), language),
    held: itemsOf(tokenise(passage.folded, language, passage.isGap.bind(passage)), language),
  }
  const whole = {
    part: { start: 0, end: reading.plain.length },
    passage: { start: 0, end: passage.folded.length },
    freeStart: false,
    freeEnd: false,
  }
  const laid = alignments ?? [whole]
  const ranges = withinSentences(
    rangesOf(laid, texts.quoted.map(tokenOf), texts.held.map(tokenOf)),
    texts.quoted.map(tokenOf),
    texts.held.map(tokenOf),
    (end) => endsBefore(passage.folded, end, language),
  )
  return {
    engine: ENGINE_VERSION,
    differences: ranges.flatMap((range) => differencesIn(range, texts)),
    omissions: omissionsOf(ranges, texts),
    interventions: reading.interventions.map((intervention) => ({
      ...intervention,
      ...quotation.toOriginalSpan(intervention.start, intervention.end),
    })),
    language: { code: language.code, supported: language.supported },
    unlike: alignments === null,
  }
}

function patched(tokens: Token[], reading: Reading): Token[] {
  const { patches } = reading
  if (patches.length === 0) return tokens
  let next = 0
  return tokens.map((token) => {
    while (next < patches.length && (patches[next]?.end ?? 0) <= token.start) next += 1
    const patch = patches[next]
    return patch && patch.start < token.end
      ? { ...token, fixed: { prefix: patch.prefix, suffix: patch.suffix } }
      : token
  })
}

function differencesIn(range: Range, texts: Texts): Difference[] {
  const quoted = texts.quoted.slice(...range.quotation)
  const held = texts.held.slice(...range.passage)
  const stretches = stretchesOf(quoted.map(tokenOf), held.map(tokenOf))
  return stretches.flatMap((stretch) => {
    const one = quoted.slice(...stretch.quotation)
    const other = held.slice(...stretch.passage)
    if (stretch.same) return sameStretch(one, other, texts)
    if (isOuterMark(stretch, quoted, held)) return [made('TYPOGRAPHY', one, other, texts, range, stretch)]
    if (one.length === 0 && isSupplied(other, quoted, stretch, texts)) return []
    if (one.length > 1 && arePairs(one, other))
      return one.flatMap((item, index) => {
        const pair = other[index]
        return pair
          ? [made(classOfPair(item, pair, texts.language), [item], [pair], texts, range, stretch)]
          : []
      })
    const [first] = one
    const [second] = other
    const isPair = one.length === 1 && other.length === 1 && first && second
    const kind = isPair
      ? classOfPair(first, second, texts.language)
      : classOfStretch(one, other, texts.language)
    return [made(atLineEnd(kind, other, texts) ? 'TYPOGRAPHY' : kind, one, other, texts, range, stretch)]
  })
}

/** True if two texts have the same number of tokens, with words and marks in the same positions. */
const arePairs = (one: Item[], other: Item[]) =>
  one.length === other.length &&
  one.every((item, index) => (item.token.kind === 'MARK') === (other[index]?.token.kind === 'MARK'))

const tokenOf = (item: Item) => item.token

function sameStretch(quoted: Item[], held: Item[], texts: Texts): Difference[] {
  return quoted.flatMap((item, index) => {
    const pair = held[index]
    if (!pair) return []
    const one = quotationSpan(texts, item.token.start, item.token.end)
    const other = passageSpan(texts, pair.token.start, pair.token.end)
    const kind = classOfSame(item.token, pair.token, [one.text, other.text])
    return kind ? [{ class: kind, quotation: one, passage: other }] : []
  })
}

/** Quotation marks around the whole, and a stop or comma at its end, belong to the page that quotes (Chicago 13.7), not to the words. */
function isOuterMark(stretch: Stretch, quoted: Item[], held: Item[]): boolean {
  const marks = [...quoted.slice(...stretch.quotation), ...held.slice(...stretch.passage)]
  const atStart = stretch.quotation[0] === 0 && stretch.passage[0] === 0
  const atEnd = stretch.quotation[1] === quoted.length && stretch.passage[1] === held.length
  const isOuter = atEnd ? /^["'.,;:]$/ : /^["']$/
  return (atStart || atEnd) && marks.every((item) => isOuter.test(item.token.key))
}

/** True for words of the passage that words in brackets replace: at most three, without a change of meaning. */
function isSupplied(held: Item[], quoted: Item[], stretch: Stretch, texts: Texts): boolean {
  if (held.length > 3 || held.some((item) => item.sense !== null)) return false
  const before = quoted[stretch.quotation[0] - 1]?.token.end ?? 0
  const after = quoted[stretch.quotation[0]]?.token.start ?? texts.reading.plain.length
  return texts.reading.gaps.some((gap) => gap >= before && gap <= after)
}

/** A word with a hyphen lost or kept at the end of a line. */
function atLineEnd(kind: DifferenceClass, held: Item[], texts: Texts): boolean {
  const first = held[0]
  const last = held.at(-1)
  if (kind !== 'PUNCTUATION' || !first || !last || held.every((item) => item.token.kind === 'MARK'))
    return false
  return /[-‐­֊]\s*[\r\n]/.test(passageSpan(texts, first.token.start, last.token.end).text)
}

function made(
  kind: DifferenceClass,
  one: Item[],
  other: Item[],
  texts: Texts,
  range: Range,
  stretch: Stretch,
): Difference {
  const quotationPlace = edge(texts.quoted, range.quotation[0] + stretch.quotation[0])
  const passagePlace = edge(texts.held, range.passage[0] + stretch.passage[0])
  return {
    class: kind,
    quotation: quotationSpan(
      texts,
      one[0]?.token.start ?? quotationPlace,
      one.at(-1)?.token.end ?? quotationPlace,
    ),
    passage: passageSpan(
      texts,
      other[0]?.token.start ?? passagePlace,
      other.at(-1)?.token.end ?? passagePlace,
    ),
  }
}

/** The position of words that this side doesn't have: after the token before them. */
const edge = (items: Item[], index: number) => items[index - 1]?.token.end ?? 0

function quotationSpan(texts: Texts, start: number, end: number) {
  const folded = texts.reading.toFolded({ start, end })
  const span = texts.quotation.toOriginalSpan(folded.start, folded.end)
  return { ...span, text: texts.quotation.original.slice(span.start, span.end) }
}

function passageSpan(texts: Texts, start: number, end: number) {
  const span = texts.passage.toOriginalSpan(start, end)
  return { ...span, text: texts.passage.textOf(span) }
}

/** The text between the parts, and before the first and after the last where words don't count as differences. */
function omissionsOf(ranges: Range[], texts: Texts): Omission[] {
  const ends = [0, ...ranges.map(({ passage }) => passage[1])]
  const starts = [...ranges.map(({ passage }) => passage[0]), texts.held.length]
  return ends
    .map((end, index) => omissionBetween(texts, end, starts[index] ?? end))
    .filter((omission) => omission !== null)
}
