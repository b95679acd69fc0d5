import { type DifferenceClass, graver } from './difference'
import type { Language } from './language'
import { isRoman } from './numbers'
import { distance, looksMisread, negatesByForm } from './resemblance'
import { type Sense, sensesOf } from './senses'
import { isWord, type Token } from './tokens'

/** A token with what it means where it stands. */
export interface Item {
  token: Token
  sense: Sense | null
  isName: boolean
}

/** The tokens of one side, each with its sense and whether it names somebody or something. */
export function itemsOf(tokens: readonly Token[], language: Language): Item[] {
  const senses = sensesOf(tokens, language)
  return tokens.map((token, index) => ({
    token,
    sense: senses[index] ?? null,
    isName: isName(tokens, index, language),
  }))
}

/** A capital inside a sentence, capitals throughout, or a title before it. In a language without capitals only the title tells. */
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

/** The class of a stretch that only one side has, or that both have in other words. */
export function classOfStretch(
  quotation: readonly Item[],
  passage: readonly Item[],
  language: Language,
): DifferenceClass {
  const both = [...quotation, ...passage]
  const onlyWritingDiffers =
    quotation.length > 0 && passage.length > 0 && joined(quotation) === joined(passage)
  if (onlyWritingDiffers && both.every((item) => item.token.kind !== 'NUMBER')) {
    const spacesDiffer = spaces(quotation) !== spaces(passage)
    return spacesDiffer
      ? graver('PUNCTUATION', gravest(both.map((item) => item.sense ?? 'PUNCTUATION')))
      : 'PUNCTUATION'
  }
  const reversed = quotation.some((one) =>
    passage.some(
      (other) =>
        isWord(one.token) && isWord(other.token) && negatesByForm(one.token.key, other.token.key, language),
    ),
  )
  return gravest([...both.map(classOfItem), ...(reversed ? (['NEGATION'] as const) : [])])
}

const spaces = (items: readonly Item[]) =>
  items.slice(1).filter((item) => item.token.spaceBefore && item.token.key !== '-').length

function classOfItem(item: Item): DifferenceClass {
  if (item.sense) return item.sense
  if (item.isName) return 'NAME'
  return item.token.kind === 'MARK' ? 'PUNCTUATION' : 'WORD'
}

/** The class of one token that stands in place of another. */
export function classOfPair(quotation: Item, passage: Item, language: Language): DifferenceClass {
  const one = quotation.token
  const other = passage.token
  const plain = graver(classOfItem(quotation), classOfItem(passage))
  if (!isWord(one) || !isWord(other)) return plain
  if (negatesByForm(one.key, other.key, language)) return 'NEGATION'
  if (!(quotation.sense && passage.sense) && isSlip(one, other))
    return quotation.isName || passage.isName ? 'NAME' : 'WORD'
  if (isRoman(one.text) && isRoman(other.text)) return 'NUMBER'
  return plain
}

/** A misreading, or a long word with a letter or two wrong, that says what the right word says. */
function isSlip(one: Token, other: Token): boolean {
  if (one.kind === 'MIXED' && other.kind === 'MIXED') return false
  if (looksMisread(one.key, other.key)) return true
  const length = Math.min(one.key.length, other.key.length)
  const tolerated = length >= 10 ? 2 : length >= 7 ? 1 : 0
  return tolerated > 0 && distance(one.key, other.key, tolerated) <= tolerated
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
