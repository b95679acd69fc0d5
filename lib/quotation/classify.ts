import { type DifferenceClass, graver } from './difference'
import type { Language } from './language'
import { isRoman } from './numbers'
import { distance, hedgesByForm, negatesByForm, skeleton } from './resemblance'
import { type Sense, sensesOf } from './senses'
import { isWord, type Token } from './tokens'

/** A token with its meaning in context. */
export interface Item {
  token: Token
  sense: Sense | null
  isName: boolean
}

/** The tokens of one side, each with its sense and whether it is part of a name. */
export function itemsOf(tokens: readonly Token[], language: Language): Item[] {
  const senses = sensesOf(tokens, language)
  return tokens.map((token, index) => ({
    token,
    sense: senses[index] ?? null,
    isName: isName(tokens, index, language),
  }))
}

/** True for a capital inside a sentence, a word in capitals, or a title before it. In a language without capitals only the title counts. */
function isName(tokens: readonly Token[], index: number, language: Language): boolean {
  const token = tokens[index]
  if (!token || !isWord(token)) return false
  const before = tokens[index - 1]?.text === '.' ? tokens[index - 2] : tokens[index - 1]
  if (before && language.titles.has(before.key)) return true
  if (language.lexicon?.capitalsAreNames === false || !/^\p{Lu}/u.test(token.text)) return false
  if (/^\p{Lu}{2,}$/u.test(token.text)) return true
  return before !== undefined && !/^[.!?:։؟"…\-([]$/.test(before.text)
}

const joined = (items: readonly Item[]) =>
  items
    .map((item) => item.token.key)
    .filter((key) => key !== '-')
    .join('')

const gravest = (classes: DifferenceClass[]): DifferenceClass => classes.reduce(graver, 'TYPOGRAPHY')

/** The class of a stretch that only one side has, or that differs between the sides. */
export function classOfStretch(
  quotation: readonly Item[],
  passage: readonly Item[],
  language: Language,
): DifferenceClass {
  const both = [...quotation, ...passage]
  const sided = quotation.length > 0 && passage.length > 0
  if (sided && both.every((item) => item.token.kind !== 'NUMBER')) {
    const one = joined(quotation)
    const other = joined(passage)
    if (one === other)
      return spaces(quotation) === spaces(passage) ? 'PUNCTUATION' : classOfSpacing(quotation, passage)
    if (skeleton(one) === skeleton(other)) return classOfSpacing(quotation, passage)
  }
  return gravest([...both.map(classOfItem), ...reversals(quotation, passage, language)])
}

const spaces = (items: readonly Item[]) =>
  items.slice(1).filter((item) => item.token.spaceBefore && item.token.key !== '-').length

/** True for the same letters divided into words differently: a slip, unless the division makes a word that changes the meaning ("not able"). */
function classOfSpacing(quotation: readonly Item[], passage: readonly Item[]): DifferenceClass {
  const [finer, coarser] = quotation.length > passage.length ? [quotation, passage] : [passage, quotation]
  const parted = finer.map((item) => item.sense).filter((sense) => sense !== null)
  return coarser.every((item) => item.sense === null) ? gravest(['WORD', ...parted]) : 'WORD'
}

/** With more pairs of words than this, two stretches are different texts. Their change of meaning is unknown, so the gravest class applies. */
const mostPairs = 250_000

const wordsOf = (items: readonly Item[]) => [
  ...new Set(items.flatMap(({ token }) => (isWord(token) ? [token.key] : []))),
]

/** Pairs of words across the two sides where the form of one negates or weakens the other. */
function reversals(
  quotation: readonly Item[],
  passage: readonly Item[],
  language: Language,
): DifferenceClass[] {
  const [ones, others] = [wordsOf(quotation), wordsOf(passage)]
  if (ones.length * others.length > mostPairs) return ['NEGATION']
  return ones.flatMap((one) => others.flatMap((other) => reversal(one, other, language)))
}

function reversal(one: string, other: string, language: Language): DifferenceClass[] {
  if (negatesByForm(one, other, language)) return ['NEGATION']
  return hedgesByForm(one, other, language) ? ['HEDGE_OR_ATTRIBUTION'] : []
}

function classOfItem(item: Item): DifferenceClass {
  if (item.sense) return item.sense
  if (item.isName) return 'NAME'
  return item.token.kind === 'MARK' ? 'PUNCTUATION' : 'WORD'
}

/** The class of one token that replaces another. */
export function classOfPair(quotation: Item, passage: Item, language: Language): DifferenceClass {
  const one = quotation.token
  const other = passage.token
  const plain = graver(classOfItem(quotation), classOfItem(passage))
  if (!isWord(one) || !isWord(other)) return plain
  const [reversed] = reversal(one.key, other.key, language)
  if (reversed) return graver(reversed, plain)
  if (isSlip(quotation, passage)) return quotation.isName || passage.isName ? 'NAME' : 'WORD'
  if (isRoman(one.text) && isRoman(other.text)) return 'NUMBER'
  return plain
}

/** A misreading, or a long word with one or two wrong letters, that has the same meaning as the right word. */
function isSlip(quotation: Item, passage: Item): boolean {
  const one = quotation.token
  const other = passage.token
  if (one.kind === 'MIXED' && other.kind === 'MIXED') return false
  const isMisread = skeleton(one.key) === skeleton(other.key)
  if (one.kind !== other.kind) return isMisread
  if (quotation.sense && passage.sense) return false
  const length = Math.min(one.key.length, other.key.length)
  const tolerated = length >= 10 ? 2 : length >= 7 ? 1 : 0
  return isMisread || (tolerated > 0 && distance(one.key, other.key, tolerated) <= tolerated)
}

/** The class of two tokens that count as the same word or figure, `null` when nothing differs. */
export function classOfSame(
  quotation: Token,
  passage: Token,
  originals: [string, string],
): DifferenceClass | null {
  if (quotation.fixed) return null
  if (quotation.text !== passage.text) {
    const isCase = quotation.text.toLowerCase() === passage.text.toLowerCase() && quotation.kind !== 'NUMBER'
    return isCase ? 'CASE' : 'TYPOGRAPHY'
  }
  const [one, other] = originals.map((text) => text.replace(/\s+/g, ' '))
  return one === other ? null : 'TYPOGRAPHY'
}
